package io.headroom.tenants;

import io.headroom.tenants.TenantsModel.Cell;
import org.jspecify.annotations.Nullable;

/// What a cell asks of the table it is in.
interface CellHost {
    /// What is shown now.
    TenantsModel model();

    /// What was typed into a cell and cannot be, or null.
    @Nullable String draft(Cell cell);

    /// Enters a text.
    ///
    /// @param everywhere whether it goes into all chosen cells of the column
    /// @return whether it fits; what does not is kept as the draft of the cell, with the reason below the table
    boolean enter(Cell cell, String text, boolean everywhere);

    /// What was typed on the cell before it became a field; empty where nothing was. It is given once.
    String typedAhead();

    /// Forgets what was typed into a cell.
    void forget(Cell cell);

    /// Says how what is being typed is read.
    void reading(String words);

    /// An entry has ended.
    ///
    /// @param down rows to go down
    /// @param right columns to go to the right
    void done(int down, int right);
}
