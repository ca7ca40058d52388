package io.headroom.engine;

import java.util.List;

/// What one replication of one partition came to.
///
/// @param meters for each of its tenants in plan order
/// @param backlogs for each of its tenants in plan order what of it waits at the end
/// @param utilisation share of the measured time its replicas were busy
/// @param kvUtilisation share of its KV cache in use over the measured time
/// @param queueMean mean number of waiting requests over the measured time
/// @param gpusLent mean number of its GPUs at work for others
/// @param tokensIn prompt tokens of the requests served here that arrived after the warm-up
/// @param tokensCached those of them that were found in the prefix cache
/// @param tokensOut output tokens of those requests
/// @param stretches what the partition did in each section
record PartitionTally(List<VerdictMeter> meters, List<Backlog> backlogs, double utilisation, double kvUtilisation, double queueMean, double gpusLent, long tokensIn,
        long tokensCached, long tokensOut, long requests, long events, List<Observation.Stretch> stretches) {
    /// Memory it takes, in bytes, about.
    long bytes() {
        return 200 + meters.stream().mapToLong(VerdictMeter::bytes).sum();
    }
}
