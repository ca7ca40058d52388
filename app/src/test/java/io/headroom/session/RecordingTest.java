package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.LiveRun;
import io.headroom.engine.Moment;
import io.headroom.engine.Moment.PartitionMoment;
import io.headroom.engine.Moment.TenantMoment;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class RecordingTest {
    private static LatencySummary rounded(LatencySummary summary) {
        return summary.count() == 0 ? LatencySummary.EMPTY : new LatencySummary(summary.count(), (float) summary.mean(), (float) summary.p50(), (float) summary.p90(), (float) summary.p95(),
                (float) summary.p99(), Interval.UNKNOWN, Interval.UNKNOWN);
    }

    /// What is kept of a moment: its reals as floats.
    private static Moment rounded(Moment moment) {
        List<TenantMoment> tenants = moment.tenants().stream().map(tenant -> new TenantMoment(tenant.id(), tenant.offered(), tenant.served(), tenant.throttled(), tenant.rejected(),
                tenant.expired(), tenant.fellBack(), tenant.waiting(), tenant.away(), tenant.running(), tenant.waitingTokens(), (float) tenant.oldestWaitSeconds(), rounded(tenant.ttft()),
                rounded(tenant.tpot()), rounded(tenant.e2e()), rounded(tenant.waitTime()), (float) tenant.tokensOutPerSecond())).toList();
        List<PartitionMoment> partitions = moment.partitions().stream().map(partition -> new PartitionMoment(partition.id(), (float) partition.utilisation(), partition.waiting(),
                (float) partition.tokensOutPerSecond(), reals(partition.replicaLoad()), reals(partition.replicaKv()))).toList();
        return new Moment(moment.clockSeconds(), moment.windowSeconds(), moment.finished(), tenants, partitions);
    }

    private static List<Double> reals(List<Double> values) {
        return values.stream().map(value -> (double) value.floatValue()).toList();
    }

    @Test
    void aMomentIsKeptAsTheEngineShowsItToSevenFigures() {
        Plan plan = TestPlans.plan();
        LiveRun run = new LiveRun(plan);
        RecordedLayout layout = new RecordedLayout(plan);
        for (double clock : new double[] {60, 333.3, 660}) {
            run.advance(clock);
            Moment moment = run.moment(300);
            RecordedMoment kept = RecordedMoment.of(layout, moment);
            assertThat(kept.moment()).isEqualTo(rounded(moment));
            assertThat(kept.planWaiting()).isEqualTo(moment.tenants().stream().mapToInt(TenantMoment::waiting).sum());
            int launch = kept.tenant(TestPlans.LAUNCH);
            assertThat(kept.load(launch)).isEqualTo((float) moment.tenant(TestPlans.LAUNCH).orElseThrow().offeredPerSecond(moment.windowSeconds()));
            assertThat(kept.latency(launch, Metric.E2E, Statistic.P95)).isEqualTo((float) moment.tenant(TestPlans.LAUNCH).orElseThrow().e2e().p95());
            assertThat(kept.utilisation(TestPlans.LANE)).isEqualTo((float) moment.partition(TestPlans.LANE).orElseThrow().utilisation());
            assertThat(kept.tenant(TestPlans.TRAY)).as("not simulated").isEqualTo(-1);
        }
    }

    @Test
    void aBacklogOfBillionsOfTokensIsKept() {
        Plan plan = TestPlans.plan();
        long tokens = 5_000_000_123L;
        List<TenantMoment> tenants = new ArrayList<>();
        for (Tenant tenant : plan.tenants().subList(0, 3)) {
            tenants.add(new TenantMoment(tenant.id(), 1, 2, 3, 4, 5, 6, 7, 8, 9, tokens, 10, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, 11));
        }
        List<PartitionMoment> partitions = plan.partitions().stream().map(partition -> new PartitionMoment(partition.id(), 0.5, 12, 13, List.of(0.25, 0.75), List.of(0.5, 1.0))).toList();
        Moment moment = new Moment(100, 50, false, tenants, partitions);
        assertThat(RecordedMoment.of(new RecordedLayout(plan), moment).moment()).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"660,2000,2", "3900,10000,10", "86400,10000,150", "86400,250000,450", "86400,330000,600", "31622400,1000,86400", "60,100,1", "86400,10000000,7200"})
    void theStepIsRoundAndTheMomentsFitTheBudget(double end, long bytes, double step) {
        assertThat(Recording.step(end, bytes)).isEqualTo(step);
        double moments = end / step;
        assertThat(moments).isLessThanOrEqualTo(Recording.MOST);
        assertThat(moments * bytes).isLessThanOrEqualTo((double) Math.max(Recording.BUDGET, 12 * bytes));
    }

    @Test
    void momentsLieAtMultiplesOfTheStepAndAtTheEnd() {
        Recording recording = new Recording(TestPlans.plan());
        assertThat(recording.stepSeconds()).isEqualTo(2);
        assertThat(recording.endSeconds()).isEqualTo(660);
        assertThat(recording.size()).isEqualTo(331);
        assertThat(recording.clock(330)).isEqualTo(660);
        assertThat(recording.nearest(100.9)).isEqualTo(50);
        assertThat(recording.nearest(5000)).isEqualTo(330);
        assertThat(recording.empty()).isTrue();
        assertThat(recording.bytes()).isZero();
    }

    @Test
    void aPlanOfTwoThousandTenantsTakesLessThanFiftyMegabytes() {
        Plan small = TestPlans.plan();
        Tenant one = small.tenant(TestPlans.LAUNCH);
        List<Tenant> many = new ArrayList<>(small.tenants());
        for (int i = 0; i < 2000; i++) {
            many.add(new Tenant(new io.headroom.plan.TenantId("t" + i), "T" + i, one.tier(), one.partition(), one.workloads(), one.objectives()));
        }
        Plan plan = small.withTenants(many).withRun(small.run().withDuration(86_400));
        LiveRun run = new LiveRun(plan);
        Recording recording = new Recording(plan);
        RecordedMoment moment = Objects.requireNonNull(recording.pack(run.moment(300), plan));
        assertThat(moment.bytes()).isBetween(290_000L, 330_000L);
        assertThat(recording.stepSeconds()).isLessThanOrEqualTo(600);
        assertThat(moment.bytes() * recording.size()).isLessThan(48L << 20);
    }

    @Test
    void aMomentOfOtherTenantsIsRefused() {
        Plan plan = TestPlans.plan();
        Moment moment = new LiveRun(plan).moment(300);
        Plan other = plan.withTenants(plan.tenants().reversed());
        assertThat(new Recording(other).pack(moment, other)).isNull();
        assertThat(new Recording(other).pack(moment, plan)).isNotNull();
    }
}
