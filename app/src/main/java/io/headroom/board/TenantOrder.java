package io.headroom.board;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tenants of a plan as an eye meets them: cluster by cluster, partition by partition, and the tray at the end.
public final class TenantOrder {
    private TenantOrder() {}

    /// All tenants.
    public static List<TenantId> of(Plan plan) {
        Map<@Nullable PartitionId, List<TenantId>> placed = new HashMap<>();
        for (Tenant tenant : plan.tenants()) {
            placed.computeIfAbsent(tenant.partition(), _ -> new ArrayList<>()).add(tenant.id());
        }
        List<TenantId> order = new ArrayList<>();
        plan.fleet().forEach(cluster -> {
            for (Partition partition : plan.partitionsOn(cluster.id())) {
                order.addAll(placed.getOrDefault(partition.id(), List.of()));
            }
        });
        order.addAll(placed.getOrDefault(null, List.of()));
        return order;
    }

    /// The tenants from one to another, whichever comes first, both included; the other alone where the one is not in the plan any more.
    static List<TenantId> between(Plan plan, @Nullable TenantId from, TenantId to) {
        List<TenantId> order = of(plan);
        int a = from == null ? -1 : order.indexOf(from);
        int b = order.indexOf(to);
        return a < 0 || b < 0 ? List.of(to) : order.subList(Math.min(a, b), Math.max(a, b) + 1);
    }
}
