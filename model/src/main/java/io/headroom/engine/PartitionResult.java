package io.headroom.engine;

import io.headroom.plan.PartitionId;
import org.jspecify.annotations.Nullable;

/// What a partition did, averaged over the measured time and the replications.
///
/// @param gpus GPUs it holds, slices by their share of one
/// @param utilisation share of the time its replicas were busy, 0 to 1
/// @param kvUtilisation share of its KV cache in use, 0 to 1; for slots the same as `utilisation`
/// @param tokensOutPerSecond output tokens of served requests, per second
/// @param cachedShare share of the prompt tokens of served requests that was found in the prefix cache, NaN where none were served
/// @param queueMean mean number of requests waiting for service
/// @param gpusLent mean number of its GPUs at work for others
/// @param fairness how evenly it served its tenants, or null for a cabin
public record PartitionResult(PartitionId id, String name, boolean reserved, double gpus, int replicas, double utilisation, double kvUtilisation,
        double tokensOutPerSecond, double cachedShare, double queueMean, double gpusLent, @Nullable Fairness fairness) {
    /// A partition that lent nothing, of whose fairness nothing is known.
    public PartitionResult(PartitionId id, String name, boolean reserved, double gpus, int replicas, double utilisation, double kvUtilisation,
            double tokensOutPerSecond, double cachedShare, double queueMean) {
        this(id, name, reserved, gpus, replicas, utilisation, kvUtilisation, tokensOutPerSecond, cachedShare, queueMean, 0, null);
    }
}
