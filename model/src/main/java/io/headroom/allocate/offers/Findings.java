package io.headroom.allocate.offers;

import io.headroom.allocate.Assurance;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import java.util.Comparator;
import java.util.List;

/// What becomes of a tenant's requests under an offer.
///
/// @param kind whether it was simulated, or follows from a closed form
/// @param objectives what its objectives came to; closed forms have no intervals
/// @param servedShare share of the requests that ended which were served, NaN where none ended
/// @param throttled requests refused by a limit
/// @param holds whether everything holds, with the confidence asked for
/// @param tokensPerSecond input and output tokens of served requests, per second
public record Findings(NumberKind kind, List<ObjectiveResult> objectives, double servedShare, long throttled, boolean holds, double tokensPerSecond) {
    /// Keeps its own copy.
    public Findings {
        objectives = List.copyOf(objectives);
    }

    static Findings of(Results results, TenantResult tenant, Assurance assurance) {
        long ended = tenant.offered() - tenant.inFlight();
        return new Findings(tenant.kind(), tenant.objectives(), ended == 0 ? Double.NaN : (double) tenant.served() / ended, tenant.throttled(), assurance.holds(results, tenant.id()),
                tenant.tokensInPerSecond() + tenant.tokensOutPerSecond());
    }

    /// The worst state of the objectives, or `NO_DATA` without any.
    public ObjectiveState state() {
        return objectives.stream().map(ObjectiveResult::state).max(Comparator.comparingInt(ObjectiveState::gravity)).orElse(ObjectiveState.NO_DATA);
    }

    /// What some dollars a month are for a million tokens, NaN where none are served.
    double usdPerMillionTokens(double usdPerMonth) {
        return tokensPerSecond > 0 ? usdPerMonth / (tokensPerSecond * Month.SECONDS) * 1e6 : Double.NaN;
    }
}
