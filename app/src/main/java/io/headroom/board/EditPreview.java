package io.headroom.board;

import io.headroom.board.NodeField.Place;
import io.headroom.board.NodeField.Preview;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.serving.LoadEstimate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What an edit would change on a cluster, found by comparing the plan before with the plan after: no knowledge of the edit.
final class EditPreview {
    /// Share of its capacity at which [LoadEstimate#replicasNeeded] loads a replica.
    private static final double LOAD_WHEN_AS_LARGE_AS_NEEDED = 0.5;

    private EditPreview() {}

    /// GPUs that get a tenant for the first time, with the load that the closed form expects there.
    static Preview served(Plan before, Plan after, ClusterId id) {
        Set<Place> places = places(after, id, partition -> !after.tenantsIn(partition.id()).isEmpty());
        places.removeAll(places(before, id, partition -> !before.tenantsIn(partition.id()).isEmpty()));
        double load = after.partitionsOn(id).stream().filter(partition -> isNew(before, after, partition)).mapToDouble(partition -> load(after, partition)).max()
                .orElse(0);
        return new Preview(places, Set.of(), load);
    }

    /// GPUs that a partition takes which none held before.
    static Set<Place> taken(Plan before, Plan after, ClusterId id) {
        Set<Place> places = places(after, id, _ -> true);
        places.removeAll(places(before, id, _ -> true));
        return places;
    }

    private static boolean isNew(Plan before, Plan after, Partition partition) {
        return before.tenantsIn(partition.id()).isEmpty() && !after.tenantsIn(partition.id()).isEmpty();
    }

    private static double load(Plan plan, Partition partition) {
        List<Tenant> tenants = plan.tenantsIn(partition.id());
        Deployment deployment = plan.deploymentOf(partition);
        int needed = tenants.stream()
                .mapToInt(tenant -> LoadEstimate.replicasNeeded(plan, tenant, deployment, plan.gpuTypeOf(partition))).sum();
        return Math.min(1, LOAD_WHEN_AS_LARGE_AS_NEEDED * needed / plan.replicas(partition));
    }

    private static Set<Place> places(Plan plan, ClusterId id, Predicate<Partition> which) {
        Cluster cluster = plan.cluster(id);
        NodePlacement placement = NodePlacement.of(plan, cluster);
        Set<Place> places = new HashSet<>();
        for (int node = 0; node < placement.nodes(); node++) {
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                if (placement.cells(node, gpu).stream().anyMatch(cell -> which.test(plan.partition(cell.partition())))) {
                    places.add(new Place(node, gpu));
                }
            }
        }
        return places;
    }
}
