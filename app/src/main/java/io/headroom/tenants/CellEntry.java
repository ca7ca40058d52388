package io.headroom.tenants;

import io.headroom.plan.TenantId;

/// A cell and the text that is to stand in it.
///
/// @param tenant of the row
/// @param column key of the column
/// @param text as it was typed or pasted
public record CellEntry(TenantId tenant, String column, String text) {
    /// A cell whose entry cannot be.
    ///
    /// @param problem what is wrong and what to enter instead, one line
    public record Wrong(CellEntry entry, String problem) {}
}
