/// The window that brings tenants from a spreadsheet into the plan: which sheet, which column means what, what is wrong in which cell, and what would come in.
/// It may know sheets, the session and the look, and nothing of the shell: where to show what came in, it hands out.
/// Start reading at [ImportModel][io.headroom.importing.ImportModel] for what happens and at [ImportView][io.headroom.importing.ImportView] for how it looks.
@NullMarked
package io.headroom.importing;

import org.jspecify.annotations.NullMarked;
