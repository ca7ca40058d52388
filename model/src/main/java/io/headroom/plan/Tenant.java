package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Someone whose requests the fleet serves.
///
/// @param tier what it may use of shared lanes
/// @param partition where it is served, or null while it waits in the tray and is not simulated
/// @param workloads what it sends, at least one
/// @param objectives what it was promised, at most one for each metric and statistic
/// @param client what it does when it is refused or kept waiting
public record Tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, List<Workload> workloads, List<Objective> objectives, Client client) {
    /// @throws InvalidPlan if it has no workload, or two objectives for the same figure
    public Tenant {
        Require.name("tenant", name);
        workloads = List.copyOf(workloads);
        objectives = List.copyOf(objectives);
        if (workloads.isEmpty()) {
            throw new InvalidPlan("Tenant %s has no workload: give it one, or remove the tenant.".formatted(name));
        }
        Require.distinct("the objectives of tenant " + name, objectives, Objective::key);
    }

    /// A tenant that takes a refusal for an answer and waits for ever.
    ///
    /// @throws InvalidPlan if it has no workload, or two objectives for the same figure
    public Tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, List<Workload> workloads, List<Objective> objectives) {
        this(id, name, tier, partition, workloads, objectives, Client.PLAIN);
    }

    /// The same tenant in another partition, or in the tray.
    public Tenant in(@Nullable PartitionId target) {
        return new Tenant(id, name, tier, target, workloads, objectives, client);
    }

    /// The same tenant under another name.
    public Tenant withName(String other) {
        return new Tenant(id, other, tier, partition, workloads, objectives, client);
    }

    /// The same tenant in another tier.
    public Tenant withTier(TierId other) {
        return new Tenant(id, name, other, partition, workloads, objectives, client);
    }

    /// The same tenant with other workloads.
    public Tenant withWorkloads(List<Workload> others) {
        return new Tenant(id, name, tier, partition, others, objectives, client);
    }

    /// The same tenant with other objectives.
    public Tenant withObjectives(List<Objective> others) {
        return new Tenant(id, name, tier, partition, workloads, others, client);
    }

    /// The same tenant whose programs behave otherwise.
    public Tenant withClient(Client other) {
        return new Tenant(id, name, tier, partition, workloads, objectives, other);
    }

    /// Whether every workload accepts the model.
    public boolean accepts(ModelId model) {
        return workloads.stream().allMatch(workload -> workload.models().contains(model));
    }
}
