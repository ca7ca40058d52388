/// Tenants as rows of a spreadsheet, read and written as the tab-separated text that a clipboard carries. A column says how one thing about a tenant is written and
/// read back, so that tables, pasting and filling down agree. Knows the plan alone. Start at [io.headroom.sheet.TenantSheet].
@NullMarked
package io.headroom.sheet;

import org.jspecify.annotations.NullMarked;
