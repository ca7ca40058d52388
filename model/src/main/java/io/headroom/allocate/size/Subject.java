package io.headroom.allocate.size;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;

/// What is sized.
public sealed interface Subject {
    /// A tenant in a cabin of its own, wherever it is now.
    record OneTenant(TenantId id) implements Subject {}

    /// A lane with all its tenants.
    record Lane(PartitionId id) implements Subject {}

    /// Whose objectives count, in plan order.
    ///
    /// @throws InvalidPlan if there is no such tenant or lane, it is a cabin, nobody is in it, or nobody in it has an objective
    default List<Tenant> tenants(Plan plan) {
        List<Tenant> tenants = switch (this) {
            case OneTenant(TenantId id) -> List.of(plan.tenant(id));
            case Lane(PartitionId id) -> placed(plan, plan.partition(id));
        };
        if (tenants.stream().allMatch(tenant -> tenant.objectives().isEmpty())) {
            throw new InvalidPlan("%s has no objective, so any size would do: give %s one, e.g. a p99 of 500ms to the first token.".formatted(name(plan),
                    this instanceof OneTenant ? "it" : "one of its tenants"));
        }
        return tenants;
    }

    private static List<Tenant> placed(Plan plan, Partition lane) {
        if (lane.reserved()) {
            throw new InvalidPlan("Partition %s is a cabin: ask for the size of its owner instead.".formatted(lane.name()));
        }
        List<Tenant> tenants = plan.tenantsIn(lane.id());
        if (tenants.isEmpty()) {
            throw new InvalidPlan("Lane %s has no tenants, so nothing asks for its GPUs: place one in it.".formatted(lane.name()));
        }
        return tenants;
    }

    /// What it is called in a plan.
    default String name(Plan plan) {
        return switch (this) {
            case OneTenant(TenantId id) -> plan.tenant(id).name();
            case Lane(PartitionId id) -> plan.partition(id).name();
        };
    }
}
