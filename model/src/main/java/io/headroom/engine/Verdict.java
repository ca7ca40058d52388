package io.headroom.engine;

import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Puts the tallies of all replications and partitions together.
final class Verdict {
    private final Plan plan;
    private final List<List<PartitionTally>> replications;

    /// @param replications for each replication the tallies of the partitions in plan order, at least one
    Verdict(Plan plan, List<List<PartitionTally>> replications) {
        this.plan = plan;
        this.replications = replications;
    }

    Results results(double wallSeconds, int threads, Results.@Nullable Stop stop) {
        RunSettings run = plan.run();
        long requests = replications.stream().flatMap(List::stream).mapToLong(PartitionTally::requests).sum();
        long events = replications.stream().flatMap(List::stream).mapToLong(PartitionTally::events).sum();
        Results.EngineFacts facts = new Results.EngineFacts(Evaluation.VERSION, run.seed(), run.durationSeconds(), run.warmupSeconds(), replications.size(),
                requests, events, wallSeconds, threads, stop);
        List<TenantResult> tenants = plan.tenants().stream().filter(tenant -> tenant.partition() != null).map(this::tenant).toList();
        return new Results(facts, tenants, plan.partitions().stream().map(this::partition).toList());
    }

    private double measuredSeconds() {
        return plan.run().durationSeconds() * replications.size();
    }

    private TenantResult tenant(Tenant tenant) {
        Partition partition = plan.partition(Objects.requireNonNull(tenant.partition()));
        List<VerdictMeter> meters = meters(partition, plan.tenantsIn(partition.id()).indexOf(tenant));
        Map<Objective.Metric, LatencyStatistics> latencies = new EnumMap<>(Objective.Metric.class);
        for (Objective.Metric metric : Objective.Metric.values()) {
            latencies.put(metric, statistics(meters, metric));
        }
        long offered = sum(meters, meter -> meter.offered);
        long served = sum(meters, meter -> meter.served);
        long throttled = sum(meters, meter -> meter.throttled);
        long rejected = sum(meters, meter -> meter.rejected);
        return new TenantResult(tenant.id(), tenant.name(), partition.id(), partition.reserved(), offered, served, throttled, rejected, 0,
                offered - served - throttled - rejected, 0, offered, sum(meters, meter -> meter.deadlineMisses), NumberKind.SIMULATED,
                summary(latencies, Objective.Metric.TTFT), summary(latencies, Objective.Metric.TPOT), summary(latencies, Objective.Metric.E2E),
                summary(latencies, Objective.Metric.WAIT), sum(meters, meter -> meter.tokensIn) / measuredSeconds(),
                sum(meters, meter -> meter.tokensOut) / measuredSeconds(), cachedShare(meters), sessions(meters),
                tenant.objectives().stream().map(objective -> judge(objective, Objects.requireNonNull(latencies.get(objective.metric())))).toList());
    }

    private static LatencySummary summary(Map<Objective.Metric, LatencyStatistics> latencies, Objective.Metric metric) {
        return Objects.requireNonNull(latencies.get(metric)).summary();
    }

    private List<VerdictMeter> meters(Partition partition, int tenant) {
        int index = plan.partitions().indexOf(partition);
        return replications.stream().map(tallies -> tallies.get(index).meters().get(tenant)).toList();
    }

    private static LatencyStatistics statistics(List<VerdictMeter> meters, Objective.Metric metric) {
        return new LatencyStatistics(meters.stream().flatMap(meter -> Arrays.stream(meter.sections(metric))).toList());
    }

    private static LatencySummary sessions(List<VerdictMeter> meters) {
        return new LatencyStatistics(meters.stream().flatMap(meter -> Arrays.stream(meter.session)).toList()).summary();
    }

    private static long sum(List<VerdictMeter> meters, ToLongFunction<VerdictMeter> count) {
        return meters.stream().mapToLong(count).sum();
    }

    private static double cachedShare(List<VerdictMeter> meters) {
        long tokens = sum(meters, meter -> meter.tokensIn);
        return tokens == 0 ? Double.NaN : (double) sum(meters, meter -> meter.tokensCached) / tokens;
    }

    private static ObjectiveResult judge(Objective objective, LatencyStatistics latency) {
        double value = latency.value(objective.statistic());
        Interval interval = latency.interval(objective.statistic());
        return new ObjectiveResult(objective, value, interval, ObjectiveState.of(value, interval, objective.targetSeconds()),
                latency.shareWithin(objective.targetSeconds()));
    }

    private PartitionResult partition(Partition partition) {
        List<VerdictMeter> meters = new ArrayList<>();
        for (int tenant = 0; tenant < plan.tenantsIn(partition.id()).size(); tenant++) {
            meters.addAll(meters(partition, tenant));
        }
        double tokensOut = sum(meters, meter -> meter.tokensOut);
        return new PartitionResult(partition.id(), partition.name(), partition.reserved(), partition.gpus(), plan.replicas(partition),
                mean(partition, PartitionTally::utilisation), mean(partition, PartitionTally::kvUtilisation), tokensOut / measuredSeconds(), cachedShare(meters),
                mean(partition, PartitionTally::queueMean));
    }

    private double mean(Partition partition, ToDoubleFunction<PartitionTally> figure) {
        int index = plan.partitions().indexOf(partition);
        return replications.stream().mapToDouble(tallies -> figure.applyAsDouble(tallies.get(index))).sum() / replications.size();
    }
}
