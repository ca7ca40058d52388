package io.headroom.tenants;

import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Deployment;
import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One tenant with what a row says about it.
///
/// @param number its place in the plan, from 0
/// @param partition where it is, or null while it is unplaced
/// @param deployment what runs there
/// @param result what came of it; null before that is known
/// @param pending whether the result waits to be replaced
public record TenantRow(int number, Tenant tenant, Tier tier, @Nullable Partition partition, @Nullable Deployment deployment, @Nullable TenantResult result, boolean pending) {
    /// What it sends, where that is one kind of request.
    Optional<Workload> workload() {
        return tenant.workloads().size() == 1 ? Optional.of(tenant.workloads().getFirst()) : Optional.empty();
    }

    Optional<Arrivals> arrivals() {
        return workload().flatMap(workload -> Optional.ofNullable(workload.traffic().pattern()));
    }

    Optional<Distribution> tokens(boolean input) {
        return workload().flatMap(workload -> switch (workload.traffic()) {
            case Traffic.Generated generated -> Optional.of(input ? generated.inputTokens() : generated.outputTokens());
            case Traffic.Sessions sessions -> Optional.of(input ? sessions.inputTokens() : sessions.outputTokens());
            case Traffic.Replayed _ -> Optional.empty();
        });
    }

    Optional<Objective> objective(Objective.Metric metric, Objective.Statistic statistic) {
        return tenant.objectives().stream().filter(each -> each.metric() == metric && each.statistic() == statistic).findFirst();
    }

    LatencySummary latency(Objective.Metric metric) {
        return result == null ? LatencySummary.EMPTY : result.latency(metric);
    }

    ObjectiveState state() {
        return result == null || tenant.objectives().isEmpty() ? ObjectiveState.NO_DATA : result.state();
    }
}
