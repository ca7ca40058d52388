package io.headroom.board;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;

/// What is selected, on the board and for everything that follows it.
public sealed interface Selection {
    /// Nothing is selected.
    static Selection none() {
        return new None();
    }

    /// Nothing.
    record None() implements Selection {}

    /// A tenant, placed or not.
    record OfTenant(TenantId tenant) implements Selection {}

    /// A cabin or lane.
    record OfPartition(PartitionId partition) implements Selection {}

    /// The same selection where the plan still has what it names, else nothing.
    default Selection in(Plan plan) {
        boolean there = switch (this) {
            case None() -> true;
            case OfTenant(TenantId id) -> plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id));
            case OfPartition(PartitionId id) -> plan.partitions().stream().anyMatch(partition -> partition.id().equals(id));
        };
        return there ? this : none();
    }
}
