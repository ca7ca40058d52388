package io.headroom.allocate;

import io.headroom.plan.Cluster;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Serving;
import io.headroom.serving.KvCache;
import java.util.ArrayList;
import java.util.List;

/// Whether a consistent plan could stand on real nodes: each replica on one node that is there, its weights and some KV cache in its memory.
public final class Feasibility {
    private Feasibility() {}

    /// What cannot be, one line each with a way out; empty if the plan can stand.
    public static List<String> problems(Plan plan) {
        List<String> problems = new ArrayList<>();
        for (Cluster cluster : plan.fleet()) {
            for (PartitionId unplaced : NodePlacement.of(plan, cluster).unplaced()) {
                Partition partition = plan.partition(unplaced);
                problems.add("Partition %s does not fit the nodes of cluster %s: each of its replicas needs %s%s".formatted(partition.name(), cluster.name(),
                        needs(plan, cluster, partition), wayOut(plan, cluster, partition)));
            }
        }
        for (Partition partition : plan.partitions()) {
            plan.absence(partition).ifPresent(problems::add);
            if (plan.deploymentOf(partition).serving() instanceof Serving.Batching batching) {
                try {
                    KvCache.blocks(plan.model(plan.deploymentOf(partition).model()), plan.gpuTypeOf(partition), batching);
                } catch (InvalidPlan tooLarge) {
                    problems.add("Partition %s: %s".formatted(partition.name(), tooLarge.getMessage()));
                }
            }
        }
        return problems;
    }

    private static String needs(Plan plan, Cluster cluster, Partition partition) {
        return partition.slice() == null ? "%d free GPUs on one node of %d".formatted(plan.deploymentOf(partition).gpusPerReplica(), cluster.gpusPerNode())
                : "room for a slice %s on one GPU".formatted(partition.slice().name());
    }

    private static String wayOut(Plan plan, Cluster cluster, Partition partition) {
        if (partition.siting().spread() != null) {
            return " and is to stand apart from others. Ask for less spread, make it smaller, or add nodes.";
        }
        if (plan.partitionsOn(cluster.id()).stream().anyMatch(other -> !other.siting().nodes().isEmpty())) {
            return ". Others keep their places: compact the cluster or let its places follow, make it smaller, or add nodes.";
        }
        return ". Make it smaller, or add nodes.";
    }
}
