package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// How far apart the replicas of a partition stand, so that the loss of a node takes few of them with it (anti-affinity).
///
/// @param mostPerNode replicas that may share a node, at least one, or null if any number may
/// @param leastNodes nodes over which they are spread at least, or null if one will do
public record Spread(@Nullable Integer mostPerNode, @Nullable Integer leastNodes) {
    /// @throws InvalidPlan if a number is not positive, or neither is given
    public Spread {
        Require.atLeast("Replicas per node", mostPerNode == null ? 1 : mostPerNode, 1, "Enter how many may share a node, e.g. 1.");
        Require.atLeast("Nodes to spread over", leastNodes == null ? 1 : leastNodes, 1, "Enter a number of nodes, e.g. 2.");
        if (mostPerNode == null && leastNodes == null) {
            throw new InvalidPlan("A spread says neither how many replicas may share a node nor over how many nodes they stand: give one of the two, or leave it out.");
        }
    }

    /// Whether one more replica may stand on a node.
    ///
    /// @param there replicas of the partition on that node already
    /// @param used nodes that hold one at least
    /// @param left replicas still to be placed, this one included
    boolean allows(int there, int used, int left) {
        return (mostPerNode == null || there < mostPerNode) && (leastNodes == null || used + left - (there > 0 ? 1 : 0) >= leastNodes);
    }

    /// Nodes that so many replicas need at least.
    int nodesFor(int replicas) {
        return Math.max(mostPerNode == null ? 1 : Math.ceilDiv(replicas, mostPerNode), leastNodes == null ? 1 : leastNodes);
    }
}
