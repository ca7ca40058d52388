package io.headroom.timeline;

/// What is drawn over time, one below the other.
enum Track {
    /// Requests that arrive, per second.
    LOAD,
    /// The latency that was promised, or the 99th percentile of the time to the first token.
    LATENCY,
    /// Requests that wait.
    BACKLOG,
    /// Share of the time in which replicas are busy.
    UTILISATION
}
