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

    /// Counts rows against their number, and tells the watch about every hundredth of them.
    final class Rows {
        private final ExportWatch watch;
        private final long all;
        private long done;

        Rows(ExportWatch watch, long all) {
            this.watch = watch;
            this.all = Math.max(1, all);
        }

        /// Another row is there.
        ///
        /// @throws CancellationException if nobody wants the rest
        void one() {
            done++;
            if (done % Math.max(1, all / 100) == 0) {
                watch.progress(Math.min(1, (double) done / all));
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
