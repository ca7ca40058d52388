/// The words and figures that every part of the application shows: texts from resource bundles, numbers with their units, labels of edits and reasons.
/// It may know the model and no toolkit, so that board, menus, undo list, palette, workbook and command line say the same.
/// Start reading at [Words][io.headroom.words.Words] and [Format][io.headroom.words.Format].
@NullMarked
package io.headroom.words;

import org.jspecify.annotations.NullMarked;
