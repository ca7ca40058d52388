package io.headroom.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * A placement is a function of the cluster, its partitions, and what a replica of them is. An edit makes new instances of what it changes and of nothing else, so the same instances mean
 * the same placement, also in another plan: after an edit of one partition the other clusters stand as they stood.
 */
/// The placements found last, so that who asks about one plan a thousand times has each cluster placed once. May be asked by several threads.
final class KnownPlacements {
    private static final int KEPT = 256;

    private record Known(Cluster cluster, List<Partition> partitions, List<Deployment> deployments, List<GpuType> gpuTypes, NodePlacement placement) {
        @SuppressWarnings("ReferenceEquality") // See above: by identity.
        boolean holds(Plan plan, Cluster other, List<Partition> others) {
            if (cluster != other || deployments != plan.deployments() || gpuTypes != plan.gpuTypes() || partitions.size() != others.size()) {
                return false;
            }
            for (int i = 0; partitions != others && i < others.size(); i++) {
                if (partitions.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Deque<Known> known = new ArrayDeque<>();

    synchronized @Nullable NodePlacement find(Plan plan, Cluster cluster) {
        List<Partition> partitions = plan.partitionsOn(cluster.id());
        for (Known one : known) {
            if (one.holds(plan, cluster, partitions)) {
                return one.placement();
            }
        }
        return null;
    }

    synchronized void keep(Plan plan, Cluster cluster, NodePlacement placement) {
        known.addFirst(new Known(cluster, plan.partitionsOn(cluster.id()), plan.deployments(), plan.gpuTypes(), placement));
        if (known.size() > KEPT) {
            known.removeLast();
        }
    }
}
