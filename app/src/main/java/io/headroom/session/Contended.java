package io.headroom.session;

import io.headroom.engine.Contention;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/// How far it is known who makes whom wait in a plan.
///
/// @param phase how far it is
/// @param contention who does, or null unless the phase is `KNOWN`
/// @param requests about how many requests it takes to find out; 0 before that is known
/// @param failure why it cannot be found out, one line; empty unless the phase is `FAILED`
public record Contended(Plan plan, Phase phase, @Nullable Contention contention, double requests, String failure) {
    static Contended of(Plan plan, Phase phase, double requests) {
        return new Contended(plan, phase, null, requests, "");
    }

    /// The same of a plan that differs in what does not matter to it.
    Contended in(Plan other) {
        return new Contended(other, phase, contention, requests, failure);
    }

    /// How far it is.
    public enum Phase {
        /// The verdict comes first.
        WAITING,
        /// It is being found out.
        RUNNING,
        /// It is known.
        KNOWN,
        /// It takes too many requests to find out without being asked.
        LEFT_OUT,
        /// It cannot be found out.
        FAILED
    }
}
