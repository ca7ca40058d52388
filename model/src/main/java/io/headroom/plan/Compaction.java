package io.headroom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves of replicas within a cluster that make room for wider ones, so that GPUs lie free side by side.
///
/// @param width GPUs of a replica that room is made for
/// @param roomBefore how many such replicas fit with everything where it stands
/// @param roomAfter how many fit after the moves
/// @param moves in an order in which each finds room at its time
/// @param fewest whether it is known that no shorter sequence of such moves makes as much room; false where the search for one ended by its bound
public record Compaction(ClusterId cluster, int width, int roomBefore, int roomAfter, List<Move> moves, boolean fewest) {
    /// Keeps its own copy.
    public Compaction {
        moves = List.copyOf(moves);
    }

    /// One replica goes from one node to another.
    ///
    /// @param replica its number within the partition, from 0
    /// @param from number of the node it leaves, from 0
    /// @param to number of the node it goes to, from 0
    public record Move(PartitionId partition, int replica, int from, int to) {}

    /// Makes as much room as moves can, one replica after another; empty where they make none.
    public static Optional<Compaction> most(Plan plan, Cluster cluster, int width) {
        return towards(plan, cluster, width, Integer.MAX_VALUE);
    }

    /// Makes room for so many replicas, or for as many as moves can; empty where they make no more than there is, or there is enough.
    ///
    /// @param width GPUs of a replica, at least one
    /// @param wanted replicas of the width to have room for
    public static Optional<Compaction> towards(Plan plan, Cluster cluster, int width, int wanted) {
        NodePlacement now = NodePlacement.of(plan, cluster);
        int most = now.mostFreeGpus() / width;
        int before = now.roomAsItStands(width);
        if (before >= Math.min(wanted, most)) {
            return Optional.empty();
        }
        FewestMoves.Way way = new FewestMoves(now.standing(), width).towards(Math.min(wanted, most));
        Compaction found = new Compaction(cluster.id(), width, before, way.room(), way.moves(), way.fewest());
        // Which slices share a GPU of a node follows from the plan, so what was found is held against what comes of it.
        return way.moves().isEmpty() || !found.keepsItsWord(plan) ? Optional.empty() : Optional.of(found);
    }

    private boolean keepsItsWord(Plan plan) {
        Plan after = applyTo(plan);
        NodePlacement then = NodePlacement.of(after, after.cluster(cluster));
        return then.unplaced().isEmpty() && then.roomAsItStands(width) == roomAfter;
    }

    /// The plan after the moves: every replica of the cluster is kept on its node from then on, since nothing else would hold it there.
    ///
    /// @throws InvalidPlan if a replica that moves is no longer where it was
    public Plan applyTo(Plan plan) {
        NodePlacement now = NodePlacement.of(plan, plan.cluster(cluster));
        List<Partition> partitions = new ArrayList<>(plan.partitions());
        partitions.replaceAll(partition -> partition.cluster().equals(cluster) ? moved(partition, now.nodesOf(partition.id())) : partition);
        return plan.withPartitions(partitions, plan.tenants());
    }

    private Partition moved(Partition partition, List<Integer> nodes) {
        List<Integer> after = new ArrayList<>(nodes);
        for (Move move : moves) {
            if (move.partition().equals(partition.id())) {
                if (move.replica() >= after.size() || after.get(move.replica()) != move.from()) {
                    throw new InvalidPlan("Replica %d of partition %s is not on node %d any more: look for moves again.".formatted(move.replica() + 1, partition.name(), move.from() + 1));
                }
                after.set(move.replica(), move.to());
            }
        }
        return partition.withSiting(partition.siting().withNodes(after));
    }
}
