package io.headroom.report;

import java.util.concurrent.CancellationException;

/// Who watches a long export: hears how far it is, and may end it.
public interface ExportWatch {
    /// Nobody.
    ExportWatch NONE = new ExportWatch() {
        @Override
        public void progress(double share) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// Tells how far the export is; called from the thread that exports.
    ///
    /// @param share share done, 0 to 1
    void progress(double share);

    /// Whether to end it. The file is then as it was.
    boolean cancelled();

    /// Counts rows against their number, and tells the watch about every hundredth of the work.
    final class Rows {
        private static final double STEP = 0.01;

        private final ExportWatch watch;
        private final long all;
        private final double weight;
        private long done;
        private double told;

        /// An export that is done with its rows.
        ///
        /// @param all rows, about
        Rows(ExportWatch watch, long all) {
            this(watch, all, 1);
        }

        /// @param all rows, about
        /// @param weight share of the work that the rows are, 0 to 1
        Rows(ExportWatch watch, long all, double weight) {
            this.watch = watch;
            this.all = Math.max(1, all);
            this.weight = weight;
        }

        /// Another row is there.
        ///
        /// @throws CancellationException if nobody wants the rest
        void one() {
            done++;
            reached(weight * Math.min(1, (double) done / all));
        }

        /// The rows are put together into a file.
        ///
        /// @param share share of that which is done, 0 to 1 or about
        /// @throws CancellationException if nobody wants the rest
        void assembled(double share) {
            reached(weight + (1 - weight) * Math.min(1, share));
        }

        private void reached(double share) {
            if (share >= told + STEP) {
                told = share;
                watch.progress(share);
                check();
            }
        }

        void check() {
            if (watch.cancelled()) {
                throw new CancellationException("The export was cancelled");
            }
        }
    }
}
