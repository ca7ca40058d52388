package io.headroom.estimate;

/// What the replicas of a partition make of the demands on them.
sealed interface StationEstimate permits BatchingEstimate, SlotsEstimate, IdleEstimate {
    /// Demand over capacity, above 1 where the queue grows as long as the run lasts.
    double load();

    /// Share of the time its replicas are busy, 0 to 1.
    double utilisation();

    /// Share of its KV cache in use, 0 to 1.
    double kvUtilisation();

    /// Mean number of requests that wait for service.
    double queueMean();

    /// Share of the admitted requests whose service starts within the run.
    double startedShare();

    /// The latencies of one of the tenants.
    Latencies latencies(Demand demand);
}
