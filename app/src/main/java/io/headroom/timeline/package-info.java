/// The time machine: the run over time below the board, with a scrub head, the incidents as flags, and a lens.
///
/// Knows the session's time machine and what the board selects; nothing of the window it is in. Models have no scene graph.
/// Start reading at `TimelineModel` for what is shown and at `TimelineView` for how.
@NullMarked
package io.headroom.timeline;

import org.jspecify.annotations.NullMarked;
