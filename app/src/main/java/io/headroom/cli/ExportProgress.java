package io.headroom.cli;

import io.headroom.report.ExportWatch;
import io.headroom.store.SaveFailed;

/// Shows on the terminal how far an export is. Nobody ends it but by ending the program.
final class ExportProgress implements ExportWatch {
    private volatile double share;

    private ExportProgress() {}

    /// An export that says how far it is.
    ///
    /// @param <T> what it tells at its end
    @FunctionalInterface
    interface Export<T> {
        T with(ExportWatch watch) throws SaveFailed;
    }

    /// Exports while showing how far that is.
    static <T> T during(Terminal terminal, String key, Export<T> export) throws SaveFailed {
        ExportProgress watch = new ExportProgress();
        Progress progress = Progress.start(terminal, key, () -> watch.share);
        try {
            return export.with(watch);
        } finally {
            progress.stop();
        }
    }

    @Override
    public void progress(double done) {
        share = done;
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
