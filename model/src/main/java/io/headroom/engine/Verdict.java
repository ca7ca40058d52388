package io.headroom.engine;

import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Puts the tallies of all replications and partitions together.
final class Verdict {
    private final Plan plan;
    private final List<KnownPartition> known;
    private final List<List<PartitionTally>> tallies;

    /// @param known for each partition in plan order what is known of it, one replication at least
    /// @param most replications to take in of each partition, if there are so many
    Verdict(Plan plan, List<KnownPartition> known, int most) {
        this.plan = plan;
        this.known = known;
        tallies = known.stream().map(partition -> partition.tallies(most)).toList();
    }

    /// @param replications replications of every partition
    Results results(int replications, double wallSeconds, int threads, Results.@Nullable Stop stop) {
        RunSettings run = plan.run();
        long requests = tallies.stream().flatMap(List::stream).mapToLong(PartitionTally::requests).sum();
        long events = tallies.stream().flatMap(List::stream).mapToLong(PartitionTally::events).sum();
        Results.EngineFacts facts = new Results.EngineFacts(Evaluation.VERSION, run.seed(), run.durationSeconds(), run.warmupSeconds(), replications,
                requests, events, wallSeconds, threads, stop);
        Map<TenantId, TenantResult> tenants = new HashMap<>();
        List<PartitionResult> partitions = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            Partition partition = plan.partitions().get(i);
            List<Tenant> placed = plan.tenantsIn(partition.id());
            for (int place = 0; place < placed.size(); place++) {
                List<VerdictMeter> meters = meters(i, place);
                tenants.put(placed.get(place).id(), known.get(i).judged(placed.get(place), meters.size(), tenant -> tenant(tenant, partition, meters)));
            }
            partitions.add(partition(partition, placed.size(), i));
        }
        return new Results(facts, plan.tenants().stream().filter(tenant -> tenant.partition() != null)
                .map(tenant -> Objects.requireNonNull(tenants.get(tenant.id()))).toList(), partitions);
    }

    private TenantResult tenant(Tenant tenant, Partition partition, List<VerdictMeter> meters) {
        Map<Objective.Metric, LatencyStatistics> latencies = new EnumMap<>(Objective.Metric.class);
        for (Objective.Metric metric : Objective.Metric.values()) {
            latencies.put(metric, statistics(meters, metric));
        }
        double measuredSeconds = plan.run().durationSeconds() * meters.size();
        long offered = sum(meters, meter -> meter.offered);
        long served = sum(meters, meter -> meter.served);
        long throttled = sum(meters, meter -> meter.throttled);
        long rejected = sum(meters, meter -> meter.rejected);
        return new TenantResult(tenant.id(), tenant.name(), partition.id(), partition.reserved(), offered, served, throttled, rejected, 0,
                offered - served - throttled - rejected, 0, offered, sum(meters, meter -> meter.deadlineMisses), NumberKind.SIMULATED,
                summary(latencies, Objective.Metric.TTFT), summary(latencies, Objective.Metric.TPOT), summary(latencies, Objective.Metric.E2E),
                summary(latencies, Objective.Metric.WAIT), sum(meters, meter -> meter.tokensIn) / measuredSeconds,
                sum(meters, meter -> meter.tokensOut) / measuredSeconds, cachedShare(meters), sessions(meters),
                tenant.objectives().stream().map(objective -> judge(objective, Objects.requireNonNull(latencies.get(objective.metric())))).toList());
    }

    private static LatencySummary summary(Map<Objective.Metric, LatencyStatistics> latencies, Objective.Metric metric) {
        return Objects.requireNonNull(latencies.get(metric)).summary();
    }

    private List<VerdictMeter> meters(int partition, int tenant) {
        return tallies.get(partition).stream().map(tally -> tally.meters().get(tenant)).toList();
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

    private PartitionResult partition(Partition partition, int tenants, int index) {
        List<VerdictMeter> meters = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            meters.addAll(meters(index, tenant));
        }
        double tokensOut = sum(meters, meter -> meter.tokensOut);
        return new PartitionResult(partition.id(), partition.name(), partition.reserved(), partition.gpus(), plan.replicas(partition),
                mean(index, PartitionTally::utilisation), mean(index, PartitionTally::kvUtilisation), tokensOut / plan.run().durationSeconds() / tallies.get(index).size(),
                cachedShare(meters), mean(index, PartitionTally::queueMean));
    }

    private double mean(int partition, ToDoubleFunction<PartitionTally> figure) {
        return tallies.get(partition).stream().mapToDouble(figure).sum() / tallies.get(partition).size();
    }
}
