package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsTest {
    private static final ClusterId A = new ClusterId("a");
    private static final TenantId ONE = new TenantId("one");

    private static Plan chats(long seed, double rate) {
        return EngineFixture.plan(EngineFixture.run(600, 0, seed, 1), EngineFixture.chat("one", EngineFixture.LANE, rate), EngineFixture.chat("two", EngineFixture.LANE, rate));
    }

    private static Plan with(Plan plan, Incident.What what, double at, double lasts) {
        return plan.withIncidents(List.of(new Incident(what, at, lasts)));
    }

    /// The first node holds all of this small plan: from 200 to 300 nothing is served, and all that was under way starts again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noRequestIsLostWithItsReplica(long seed) {
        Plan plan = with(chats(seed, 20), new Incident.What.NodesLost(A, 1), 200, 100);
        LiveRun live = new LiveRun(plan);
        live.advance(199);
        long before = live.moment(10).tenant(ONE).orElseThrow().running();
        live.advance(201);
        Moment down = live.moment(10);
        assertThat(down.tenant(ONE).orElseThrow().running()).as("those under way still are").isGreaterThan((int) before / 3);
        assertThat(live.present(ONE)).isEqualTo(live.inFlight(ONE));
        live.advance(299.9);
        assertThat(live.moment(90).tenant(ONE).orElseThrow().served()).isZero();
        assertThat(live.moment(90).partition(EngineFixture.LANE).orElseThrow().utilisation()).isZero();
        assertThat(live.moment(90).partition(EngineFixture.LANE).orElseThrow().waiting()).isGreaterThan(3_000);
        live.advance(600);
        assertThat(live.moment(60).partition(EngineFixture.LANE).orElseThrow().utilisation()).isPositive();
        Results results = Evaluation.of(plan, 1);
        for (TenantResult tenant : results.tenants()) {
            assertThat(tenant.served() + tenant.inFlight()).isEqualTo(tenant.offered());
            assertThat(live.present(tenant.id())).isEqualTo(live.inFlight(tenant.id())).isEqualTo(tenant.inFlight());
            assertThat(tenant.e2e().count()).as("each is answered once").isEqualTo(tenant.served());
            assertThat(tenant.ttft().count()).as("each first token is told once").isBetween(tenant.served(), tenant.offered());
        }
    }

    /// Slots of a fixed service time: the request under way at 5 is lost with the cluster, and starts again when it is back at 20.
    @Test
    void workThatIsLostStartsAgain() {
        Trace trace = new Trace(new TraceId("t"), "t", "by hand", new double[] {0, 1}, new int[] {1, 1}, new int[] {1, 1});
        Tenant caller = EngineFixture.tenant("caller", EngineFixture.COUNTER, EngineFixture.DESK, new Traffic.Replayed(trace.id(), false), EngineFixture.FREE);
        Plan plan = EngineFixture.plan(EngineFixture.run(100, 0, 1, 1), 1, new Distribution.Fixed(10), List.of()).withTenantAndTrace(caller, trace);
        TenantResult usual = Evaluation.of(plan, 1).tenants().getFirst();
        assertThat(usual.e2e().mean()).isCloseTo((10 + 19) / 2.0, within(0.02));
        TenantResult lost = Evaluation.of(with(plan, new Incident.What.ClusterLost(A), 5, 15), 1).tenants().getFirst();
        assertThat(lost.e2e().mean()).as("from 20 to 30 and from 30 to 40").isCloseTo((30 + 39) / 2.0, within(0.02));
        assertThat(lost.served()).isEqualTo(2);
        assertThat(lost.waitTime().count()).isEqualTo(2);
    }

    @Test
    void someReplicasGoWithSomeNodes() {
        Plan plan = chats(3, 2);
        Plan wide = plan.withCluster(new Cluster(A, "A", plan.fleet().getFirst().gpu(), 8, 1, null, plan.fleet().getFirst().prices()));
        Results usual = Evaluation.of(wide, 1);
        Results halved = Evaluation.of(with(wide, new Incident.What.NodesLost(A, 1), 0, 600), 1);
        double share = halved.partition(EngineFixture.LANE).orElseThrow().utilisation();
        assertThat(share).isBetween(0.2, 0.5);
        assertThat(halved.tenants().getFirst().e2e().p99()).isGreaterThan(usual.tenants().getFirst().e2e().p99());
    }

    /// Poisson, bursty, sessions and a trace alike: so many times the requests while it lasts, and the usual ones stay as they are.
    @ParameterizedTest
    @CsvSource({"1, poisson", "3.5, poisson", "10, poisson", "10, gamma", "4, sessions", "6, trace"})
    void aBurstMultipliesTheLoad(double factor, String traffic) {
        Plan plan = EngineFixture.plan(EngineFixture.run(3_000, 0, 8, 1)).withTenantAndTrace(tenant(traffic), TRACE);
        double usual = offered(plan, 1_000, 2_000);
        double more = offered(with(plan, new Incident.What.Burst(ONE, factor), 1_000, 1_000), 1_000, 2_000);
        assertThat(more / usual).isCloseTo(factor, within(0.2 * factor));
        if (!traffic.equals("sessions")) {
            assertThat(offered(with(plan, new Incident.What.Burst(ONE, factor), 1_000, 1_000), 2_000, 3_000)).isEqualTo(offered(plan, 2_000, 3_000));
        }
        assertThat(offered(with(plan, new Incident.What.Burst(ONE, factor), 1_000, 1_000), 0, 1_000)).isEqualTo(offered(plan, 0, 1_000));
    }

    private static final Trace TRACE = trace();

    private static Trace trace() {
        double[] at = new double[500];
        int[] tokens = new int[500];
        for (int i = 0; i < at.length; i++) {
            at[i] = 2 * i + (i % 7) * 0.1;
            tokens[i] = 10 + i;
        }
        return new Trace(new TraceId("t"), "t", "by hand", at, tokens, tokens);
    }

    private static Tenant tenant(String traffic) {
        Distribution tokens = new Distribution.Fixed(5);
        return switch (traffic) {
            case "poisson" -> EngineFixture.chat("one", EngineFixture.LANE, 2);
            case "gamma" -> EngineFixture.tenant("one", EngineFixture.LANE, EngineFixture.CHAT,
                    new Traffic.Generated(new Arrivals.Renewal(Rate.perSecond(2), 2, Arrivals.Renewal.Shape.GAMMA), tokens, tokens), EngineFixture.FREE);
            case "sessions" -> EngineFixture.talker("one", EngineFixture.LANE, 1);
            default -> EngineFixture.tenant("one", EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Replayed(TRACE.id(), true), EngineFixture.FREE);
        };
    }

    private static double offered(Plan plan, double from, double to) {
        LiveRun live = new LiveRun(plan);
        long sum = 0;
        for (double at = from + 10; at <= to; at += 10) {
            live.advance(at - 1e-6);
            sum += live.moment(10).tenant(ONE).orElseThrow().offered();
        }
        return sum;
    }

    /// The load climbs evenly to its height at half time: over the whole window it is on average half of what the height adds.
    @Test
    void aLaunchClimbsAndFalls() {
        Plan plan = EngineFixture.plan(EngineFixture.run(3_000, 0, 8, 1), EngineFixture.chat("one", EngineFixture.LANE, 2));
        Plan launch = with(plan, new Incident.What.Launch(ONE, 11), 1_000, 1_000);
        assertThat(offered(launch, 1_000, 2_000)).isCloseTo(1_000 * 2 * (1 + 5), within(700.0));
        assertThat(offered(launch, 1_400, 1_600)).isCloseTo(200 * 2 * (1 + 9), within(400.0));
        assertThat(offered(launch, 1_000, 1_100)).isCloseTo(100 * 2 * (1 + 1), within(120.0));
    }

    @Test
    void aBurstInjectedLiveShowsAtTheNextStep() {
        Plan plan = chats(4, 2);
        LiveRun live = new LiveRun(plan);
        live.advance(100);
        live.adopt(with(plan, new Incident.What.Burst(ONE, 10), live.clockSeconds(), 300));
        live.advance(110);
        assertThat(live.moment(10).tenant(ONE).orElseThrow().offered()).as("20 a second instead of 2").isBetween(140L, 280L);
        live.advance(200);
        live.adopt(plan);
        live.advance(230);
        assertThat(live.moment(20).tenant(ONE).orElseThrow().offered()).as("undone").isBetween(20L, 75L);
        assertThat(live.present(ONE)).isEqualTo(live.inFlight(ONE));
    }

    @Test
    void aNodeLostLiveIsUndoneWithTheEdit() {
        Plan plan = chats(4, 20);
        LiveRun live = new LiveRun(plan);
        live.advance(100);
        live.adopt(with(plan, new Incident.What.NodesLost(A, 1), 100, 300));
        live.advance(150);
        assertThat(live.moment(40).tenant(ONE).orElseThrow().served()).isZero();
        live.adopt(plan);
        live.advance(200);
        assertThat(live.moment(40).tenant(ONE).orElseThrow().served()).isPositive();
        assertThat(live.present(ONE)).isEqualTo(live.inFlight(ONE));
    }

    /// A cluster that comes in the night serves from then on what has waited for it; one that leaves serves nobody afterwards.
    @Test
    void clustersComeAndLeaveOnTheirDates() {
        Plan plan = chats(5, 0.5);
        Plan night = plan.withRun(plan.run().withStart(LocalDateTime.of(2026, 11, 30, 23, 55)));
        Cluster here = night.fleet().getFirst();
        Plan comes = night.withCluster(new Cluster(A, "A", here.gpu(), here.nodes(), here.gpusPerNode(), LocalDate.of(2026, 12, 1), here.prices()));
        TenantResult waited = Evaluation.of(comes, 1).tenant(ONE).orElseThrow();
        assertThat(waited.waitTime().p99()).isBetween(250.0, 300.5);
        assertThat(waited.served()).isGreaterThan(250);
        Plan leaves = night.withCluster(new Cluster(A, "A", here.gpu(), here.nodes(), here.gpusPerNode(), null, LocalDate.of(2026, 12, 1), here.prices()));
        TenantResult left = Evaluation.of(leaves, 1).tenant(ONE).orElseThrow();
        assertThat((double) left.served() / left.offered()).isBetween(0.4, 0.55);
        assertThat(left.backlog().requests()).isEqualTo(left.inFlight() - running(left));
        Plan late = comes.withIncidents(List.of(new Incident(new Incident.What.Delayed(A), 0, 120)));
        assertThat(Evaluation.of(late, 1).tenant(ONE).orElseThrow().waitTime().p99()).isBetween(370.0, 420.5);
    }

    /// Requests whose service began and was lost with the cluster.
    private static long running(TenantResult tenant) {
        return tenant.waitTime().count() - tenant.served();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void resultsDoNotDependOnThreads(int threads) {
        Plan plan = with(chats(6, 10), new Incident.What.NodesLost(A, 1), 100, 50);
        Results one = Evaluation.of(plan.withRun(plan.run().withReplications(3)), 1);
        assertThat(Evaluation.of(plan.withRun(plan.run().withReplications(3)), threads).tenants()).isEqualTo(one.tenants());
    }
}
