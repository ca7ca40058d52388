package io.headroom.session;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/// How far the verdict on a plan is.
///
/// @param plan the plan that is judged
/// @param phase how far it is
/// @param results what is known: of this plan, or where `pending`, of the plan before it; null where nothing is
/// @param pending whether the results belong to an earlier plan and wait to be replaced
/// @param failure why there are none, one line; empty unless the phase is `FAILED`
public record Verdict(Plan plan, Phase phase, @Nullable Results results, boolean pending, String failure) {
    /// How far a verdict is.
    public enum Phase {
        /// The first replication is not done.
        RUNNING,
        /// The first replication is done; later ones narrow the intervals.
        CONFIRMED,
        /// All replications are done.
        FINAL,
        /// Stopped by the user before the last replication.
        CANCELLED,
        /// The engine could not judge this plan.
        FAILED
    }

    /// Whether results of this very plan are there.
    public boolean confirmed() {
        return results != null && !pending;
    }

    /// Whether replications are still to come.
    public boolean running() {
        return phase == Phase.RUNNING || phase == Phase.CONFIRMED;
    }
}
