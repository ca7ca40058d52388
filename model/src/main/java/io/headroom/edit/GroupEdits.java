package io.headroom.edit;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits of several tenants at once, each one step.
public final class GroupEdits {
    private GroupEdits() {}

    /// Moves tenants to a target together; those that are there already stay. One alone moves as [Edits#move(Plan, TenantId, MoveTarget)] says.
    ///
    /// @param tenants at least one
    /// @throws InvalidPlan on applying, if the target is not a legal one for all of them
    public static Edit move(Plan plan, List<TenantId> tenants, MoveTarget target) {
        if (tenants.size() == 1 && !(target instanceof MoveTarget.NewCabins)) {
            return Edits.move(plan, tenants.getFirst(), target);
        }
        return switch (target) {
            case MoveTarget.Into into -> {
                List<TenantId> movers = movers(plan, tenants, into.partition());
                yield movers.size() == 1 ? Edits.move(plan, movers.getFirst(), into)
                        : Edit.of("edit.moveSeveral", List.of(Integer.toString(movers.size()), plan.partition(into.partition()).name()), before -> place(before, movers, into));
            }
            case MoveTarget.NewCabins cabins -> Edit.of("edit.newCabins", List.of(Integer.toString(tenants.size()), Integer.toString(cabins.gpus())),
                    before -> build(before, tenants, cabins));
            case MoveTarget.NewCabin cabin -> throw new InvalidPlan("A cabin of %d GPUs has one owner, and %d tenants were to share it. Give each its own.".formatted(cabin.gpus(),
                    tenants.size()));
            case MoveTarget.Tray _ -> {
                List<TenantId> movers = movers(plan, tenants, null);
                yield movers.size() == 1 ? Edits.move(plan, movers.getFirst(), target)
                        : Edit.of("edit.unplaceSeveral", List.of(Integer.toString(movers.size())), before -> unplace(before, movers));
            }
        };
    }

    /// Removes tenants with the incidents about them; their cabins become vacant.
    ///
    /// @param tenants at least one
    public static Edit remove(Plan plan, List<TenantId> tenants) {
        return tenants.size() == 1 ? Edits.removeTenant(plan, tenants.getFirst()) : remove("edit.removeTenants", List.of(Integer.toString(tenants.size())), tenants);
    }

    /// Removes tenants that were put on the clipboard.
    ///
    /// @param tenants at least one
    public static Edit cut(Plan plan, List<TenantId> tenants) {
        return tenants.size() == 1 ? remove("edit.cut", List.of(plan.tenant(tenants.getFirst()).name()), tenants)
                : remove("edit.cutSeveral", List.of(Integer.toString(tenants.size())), tenants);
    }

    private static Edit remove(String label, List<String> names, List<TenantId> tenants) {
        Set<TenantId> gone = Set.copyOf(tenants);
        return Edit.of(label, names,
                before -> before.withIncidents(before.incidents().stream().filter(incident -> gone.stream().noneMatch(tenant -> Edits.about(incident, tenant))).toList())
                        .withPartitions(vacate(before.partitions(), gone), before.tenants().stream().filter(tenant -> !gone.contains(tenant.id())).toList()));
    }

    private static List<TenantId> movers(Plan plan, List<TenantId> tenants, @Nullable PartitionId target) {
        Set<TenantId> there = new LinkedHashSet<>();
        plan.tenantsIn(target).forEach(tenant -> there.add(tenant.id()));
        List<TenantId> movers = tenants.stream().distinct().filter(tenant -> !there.contains(tenant)).toList();
        return movers.isEmpty() ? tenants : movers;
    }

    private static Plan place(Plan plan, List<TenantId> tenants, MoveTarget.Into into) {
        Partition partition = plan.partition(into.partition());
        if (partition.reserved()) {
            throw new InvalidPlan("Cabin %s has one owner, and %d tenants were to share it. Move them to a lane, or give each its own cabin.".formatted(partition.name(), tenants.size()));
        }
        return put(plan, tenants, partition.id());
    }

    private static Plan unplace(Plan plan, List<TenantId> tenants) {
        return put(plan, tenants, null);
    }

    private static Plan put(Plan plan, List<TenantId> tenants, @Nullable PartitionId target) {
        Set<TenantId> moved = Set.copyOf(tenants);
        return plan.withPartitions(vacate(plan.partitions(), moved), plan.tenants().stream().map(tenant -> moved.contains(tenant.id()) ? tenant.in(target) : tenant).toList());
    }

    private static Plan build(Plan plan, List<TenantId> tenants, MoveTarget.NewCabins cabins) {
        if (cabins.cabins().size() != tenants.size()) {
            throw new InvalidPlan("%d new cabins were asked for %d tenants: give each its own.".formatted(cabins.cabins().size(), tenants.size()));
        }
        Plan after = plan;
        for (int i = 0; i < tenants.size(); i++) {
            after = Edits.build(after, tenants.get(i), cabins.cabins().get(i));
        }
        return after;
    }

    private static List<Partition> vacate(List<Partition> partitions, Set<TenantId> tenants) {
        List<Partition> vacated = new ArrayList<>(partitions);
        vacated.replaceAll(partition -> partition.owner() != null && tenants.contains(partition.owner()) ? partition.withOwner(null) : partition);
        return vacated;
    }
}
