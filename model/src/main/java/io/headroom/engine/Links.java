package io.headroom.engine;

import io.headroom.plan.Hop;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which partitions of a plan exchange requests or replicas, and so must be simulated together: along fallback chains, where load spills over, and where GPUs are lent.
final class Links {
    private final Map<PartitionId, PartitionId> leaders = new HashMap<>();

    private Links(Plan plan) {
        plan.partitions().forEach(partition -> leaders.put(partition.id(), partition.id()));
        for (Tenant tenant : plan.tenants()) {
            if (tenant.partition() != null) {
                for (Hop hop : tenant.client().fallback()) {
                    if (hop.partition() != null) {
                        join(tenant.partition(), hop.partition());
                    }
                }
            }
        }
        for (Partition partition : plan.partitions()) {
            if (partition.sharing().spill() != null) {
                join(partition.id(), partition.sharing().spill().lane());
            }
            plan.lendersTo(partition).forEach(lender -> join(partition.id(), lender.id()));
        }
    }

    private PartitionId leader(PartitionId id) {
        PartitionId at = id;
        while (!Objects.requireNonNull(leaders.get(at)).equals(at)) {
            at = Objects.requireNonNull(leaders.get(at));
        }
        return at;
    }

    private void join(PartitionId one, PartitionId other) {
        leaders.put(leader(one), leader(other));
    }

    /// The groups of linked partitions, in plan order of their first, each in plan order.
    static List<List<Partition>> groups(Plan plan) {
        Links links = new Links(plan);
        Map<PartitionId, List<Partition>> groups = new LinkedHashMap<>();
        plan.partitions().forEach(partition -> groups.computeIfAbsent(links.leader(partition.id()), leader -> new ArrayList<>()).add(partition));
        return List.copyOf(groups.values());
    }

    /// The group that a partition is in.
    static List<Partition> group(Plan plan, Partition partition) {
        return groups(plan).stream().filter(group -> group.contains(partition)).findFirst().orElseThrow();
    }
}
