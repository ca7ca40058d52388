package io.headroom.cli;

import io.headroom.allocate.Watcher;
import java.util.function.Function;

/// Runs a search to its end, with a progress line where a person watches.
final class WatchedSearch {
    private WatchedSearch() {}

    /// @param key of the progress line
    /// @param search what is done, told how far it is
    /// @return what it found
    static <R> R run(Terminal terminal, String key, Function<Watcher, R> search) {
        Share share = new Share();
        Progress progress = Progress.start(terminal, key, () -> share.done);
        try {
            return search.apply(share);
        } finally {
            progress.stop();
        }
    }

    private static final class Share implements Watcher {
        private volatile double done;

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(double share) {
            done = share;
        }
    }
}
