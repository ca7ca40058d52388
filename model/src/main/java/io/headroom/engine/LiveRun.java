package io.headroom.engine;

import io.headroom.plan.Plan;
import java.util.List;

/// One run of a plan that is watched while it goes on, and that takes an edited plan without stopping. Not thread-safe: one thread at a time.
public final class LiveRun {
    /// Starts a run at time 0.
    public LiveRun(Plan plan) {}

    /// Simulated seconds since the start of the run.
    public double clockSeconds() {
        return 0;
    }

    /// Whether the end of the horizon is reached.
    public boolean finished() {
        return true;
    }

    /// Simulates up to a time, or to the end of the horizon if that comes first.
    ///
    /// @param toSeconds simulated seconds since the start of the run, not before the clock
    public void advance(double toSeconds) {}

    /// Goes on under an edited plan at the same clock: waiting requests go with their tenant, running ones finish where they are, none is lost or counted twice.
    public void adopt(Plan plan) {}

    /// What a trailing window shows at the clock.
    ///
    /// @param windowSeconds length of the window, e.g. 300
    public Moment moment(double windowSeconds) {
        return new Moment(0, 0, true, List.of(), List.of());
    }
}
