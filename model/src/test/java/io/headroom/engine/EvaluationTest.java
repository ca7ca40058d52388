package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.serving.Hardware;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    @ParameterizedTest
    @CsvSource({"1, 0.7", "8, 6.8", "4, 2.0"})
    void waitAndSojournMatchErlangC(int servers, double rate) {
        double meanWait = ErlangC.meanWait(servers, rate);
        double sojournP99 = ErlangC.sojournQuantile(servers, rate, 0.99);
        Plan plan = EngineFixture.plan(EngineFixture.run(150_000, 2_000, 11, 4), servers, new Distribution.Exponential(1),
                List.of(EngineFixture.caller("callers", rate)));
        TenantResult callers = Evaluation.of(plan, 2).tenants().getFirst();
        assertThat(callers.waitTime().mean()).isCloseTo(meanWait, within(0.02 * meanWait));
        assertThat(callers.e2e().p99()).isCloseTo(sojournP99, within(0.02 * sojournP99));
    }

    /// M/D/1 by Pollaczek and Khinchine: the mean wait is rho / (2 mu (1 - rho)).
    @Test
    void constantServiceMatchesPollaczekKhinchine() {
        Plan plan = EngineFixture.plan(EngineFixture.run(400_000, 2_000, 3, 2), 1, new Distribution.Fixed(1), List.of(EngineFixture.caller("callers", 0.8)));
        Results results = Evaluation.of(plan, 2);
        assertThat(results.tenants().getFirst().waitTime().mean()).isCloseTo(2.0, within(0.04));
        assertThat(results.partitions().get(2).utilisation()).isCloseTo(0.8, within(0.005));
        assertThat(results.partitions().get(2).queueMean()).as("Little's law").isCloseTo(0.8 * 2.0, within(0.04));
    }

    @Test
    void threadsDoNotChangeResults() {
        Plan plan = mixed(EngineFixture.run(300, 30, 5, 3));
        assertThat(withoutWall(Evaluation.of(plan, 1))).isEqualTo(withoutWall(Evaluation.of(plan, 4)));
    }

    @Test
    void theLastResultsAreThoseBeforeThem() {
        Plan plan = mixed(EngineFixture.run(300, 30, 5, 2));
        Evaluation evaluation = new Evaluation(plan, 2);
        while (evaluation.hasNext()) {
            evaluation.runNext(() -> false);
        }
        assertThat(evaluation.results()).isEqualTo(evaluation.results()).isEqualTo(evaluation.lastResults());
    }

    @Test
    void anotherSeedGivesOtherRequests() {
        Plan plan = mixed(EngineFixture.run(300, 30, 5, 1));
        assertThat(Evaluation.of(plan, 1).tenants()).isNotEqualTo(Evaluation.of(plan.withRun(plan.run().withSeed(6)), 1).tenants());
    }

    @Test
    void aCabinDoesNotFeelItsNeighboursBurst() {
        Tenant quiet = EngineFixture.chat("quiet", EngineFixture.LANE, 1);
        Tenant loud = EngineFixture.chat("loud", EngineFixture.LANE, 100);
        Tenant guest = EngineFixture.chat("guest", EngineFixture.CABIN, 4);
        TenantResult beside = guest(EngineFixture.plan(EngineFixture.run(200, 20, 5, 2), quiet, guest));
        assertThat(guest(EngineFixture.plan(EngineFixture.run(200, 20, 5, 2), loud, guest))).isEqualTo(beside);
        assertThat(beside.throttled() + beside.rejected()).isZero();
        assertThat(beside.served()).isPositive();
    }

    private static TenantResult guest(Plan plan) {
        return Evaluation.of(plan, 2).tenant(new TenantId("guest")).orElseThrow();
    }

    @Test
    void moreLoadInALaneNeverHelpsItsTenants() {
        double before = 0;
        for (double rate : new double[] {1, 20, 40, 60}) {
            Plan plan = EngineFixture.plan(EngineFixture.run(200, 20, 5, 1), EngineFixture.chat("one", EngineFixture.LANE, 2),
                    EngineFixture.chat("two", EngineFixture.LANE, rate));
            double e2e = Evaluation.of(plan, 2).tenants().getFirst().e2e().mean();
            assertThat(e2e).isGreaterThan(before);
            before = e2e;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyRequestIsAccountedFor(int seed) {
        Plan random = EngineFixture.feasible(seed);
        Plan plan = random.withRun(EngineFixture.run(60, 5, seed, 2));
        Results results = Evaluation.of(plan, 2);
        assertThat(results.tenants()).hasSameSizeAs(plan.tenants().stream().filter(tenant -> tenant.partition() != null).toList());
        for (TenantResult tenant : results.tenants()) {
            assertThat(tenant.offered()).isEqualTo(tenant.served() + tenant.throttled() + tenant.rejected() + tenant.expired() + tenant.inFlight());
            assertThat(tenant.inFlight()).isNotNegative();
            assertThat(tenant.e2e().count()).isEqualTo(tenant.served());
        }
    }

    /// Sixty requests a minute against a demand of five a second: the bucket's sixty and one more each second pass.
    @Test
    void aRateLimitLetsTheBucketAndItsRefillThrough() {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(5)), new Distribution.Fixed(100), new Distribution.Fixed(10));
        Tenant limited = EngineFixture.tenant("limited", EngineFixture.LANE, EngineFixture.CHAT, traffic, EngineFixture.LIMITED);
        TenantResult inLane = Evaluation.of(EngineFixture.plan(EngineFixture.run(600, 0, 5, 1), limited), 1).tenants().getFirst();
        assertThat(inLane.offered() - inLane.throttled()).isBetween(658L, 660L);
        TenantResult inCabin = Evaluation.of(EngineFixture.plan(EngineFixture.run(600, 0, 5, 1), limited.in(EngineFixture.CABIN)), 1).tenants().getFirst();
        assertThat(inCabin.throttled()).isZero();
        assertThat(inCabin.offered()).isEqualTo(inLane.offered());
    }

    /// 6,000 tokens a minute against requests of 110: the bucket's 6,000 and 100 more each second pass, 66,000 in ten minutes.
    @Test
    void aTokenLimitChargesPromptAndOutput() {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(5)), new Distribution.Fixed(100), new Distribution.Fixed(10));
        Tenant limited = EngineFixture.tenant("limited", EngineFixture.LANE, EngineFixture.CHAT, traffic, EngineFixture.LIMITED);
        Limits tokens = new Limits(null, new Rate(6000, Rate.Per.MINUTE));
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 5, 1), limited).withTier(EngineFixture.tier(EngineFixture.LIMITED, tokens));
        TenantResult result = Evaluation.of(plan, 1).tenants().getFirst();
        assertThat(result.offered() - result.throttled()).isBetween(598L, 600L);
    }

    @Test
    void aTracePlaysOnceFromTheStartUnlessToldToRepeat() {
        Trace trace = new Trace(new TraceId("t"), "t", "test", new double[] {0, 1, 9}, new int[] {100, 200, 300}, new int[] {5, 6, 7});
        assertThat(replayed(trace, false).offered()).isEqualTo(3);
        // Each round takes the span of 9 s and one mean gap of 3 s: rounds start at 0, 12, ..., 96.
        assertThat(replayed(trace, true).offered()).isEqualTo(9 * 3 - 1);
    }

    private static TenantResult replayed(Trace trace, boolean repeat) {
        Tenant tenant = EngineFixture.tenant("replay", EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Replayed(trace.id(), repeat), EngineFixture.FREE);
        Plan plan = EngineFixture.plan(EngineFixture.run(100, 0, 5, 1)).withTenantAndTrace(tenant, trace);
        return Evaluation.of(plan, 1).tenants().getFirst();
    }

    @Test
    void aRequestTooLongForTheModelIsRejected() {
        Trace trace = new Trace(new TraceId("t"), "t", "test", new double[] {0, 1}, new int[] {Hardware.LLAMA_8B.maxContext(), 10}, new int[] {5, 6});
        TenantResult result = replayed(trace, false);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.served()).isEqualTo(1);
    }

    @Test
    void gpusThatComeLaterServeNobodyYet() {
        Plan here = mixed(EngineFixture.run(60, 0, 5, 1));
        Cluster now = here.fleet().getFirst();
        Plan later = here.withCluster(new Cluster(now.id(), now.name(), now.gpu(), now.nodes(), now.gpusPerNode(), LocalDate.of(2026, 12, 3), now.prices()));
        assertThatThrownBy(() -> Evaluation.of(later, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("comes on 2026-12-03")
                .hasMessageContaining("start the run later");
        assertThatThrownBy(() -> new LiveRun(later)).isInstanceOf(InvalidPlan.class);
    }

    @Test
    void cancellingKeepsWhatWasDoneBefore() {
        Evaluation evaluation = new Evaluation(mixed(EngineFixture.run(300, 30, 5, 3)), 1);
        assertThat(evaluation.runNext(() -> false)).isTrue();
        Results first = evaluation.results();
        assertThat(evaluation.runNext(() -> true)).isFalse();
        assertThat(evaluation.results().tenants()).isEqualTo(first.tenants());
        assertThat(evaluation.hasNext()).isTrue();
    }

    /// However long the run, a cancel is seen within some ten thousand state changes, which take milliseconds.
    @Test
    void aCancelIsSeenAmidALongRun() {
        Plan plan = EngineFixture.plan(EngineFixture.run(1_000_000, 0, 5, 1), EngineFixture.caller("callers", 6.8));
        PartitionRun run = new PartitionRun(plan, plan.partition(EngineFixture.COUNTER), 0);
        TenantRun callers = new TenantRun(new TenantId("callers"), new VerdictMeter(0, 1_000_000, Watch.plain(1), true));
        Source source = new Source(callers, plan, plan.tenants().getFirst(), 0, plan.run(), 0);
        source.startAt(0);
        run.add(source);
        AtomicInteger patience = new AtomicInteger(3);
        assertThat(run.advance(1_000_000, () -> patience.decrementAndGet() < 0)).isFalse();
        assertThat(run.events()).isBetween(20_000L, 100_000L);
        assertThat(run.advance(20_000, () -> false)).isTrue();
    }

    /// M/M/1 at half load, where mean wait and the p99 of the stay are known: of 400 intervals of 95 %, 380 hold the truth in the mean, and 370 or more in 99 of 100
    /// trials.
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        int seeds = 400;
        int meanHolds = 0;
        int p99Holds = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Plan plan = EngineFixture.plan(EngineFixture.run(60_000, 500, seed, 1), 1, new Distribution.Exponential(1), List.of(EngineFixture.caller("callers", 0.5)));
            TenantResult callers = Evaluation.of(plan, 2).tenants().getFirst();
            meanHolds += holds(callers.waitTime().meanInterval(), ErlangC.meanWait(1, 0.5));
            p99Holds += holds(callers.e2e().p99Interval(), ErlangC.sojournQuantile(1, 0.5, 0.99));
        }
        assertThat(meanHolds).isBetween(370, 395);
        assertThat(p99Holds).isBetween(370, 395);
    }

    private static int holds(Interval interval, double truth) {
        return interval.lo() <= truth && truth <= interval.hi() ? 1 : 0;
    }

    @Test
    void anObjectiveIsMetAtRiskOrMissedByItsInterval() {
        Interval interval = new Interval(0.9, 1.1);
        assertThat(ObjectiveState.of(1, interval, 1.2)).isEqualTo(ObjectiveState.MET);
        assertThat(ObjectiveState.of(1, interval, 1.0)).isEqualTo(ObjectiveState.AT_RISK);
        assertThat(ObjectiveState.of(1, interval, 0.8)).isEqualTo(ObjectiveState.MISSED);
        assertThat(ObjectiveState.of(Double.NaN, Interval.UNKNOWN, 0.8)).isEqualTo(ObjectiveState.NO_DATA);
    }

    private static Plan mixed(RunSettings run) {
        return EngineFixture.plan(run, EngineFixture.chat("one", EngineFixture.LANE, 8, new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5)),
                EngineFixture.chat("two", EngineFixture.LANE, 3), EngineFixture.chat("guest", EngineFixture.CABIN, 4), EngineFixture.caller("callers", 6));
    }

    private static Results withoutWall(Results results) {
        Results.EngineFacts facts = results.engine();
        return new Results(new Results.EngineFacts(facts.version(), facts.seed(), facts.durationSeconds(), facts.warmupSeconds(), facts.replications(),
                facts.requests(), facts.events(), 0, 0), results.tenants(), results.partitions());
    }

    @Test
    void randomnessDoesNotShiftBetweenTenants() {
        Tenant one = EngineFixture.chat("one", EngineFixture.LANE, 2);
        long alone = Evaluation.of(EngineFixture.plan(EngineFixture.run(200, 0, 5, 1), one), 1).tenants().getFirst().offered();
        long together = Evaluation.of(EngineFixture.plan(EngineFixture.run(200, 0, 5, 1), EngineFixture.chat("zero", EngineFixture.LANE, 3), one), 1).tenants().get(1)
                .offered();
        assertThat(together).isEqualTo(alone);
    }
}
