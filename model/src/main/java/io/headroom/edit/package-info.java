/// Edits: labelled functions from plan to plan, and the places a tenant may go with the reason where it may not.
/// It may know plans and placement, never a toolkit, so that mouse, keyboard, palette and script share it.
/// Start reading at [Edit][io.headroom.edit.Edit] and [MoveTargets][io.headroom.edit.MoveTargets].
@NullMarked
package io.headroom.edit;

import org.jspecify.annotations.NullMarked;
