package io.headroom.cli;

import io.headroom.allocate.Watcher;

/// Shows on the terminal how far a search is. Nobody ends it but by ending the program.
final class TerminalWatcher implements Watcher {
    private volatile double share;

    private TerminalWatcher() {}

    /// Does work while showing how far it is.
    static <T> T during(Terminal terminal, String key, Work<T> work) {
        TerminalWatcher watcher = new TerminalWatcher();
        Progress progress = Progress.start(terminal, key, () -> watcher.share);
        try {
            return work.with(watcher);
        } finally {
            progress.stop();
        }
    }

    /// Work that says how far it is.
    @FunctionalInterface
    interface Work<T> {
        T with(Watcher watcher);
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(double done) {
        share = done;
    }
}
