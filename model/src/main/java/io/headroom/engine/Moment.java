package io.headroom.engine;

import io.headroom.plan.ById;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;

/// A snapshot of the run being watched: a trailing window at the clock, and what is waiting and running right now.
///
/// @param clockSeconds simulated time since the start of the run
/// @param windowSeconds length of the trailing window, shorter near the start of the run
/// @param finished whether the run is over
/// @param tenants the placed tenants in plan order
/// @param partitions the partitions in plan order
public record Moment(double clockSeconds, double windowSeconds, boolean finished, List<TenantMoment> tenants, List<PartitionMoment> partitions) {
    /// A tenant at the clock. Counts and latencies cover the window; requests that finished in it, for latencies.
    ///
    /// @param offered requests that arrived in the window
    /// @param served requests that finished in the window
    /// @param throttled requests throttled in the window
    /// @param rejected requests rejected in the window
    /// @param expired requests that expired in the window
    /// @param fellBack requests that a fallback finished in the window
    /// @param waiting requests waiting for service right now
    /// @param away requests right now between two attempts, or on their way to another place
    /// @param running requests in service right now
    /// @param waitingTokens input and output tokens of the requests that wait or are between attempts
    /// @param oldestWaitSeconds how long the oldest of the waiting requests has waited, 0 if none waits
    /// @param tokensOutPerSecond output tokens of requests that finished in the window, per second
    public record TenantMoment(TenantId id, long offered, long served, long throttled, long rejected, long expired, long fellBack, int waiting,
            int away, int running, long waitingTokens, double oldestWaitSeconds,
            LatencySummary ttft, LatencySummary tpot, LatencySummary e2e, LatencySummary waitTime, double tokensOutPerSecond) {
        /// A tenant none of whose requests expired, fell back or is away.
        public TenantMoment(TenantId id, long offered, long served, long throttled, long rejected, int waiting, int running, double oldestWaitSeconds,
                LatencySummary ttft, LatencySummary tpot, LatencySummary e2e, LatencySummary waitTime, double tokensOutPerSecond) {
            this(id, offered, served, throttled, rejected, 0, 0, waiting, 0, running, 0, oldestWaitSeconds, ttft, tpot, e2e, waitTime, tokensOutPerSecond);
        }

        /// Arrivals per second in the window.
        public double offeredPerSecond(double windowSeconds) {
            return windowSeconds > 0 ? offered / windowSeconds : 0;
        }
    }

    /// A partition at the clock.
    ///
    /// @param utilisation share of the window in which its replicas were busy, 0 to 1
    /// @param waiting requests waiting for service right now
    /// @param tokensOutPerSecond output tokens of requests that finished in the window, per second
    /// @param replicaLoad for each replica the share of the window in which it was busy, 0 to 1; for slots the mean share of busy servers
    /// @param replicaKv for each replica the share of its KV cache in use right now, 0 to 1
    public record PartitionMoment(PartitionId id, double utilisation, int waiting, double tokensOutPerSecond, List<Double> replicaLoad,
            List<Double> replicaKv) {
        /// Keeps its own copies.
        public PartitionMoment {
            replicaLoad = List.copyOf(replicaLoad);
            replicaKv = List.copyOf(replicaKv);
        }
    }

    /// Keeps its own copies.
    public Moment {
        tenants = ById.of(tenants, TenantMoment::id);
        partitions = ById.of(partitions, PartitionMoment::id);
    }

    /// A tenant's part, if it is placed.
    public Optional<TenantMoment> tenant(TenantId id) {
        return Optional.ofNullable(ById.find(tenants, TenantMoment::id, id));
    }

    /// A partition's part, if it is there.
    public Optional<PartitionMoment> partition(PartitionId id) {
        return Optional.ofNullable(ById.find(partitions, PartitionMoment::id, id));
    }
}
