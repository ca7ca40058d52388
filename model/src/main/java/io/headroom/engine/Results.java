package io.headroom.engine;

import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;

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
    public record EngineFacts(String version, long seed, double durationSeconds, double warmupSeconds, int replications, long requests, long events,
            double wallSeconds, int threads) {}

    /// Keeps its own copies.
    public Results {
        tenants = List.copyOf(tenants);
        partitions = List.copyOf(partitions);
    }

    /// The result of a tenant, if it was placed.
    public Optional<TenantResult> tenant(TenantId id) {
        return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    /// The result of a partition, if it was there.
    public Optional<PartitionResult> partition(PartitionId id) {
        return partitions.stream().filter(partition -> partition.id().equals(id)).findFirst();
    }

    /// Objectives of all tenants.
    public List<ObjectiveResult> objectives() {
        return tenants.stream().flatMap(tenant -> tenant.objectives().stream()).toList();
    }
}
