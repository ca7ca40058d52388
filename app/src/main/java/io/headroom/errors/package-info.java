/// What went wrong: the line that shows it, the list of all of it since the window was opened, and whoever takes what nobody caught.
/// It may know looks and words, and nothing of plans; whatever fails is handed to it as a line and its details.
/// Start reading at [ErrorLine][io.headroom.errors.ErrorLine], then [ErrorLog][io.headroom.errors.ErrorLog].
@NullMarked
package io.headroom.errors;

import org.jspecify.annotations.NullMarked;
