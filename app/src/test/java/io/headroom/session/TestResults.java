package io.headroom.session;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Results and moments of a plan with chosen latencies.
public final class TestResults {
    private TestResults() {}

    /// Results in which each tenant's p99 TTFT is as given in seconds, its p99 end-to-end ten times that, both ±10 %; `throttled` of 1,000 requests are throttled.
    public static Results of(Plan plan, Map<TenantId, Double> ttft, long throttled) {
        List<TenantResult> tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null)
                .map(tenant -> tenant(plan, tenant, ttft.getOrDefault(tenant.id(), Double.NaN), throttled)).toList();
        List<PartitionResult> partitions = plan.partitions().stream().map(partition -> partition(plan, partition)).toList();
        return new Results(new Results.EngineFacts("test", 7, 600, 60, 2, 1000, 3000, 0.1, 1), tenants, partitions);
    }

    private static TenantResult tenant(Plan plan, Tenant tenant, double ttft, long throttled) {
        PartitionId partition = Objects.requireNonNull(tenant.partition());
        List<ObjectiveResult> objectives = tenant.objectives().stream().map(objective -> judged(objective, ttft)).toList();
        return new TenantResult(tenant.id(), tenant.name(), partition, plan.partition(partition).reserved(), 1000, 1000 - throttled, throttled, 0, 0, 0, 0, 1000, 0,
                NumberKind.SIMULATED, summary(ttft), summary(ttft / 10), summary(ttft * 10), summary(ttft / 2), 8000, 1400, 0, LatencySummary.EMPTY, objectives);
    }

    private static ObjectiveResult judged(Objective objective, double ttft) {
        double value = objective.metric() == Objective.Metric.TTFT ? ttft : ttft * 10;
        Interval interval = new Interval(value * 0.9, value * 1.1);
        return new ObjectiveResult(objective, value, interval, ObjectiveState.of(value, interval, objective.targetSeconds()), 0.9);
    }

    private static LatencySummary summary(double p99) {
        return Double.isNaN(p99) ? LatencySummary.EMPTY
                : new LatencySummary(1000, p99 / 3, p99 / 4, p99 / 2, p99 * 0.8, p99, new Interval(p99 * 0.3, p99 * 0.4), new Interval(p99 * 0.9, p99 * 1.1));
    }

    private static PartitionResult partition(Plan plan, Partition partition) {
        boolean lane = !partition.reserved();
        return new PartitionResult(partition.id(), partition.name(), partition.reserved(), partition.gpus(), plan.replicas(partition), lane ? 0.91 : 0.4,
                lane ? 0.8 : 0.2, lane ? 2800 : 1400, 0, lane ? 12.5 : 0);
    }

    /// A moment at 9:42:10 of a run that began at 9:00 in which each tenant's p99 TTFT is as given.
    public static Moment moment(Plan plan, Map<TenantId, Double> ttft) {
        List<Moment.TenantMoment> tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null)
                .map(tenant -> new Moment.TenantMoment(tenant.id(), 100, 90, 4, 0, 21, 8, 42, withoutInterval(ttft.getOrDefault(tenant.id(), Double.NaN)),
                        LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, 1200))
                .toList();
        List<Moment.PartitionMoment> partitions = plan.partitions().stream()
                .map(partition -> new Moment.PartitionMoment(partition.id(), 0.7, 21, 1200, List.of(0.5), List.of(0.5))).toList();
        return new Moment(2530, 300, false, tenants, partitions);
    }

    private static LatencySummary withoutInterval(double p99) {
        return new LatencySummary(100, p99 / 3, p99 / 4, p99 / 2, p99 * 0.8, p99, Interval.UNKNOWN, Interval.UNKNOWN);
    }
}
