package io.headroom.cli;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;

/// Draws the workbench as the window would show it, without a display.
@FunctionalInterface
public interface Picture {
    /// A PNG file's bytes.
    ///
    /// @param results results of this very plan
    byte[] png(Plan plan, Results results);
}
