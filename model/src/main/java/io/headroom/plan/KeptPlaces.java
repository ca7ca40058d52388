package io.headroom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Clusters on which every replica is kept on its node. On others, places follow from the plan, and replicas close up when others go.
public final class KeptPlaces {
    private KeptPlaces() {}

    /// Whether every replica on a cluster is kept on its node; false where there is none.
    public static boolean on(Plan plan, ClusterId cluster) {
        List<Partition> there = plan.partitionsOn(cluster);
        return !there.isEmpty() && there.stream().allMatch(partition -> partition.siting().nodes().size() == plan.replicas(partition));
    }

    /// Keeps every replica on a cluster where it stands now.
    public static Plan keep(Plan plan, ClusterId cluster) {
        NodePlacement now = NodePlacement.of(plan, plan.cluster(cluster));
        return with(plan, cluster, partition -> now.nodesOf(partition.id()));
    }

    /// Lets places on a cluster follow from the plan again.
    public static Plan release(Plan plan, ClusterId cluster) {
        return with(plan, cluster, _ -> List.of());
    }

    /// A changed plan in which clusters on which places were kept still keep them: what the change put there stays where it found room. A cluster on which the change itself
    /// let a place go is left alone.
    public static Plan after(Plan before, Plan changed) {
        Plan kept = changed;
        for (Cluster cluster : changed.fleet()) {
            ClusterId id = cluster.id();
            boolean was = before.fleet().stream().anyMatch(known -> known.id().equals(id)) && on(before, id);
            if (was && !on(changed, id) && changed.partitionsOn(id).stream().noneMatch(partition -> letGo(before, partition))) {
                kept = keep(kept, id);
            }
        }
        return kept;
    }

    private static boolean letGo(Plan before, Partition now) {
        return now.siting().nodes().isEmpty() && before.partitions().stream().anyMatch(then -> then.id().equals(now.id()) && then.cluster().equals(now.cluster())
                && then.deployment().equals(now.deployment()) && Objects.equals(then.slice(), now.slice()) && !then.siting().nodes().isEmpty());
    }

    private interface Nodes {
        List<Integer> of(Partition partition);
    }

    private static Plan with(Plan plan, ClusterId cluster, Nodes nodes) {
        List<Partition> partitions = new ArrayList<>(plan.partitions());
        partitions.replaceAll(partition -> partition.cluster().equals(cluster) ? partition.withSiting(partition.siting().withNodes(nodes.of(partition))) : partition);
        return plan.withPartitions(partitions, plan.tenants());
    }
}
