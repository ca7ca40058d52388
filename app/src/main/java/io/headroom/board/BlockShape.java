package io.headroom.board;

import io.headroom.plan.PartitionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a block is, before any figure: enough to give it a place on the board.
///
/// @param partition the partition, or null for what is free or arriving
/// @param title its name, or empty for what is free or arriving
/// @param tenants how many tenants are in it
/// @param gpus GPUs it holds, a cut one counted for the first who has a slice of it
/// @param nodes numbers of the nodes it has GPUs on, ascending
/// @param perRow cells in one row of a node
/// @param rows rows of cells of its fullest node
record BlockShape(Kind kind, @Nullable PartitionId partition, String title, int tenants, int gpus, List<Integer> nodes, int perRow, int rows) {
    /// The boxes of the board.
    enum Kind {
        /// Four walls.
        CABIN,
        /// No wall where requests arrive.
        LANE,
        /// Dashed.
        FREE,
        /// Dotted.
        ARRIVING
    }

    /// Keeps its own copy.
    BlockShape {
        nodes = List.copyOf(nodes);
    }

    /// Whether a lane needs a row for itself.
    boolean wide() {
        return kind == Kind.LANE && (nodes.size() > 2 || tenants > 2);
    }

    /// Whether the other is the same box, so that a view of one can show the other.
    boolean sameBox(BlockShape other) {
        return kind == other.kind && java.util.Objects.equals(partition, other.partition) && wide() == other.wide();
    }
}
