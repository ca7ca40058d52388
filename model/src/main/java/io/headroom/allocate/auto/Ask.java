package io.headroom.allocate.auto;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an auto-plan is asked.
///
/// @param plan what there is: its fleet, tenants, objectives and deployments are given, its partitions are not
/// @param keptPartitions partitions that stay as they are, with the tenants in them
/// @param keptTenants tenants that stay in their partition, or in the tray; its size and who else is in it may change
/// @param budgetUsdPerHour most that all partitions may cost, in US dollars per hour, above 0, or null for no bound
/// @param usdPerMove what a moved tenant must save, in US dollars per hour, 0 or more; with 0 fewer moves only decide between plans that cost the same
/// @param variants whether deployments at other tensor-parallel degrees and in fp8 may be made besides those of the plan
/// @param assurance how sure each objective must be
public record Ask(Plan plan, Set<PartitionId> keptPartitions, Set<TenantId> keptTenants, @Nullable Double budgetUsdPerHour, double usdPerMove, boolean variants,
        Assurance assurance) {
    /// Keeps its own copies.
    ///
    /// @throws InvalidPlan if a number is out of range, or something that is to be kept is not in the plan
    public Ask {
        keptPartitions = Set.copyOf(keptPartitions);
        keptTenants = Set.copyOf(keptTenants);
        keptPartitions.forEach(plan::partition);
        keptTenants.forEach(plan::tenant);
        Require.above("Budget in dollars per hour", budgetUsdPerHour == null ? 1 : budgetUsdPerHour, 0, "Enter US dollars per hour, e.g. 150, or leave it out.");
        Require.atLeast("What a move must save", usdPerMove, 0, "Enter US dollars per hour, or 0.");
    }

    /// The cheapest plan, without any bound.
    public static Ask of(Plan plan) {
        return new Ask(plan, Set.of(), Set.of(), null, 0, false, Assurance.USUAL);
    }

    /// The same with what some ids name kept: a partition as it is, a tenant where it is. An id that names both keeps both.
    ///
    /// @throws InvalidPlan if an id names neither
    public Ask keeping(List<String> ids) {
        Set<PartitionId> partitions = new HashSet<>(keptPartitions);
        Set<TenantId> tenants = new HashSet<>(keptTenants);
        for (String id : ids) {
            boolean partition = plan.partitions().stream().map(Partition::id).anyMatch(known -> known.value().equals(id));
            boolean tenant = plan.tenants().stream().map(Tenant::id).anyMatch(known -> known.value().equals(id));
            if (!partition && !tenant) {
                throw new InvalidPlan("There is no partition and no tenant \"%s\" in the plan that could be kept. Maybe it was renamed or removed?".formatted(id));
            }
            if (partition) {
                partitions.add(new PartitionId(id));
            }
            if (tenant) {
                tenants.add(new TenantId(id));
            }
        }
        return new Ask(plan, partitions, tenants, budgetUsdPerHour, usdPerMove, variants, assurance);
    }

    /// The same within a budget, or without one.
    public Ask within(@Nullable Double usdPerHour) {
        return new Ask(plan, keptPartitions, keptTenants, usdPerHour, usdPerMove, variants, assurance);
    }

    /// The same where a tenant moves only if that saves a GPU at the dearest price of the fleet.
    public Ask withFewestMoves() {
        double dearest = plan.fleet().stream().mapToDouble(cluster -> Math.max(cluster.prices().onDemandUsdPerGpuHour(), cluster.prices().reservedUsdPerGpuHour())).max().orElse(0);
        return new Ask(plan, keptPartitions, keptTenants, budgetUsdPerHour, dearest, variants, assurance);
    }

    /// The same with deployments besides those of the plan, or without.
    public Ask withVariants(boolean on) {
        return new Ask(plan, keptPartitions, keptTenants, budgetUsdPerHour, usdPerMove, on, assurance);
    }

    /// The same with another assurance.
    public Ask with(Assurance other) {
        return new Ask(plan, keptPartitions, keptTenants, budgetUsdPerHour, usdPerMove, variants, other);
    }

    /// The same of another plan with the same partitions and tenants.
    Ask about(Plan other) {
        return new Ask(other, keptPartitions, keptTenants, budgetUsdPerHour, usdPerMove, variants, assurance);
    }
}
