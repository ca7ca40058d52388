/// How far the limits of tiers can rise before an objective breaks, whose breaks first, and what headroom a move or new supply brings.
/// It may know what searches know; what a limit does is the engine's affair, and which limits there are the plan's.
/// Start reading at [CapSolver][io.headroom.allocate.caps.CapSolver].
@NullMarked
package io.headroom.allocate.caps;

import org.jspecify.annotations.NullMarked;
