package io.headroom.tenants;

import io.headroom.edit.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of cells that are entered together: one edit of all of them, or, where one of them is wrong, nothing.
///
/// @param edit what to apply, or null where nothing changes or something is wrong
/// @param wrong the cells that cannot be
/// @param problem why the whole cannot be although each cell can, one line; else empty
public record Entered(@Nullable Edit edit, List<CellEntry.Wrong> wrong, String problem) {
    /// Keeps its own copy.
    public Entered {
        wrong = List.copyOf(wrong);
    }

    static Entered nothing(String problem) {
        return new Entered(null, List.of(), problem);
    }

    /// Whether nothing is wrong.
    public boolean fits() {
        return wrong.isEmpty() && problem.isEmpty();
    }
}
