package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRunTest {
    /// The run that is watched is the verdict's first replication.
    @Test
    void servesTheSameRequestsAsTheVerdict() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 0, 9, 1), EngineFixture.chat("one", EngineFixture.LANE, 20), EngineFixture.caller("callers", 6));
        LiveRun live = new LiveRun(plan);
        for (double t = 0; t <= 300; t += 0.37) {
            live.advance(t);
        }
        live.advance(300);
        Results verdict = Evaluation.of(plan, 1);
        Moment moment = live.moment(300);
        for (TenantResult tenant : verdict.tenants()) {
            Moment.TenantMoment now = moment.tenant(tenant.id()).orElseThrow();
            assertThat(now.offered()).isEqualTo(tenant.offered());
            assertThat(now.served()).isEqualTo(tenant.served());
            assertThat(now.e2e().mean()).isCloseTo(tenant.e2e().mean(), within(1e-9));
        }
        assertThat(live.finished()).isTrue();
        assertThat(moment.partition(EngineFixture.COUNTER).orElseThrow().utilisation()).isCloseTo(verdict.partitions().get(2).utilisation(), within(1e-9));
    }

    /// A run that stops at the very times at which a window may begin looks no further back than one that never does.
    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 20, 60, 600})
    void aWindowIsTheSameWhateverTheSteps(double step) {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.chat("one", EngineFixture.LANE, 20), EngineFixture.caller("callers", 6));
        LiveRun odd = new LiveRun(plan);
        for (double t = 0; t <= 600; t += 0.37) {
            odd.advance(t);
        }
        odd.advance(600);
        LiveRun even = new LiveRun(plan);
        for (double t = 0; t <= 600; t += step) {
            even.advance(t);
        }
        assertThat(even.moment(60)).isEqualTo(odd.moment(60));
    }

    @Test
    void waitingRequestsGoWithTheirTenant() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.chat("flood", EngineFixture.LANE, 300));
        TenantId flood = new TenantId("flood");
        LiveRun live = new LiveRun(plan);
        live.advance(60);
        int waiting = live.moment(60).tenant(flood).orElseThrow().waiting();
        assertThat(waiting).isGreaterThan(100);

        live.adopt(Edits.move(plan, flood, new MoveTarget.Into(EngineFixture.CABIN)).applyTo(plan));
        Moment moment = live.moment(60);
        assertThat(moment.partition(EngineFixture.LANE).orElseThrow().waiting()).isZero();
        assertThat(moment.partition(EngineFixture.CABIN).orElseThrow().waiting()).isEqualTo(waiting);
        assertThat(moment.tenant(flood).orElseThrow().running()).as("running requests finish in the lane").isPositive();
        assertThat(live.inFlight(flood)).isEqualTo(live.present(flood));
    }

    @Test
    void theTrayHoldsWaitingRequestsUntilTheTenantIsPlacedAgain() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.chat("flood", EngineFixture.LANE, 300));
        TenantId flood = new TenantId("flood");
        LiveRun live = new LiveRun(plan);
        live.advance(60);
        long inFlight = live.inFlight(flood);
        Plan away = Edits.move(plan, flood, new MoveTarget.Tray()).applyTo(plan);
        live.adopt(away);
        live.advance(300);
        assertThat(live.present(flood)).isEqualTo(live.inFlight(flood)).isBetween(100L, inFlight);

        live.adopt(plan);
        assertThat(live.moment(60).partition(EngineFixture.LANE).orElseThrow().waiting()).isPositive();
        live.advance(600);
        assertThat(live.present(flood)).isEqualTo(live.inFlight(flood));
    }

    /// They were to wait at most 20 s in the lane, of which some are over.
    @Test
    void requestsThatLeftAreNotRefusedByTheirLastPlace() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.chat("flood", EngineFixture.LANE, 300));
        Plan bound = plan.withPartition(plan.partition(EngineFixture.LANE).withQueueing(new Queueing(Queueing.Discipline.FIFO, null, 20.0, false)));
        TenantId flood = new TenantId("flood");
        LiveRun live = new LiveRun(bound);
        live.advance(60);
        int waiting = live.moment(60).tenant(flood).orElseThrow().waiting();
        assertThat(waiting).isGreaterThan(100);
        live.adopt(Edits.move(bound, flood, new MoveTarget.Tray()).applyTo(bound));
        long before = live.present(flood);
        live.advance(120);
        assertThat(live.present(flood)).as("those in service are answered, the rest is in the tray").isEqualTo(live.inFlight(flood)).isEqualTo(waiting).isLessThan(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void noRequestIsLostOrCountedTwiceOverRandomEdits(int seed) {
        Random random = new Random(seed);
        Plan plan = EngineFixture.feasible(seed);
        plan = plan.withRun(EngineFixture.run(200, 0, seed, 1));
        LiveRun live = new LiveRun(plan);
        for (double t = 2; t < 200; t += 5) {
            live.advance(t);
            plan = edited(plan, random);
            live.adopt(plan);
            for (Tenant tenant : plan.tenants()) {
                assertThat(live.present(tenant.id())).as("%s at %s s", tenant.name(), t).isEqualTo(live.inFlight(tenant.id()));
                if (tenant.workloads().stream().allMatch(workload -> workload.traffic() instanceof Traffic.Sessions)) {
                    assertThat(live.sessionsUnderWay(tenant.id())).as("sessions of %s at %s s", tenant.name(), t)
                            .isEqualTo(live.sessionsPausing(tenant.id()) + live.inFlight(tenant.id()));
                }
            }
        }
    }

    /// Sessions that pause and turns that wait or run are all the sessions there are, wherever the tenant goes and however the run is cut into frames.
    @Test
    void sessionsGoWithTheirTenant() {
        List<Object> counts = tour(0.31);
        assertThat(tour(3)).isEqualTo(counts);
        assertThat(tour(20)).isEqualTo(counts);
    }

    private static List<Object> tour(double frame) {
        Plan plan = EngineFixture.plan(EngineFixture.run(400, 0, 9, 1), EngineFixture.talker("talker", EngineFixture.LANE, 6), EngineFixture.chat("beside", EngineFixture.LANE, 12));
        TenantId talker = new TenantId("talker");
        List<MoveTarget> stops = List.of(new MoveTarget.Into(EngineFixture.CABIN), new MoveTarget.Tray(), new MoveTarget.Into(EngineFixture.LANE),
                new MoveTarget.Into(EngineFixture.CABIN), new MoveTarget.Into(EngineFixture.LANE));
        LiveRun live = new LiveRun(plan);
        List<Object> counts = new ArrayList<>();
        for (int stop = 0; stop < stops.size(); stop++) {
            double until = 60.0 * (stop + 1);
            while (live.clockSeconds() < until) {
                live.advance(Math.min(until, live.clockSeconds() + frame));
                assertThat(live.sessionsUnderWay(talker)).isEqualTo(live.sessionsPausing(talker) + live.inFlight(talker));
            }
            int before = live.sessionsUnderWay(talker);
            assertThat(before).isGreaterThan(20);
            assertThat(live.inFlight(talker) > 0).as("some are answered just now").isEqualTo(plan.tenant(talker).partition() != null);
            plan = Edits.move(plan, talker, stops.get(stop)).applyTo(plan);
            live.adopt(plan);
            assertThat(live.sessionsUnderWay(talker)).isEqualTo(before);
            assertThat(live.present(talker)).isEqualTo(live.inFlight(talker));
            counts.add(live.inFlight(talker));
            counts.add(before);
        }
        while (!live.finished()) {
            live.advance(live.clockSeconds() + frame);
        }
        counts.add(live.sessionsUnderWay(talker));
        counts.add(live.moment(400).tenants());
        return counts;
    }

    @Test
    void turnsThatFallDueInTheTrayComeWhenTheTenantIsPlaced() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.talker("talker", EngineFixture.LANE, 3));
        TenantId talker = new TenantId("talker");
        LiveRun live = new LiveRun(plan);
        live.advance(100);
        Plan away = Edits.move(plan, talker, new MoveTarget.Tray()).applyTo(plan);
        live.adopt(away);
        live.advance(400);
        int pausing = live.sessionsPausing(talker);
        assertThat(pausing).isGreaterThan(10).isEqualTo(live.sessionsUnderWay(talker));
        live.adopt(plan);
        live.advance(400.001);
        assertThat(live.inFlight(talker)).as("all are due by now").isEqualTo(pausing);
    }

    @Test
    void otherTrafficEndsTheSessions() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 9, 1), EngineFixture.talker("talker", EngineFixture.LANE, 3));
        TenantId talker = new TenantId("talker");
        LiveRun live = new LiveRun(plan);
        live.advance(100);
        long inFlight = live.inFlight(talker);
        assertThat(inFlight).isPositive();
        Plan other = plan.withTenant(EngineFixture.talker("talker", EngineFixture.LANE, 0));
        live.adopt(other);
        assertThat(live.present(talker)).isEqualTo(live.inFlight(talker)).isEqualTo(inFlight);
        live.advance(600);
        assertThat(live.inFlight(talker)).isZero();
        assertThat(live.sessionsUnderWay(talker)).isZero();
    }

    private static Plan edited(Plan plan, Random random) {
        try {
            if (!plan.partitions().isEmpty() && random.nextInt(4) == 0) {
                Partition partition = plan.partitions().get(random.nextInt(plan.partitions().size()));
                int step = plan.deploymentOf(partition).gpusPerReplica();
                return Edits.resize(plan, partition.id(), partition.gpus() + (random.nextBoolean() ? step : -step)).applyTo(plan);
            }
            if (plan.tenants().isEmpty()) {
                return plan;
            }
            Tenant tenant = plan.tenants().get(random.nextInt(plan.tenants().size()));
            List<MoveTarget> targets = MoveTargets.of(plan, tenant).stream().filter(MoveTarget.Option::legal).map(MoveTarget.Option::target).toList();
            return targets.isEmpty() ? plan : Edits.move(plan, tenant.id(), targets.get(random.nextInt(targets.size()))).applyTo(plan);
        } catch (InvalidPlan refused) {
            return plan;
        }
    }
}
