package io.headroom.answers;

import io.headroom.allocate.Watcher;

/// What a search sees of whoever asked for it. All methods may be called from any thread.
///
/// @param <R> what it finds
public interface Search<R> extends Watcher {
    /// Shows the best answer so far. It stays if the search is ended before its end.
    void best(R soFar);
}
