package io.headroom.board;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is selected, on the board and for everything that follows it.
public sealed interface Selection {
    /// Nothing is selected.
    static Selection none() {
        return new None();
    }

    /// Tenants, in the order in which they were chosen: none of them is nothing, one is that tenant alone.
    static Selection of(Collection<TenantId> tenants) {
        Set<TenantId> distinct = new LinkedHashSet<>(tenants);
        return switch (distinct.size()) {
            case 0 -> none();
            case 1 -> new OfTenant(distinct.iterator().next());
            default -> new OfTenants(distinct);
        };
    }

    /// Nothing.
    record None() implements Selection {}

    /// A tenant, placed or not.
    record OfTenant(TenantId tenant) implements Selection {}

    /// Several tenants, placed or not.
    ///
    /// @param ids at least two, in the order in which they were chosen
    record OfTenants(Set<TenantId> ids) implements Selection {
        /// Keeps its own copy.
        public OfTenants {
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
            if (ids.size() < 2) {
                throw new IllegalArgumentException("A selection of several tenants holds %d. Maybe Selection.of?".formatted(ids.size()));
            }
        }
    }

    /// A cabin or lane.
    record OfPartition(PartitionId partition) implements Selection {}

    /// The tenants that are selected themselves; none where a partition is.
    default List<TenantId> tenants() {
        return switch (this) {
            case None(), OfPartition(var _) -> List.of();
            case OfTenant(TenantId id) -> List.of(id);
            case OfTenants(Set<TenantId> ids) -> List.copyOf(ids);
        };
    }

    /// Whether a tenant is selected, alone or with others.
    default boolean has(TenantId tenant) {
        return switch (this) {
            case None(), OfPartition(var _) -> false;
            case OfTenant(TenantId id) -> id.equals(tenant);
            case OfTenants(Set<TenantId> ids) -> ids.contains(tenant);
        };
    }

    /// The same with a tenant that was not selected, or without one that was.
    default Selection toggled(TenantId tenant) {
        Set<TenantId> ids = new LinkedHashSet<>(tenants());
        if (!ids.remove(tenant)) {
            ids.add(tenant);
        }
        return of(ids);
    }

    /// The same with other tenants, too.
    default Selection with(Collection<TenantId> more) {
        Set<TenantId> ids = new LinkedHashSet<>(tenants());
        ids.addAll(more);
        return of(ids);
    }

    /// The tenants that go with one that is taken hold of: all that are selected if it is one of them, else it alone.
    default List<TenantId> around(TenantId tenant) {
        return has(tenant) ? tenants() : List.of(tenant);
    }

    /// The same selection where the plan still has what it names, else what is left of it.
    default Selection in(Plan plan) {
        return switch (this) {
            case None() -> this;
            case OfTenant(TenantId id) -> plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id)) ? this : none();
            case OfTenants(Set<TenantId> ids) -> {
                Set<TenantId> there = plan.tenants().stream().map(Tenant::id).filter(ids::contains).collect(Collectors.toSet());
                yield there.size() == ids.size() ? this : of(ids.stream().filter(there::contains).toList());
            }
            case OfPartition(PartitionId id) -> plan.partitions().stream().anyMatch(partition -> partition.id().equals(id)) ? this : none();
        };
    }
}
