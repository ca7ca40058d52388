/// Tenants, clusters and prices as rows of a spreadsheet: what a cell says, which columns of someone else's sheet mean what, and what a sheet comes to in a plan; tenants also as the
/// tab-separated text that a clipboard carries. Knows the plan, edits of it, and the catalogue for GPU types that a plan does not have yet; no file and no workbook.
/// Start at [io.headroom.sheet.SheetImport], or for the clipboard at [io.headroom.sheet.TenantSheet].
@NullMarked
package io.headroom.sheet;

import org.jspecify.annotations.NullMarked;
