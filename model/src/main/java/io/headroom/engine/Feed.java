package io.headroom.engine;

import io.headroom.serving.Requests;

/// What a source takes its requests from: when each comes, how long it is and what it says. The source asks for the time of a request, then takes it, which is when its
/// lengths are asked for, then asks for the time of the next one.
sealed interface Feed permits DrawnFeed, RecordedFeed, Sessions {
    /// When the first request at or after a time comes, at a start or after a pause; what there was for the pause is skipped.
    default double from(double seconds) {
        double first;
        do {
            first = after(seconds);
        } while (first < seconds);
        return first;
    }

    /// When the request after the one at a time comes; infinity if none does.
    double after(double seconds);

    /// Prompt tokens of the request that is taken.
    int input();

    /// Output tokens of the request that is taken.
    int output();

    /// Whether there is anything to say of its requests in a table of requests.
    default boolean describes() {
        return false;
    }

    /// The row that the request before the one whose time was given last has in a trace whose prompts are known, else NONE.
    default int takenRow() {
        return Requests.NONE;
    }

    /// Says in a table of requests what a request has in common with others.
    ///
    /// @param session the session it is a turn of, or NONE
    /// @param row its row in a trace whose prompts are known, or NONE
    default void describe(Requests requests, int request, int session, int row) {}
}
