/// The table of all tenants, to sort, filter and change many of them at once, each time as one edit.
/// It may know plans, edits, results, words and the look, and nothing of windows or history: what it does, it hands out as an edit.
/// Start reading at [TenantsModel][io.headroom.tenants.TenantsModel] for what it can do and at [TenantsView][io.headroom.tenants.TenantsView] for how it looks.
@NullMarked
package io.headroom.tenants;

import org.jspecify.annotations.NullMarked;
