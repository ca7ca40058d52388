/// The words for what the model says in keys: labels of edits and reasons why something cannot be done.
/// It may know `io.headroom.edit` and no toolkit, so that board, menus, undo list, palette and command line say the same.
/// Start reading at [EditWords][io.headroom.words.EditWords].
@NullMarked
package io.headroom.words;

import org.jspecify.annotations.NullMarked;
