package io.headroom.trust;

/// What a run must know of a queue to be long enough, and a sample to judge what was seen.
interface QueueShape {
    /// Arrivals per unit of time.
    double rate();

    /// Servers.
    int servers();

    /// Mean service time.
    double mean();

    /// Share of its servers that would be busy in the mean if everyone were served.
    double load();

    /// Requests in which it forgets its state.
    double memory();

    /// Requests in one stretch without an idle server, roughly: the size of the clusters in which rare things happen.
    double cluster();
}
