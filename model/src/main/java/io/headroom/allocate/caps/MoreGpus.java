package io.headroom.allocate.caps;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.Cluster;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;

/// New supply for a partition.
public final class MoreGpus {
    private MoreGpus() {}

    /// The plan with GPUs added to a partition: from those of its cluster that are free, else from as many new nodes of the cluster as it takes.
    ///
    /// @throws InvalidPlan if that is not a whole number of replicas, at least one
    public static Plan to(Plan plan, PartitionId id, int gpus) {
        Partition partition = plan.partition(id);
        int width = plan.deploymentOf(partition).gpusPerReplica();
        if (gpus <= 0 || gpus % width != 0) {
            throw new InvalidPlan("%d GPUs cannot be added to %s: each of its replicas holds %d. Use a multiple of that, e.g. %d.".formatted(gpus, partition.name(), width,
                    Math.max(1, Math.ceilDiv(gpus, width)) * width));
        }
        int problems = Feasibility.problems(plan).size();
        Cluster cluster = plan.cluster(partition.cluster());
        for (int nodes = cluster.nodes() + Math.max(0, Math.ceilDiv(gpus - plan.freeGpus(cluster), cluster.gpusPerNode()));; nodes++) {
            Plan grown = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), nodes, cluster.gpusPerNode(), cluster.availableFrom(),
                    cluster.availableUntil(), cluster.prices())).withPartition(partition.withGpus(partition.gpus() + gpus));
            // What is free may be scattered over nodes.
            if (Feasibility.problems(grown).size() <= problems) {
                return grown;
            }
        }
    }
}
