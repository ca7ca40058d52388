package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the replicas of a partition stand on the nodes of its cluster, as far as that is asked for. Usually it is not: then it follows from the plan, and replicas
/// close up when others go. Where places are kept, a replica stays on its node, and holes stay where others went.
///
/// @param spread how far apart they stand, or null if that does not matter
/// @param nodes the nodes of the first replicas, by their numbers from 0; those without one go where there is room
public record Siting(@Nullable Spread spread, List<Integer> nodes) {
    /// Wherever there is room.
    public static final Siting FREE = new Siting(null, List.of());

    /// @throws InvalidPlan if a node has a negative number
    public Siting {
        nodes = List.copyOf(nodes);
        nodes.forEach(node -> Require.atLeast("Number of a node", node + 1, 1, "The first node is 1."));
    }

    /// The same with another spread, or none.
    public Siting withSpread(@Nullable Spread other) {
        return new Siting(other, nodes);
    }

    /// The same with replicas kept on other nodes, or with an empty list on none.
    public Siting withNodes(List<Integer> others) {
        return new Siting(spread, others);
    }
}
