/// The board: the fleet as a seat map, its tray of unplaced tenants, and the drags and keys that move tenants and resize partitions.
/// It may know plans, edits, placement, results and the look, and nothing of windows or history: what it does, it hands out as an edit.
/// Start reading at [BoardModel][io.headroom.board.BoardModel] for what is shown and at [BoardView][io.headroom.board.BoardView] for how.
@NullMarked
package io.headroom.board;

import org.jspecify.annotations.NullMarked;
