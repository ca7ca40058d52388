package io.headroom.readings;

import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A gauge of a latency: which one, and which of a tenant's objectives is its target.
///
/// @param chosen the value of all requests that was asked for; null for the one that was promised, else the p99
record LatencyGauge(Objective.Metric metric, Objective.@Nullable Statistic chosen) {
    /// Time to first token, as promised.
    static final LatencyGauge TTFT = new LatencyGauge(Objective.Metric.TTFT, null);
    /// End to end, as promised.
    static final LatencyGauge E2E = new LatencyGauge(Objective.Metric.E2E, null);

    /// The tenant's objective for this latency: that for the chosen value; where none is chosen that for its p99, else the first.
    Optional<Objective> objective(Tenant tenant) {
        Objective.Statistic wanted = chosen;
        Optional<Objective> exact = objective(tenant, wanted == null ? Objective.Statistic.P99 : wanted);
        return wanted != null ? exact : exact.or(() -> tenant.objectives().stream().filter(objective -> objective.metric() == metric).findFirst());
    }

    private Optional<Objective> objective(Tenant tenant, Objective.Statistic statistic) {
        return tenant.objectives().stream().filter(objective -> objective.metric() == metric && objective.statistic() == statistic).findFirst();
    }

    /// Which value of all requests the gauge shows for a tenant: the chosen one, else the one that was promised, else the p99.
    Objective.Statistic statistic(Tenant tenant) {
        Objective.Statistic wanted = chosen;
        return wanted != null ? wanted : objective(tenant).map(Objective::statistic).orElse(Objective.Statistic.P99);
    }

    /// The value shown where there is no tenant to ask.
    Objective.Statistic statistic() {
        Objective.Statistic wanted = chosen;
        return wanted == null ? Objective.Statistic.P99 : wanted;
    }

    LatencySummary of(TenantResult result) {
        return result.latency(metric);
    }

    LatencySummary of(Moment.TenantMoment moment) {
        return switch (metric) {
            case TTFT -> moment.ttft();
            case TPOT -> moment.tpot();
            case E2E -> moment.e2e();
            case WAIT -> moment.waitTime();
        };
    }
}
