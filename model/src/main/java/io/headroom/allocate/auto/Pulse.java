package io.headroom.allocate.auto;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;

/// Asks now and then whether a search is to go on.
@FunctionalInterface
interface Pulse {
    /// @throws SearchCancelled if not
    void beat();

    /// That of a watcher.
    static Pulse of(Watcher watcher) {
        return () -> {
            if (watcher.cancelled()) {
                throw new SearchCancelled();
            }
        };
    }
}
