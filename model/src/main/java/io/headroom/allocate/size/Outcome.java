package io.headroom.allocate.size;

import io.headroom.allocate.Assurance;
import io.headroom.engine.Interval;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;

/// How an objective comes out at a size.
///
/// @param value the statistic, in seconds; NaN where nothing was observed
/// @param interval its interval at the confidence asked for; unknown for an estimate
public record Outcome(TenantId tenant, Objective objective, double value, Interval interval, NumberKind kind) {
    static List<Outcome> of(Results results, Assurance assurance) {
        List<Outcome> outcomes = new ArrayList<>();
        for (TenantResult tenant : results.tenants()) {
            for (ObjectiveResult result : tenant.objectives()) {
                double above = assurance.bound(result) - result.value();
                double wide = result.interval().hi() - result.value();
                double scale = wide > 0 ? above / wide : 1;
                Interval interval = result.interval().known() ? new Interval(Math.max(0, result.value() - (result.value() - result.interval().lo()) * scale), result.value() + above)
                        : Interval.UNKNOWN;
                outcomes.add(new Outcome(tenant.id(), result.objective(), result.value(), interval, tenant.kind()));
            }
        }
        return outcomes;
    }

    /// The value as a share of the target: more than 1 where it is beyond.
    public double use() {
        return value / objective.targetSeconds();
    }

    /// Whether all of its interval lies beyond the target.
    boolean surelyBeyond() {
        return interval.known() && interval.lo() > objective.targetSeconds();
    }
}
