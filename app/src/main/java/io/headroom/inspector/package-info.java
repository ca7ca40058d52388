/// The inspector: everything about the selected tenant or partition, or about the plan, with fields that each make one edit.
/// It may know plans, edits, results, the look and the board's selection, and nothing of windows or history: what it does, it hands out as an edit.
/// Start reading at [InspectorModel][io.headroom.inspector.InspectorModel] for what is shown and at [InspectorView][io.headroom.inspector.InspectorView] for how.
@NullMarked
package io.headroom.inspector;

import org.jspecify.annotations.NullMarked;
