package io.headroom.allocate.auto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Every tenant in a block.
///
/// @param blocks those with tenants in them
/// @param usd dollars per hour of the blocks
/// @param moves tenants that are elsewhere now
/// @param overflowGpus GPUs beyond those of the fleet, 0 where it fits
/// @param cost what the search makes least
record Layout(List<Block> blocks, double usd, int moves, int overflowGpus, double cost) {
    /// The cheaper first.
    static final Comparator<Layout> CHEAPEST = Comparator.comparingDouble(Layout::cost);

    /// Tenants that share replicas.
    ///
    /// @param site number of the site
    /// @param home number of the block that is there already, or -1 for a new one
    /// @param members their numbers, rising
    @SuppressWarnings("ArrayRecordComponent") // read by the search a million times a second, compared by nobody
    record Block(int site, int home, int[] members, int replicas) {
        Block withReplicas(int count) {
            return new Block(site, home, members, count);
        }

        Puzzle.Group group() {
            return new Puzzle.Group(site, Arrays.stream(members).boxed().toList());
        }
    }

    Layout {
        blocks = List.copyOf(blocks);
    }

    /// Whether it fits the fleet and the budget.
    boolean fits(Puzzle puzzle) {
        return overflowGpus == 0 && usd <= puzzle.aims().budget() + 1e-9;
    }
}
