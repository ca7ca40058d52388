package io.headroom.start;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A point that a start of the window passes. Each belongs to a part, which begins where an earlier one ends; reading the plan and simulating it go on
/// beside the window.
public enum StartMark {
    /// The Java machine runs our first line.
    MAIN(null),
    /// The JavaFX thread is there.
    TOOLKIT(MAIN),
    /// The plan is in memory.
    PLAN_READ(MAIN),
    /// The window's parts are made and filled.
    WINDOW_BUILT(TOOLKIT),
    /// The window is on the desktop, still empty.
    SHOWN(WINDOW_BUILT),
    /// The desktop has the window's first picture.
    FIRST_FRAME(SHOWN),
    /// The first replication of the plan is simulated and known to the window.
    CONFIRMED(PLAN_READ),
    /// The desktop has the picture with the simulated values on the gauges.
    LIVE_GAUGES(CONFIRMED);

    private final @Nullable StartMark after;

    StartMark(@Nullable StartMark after) {
        this.after = after;
    }

    /// The mark at which the part that ends here begins; null for the start of the process.
    public @Nullable StartMark after() {
        return after;
    }

    /// What it is called in files, e.g. `first_frame`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
