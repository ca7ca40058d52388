package io.headroom.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which GPU of which node serves which replica of a cluster's partitions.
///
/// A tensor-parallel group never leaves its node. Partitions are placed in plan order, each replica on the first node with room, so that an edit leaves the
/// others where they are. Only where that strands GPUs a partition needs are they placed widest first: widths are powers of two, and first fit decreasing
/// wastes nothing when each size divides the next.
public final class NodePlacement {
    /// One GPU in use.
    ///
    /// @param partition the partition that holds it
    /// @param replica number of the replica within the partition, from 0
    public record Cell(PartitionId partition, int replica) {}

    private final @Nullable Cell[][] cells;
    private final List<PartitionId> unplaced = new ArrayList<>();
    private final @Nullable NodePlacement compact;

    private NodePlacement(Plan plan, Cluster cluster, List<Partition> order, @Nullable NodePlacement compact) {
        this.compact = compact;
        cells = new Cell[cluster.nodes()][cluster.gpusPerNode()];
        order.forEach(partition -> place(partition, plan.deploymentOf(partition).gpusPerReplica()));
    }

    /// Places the partitions of a cluster.
    public static NodePlacement of(Plan plan, Cluster cluster) {
        List<Partition> partitions = plan.partitionsOn(cluster.id());
        List<Partition> widestFirst = partitions.stream()
                .sorted(Comparator.comparingInt((Partition partition) -> -plan.deploymentOf(partition).gpusPerReplica())).toList();
        NodePlacement compact = new NodePlacement(plan, cluster, widestFirst, null);
        NodePlacement inOrder = new NodePlacement(plan, cluster, partitions, compact);
        return inOrder.unplaced.isEmpty() ? inOrder : compact;
    }

    private void place(Partition partition, int width) {
        int node = 0;
        for (int replica = 0; replica < partition.gpus() / width; replica++) {
            while (node < cells.length && free(node) < width) {
                node++;
            }
            if (node == cells.length) {
                unplaced.add(partition.id());
                return;
            }
            fill(node, width, new Cell(partition.id(), replica));
        }
    }

    private void fill(int node, int width, Cell cell) {
        int left = width;
        for (int gpu = 0; left > 0; gpu++) {
            if (cells[node][gpu] == null) {
                cells[node][gpu] = cell;
                left--;
            }
        }
    }

    private int free(int node) {
        return (int) Arrays.stream(cells[node]).filter(Objects::isNull).count();
    }

    /// Nodes of the cluster.
    public int nodes() {
        return cells.length;
    }

    /// GPUs in each node.
    public int gpusPerNode() {
        return cells[0].length;
    }

    /// What holds a GPU, or null if it is free.
    ///
    /// @param node number of the node, from 0
    /// @param gpu number of the GPU in the node, from 0
    public @Nullable Cell cell(int node, int gpu) {
        return cells[node][gpu];
    }

    /// How many more replicas of a width still fit, if need be after placing the partitions anew.
    ///
    /// @param gpusPerReplica GPUs of one replica, all on one node
    public int roomFor(int gpusPerReplica) {
        int replicas = 0;
        for (int node = 0; node < cells.length; node++) {
            replicas += free(node) / gpusPerReplica;
        }
        return compact == null ? replicas : Math.max(replicas, compact.roomFor(gpusPerReplica));
    }

    /// Partitions that did not fit, because the free GPUs are spread over too many nodes.
    public List<PartitionId> unplaced() {
        return List.copyOf(unplaced);
    }
}
