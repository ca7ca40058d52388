package io.headroom.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.catalog.EstimateErrors;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Hardware;
import io.headroom.serving.StepTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {
    private static final RunSettings LONG = new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 1e6, 1e6, 1, 1);
    private static final RunSettings HOUR = new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 3600, 300, 1, 1);
    private static final Serving.Batching BATCHING = Serving.Batching.of(Precision.BF16, 1);
    private static final ModelId DESK = new ModelId("desk");
    private static final PartitionId PLACE = new PartitionId("place");
    private static final Distribution PROMPT = new Distribution.LogNormal(600, 3000, 8000.0);
    private static final Distribution ANSWER = new Distribution.LogNormal(120, 600, 2000.0);

    private static Plan plan(Serving serving, int replicas, RunSettings run, Limits limits, Tenant... tenants) {
        ModelId model = serving instanceof Serving.Slots ? DESK : Hardware.LLAMA_8B.id();
        Deployment deployment = new Deployment(new DeploymentId("d"), "Deployment", model, serving);
        return new Plan("Test", "", List.of(Hardware.H100), List.of(Hardware.LLAMA_8B), List.of(new Cluster(new ClusterId("a"), "A", Hardware.H100.id(), 8, 8, null,
                new Prices(4, 2.5, LocalDate.of(2026, 11, 1), "test"))), List.of(deployment),
                List.of(new Partition(PLACE, "Lane", Partition.Kind.SHARED, new ClusterId("a"), replicas * serving.gpusPerReplica(), deployment.id(), null)),
                List.of(new Tier(new TierId("t"), "Tier", Tier.Level.GOLD, limits, 1)), List.of(tenants), List.of(), run);
    }

    private static Tenant tenant(String name, ModelId model, Arrivals arrivals, Distribution input, Distribution output, Objective... objectives) {
        return new Tenant(new TenantId(name), name, new TierId("t"), PLACE, List.of(new Workload("work", List.of(model), new Traffic.Generated(arrivals, input, output),
                Workload.Kind.INTERACTIVE, null)), List.of(objectives));
    }

    private static Tenant caller(double perSecond) {
        return tenant("caller", DESK, new Arrivals.Poisson(Rate.perSecond(perSecond)), new Distribution.Fixed(1), new Distribution.Fixed(1));
    }

    private static Tenant chat(double perSecond, Objective... objectives) {
        return tenant("chat", Hardware.LLAMA_8B.id(), new Arrivals.Poisson(Rate.perSecond(perSecond)), PROMPT, ANSWER, objectives);
    }

    private static TenantResult only(Plan plan) {
        return new Estimate().of(plan).results().tenants().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 1.4", "8, 6.8", "8, 7.6", "32, 27.2"})
    void slotsUnderPoissonAndExponentialServiceAreErlangs(int servers, double rate) {
        Plan plan = plan(new Serving.Slots(servers, new Distribution.Exponential(1), 1), 1, LONG, Limits.NONE, caller(rate));
        double blocking = 1;
        for (int i = 1; i <= servers; i++) {
            blocking = rate * blocking / (i + rate * blocking);
        }
        double waits = blocking / (1 - rate / servers * (1 - blocking));
        TenantResult result = only(plan);
        assertThat(result.waitTime().mean()).isCloseTo(waits / (servers - rate), within(1e-6));
        assertThat(result.e2e().mean()).isCloseTo(1 + result.waitTime().mean(), within(1e-9));
        assertThat(new Estimate().of(plan).results().partitions().getFirst().utilisation()).isCloseTo(rate / servers, within(1e-12));
    }

    @Test
    void oneServerIsPollaczekAndKhinchines() {
        Serving.Slots fixed = new Serving.Slots(1, new Distribution.Fixed(1), 1);
        assertThat(only(plan(fixed, 1, LONG, Limits.NONE, caller(0.8))).waitTime().mean()).isCloseTo(0.8 / (2 * 0.2), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 8000})
    void atLightLoadTheFirstTokenTakesOnePromptAlone(int prompt) {
        Tenant tenant = tenant("rare", Hardware.LLAMA_8B.id(), new Arrivals.Poisson(Rate.perSecond(1e-5)), new Distribution.Fixed(prompt), new Distribution.Fixed(100));
        StepTime time = new StepTime(Hardware.LLAMA_8B, Hardware.H100, BATCHING, Efficiency.USUAL);
        double alone = time.overheadSeconds(prompt) + time.seconds(prompt, prompt * (prompt / 2.0), 0, 0, 1);
        TenantResult result = only(plan(BATCHING, 1, HOUR, Limits.NONE, tenant));
        assertThat(result.ttft().mean()).isCloseTo(alone, within(0.002 * alone));
        assertThat(result.ttft().p99()).isCloseTo(alone, within(0.02 * alone));
        double step = time.seconds(0, 0, 1, prompt + 50, 0);
        assertThat(result.tpot().mean()).isCloseTo(step, within(0.01 * step));
        assertThat(result.e2e().p50()).isCloseTo(alone + 99 * step, within(0.02 * (alone + 99 * step)));
    }

    @Test
    void moreLoadNeverLowersAPercentile() {
        // Percentiles are read between points, to 2 %.
        double before = 0;
        for (double rate : new double[] {0.5, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 60}) {
            double now = only(plan(BATCHING, 2, HOUR, Limits.NONE, chat(rate))).ttft().p99();
            assertThat(now).as("p99 TTFT at %s/s", rate).isGreaterThanOrEqualTo(before * 0.98);
            before = now;
        }
    }

    @Test
    void moreReplicasNeverRaiseAPercentile() {
        for (double rate : new double[] {2, 10, 25, 60}) {
            double before = Double.POSITIVE_INFINITY;
            for (int replicas = 1; replicas <= 16; replicas *= 2) {
                TenantResult now = only(plan(BATCHING, replicas, HOUR, Limits.NONE, chat(rate)));
                assertThat(now.ttft().p99()).as("p99 TTFT at %s/s on %d replicas", rate, replicas).isLessThanOrEqualTo(before * 1.02);
                before = now.ttft().p99();
            }
        }
    }

    @Test
    void beyondCapacityTheWaitGrowsWithTheRun() {
        Serving.Slots slots = new Serving.Slots(10, new Distribution.Fixed(1), 1);
        RunSettings run = new RunSettings(HOUR.start(), 3000, 0, 1, 1);
        // Twice what ten servers carry: who comes at t waits t, and only those before half time start before the end.
        TenantResult result = only(plan(slots, 1, run, Limits.NONE, caller(20)));
        assertThat(result.waitTime().p50()).isCloseTo(750, within(25.0));
        assertThat(result.waitTime().p99()).isCloseTo(1485, within(30.0));
        assertThat((double) result.inFlight() / result.offered()).isCloseTo(0.5, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "1.25, 0.2", "4, 0.75"})
    void aBucketThatGetsMoreThanItRefillsThrottlesTheRest(double excess, double share) {
        Limits limits = new Limits(Rate.perSecond(5), null);
        assertThat(only(plan(BATCHING, 4, LONG, limits, chat(5 * excess))).throttledShare()).isCloseTo(share, within(0.01));
    }

    @Test
    void tokensAreLimitedOverTheLongRunToo() {
        Limits limits = new Limits(null, Rate.perSecond(1000));
        Tenant tenant = tenant("even", Hardware.LLAMA_8B.id(), new Arrivals.Poisson(Rate.perSecond(4)), new Distribution.Fixed(400), new Distribution.Fixed(100));
        assertThat(only(plan(BATCHING, 4, LONG, limits, tenant)).throttledShare()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aBucketFarFromEmptyThrottlesNobody() {
        assertThat(only(plan(BATCHING, 4, HOUR, new Limits(Rate.perSecond(10), Rate.perSecond(100_000)), chat(5))).throttled()).isZero();
    }

    @Test
    void aCabinKnowsNoLimit() {
        Plan lane = plan(BATCHING, 4, LONG, new Limits(Rate.perSecond(1), null), chat(5));
        Partition partition = lane.partitions().getFirst();
        Plan cabin = lane.withPartition(new Partition(partition.id(), partition.name(), Partition.Kind.RESERVED, partition.cluster(), partition.gpus(), partition.deployment(),
                new TenantId("chat")));
        assertThat(only(lane).throttled()).isPositive();
        assertThat(only(cabin).throttled()).isZero();
    }

    @Test
    void everyRequestIsCountedOnce() {
        for (int number = 600; number < 660; number++) {
            Results results = new Estimate().of(StudyPlans.plan(number)).results();
            assertThat(results.tenants()).allSatisfy(tenant -> {
                assertThat(tenant.served() + tenant.throttled() + tenant.rejected() + tenant.expired() + tenant.inFlight()).isEqualTo(tenant.offered());
                assertThat(tenant.inFlight()).isNotNegative();
                assertThat(tenant.kind()).isEqualTo(NumberKind.ESTIMATED);
                assertThat(tenant.ttft().p50()).isLessThanOrEqualTo(tenant.ttft().p90());
                assertThat(tenant.ttft().p90()).isLessThanOrEqualTo(tenant.ttft().p99());
                assertThat(tenant.e2e().mean()).isGreaterThanOrEqualTo(tenant.ttft().mean());
            });
            assertThat(results.partitions()).allSatisfy(partition -> {
                assertThat(partition.utilisation()).isBetween(0.0, 1.0);
                assertThat(partition.kvUtilisation()).isBetween(0.0, 1.0);
                assertThat(partition.queueMean()).isNotNegative();
            });
        }
    }

    @Test
    void whatIsKeptOfOnePlanDoesNotChangeTheNext() {
        Estimate kept = new Estimate();
        List<Plan> plans = new ArrayList<>();
        for (int number = 600; number < 620; number++) {
            plans.add(StudyPlans.plan(number));
        }
        plans.addAll(List.copyOf(plans).stream().map(plan -> plan.withRun(plan.run().withDuration(700))).toList());
        assertThat(plans).allSatisfy(plan -> assertThat(kept.of(plan)).isEqualTo(new Estimate().of(plan)));
    }

    @Test
    void objectivesAreMetOrMissedByTheValue() {
        TenantResult result = only(plan(BATCHING, 2, HOUR, Limits.NONE,
                chat(2, new Objective(Metric.TTFT, Statistic.P99, 10), new Objective(Metric.TPOT, Statistic.MEAN, 0.0001))));
        assertThat(result.objectives()).extracting(each -> each.state()).containsExactly(ObjectiveState.MET, ObjectiveState.MISSED);
        assertThat(result.objectives().getFirst().value()).isEqualTo(result.ttft().p99());
    }

    @Test
    void nobodyAndNothingAreEstimatedToo() {
        assertThat(new Estimate().of(plan(BATCHING, 2, HOUR, Limits.NONE)).results().partitions().getFirst().utilisation()).isZero();
        TenantResult silent = only(plan(BATCHING, 2, HOUR, Limits.NONE, chat(0)));
        assertThat(silent.offered()).isZero();
        assertThat(silent.ttft().mean()).isNaN();
    }

    @Test
    void aTraceIsEstimatedByItsOwnRatesAndLengths() {
        double[] arrivals = new double[2400];
        int[] input = new int[2400];
        int[] output = new int[2400];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = i / 2.0;
            input[i] = 500;
            output[i] = 50;
        }
        Trace trace = new Trace(new TraceId("trace"), "Trace", "made here", arrivals, input, output);
        Tenant tenant = new Tenant(new TenantId("chat"), "chat", new TierId("t"), PLACE,
                List.of(new Workload("work", List.of(Hardware.LLAMA_8B.id()), new Traffic.Replayed(trace.id(), true), Workload.Kind.INTERACTIVE, null)), List.of());
        TenantResult result = only(plan(BATCHING, 1, HOUR, Limits.NONE).withTenantAndTrace(tenant, trace));
        assertThat(result.offered()).isEqualTo(7200);
        assertThat(result.tokensOutPerSecond()).isCloseTo(100, within(0.5));
    }

    @Test
    void sessionsSendTheirTurnsAndAPrefixCacheHoldsWhatTheyRepeat() {
        Traffic sessions = new Traffic.Sessions(new Arrivals.Poisson(Rate.perSecond(0.5)), new Distribution.Fixed(4), new Distribution.Fixed(10), 1000,
                new Distribution.Fixed(200), new Distribution.Fixed(100));
        Tenant tenant = new Tenant(new TenantId("talk"), "talk", new TierId("t"), PLACE,
                List.of(new Workload("work", List.of(Hardware.LLAMA_8B.id()), sessions, Workload.Kind.INTERACTIVE, null)), List.of());
        TenantResult cached = only(plan(BATCHING, 2, HOUR, Limits.NONE, tenant));
        TenantResult computed = only(plan(BATCHING.withPrefixCaching(false), 2, HOUR, Limits.NONE, tenant));
        assertThat(cached.offered()).isEqualTo(7200);
        // Prompts of 1200, 1500, 1800 and 2100 tokens, of which 200 are new.
        assertThat(cached.tokensInPerSecond()).isCloseTo(2 * 1650, within(0.02 * 2 * 1650));
        assertThat(cached.cachedShare()).isCloseTo(1450.0 / 1650, within(0.02));
        assertThat(computed.cachedShare()).isZero();
        assertThat(cached.ttft().mean()).isLessThan(0.8 * computed.ttft().mean());
    }

    @Test
    void weightsThatDoNotFitAreRefusedAsTheSimulationDoes() {
        Model large = new Model(Hardware.LLAMA_8B.id(), "Large", 1e12, 1e12, 32, 4096, 0, 32, 8, 128, 32, 0, 0, 0, 8192, 131_072, 0, 2e12, "test");
        Plan plan = plan(BATCHING, 1, HOUR, Limits.NONE, chat(1));
        Plan impossible = new Plan(plan.name(), "", plan.gpuTypes(), List.of(large), plan.fleet(), plan.deployments(), plan.partitions(), plan.tiers(), plan.tenants(),
                List.of(), plan.run());
        assertThatThrownBy(() -> new Estimate().of(impossible)).isInstanceOf(InvalidPlan.class).hasMessageStartingWith("Partition Lane: Large");
    }

    @Test
    void theErrorThatShipsGrowsTowardsCapacity() {
        EstimateError error = EstimateErrors.shipped();
        double light = error.of(Metric.TTFT, Statistic.P99, 0.2);
        double critical = error.of(Metric.TTFT, Statistic.P99, 1.0);
        assertThat(light).isBetween(0.0, 0.6);
        assertThat(critical).isGreaterThan(light);
        assertThat(error.of(EstimateError.UTILISATION, 5)).isBetween(0.0, 0.1);
        assertThatThrownBy(() -> error.of("nonsense", 0.5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nonsense");
    }

    @Test
    void anErrorTableWithAHoleIsRefused() {
        List<EstimateError.Row> rows = List.of(new EstimateError.Row(0.5, "ttft_p99", 0.1), new EstimateError.Row(Double.POSITIVE_INFINITY, "ttft_p99", 0.3),
                new EstimateError.Row(0.5, "tpot_p99", 0.1));
        assertThatThrownBy(() -> new EstimateError(rows)).isInstanceOf(InvalidPlan.class).hasMessageContaining("tpot_p99 is known for 1 of 2 bands");
    }
}
