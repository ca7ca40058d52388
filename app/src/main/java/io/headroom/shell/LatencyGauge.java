package io.headroom.shell;

import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Tenant;
import java.util.Optional;

/// A gauge of a latency: which one, and which of a tenant's objectives is its target.
enum LatencyGauge {
    /// Time to first token.
    TTFT(Objective.Metric.TTFT),
    /// End to end.
    E2E(Objective.Metric.E2E);

    private final Objective.Metric metric;

    LatencyGauge(Objective.Metric metric) {
        this.metric = metric;
    }

    Objective.Metric metric() {
        return metric;
    }

    /// The tenant's objective for this latency: that for its p99, else the first.
    Optional<Objective> objective(Tenant tenant) {
        return tenant.objectives().stream().filter(objective -> objective.metric() == metric && objective.statistic() == Objective.Statistic.P99).findFirst()
                .or(() -> tenant.objectives().stream().filter(objective -> objective.metric() == metric).findFirst());
    }

    /// Which value of all requests the gauge shows for a tenant: the one that was promised, else the p99.
    Objective.Statistic statistic(Tenant tenant) {
        return objective(tenant).map(Objective::statistic).orElse(Objective.Statistic.P99);
    }

    LatencySummary of(TenantResult result) {
        return result.latency(metric);
    }

    LatencySummary of(Moment.TenantMoment moment) {
        return this == TTFT ? moment.ttft() : moment.e2e();
    }
}
