package io.headroom.timeline;

import io.headroom.edit.Edit;
import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import java.util.Optional;

/// An incident on its way to another time, or its end on its way: by mouse or by keys, until it is dropped or given up.
final class FlagMove {
    private final Plan plan;
    private final int number;
    private final boolean end;
    private final Incident before;
    private Incident now;

    /// Begins at what the plan has.
    ///
    /// @param number place of the incident in the plan's list, from 0
    /// @param end whether its end moves, rather than all of it
    FlagMove(Plan plan, int number, boolean end) {
        this.plan = plan;
        this.number = number;
        this.end = end;
        before = plan.incidents().get(number);
        now = before;
    }

    int number() {
        return number;
    }

    boolean end() {
        return end;
    }

    /// The incident as it would be.
    Incident now() {
        return now;
    }

    /// Where the end or the flag is.
    double seconds() {
        return end ? now.endSeconds() : now.atSeconds();
    }

    /// Moves to a time, to the nearest round one.
    ///
    /// @param grain round times are multiples of it, in seconds
    void to(double seconds, double grain) {
        set(Math.rint(seconds / grain) * grain, grain);
    }

    /// Moves to the next round times.
    ///
    /// @param steps how many, negative for earlier
    void by(int steps, double grain) {
        double from = seconds() / grain;
        double first = steps > 0 ? Math.floor(from + 1e-9) : Math.ceil(from - 1e-9);
        set((first + steps) * grain, grain);
    }

    private void set(double seconds, double grain) {
        double runEnd = plan.run().warmupSeconds() + plan.run().durationSeconds();
        now = end ? new Incident(before.what(), before.atSeconds(), Math.max(grain, Math.min(seconds, Math.max(runEnd, before.endSeconds())) - before.atSeconds()))
                : new Incident(before.what(), Math.clamp(seconds, 0, runEnd), before.lastsSeconds());
    }

    /// The edit that a drop makes; none if it is where it was.
    Optional<Edit> edit() {
        return now.equals(before) ? Optional.empty() : Optional.of(IncidentEdits.change(plan, number, now));
    }
}
