package io.headroom.engine;

import io.headroom.plan.PartitionId;

/// What a partition did, averaged over the measured time and the replications.
///
/// @param utilisation share of the time its replicas were busy, 0 to 1
/// @param kvUtilisation share of its KV cache in use, 0 to 1; for slots the same as `utilisation`
/// @param tokensOutPerSecond output tokens of served requests, per second
/// @param cachedShare share of the prompt tokens of served requests that was found in the prefix cache, NaN where none were served
/// @param queueMean mean number of requests waiting for service
public record PartitionResult(PartitionId id, String name, boolean reserved, int gpus, int replicas, double utilisation, double kvUtilisation,
        double tokensOutPerSecond, double cachedShare, double queueMean) {}
