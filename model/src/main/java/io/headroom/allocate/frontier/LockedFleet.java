package io.headroom.allocate.frontier;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/*
 * Each cluster is locked to the same share, as far as whole replicas allow. What cabins hold counts as locked already; the rest is taken from GPUs that are free, and
 * then from the lanes, a replica at a time from whichever is largest, so that each keeps one: a lane of none could not serve anybody, and would tell nothing.
 */
/// A fleet of which large tenants lock up more and more: three vacant cabins on each cluster, taken from its free GPUs first and then from its lanes.
///
/// @param share what is locked, of all GPUs: cabins, with those that were there
/// @param gpus GPUs that are locked
/// @param added GPUs that are locked beyond those that were
/// @param plan the plan with them locked
public record LockedFleet(double share, int gpus, int added, Plan plan) {
    /// Large tenants that lock capacity on each cluster.
    public static final int LARGE_TENANTS = 3;

    private static final double MOST = 0.8;
    private static final double STEP = 0.1;

    /// The plan as it is, and then at each tenth of the fleet beyond what is locked already, up to eight; fewer where the lanes are down to one replica each.
    public static List<LockedFleet> of(Plan plan) {
        int before = locked(plan);
        int all = plan.fleet().stream().mapToInt(Cluster::gpus).sum();
        List<LockedFleet> steps = new ArrayList<>(List.of(new LockedFleet((double) before / all, before, 0, plan)));
        for (int tenth = 1; tenth * STEP <= MOST + 1e-9; tenth++) {
            Plan changed = plan;
            for (Cluster cluster : plan.fleet()) {
                changed = lock(changed, cluster, (int) Math.floor(tenth * STEP * cluster.gpus() + 1e-9));
            }
            int held = locked(changed);
            if (held > steps.getLast().gpus()) {
                steps.add(new LockedFleet((double) held / all, held, held - before, changed));
            }
        }
        return List.copyOf(steps);
    }

    private static int locked(Plan plan) {
        return plan.partitions().stream().filter(Partition::reserved).mapToInt(Partition::gpus).sum();
    }

    private static Plan lock(Plan plan, Cluster cluster, int target) {
        Optional<Deployment> deployment = deployment(plan, cluster);
        int held = plan.partitionsOn(cluster.id()).stream().filter(Partition::reserved).mapToInt(Partition::gpus).sum();
        if (deployment.isEmpty()) {
            return plan;
        }
        int width = deployment.get().gpusPerReplica();
        int problems = Feasibility.problems(plan).size();
        for (int replicas = (target - held) / width; replicas > 0; replicas--) {
            Plan shrunk = shrunk(plan, cluster, replicas * width);
            if (shrunk.freeGpus(cluster) >= replicas * width) {
                Plan with = withCabins(shrunk, cluster, deployment.get(), replicas);
                // Lanes of other widths may leave GPUs scattered over nodes.
                if (Feasibility.problems(with).size() <= problems) {
                    return with;
                }
            }
        }
        return plan;
    }

    /// What the cabins would run: what the largest lane of the cluster does, else what fits a node.
    private static Optional<Deployment> deployment(Plan plan, Cluster cluster) {
        return lanes(plan, cluster).stream().findFirst().map(plan::deploymentOf)
                .or(() -> plan.deployments().stream().filter(each -> each.gpusPerReplica() <= cluster.gpusPerNode()).findFirst());
    }

    private static List<Partition> lanes(Plan plan, Cluster cluster) {
        return plan.partitionsOn(cluster.id()).stream().filter(partition -> !partition.reserved()).sorted(Comparator.comparingInt(partition -> -partition.gpus())).toList();
    }

    /// The plan with lanes smaller until some GPUs are free, or no lane can give any more.
    private static Plan shrunk(Plan plan, Cluster cluster, int wanted) {
        Plan shrunk = plan;
        while (shrunk.freeGpus(cluster) < wanted) {
            Plan now = shrunk;
            Optional<Partition> giver = lanes(now, cluster).stream().filter(lane -> now.replicas(lane) > 1 && lane.gpus() - width(now, lane) >= lane.sharing().lends()).findFirst();
            if (giver.isEmpty()) {
                return shrunk;
            }
            shrunk = now.withPartition(giver.get().withGpus(giver.get().gpus() - width(now, giver.get())));
        }
        return shrunk;
    }

    private static int width(Plan plan, Partition partition) {
        return plan.deploymentOf(partition).gpusPerReplica();
    }

    private static Plan withCabins(Plan plan, Cluster cluster, Deployment deployment, int replicas) {
        Plan with = plan;
        for (int i = 0; i < LARGE_TENANTS; i++) {
            int share = (replicas + i) / LARGE_TENANTS;
            if (share > 0) {
                with = with.withPartition(new Partition(NewCabin.id(with), NewCabin.name(with), Partition.Kind.RESERVED, cluster.id(), share * deployment.gpusPerReplica(),
                        deployment.id(), null));
            }
        }
        return with;
    }

    /// The GPUs of a partition with an id in it.
    public int gpusOf(PartitionId id) {
        return plan.partition(id).gpus();
    }
}
