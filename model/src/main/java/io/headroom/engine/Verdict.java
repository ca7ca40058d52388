package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Puts the tallies of all replications and partitions together, once: each goes as soon as its partition is judged.
final class Verdict {
    private final Plan plan;
    private final List<Place> known;
    private final List<List<PartitionTally>> tallies;

    /// Where what is known of a partition is found.
    ///
    /// @param group what is known of all partitions that are linked to it
    /// @param index its place among them
    record Place(KnownGroup group, int index) {
        List<PartitionTally> tallies(int most) {
            return group.tallies(most).stream().map(tally -> tally.partitions().get(index)).toList();
        }
    }

    /// @param known for each partition in plan order what is known of it, one replication at least
    /// @param most replications to take in of each partition, if there are so many
    Verdict(Plan plan, List<Place> known, int most) {
        this.plan = plan;
        this.known = known;
        tallies = new ArrayList<>(known.stream().map(partition -> partition.tallies(most)).toList());
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
                Backlog backlog = tallies.get(i).getFirst().backlogs().get(place);
                tenants.put(placed.get(place).id(), known.get(i).group().judged(placed.get(place), meters.size(), tenant -> tenant(tenant, partition, meters, backlog)));
            }
            partitions.add(partition(partition, i, partition.reserved() ? null : fairness(i, placed, tenants)));
            tallies.set(i, List.of());
        }
        return new Results(facts, plan.tenants().stream().filter(tenant -> tenant.partition() != null)
                .map(tenant -> Objects.requireNonNull(tenants.get(tenant.id()))).toList(), partitions);
    }

    private TenantResult tenant(Tenant tenant, Partition partition, List<VerdictMeter> meters, Backlog backlog) {
        Map<Objective.Metric, LatencyStatistics> latencies = new EnumMap<>(Objective.Metric.class);
        Map<Objective.Metric, LatencySummary> summaries = new EnumMap<>(Objective.Metric.class);
        for (Objective.Metric metric : Objective.Metric.values()) {
            LatencyStatistics latency = statistics(meters, metric);
            latencies.put(metric, latency);
            summaries.put(metric, latency.summary());
        }
        double measuredSeconds = plan.run().durationSeconds() * meters.size();
        long offered = sum(meters, meter -> meter.offered);
        long served = sum(meters, meter -> meter.served);
        long throttled = sum(meters, meter -> meter.throttled);
        long rejected = sum(meters, meter -> meter.rejected);
        long expired = sum(meters, meter -> meter.expired);
        return new TenantResult(tenant.id(), tenant.name(), partition.id(), partition.reserved(), offered, served, throttled, rejected, expired,
                offered - served - throttled - rejected - expired, sum(meters, meter -> meter.fellBack), offered + sum(meters, meter -> meter.attempted), sum(meters, meter -> meter.deadlineMisses), NumberKind.SIMULATED,
                of(summaries, Objective.Metric.TTFT), of(summaries, Objective.Metric.TPOT), of(summaries, Objective.Metric.E2E),
                of(summaries, Objective.Metric.WAIT), sum(meters, meter -> meter.tokensIn) / measuredSeconds,
                sum(meters, meter -> meter.tokensOut) / measuredSeconds, cachedShare(meters), sessions(meters),
                tenant.objectives().stream().map(objective -> judge(objective, of(latencies, objective.metric()), of(summaries, objective.metric()))).toList(), pushback(meters, served), backlog);
    }

    private static Pushback pushback(List<VerdictMeter> meters, long served) {
        return new Pushback(counts(meters, meter -> meter.refusals), counts(meters, meter -> meter.gaveUp),
                served == 0 ? Double.NaN : total(meters, meter -> meter.heldBackSeconds) / served, total(meters, meter -> meter.missUsd),
                total(meters, meter -> meter.fallbackUsd), served == 0 ? Double.NaN : 1 - total(meters, meter -> meter.qualityLost) / served);
    }

    private static Map<LimitKind, Long> counts(List<VerdictMeter> meters, Function<VerdictMeter, LimitCounts> counter) {
        Map<LimitKind, Long> counts = new EnumMap<>(LimitKind.class);
        for (LimitKind kind : LimitKind.values()) {
            long count = sum(meters, meter -> counter.apply(meter).of(kind));
            if (count > 0) {
                counts.put(kind, count);
            }
        }
        return counts;
    }

    private static double total(List<VerdictMeter> meters, ToDoubleFunction<VerdictMeter> figure) {
        return meters.stream().mapToDouble(figure).sum();
    }

    private static <T> T of(Map<Objective.Metric, T> figures, Objective.Metric metric) {
        return Objects.requireNonNull(figures.get(metric));
    }

    private List<VerdictMeter> meters(int partition, int tenant) {
        return tallies.get(partition).stream().map(tally -> tally.meters().get(tenant)).toList();
    }

    private static LatencyStatistics statistics(List<VerdictMeter> meters, Objective.Metric metric) {
        return new LatencyStatistics(meters.stream().flatMap(meter -> meter.sections(metric).stream()).toList());
    }

    private static LatencySummary sessions(List<VerdictMeter> meters) {
        return new LatencyStatistics(meters.stream().flatMap(meter -> meter.session.all().stream()).toList()).summary();
    }

    private static long sum(List<VerdictMeter> meters, ToLongFunction<VerdictMeter> count) {
        return meters.stream().mapToLong(count).sum();
    }

    private static double cachedShare(List<VerdictMeter> meters) {
        long tokens = sum(meters, meter -> meter.tokensIn);
        return tokens == 0 ? Double.NaN : (double) sum(meters, meter -> meter.tokensCached) / tokens;
    }

    private static ObjectiveResult judge(Objective objective, LatencyStatistics latency, LatencySummary summary) {
        double value = summary.value(objective.statistic());
        Interval interval = switch (objective.statistic()) {
            case MEAN -> summary.meanInterval();
            case P99 -> summary.p99Interval();
            case P50, P90, P95 -> latency.interval(objective.statistic());
        };
        return new ObjectiveResult(objective, value, interval, ObjectiveState.of(value, interval, objective.targetSeconds()),
                latency.shareWithin(objective.targetSeconds()));
    }

    private PartitionResult partition(Partition partition, int index, @Nullable Fairness fairness) {
        List<PartitionTally> all = tallies.get(index);
        long tokensIn = all.stream().mapToLong(PartitionTally::tokensIn).sum();
        long tokensCached = all.stream().mapToLong(PartitionTally::tokensCached).sum();
        double tokensOut = all.stream().mapToLong(PartitionTally::tokensOut).sum();
        return new PartitionResult(partition.id(), partition.name(), partition.reserved(), partition.gpuShare(), plan.replicas(partition),
                mean(index, PartitionTally::utilisation), mean(index, PartitionTally::kvUtilisation), tokensOut / plan.run().durationSeconds() / all.size(),
                tokensIn == 0 ? Double.NaN : (double) tokensCached / tokensIn, mean(index, PartitionTally::queueMean), mean(index, PartitionTally::gpusLent), fairness);
    }

    private Fairness fairness(int partition, List<Tenant> placed, Map<TenantId, TenantResult> results) {
        List<Fairness.Claim> claims = new ArrayList<>();
        for (int place = 0; place < placed.size(); place++) {
            Tenant tenant = placed.get(place);
            List<VerdictMeter> meters = meters(partition, place);
            double tokensPerSecond = sum(meters, meter -> meter.tokensOffered) / (plan.run().durationSeconds() * meters.size());
            claims.add(Fairness.Claim.of(Objects.requireNonNull(results.get(tenant.id())), plan.tier(tenant.tier()).weight(), tokensPerSecond, meters.size()));
        }
        return Fairness.of(claims);
    }

    private double mean(int partition, ToDoubleFunction<PartitionTally> figure) {
        return tallies.get(partition).stream().mapToDouble(figure).sum() / tallies.get(partition).size();
    }
}
