package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Cluster;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedRunsTest {
    private static final TenantId CALLERS = new TenantId("callers");
    private static final double RATE = 0.5;
    private static final int CASES = 200;

    /// Two M/M/1 queues, one faster than the other, under one seed. The time in an M/M/1 is exponential with mean `1 / (mu - lambda)`.
    @Test
    void theIntervalHoldsTheTrueDifferenceOfTwoQueues() {
        double before = 1 / (1 - RATE);
        double after = 1 / (1 / 0.8 - RATE);
        int mean = 0;
        int p99 = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            PairedRuns runs = PairedRuns.of(queue(1, seed), queue(0.8, seed), 1);
            mean += holds(runs.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.MEAN), after - before);
            p99 += holds(runs.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99), (after - before) * Math.log(100));
        }
        // 95 % of 200 is 190, give or take 3.1.
        assertThat(mean).as("means").isBetween(182, 198);
        assertThat(p99).as("99th percentiles").isBetween(182, 198);
    }

    private static int holds(Difference difference, double truth) {
        return difference.interval().lo() <= truth && truth <= difference.interval().hi() ? 1 : 0;
    }

    private static Plan queue(double serviceSeconds, long seed) {
        return EngineFixture.plan(EngineFixture.run(10_000, 500, seed, 2), 1, new Distribution.Exponential(serviceSeconds), List.of(EngineFixture.caller("callers", RATE)));
    }

    @Test
    void theDifferenceIsThatOfTheFiguresShown() {
        PairedRuns runs = PairedRuns.of(queue(1, 3), queue(0.8, 3), 2);
        for (Objective.Statistic statistic : Objective.Statistic.values()) {
            Difference difference = runs.latency(CALLERS, Objective.Metric.E2E, statistic);
            assertThat(difference.before()).isEqualTo(runs.before().tenants().getFirst().e2e().value(statistic));
            assertThat(difference.after()).isEqualTo(runs.after().tenants().getFirst().e2e().value(statistic));
            assertThat((difference.interval().lo() + difference.interval().hi()) / 2).isCloseTo(difference.value(), within(1e-9));
            assertThat(difference.falls()).isTrue();
        }
    }

    @Test
    void thePairGivesTheResultsOfEachPlanAlone() {
        PairedRuns runs = PairedRuns.of(queue(1, 3), queue(0.8, 3), 2);
        assertThat(runs.before().tenants()).isEqualTo(Evaluation.of(queue(1, 3), 1).tenants());
        assertThat(runs.after().tenants()).isEqualTo(Evaluation.of(queue(0.8, 3), 1).tenants());
    }

    @Test
    void samePlansDifferByExactlyNothing() {
        Plan plan = EngineFixture.plan(EngineFixture.run(120, 20, 5, 2), EngineFixture.chat("one", EngineFixture.LANE, 6), EngineFixture.caller("callers", 5));
        PairedRuns runs = PairedRuns.of(plan, plan, 2);
        for (String tenant : List.of("one", "callers")) {
            for (Objective.Metric metric : Objective.Metric.values()) {
                for (Objective.Statistic statistic : Objective.Statistic.values()) {
                    Difference difference = runs.latency(new TenantId(tenant), metric, statistic);
                    if (!Double.isNaN(difference.before())) {
                        assertThat(difference.interval()).as("%s %s %s", tenant, metric, statistic).isEqualTo(new Interval(0, 0));
                        assertThat(difference.same()).isTrue();
                    }
                }
            }
            assertThat(runs.servedShare(new TenantId(tenant)).same()).isTrue();
        }
    }

    /// Half an interval is about two standard errors, so what the pairing is worth shows in the intervals, and must show in the spread of the differences too.
    @Test
    void commonRandomNumbersNarrowTheInterval() {
        double[] paired = new double[40];
        double[] apart = new double[40];
        double pairedWidth = 0;
        double apartWidth = 0;
        for (int i = 0; i < paired.length; i++) {
            Difference together = difference(queue(1, i + 1), queue(0.8, i + 1));
            Difference strangers = difference(queue(1, i + 1), queue(0.8, i + 1001));
            paired[i] = together.value();
            apart[i] = strangers.value();
            pairedWidth += width(together);
            apartWidth += width(strangers);
        }
        assertThat(pairedWidth).isLessThan(0.6 * apartWidth);
        assertThat(spread(paired)).isLessThan(0.6 * spread(apart));
    }

    private static Difference difference(Plan before, Plan after) {
        LatencyStatistics one = sojourns(before);
        LatencyStatistics other = sojourns(after);
        return PairedSections.difference(one.value(Objective.Statistic.MEAN), one.deviations(Objective.Statistic.MEAN), other.value(Objective.Statistic.MEAN),
                other.deviations(Objective.Statistic.MEAN));
    }

    private static LatencyStatistics sojourns(Plan plan) {
        Evaluation evaluation = new Evaluation(plan, 1);
        while (evaluation.hasNext()) {
            evaluation.runNext(() -> false);
        }
        return new LatencyStatistics(evaluation.meters(CALLERS).stream().flatMap(meter -> meter.e2e.all().stream()).toList());
    }

    private static double width(Difference difference) {
        return difference.interval().hi() - difference.interval().lo();
    }

    private static double spread(double[] values) {
        double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> (values[i] - mean) * (values[i] - mean)).sum() / (values.length - 1));
    }

    /// Each section with what it adds: totals 2, 4, 6 of one request each, against 3, 4, 5. The means are the same, the sections are not.
    @Test
    void theSpreadIsThatOfTheSectionsDifferences() {
        double[] before = PairedSections.deviations(new double[] {2, 4, 6}, new double[] {1, 1, 1});
        double[] after = PairedSections.deviations(new double[] {3, 4, 5}, new double[] {1, 1, 1});
        assertThat(before).containsExactly(-2, 0, 2);
        Difference difference = PairedSections.difference(4, before, 4, after);
        // The differences are 1, 0, -1: their standard error is 1 / sqrt(3), and t for two degrees 4.3027.
        assertThat(difference.interval().hi()).isCloseTo(4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(difference.interval().lo()).isCloseTo(-4.3027 / Math.sqrt(3), within(1e-4));
    }

    @Test
    void theSecondPlanRunsUnderTheSettingsOfTheFirst() {
        Plan other = queue(0.8, 99).withRun(EngineFixture.run(400, 0, 99, 7));
        PairedRuns runs = PairedRuns.of(queue(1, 3), other, 1);
        assertThat(runs.otherRun()).isTrue();
        assertThat(runs.planAfter().run()).isEqualTo(queue(1, 3).run());
        assertThat(runs.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.MEAN))
                .isEqualTo(PairedRuns.of(queue(1, 3), queue(0.8, 3), 1).latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.MEAN));
    }

    @Test
    void threadsAndWhatIsKnownDoNotChangeADifference() {
        KnownTallies known = new KnownTallies();
        PairedRuns first = run(new PairedRuns(queue(1, 3), queue(0.8, 3), 3, known));
        PairedRuns again = run(new PairedRuns(queue(1, 3), queue(0.8, 3), 1, known));
        assertThat(again.simulatedRequests()).isZero();
        assertThat(again.progress()).isEqualTo(1);
        assertThat(first.progress()).isCloseTo(1, within(1e-9));
        assertThat(first.simulatedRequests()).isPositive();
        assertThat(again.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99)).isEqualTo(first.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99));
    }

    /// The first plan takes some replications to be narrow enough; both then run as many, and are paired as if that number had been asked for.
    @Test
    void aHalfWidthDecidesHowOftenBothRun() {
        RunSettings until = EngineFixture.run(2_000, 100, 3, 50).withHalfWidth(0.1);
        PairedRuns runs = PairedRuns.of(queue(1, 3).withRun(until), queue(0.8, 3), 2);
        int replications = runs.before().engine().replications();
        assertThat(replications).isBetween(3, 49);
        assertThat(runs.after().engine().replications()).isEqualTo(replications);
        RunSettings told = until.withHalfWidth(null).withReplications(replications);
        assertThat(runs.latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99))
                .isEqualTo(PairedRuns.of(queue(1, 3).withRun(told), queue(0.8, 3), 1).latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99));
    }

    /// Sixty requests a minute pass of five a second: a fifth, and with a full bucket at the start a little more.
    @Test
    void theShareServedIsComparedToo() {
        Plan open = EngineFixture.plan(EngineFixture.run(1200, 100, 5, 2), EngineFixture.chat("one", EngineFixture.LANE, 5));
        Plan limited = open.withTenant(open.tenants().getFirst().withTier(EngineFixture.LIMITED));
        Difference served = PairedRuns.of(open, limited, 2).servedShare(new TenantId("one"));
        assertThat(served.before()).isCloseTo(1, within(0.01));
        assertThat(served.value()).isCloseTo(-0.8, within(0.02));
        assertThat(served.falls()).isTrue();
        assertThat(served.interval().lo()).isGreaterThan(-0.85);
    }

    @Test
    void whoIsOnOneSideOnlyHasNoInterval() {
        Plan placed = EngineFixture.plan(EngineFixture.run(200, 0, 5, 2), EngineFixture.chat("one", EngineFixture.LANE, 2));
        Plan without = placed.withTenant(placed.tenants().getFirst().in(null));
        Difference difference = PairedRuns.of(placed, without, 1).latency(new TenantId("one"), Objective.Metric.E2E, Objective.Statistic.P99);
        assertThat(difference.before()).isPositive();
        assertThat(difference.after()).isNaN();
        assertThat(difference.interval().known()).isFalse();
        assertThat(difference.falls() || difference.rises() || difference.same()).isFalse();
    }

    @Test
    void aSecondPlanThatCannotRunIsRefusedBeforeAnythingRuns() {
        Plan here = EngineFixture.plan(EngineFixture.run(60, 0, 5, 2).withHalfWidth(0.1), EngineFixture.chat("one", EngineFixture.LANE, 2));
        Cluster now = here.fleet().getFirst();
        Plan later = here.withCluster(new Cluster(now.id(), now.name(), now.gpu(), now.nodes(), now.gpusPerNode(), LocalDate.of(2027, 1, 1), now.prices()));
        assertThatThrownBy(() -> new PairedRuns(here, later, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("2027-01-01");
    }

    @Test
    void aCancelledPairGoesOnWhereItWas() {
        PairedRuns runs = new PairedRuns(queue(1, 3), queue(0.8, 3), 1);
        assertThat(runs.runNext(() -> true)).isFalse();
        assertThatThrownBy(runs::before).isInstanceOf(IllegalStateException.class);
        assertThat(run(runs).latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99))
                .isEqualTo(PairedRuns.of(queue(1, 3), queue(0.8, 3), 1).latency(CALLERS, Objective.Metric.E2E, Objective.Statistic.P99));
        assertThat(runs.progress()).isGreaterThan(0.99);
    }

    private static PairedRuns run(PairedRuns runs) {
        while (runs.hasNext()) {
            assertThat(runs.runNext(() -> false)).isTrue();
        }
        return runs;
    }
}
