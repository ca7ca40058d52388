package io.headroom.engine;

import io.headroom.plan.ById;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The verdict on a plan over its whole horizon.
///
/// @param engine what was run
/// @param tenants the placed tenants in plan order
/// @param partitions the partitions in plan order
public record Results(EngineFacts engine, List<TenantResult> tenants, List<PartitionResult> partitions) {
    /// What was run.
    ///
    /// @param version version of the engine: results are a function of plan, seed and this
    /// @param durationSeconds measured time of one replication
    /// @param warmupSeconds time simulated before it
    /// @param replications replications in these results
    /// @param requests requests simulated, warm-up included
    /// @param events state changes simulated
    /// @param wallSeconds time it took
    /// @param threads threads it used
    /// @param stop how the stopping rule ended, or null without one
    public record EngineFacts(String version, long seed, double durationSeconds, double warmupSeconds, int replications, long requests, long events,
            double wallSeconds, int threads, @Nullable Stop stop) {
        /// A run without a stopping rule.
        public EngineFacts(String version, long seed, double durationSeconds, double warmupSeconds, int replications, long requests, long events,
                double wallSeconds, int threads) {
            this(version, seed, durationSeconds, warmupSeconds, replications, requests, events, wallSeconds, threads, null);
        }
    }

    /// Where a run stands that ends once its intervals are narrow enough.
    ///
    /// @param target the half-width asked for, as a share of the value
    /// @param widest the widest half-width that counts; infinite where an interval is not known
    /// @param most replications allowed
    public record Stop(double target, double widest, int most) {
        /// Whether every interval that counts is narrow enough.
        public boolean reached() {
            return widest <= target;
        }
    }

    /// Keeps its own copies.
    public Results {
        tenants = ById.of(tenants, TenantResult::id);
        partitions = ById.of(partitions, PartitionResult::id);
    }

    /// The result of a tenant, if it was placed.
    public Optional<TenantResult> tenant(TenantId id) {
        return Optional.ofNullable(ById.find(tenants, TenantResult::id, id));
    }

    /// The result of a partition, if it was there.
    public Optional<PartitionResult> partition(PartitionId id) {
        return Optional.ofNullable(ById.find(partitions, PartitionResult::id, id));
    }

    /// Objectives of all tenants.
    public List<ObjectiveResult> objectives() {
        return tenants.stream().flatMap(tenant -> tenant.objectives().stream()).toList();
    }
}
