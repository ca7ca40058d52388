package io.headroom.board;

import io.headroom.plan.Cluster;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which blocks a cluster has and on which nodes they stand. It takes a walk over all of the cluster's GPUs, so it is kept while nothing of it changes.
final class ClusterShape {
    private final Cluster cluster;
    private final boolean arriving;
    private final List<Partition> partitions;
    private final List<Integer> tenants;
    private final NodePlacement placement;
    private final List<BlockShape> blocks = new ArrayList<>();
    private final Map<PartitionId, Integer> room = new HashMap<>();
    private int reserved;
    private int shared;

    private ClusterShape(Plan plan, Cluster cluster, List<Partition> partitions, List<Integer> tenants, NodePlacement placement) {
        this.cluster = cluster;
        this.arriving = plan.arriving(cluster);
        this.partitions = partitions;
        this.tenants = tenants;
        this.placement = placement;
        walk();
    }

    /// The shape of a cluster.
    ///
    /// @param partitions those on it, in plan order
    /// @param in the tenants of each partition
    /// @param before the shape of the same cluster in another plan, to be kept where it still holds, or null
    static ClusterShape of(Plan plan, Cluster cluster, List<Partition> partitions, Map<PartitionId, List<Tenant>> in, boolean sameKinds, @Nullable ClusterShape before) {
        List<Integer> tenants = partitions.stream().map(partition -> in.getOrDefault(partition.id(), List.of()).size()).toList();
        boolean stands = before != null && sameKinds && before.standsLike(cluster, partitions);
        if (stands && before != null && before.arriving == plan.arriving(cluster) && before.tenants.equals(tenants)) {
            return before;
        }
        return new ClusterShape(plan, cluster, partitions, tenants, stands && before != null ? before.placement : NodePlacement.of(plan, cluster));
    }

    @SuppressWarnings("ReferenceEquality") // By identity: an edit makes new instances of what it changes, and only of that.
    private boolean standsLike(Cluster other, List<Partition> others) {
        if (cluster != other || partitions.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (partitions.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private void walk() {
        Map<PartitionId, List<Integer>> on = new HashMap<>();
        Map<PartitionId, Integer> first = new HashMap<>();
        Map<PartitionId, Integer> most = new HashMap<>();
        List<Integer> freeNodes = new ArrayList<>();
        int freeMost = 0;
        for (int node = 0; node < placement.nodes(); node++) {
            int free = 0;
            Map<PartitionId, Integer> here = new HashMap<>();
            for (int gpu = 0; gpu < placement.gpusPerNode(); gpu++) {
                NodePlacement.Cell cell = placement.cell(node, gpu);
                if (cell == null) {
                    free++;
                    continue;
                }
                first.merge(cell.partition(), 1, Integer::sum);
                for (NodePlacement.Cell each : placement.cells(node, gpu)) {
                    here.merge(each.partition(), 1, Integer::sum);
                }
            }
            int number = node;
            here.forEach((id, cells) -> {
                on.computeIfAbsent(id, _ -> new ArrayList<>()).add(number);
                most.merge(id, cells, Math::max);
            });
            if (free > 0) {
                freeNodes.add(node);
                freeMost = Math.max(freeMost, free);
            }
        }
        int perRow = perRow(cluster.gpusPerNode());
        for (int i = 0; i < partitions.size(); i++) {
            Partition partition = partitions.get(i);
            int gpus = partition.slice() == null ? partition.gpus() : first.getOrDefault(partition.id(), 0);
            reserved += partition.reserved() ? gpus : 0;
            shared += partition.reserved() ? 0 : gpus;
            blocks.add(new BlockShape(partition.reserved() ? BlockShape.Kind.CABIN : BlockShape.Kind.LANE, partition.id(), partition.name(), tenants.get(i), gpus,
                    on.getOrDefault(partition.id(), List.of()), perRow, Math.ceilDiv(most.getOrDefault(partition.id(), 1), perRow)));
        }
        if (free() > 0) {
            blocks.add(new BlockShape(arriving ? BlockShape.Kind.ARRIVING : BlockShape.Kind.FREE, null, "", 0, free(), freeNodes, perRow, Math.max(1, Math.ceilDiv(freeMost, perRow))));
        }
    }

    private static int perRow(int gpusPerNode) {
        return gpusPerNode <= 8 ? 4 : gpusPerNode <= 32 ? 8 : 12;
    }

    Cluster cluster() {
        return cluster;
    }

    boolean arriving() {
        return arriving;
    }

    List<Partition> partitions() {
        return partitions;
    }

    NodePlacement placement() {
        return placement;
    }

    /// Partitions in plan order, then what is free or arriving.
    List<BlockShape> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    int reserved() {
        return reserved;
    }

    int shared() {
        return shared;
    }

    int free() {
        return cluster.gpus() - reserved - shared;
    }

    /// Replicas a partition could grow by.
    int roomFor(PartitionId partition) {
        return room.computeIfAbsent(partition, placement::roomFor);
    }
}
