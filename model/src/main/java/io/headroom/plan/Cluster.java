package io.headroom.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A part of the fleet: nodes with one type of GPU, from one date on, at one price.
///
/// @param nodes number of nodes, 1 to 100,000
/// @param gpusPerNode GPUs in each node, 1 to 128; a tensor-parallel group never leaves its node
/// @param availableFrom first day on which the cluster can be used, or null if it is there already
/// @param availableUntil first day on which it cannot be used any more, or null if it stays
public record Cluster(ClusterId id, String name, GpuTypeId gpu, int nodes, int gpusPerNode, @Nullable LocalDate availableFrom, @Nullable LocalDate availableUntil,
        Prices prices) {
    /// @throws InvalidPlan if there are no nodes or GPUs, or it leaves before it comes
    public Cluster {
        Require.name("cluster", name);
        Require.atLeast("Nodes of cluster " + name, nodes, 1, "Maybe remove the cluster?");
        Require.atLeast("Room for nodes in cluster " + name, 100_000 - nodes, 0, "Split a cluster of more than 100000 nodes.");
        Require.atLeast("GPUs per node of cluster " + name, gpusPerNode, 1, "Most nodes have 8.");
        Require.atLeast("Room for GPUs per node in cluster " + name, 128 - gpusPerNode, 0, "A node has at most 128 GPUs; most have 8.");
        if (availableFrom != null && availableUntil != null && !availableUntil.isAfter(availableFrom)) {
            throw new InvalidPlan("Cluster %s leaves on %s, but comes on %s: let it leave later.".formatted(name, availableUntil, availableFrom));
        }
    }

    /// A cluster that stays.
    ///
    /// @throws InvalidPlan if there are no nodes or GPUs
    public Cluster(ClusterId id, String name, GpuTypeId gpu, int nodes, int gpusPerNode, @Nullable LocalDate availableFrom, Prices prices) {
        this(id, name, gpu, nodes, gpusPerNode, availableFrom, null, prices);
    }

    /// GPUs in all.
    public int gpus() {
        return nodes * gpusPerNode;
    }
}
