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
/// @param budgetUsdPerMonth the most it would pay for its capacity in US dollars per month, or null where nobody has said
public record Tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, List<Workload> workloads, List<Objective> objectives, Client client,
        @Nullable Double budgetUsdPerMonth) {
    /// @throws InvalidPlan if it has no workload, two objectives for the same figure, or a negative budget
    public Tenant {
        Require.name("tenant", name);
        workloads = List.copyOf(workloads);
        objectives = List.copyOf(objectives);
        if (workloads.isEmpty()) {
            throw new InvalidPlan("Tenant %s has no workload: give it one, or remove the tenant.".formatted(name));
        }
        Require.distinct("the objectives of tenant " + name, objectives, Objective::key);
        Require.atLeast("Budget of tenant " + name, budgetUsdPerMonth == null ? 0 : budgetUsdPerMonth, 0, "Enter US dollars per month, or nothing where it is not known.");
    }

    /// A tenant whose budget nobody has said.
    ///
    /// @throws InvalidPlan if it has no workload, or two objectives for the same figure
    public Tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, List<Workload> workloads, List<Objective> objectives, Client client) {
        this(id, name, tier, partition, workloads, objectives, client, null);
    }

    /// A tenant that takes a refusal for an answer and waits for ever.
    ///
    /// @throws InvalidPlan if it has no workload, or two objectives for the same figure
    public Tenant(TenantId id, String name, TierId tier, @Nullable PartitionId partition, List<Workload> workloads, List<Objective> objectives) {
        this(id, name, tier, partition, workloads, objectives, Client.PLAIN);
    }

    /// The same tenant in another partition, or in the tray.
    public Tenant in(@Nullable PartitionId target) {
        return new Tenant(id, name, tier, target, workloads, objectives, client, budgetUsdPerMonth);
    }

    /// The same tenant under another name.
    public Tenant withName(String other) {
        return new Tenant(id, other, tier, partition, workloads, objectives, client, budgetUsdPerMonth);
    }

    /// The same tenant in another tier.
    public Tenant withTier(TierId other) {
        return new Tenant(id, name, other, partition, workloads, objectives, client, budgetUsdPerMonth);
    }

    /// The same tenant with other workloads.
    public Tenant withWorkloads(List<Workload> others) {
        return new Tenant(id, name, tier, partition, others, objectives, client, budgetUsdPerMonth);
    }

    /// The same tenant with other objectives.
    public Tenant withObjectives(List<Objective> others) {
        return new Tenant(id, name, tier, partition, workloads, others, client, budgetUsdPerMonth);
    }

    /// The same tenant whose programs behave otherwise.
    public Tenant withClient(Client other) {
        return new Tenant(id, name, tier, partition, workloads, objectives, other, budgetUsdPerMonth);
    }

    /// The same tenant with another budget in US dollars per month, or one that nobody has said.
    public Tenant withBudget(@Nullable Double usdPerMonth) {
        return new Tenant(id, name, tier, partition, workloads, objectives, client, usdPerMonth);
    }

    /// Whether every workload accepts the model.
    public boolean accepts(ModelId model) {
        return workloads.stream().allMatch(workload -> workload.models().contains(model));
    }
}
