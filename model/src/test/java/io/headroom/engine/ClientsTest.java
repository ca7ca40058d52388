package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Client;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Queueing;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.plan.Rate;
import io.headroom.plan.Retry;
import io.headroom.plan.Serving;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients do when they are refused: times worked out by hand, and closed forms.
class ClientsTest {
    private static final PartitionId ANNEX = new PartitionId("annex");
    private static final ProviderId CLOUD = new ProviderId("cloud");
    private static final Retry PATIENT = new Retry(5, 1, 2, 60, 0, true);

    private static Plan counter(double service, Client client, double... arrivals) {
        int[] tokens = new int[arrivals.length];
        Arrays.fill(tokens, 500_000);
        double[] shifted = Arrays.stream(arrivals).map(at -> at - arrivals[0]).toArray();
        Trace trace = new Trace(new TraceId("t"), "t", "by hand", shifted, tokens, tokens);
        Tenant tenant = EngineFixture.tenant("caller", EngineFixture.COUNTER, EngineFixture.DESK, new Traffic.Replayed(trace.id(), false), EngineFixture.FREE);
        Plan plan = EngineFixture.plan(EngineFixture.run(1_000, 0, 1, 1), 1, new Distribution.Fixed(service), List.of());
        Deployment slow = new Deployment(new DeploymentId("slow"), "slow", EngineFixture.DESK, new Serving.Slots(1, new Distribution.Fixed(3 * service), 1));
        Partition annex = new Partition(ANNEX, "Annex", Partition.Kind.SHARED, plan.fleet().getFirst().id(), 1, slow.id(), null);
        return plan.withDeployment(slow).withPartition(annex).withProviders(List.of(new Provider(CLOUD, "Cloud", new Distribution.Fixed(0.5), 1e-5)))
                .withTenantAndTrace(tenant.withClient(client), trace);
    }

    private static Plan queued(Plan plan, Queueing queueing) {
        return plan.withPartition(plan.partition(EngineFixture.COUNTER).withQueueing(queueing));
    }

    private static TenantResult caller(Plan plan) {
        TenantResult result = Evaluation.of(plan, 1).tenants().getFirst();
        assertThat(result.served() + result.throttled() + result.rejected() + result.expired() + result.inFlight()).isEqualTo(result.offered());
        return result;
    }

    /// The server takes nobody who would have to wait. The second caller is refused at 1, tries again at 2, 4 and 8, and is served from 10 on at 16.
    @Test
    void pausesBetweenAttemptsDouble() {
        TenantResult result = caller(queued(counter(10, Client.PLAIN.withRetry(PATIENT), 0, 1), new Queueing(Discipline.FIFO, 0)));
        assertThat(result.served()).isEqualTo(2);
        assertThat(result.attempts()).isEqualTo(2 + 4);
        assertThat(result.pushback().refusals()).isEqualTo(Map.of(LimitKind.LANE_QUEUE, 4L));
        assertThat(result.waitTime().mean()).as("from 1 to 1 + 1 + 2 + 4 + 8 = 16").isCloseTo((0 + 15) / 2.0, within(0.02));
        assertThat(result.pushback().heldBackSeconds()).isEqualTo(15 / 2.0);
    }

    @Test
    void whoRunsOutOfAttemptsGivesUp() {
        TenantResult result = caller(queued(counter(100, Client.PLAIN.withRetry(PATIENT), 0, 1), new Queueing(Discipline.FIFO, 0)));
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.attempts()).isEqualTo(2 + 4);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.LANE_QUEUE, 1L));
    }

    @Test
    void pausesAreNoLongerThanTheLongest() {
        Client client = Client.PLAIN.withRetry(new Retry(5, 1, 2, 2.5, 0, true));
        TenantResult result = caller(queued(counter(8, client, 0, 1), new Queueing(Discipline.FIFO, 0)));
        assertThat(result.pushback().heldBackSeconds()).as("1 + 2 + 2.5 + 2.5").isEqualTo(8 / 2.0);
    }

    @Test
    void jitterShortensPausesAndIsDrawnAnew() {
        Client client = Client.PLAIN.withRetry(new Retry(100, 4, 1, 4, 0.5, false));
        double[] arrivals = new double[200];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = i * 1e-3;
        }
        TenantResult result = caller(queued(counter(1, client, arrivals), new Queueing(Discipline.FIFO, 0)));
        double pauses = result.pushback().heldBackSeconds() * result.served();
        long again = result.attempts() - result.offered();
        assertThat(result.served()).isGreaterThan(100);
        assertThat(pauses / again).as("uniform between half of 4 s and all of it, but for those still under way").isBetween(2.0, 3.1);
    }

    /// The bucket of 60 a minute by the second refuses the second caller at 0.2 until 1.0; its own pause would be 0.1 s.
    @ParameterizedTest
    @CsvSource({"true, 1.0, 3", "false, 1.5, 5"})
    void retryAfterIsHonouredByThoseWhoDo(boolean honours, double from, int attempts) {
        Client client = Client.PLAIN.withRetry(new Retry(10, 0.1, 2, 60, 0, honours));
        Plan plan = counter(0.05, client, 0, 0.2);
        Plan limited = plan.withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE.withRequests(new Rate(60, Rate.Per.MINUTE)).withPerSecond(true)))
                .withTenant(plan.tenants().getFirst().withTier(EngineFixture.LIMITED));
        TenantResult result = caller(limited);
        assertThat(result.served()).isEqualTo(2);
        assertThat(result.waitTime().mean()).isCloseTo((honours ? from - 0.2 : 0.1 + 0.2 + 0.4 + 0.8) / 2, within(0.005));
        assertThat(result.attempts()).isEqualTo(honours ? attempts : 2 + 4);
    }

    @Test
    void aRefusalThatCannotEndIsNotTriedAgain() {
        Plan plan = counter(1, Client.PLAIN.withRetry(PATIENT), 0);
        Plan limited = plan.withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE.withTokens(new Rate(100, Rate.Per.MINUTE))))
                .withTenant(plan.tenants().getFirst().withTier(EngineFixture.LIMITED));
        assertThat(caller(limited).attempts()).isEqualTo(1);
        assertThat(caller(limited).throttled()).isEqualTo(1);
    }

    @Test
    void whoLosesPatienceLeavesTheQueue() {
        TenantResult result = caller(counter(10, Client.PLAIN.withPatience(new Distribution.Fixed(12)), 0, 1, 2, 8.5));
        assertThat(result.served()).as("at 0, from 10 the one of 1, from 20 the one of 8.5: the one of 2 left at 14").isEqualTo(3);
        assertThat(result.expired()).isEqualTo(1);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.PATIENCE, 1L));
    }

    /// M/M/c+M (Palm; Zeltyn and Mandelbaum, 2005): the share that abandons, from the stationary distribution of the number in the system.
    @ParameterizedTest
    @CsvSource({"1, 0.8, 2", "8, 7.6, 0.5", "8, 10, 1", "1, 2, 0.25"})
    void impatientCallersAbandonAsErlangASays(int servers, double rate, double patience) {
        Plan plan = EngineFixture.plan(EngineFixture.run(40_000, 400, 5, 4), servers, new Distribution.Exponential(1),
                List.of(EngineFixture.caller("callers", rate).withClient(Client.PLAIN.withPatience(new Distribution.Exponential(patience)))));
        TenantResult callers = Evaluation.of(plan, 2).tenants().getFirst();
        double weight = 1;
        double all = 1;
        double waiting = 0;
        for (int n = 1; n < 2_000; n++) {
            weight *= rate / (Math.min(n, servers) + Math.max(0, n - servers) / patience);
            all += weight;
            waiting += weight * Math.max(0, n - servers);
        }
        double expected = waiting / all / patience / rate;
        assertThat((double) callers.expired() / callers.offered()).isCloseTo(expected, within(0.03 * expected));
        assertThat(callers.served() + callers.expired() + callers.inFlight()).isEqualTo(callers.offered());
    }

    @Test
    void aLaneRefusesWhoWaitsTooLong() {
        TenantResult result = caller(queued(counter(10, Client.PLAIN, 0, 1, 5, 6), new Queueing(Discipline.FIFO, null, 6.0, false)));
        assertThat(result.expired()).as("the one of 1 at 7, the one of 6 at 12").isEqualTo(2);
        assertThat(result.pushback().refusals()).isEqualTo(Map.of(LimitKind.WAIT, 2L));
    }

    /// Refused at the counter at 1, the second caller goes to the annex, where service takes three times as long; the third finds both busy and goes to the provider.
    @Test
    void aRefusedRequestFollowsItsChain() {
        Hop annex = new Hop(ANNEX, null, 0.25, 2, 0.5, null);
        Hop cloud = new Hop(null, CLOUD, 1, 10, 0.8, null);
        Plan plan = queued(counter(10, Client.PLAIN.withFallback(List.of(annex, cloud)), 0, 1, 2), new Queueing(Discipline.FIFO, 0));
        Plan chained = plan.withPartition(plan.partition(ANNEX).withQueueing(new Queueing(Discipline.FIFO, 0)));
        TenantResult result = caller(chained);
        assertThat(result.served()).isEqualTo(3);
        assertThat(result.fellBack()).isEqualTo(2);
        double atAnnex = 0.25 + 30;
        double atCloud = 0.25 + 1 + 0.5 + 1e-5 * 499_999;
        assertThat(result.e2e().mean()).isCloseTo((10 + atAnnex + atCloud) / 3, within(0.05));
        assertThat(result.pushback().fallbackUsd()).as("a million tokens at each").isCloseTo(2 + 10, within(1e-9));
        assertThat(result.pushback().quality()).isCloseTo((1 + 0.5 + 0.8) / 3, within(1e-9));
        assertThat(result.attempts()).isEqualTo(3 + 1 + 2);
    }

    @Test
    void aProviderThatIsDownRefuses() {
        Plan plan = queued(counter(10, Client.PLAIN.withFallback(List.of(new Hop(null, CLOUD, 0, 10, 1, null))), 0, 1, 50, 51), new Queueing(Discipline.FIFO, 0));
        Plan down = plan.withIncidents(List.of(new Incident(new Incident.What.ProviderDown(CLOUD), 0, 40)));
        TenantResult result = caller(down);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.fellBack()).isEqualTo(1);
        assertThat(result.pushback().gaveUp()).isEqualTo(Map.of(LimitKind.PROVIDER, 1L));
    }

    @Test
    void aRequestMayGoOnAfterAWhileThoughNobodyRefusesIt() {
        Hop soon = new Hop(ANNEX, null, 0, 0, 1, 2.0);
        TenantResult result = caller(counter(10, Client.PLAIN.withFallback(List.of(soon)), 0, 1));
        assertThat(result.fellBack()).isEqualTo(1);
        assertThat(result.e2e().mean()).isCloseTo((10 + 2 + 30) / 2.0, within(0.05));
        assertThat(result.pushback().refusals()).isEmpty();
    }

    @Test
    void whatWaitsTooLongSpillsToALane() {
        Plan plan = counter(10, Client.PLAIN, 0, 1);
        Plan spilling = plan.withPartition(plan.partition(EngineFixture.COUNTER).withSharing(new Sharing(0, 0, new Sharing.Spill(ANNEX, 4))));
        TenantResult result = caller(spilling);
        assertThat(result.fellBack()).isEqualTo(1);
        assertThat(result.e2e().mean()).isCloseTo((10 + 4 + 30) / 2.0, within(0.05));
    }

    @Test
    void missedDeadlinesCost() {
        Plan plan = counter(10, Client.PLAIN, 0, 1, 2);
        Tenant caller = plan.tenants().getFirst();
        Workload work = caller.workloads().getFirst();
        TenantResult result = caller(plan.withTenant(caller.withWorkloads(List.of(work.withDeadline(15.0, 2.5)))));
        assertThat(result.deadlineMisses()).isEqualTo(2);
        assertThat(result.pushback().missUsd()).isEqualTo(5);
    }

    /// Retries, patience, two places and a provider at once: every request is accounted for, whatever the number of threads, and the run that is watched agrees.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noRequestIsLostOrCountedTwice(long seed) {
        Plan plan = EngineFixture.plan(EngineFixture.run(2_000, 0, seed, 1), 4, new Distribution.Exponential(1),
                List.of(EngineFixture.caller("one", 3), EngineFixture.caller("two", 2.5)));
        Deployment slow = new Deployment(new DeploymentId("slow"), "slow", EngineFixture.DESK, new Serving.Slots(1, new Distribution.Exponential(2), 1));
        Partition annex = new Partition(ANNEX, "Annex", Partition.Kind.SHARED, plan.fleet().getFirst().id(), 1, slow.id(), null, new Queueing(Discipline.FAIR, 3, 5.0, false));
        Client client = new Client(new Retry(3, 0.2, 2, 2, 0.7, true), new Distribution.Exponential(4),
                List.of(new Hop(ANNEX, null, 0.1, 1, 0.9, 1.5), new Hop(null, CLOUD, 0.2, 5, 0.7, null)), 0);
        Plan busy = queued(plan.withDeployment(slow).withPartition(annex).withProviders(List.of(new Provider(CLOUD, "Cloud", new Distribution.Exponential(0.4), 0.01)))
                .withTenants(List.of(plan.tenants().getFirst().withClient(client), plan.tenants().get(1))), new Queueing(Discipline.FIFO, 2));
        Results results = Evaluation.of(busy, 1);
        LiveRun live = new LiveRun(busy);
        for (double t = 0; t <= 2_000; t += 0.7) {
            live.advance(t);
        }
        live.advance(2_000);
        for (TenantResult tenant : results.tenants()) {
            assertThat(tenant.served() + tenant.throttled() + tenant.rejected() + tenant.expired() + tenant.inFlight()).isEqualTo(tenant.offered());
            assertThat(live.present(tenant.id())).isEqualTo(live.inFlight(tenant.id())).isEqualTo(tenant.inFlight());
        }
        TenantResult one = results.tenant(new TenantId("one")).orElseThrow();
        assertThat(one.fellBack()).isPositive();
        assertThat(one.expired()).isPositive();
        assertThat(one.pushback().refusals()).containsKeys(LimitKind.LANE_QUEUE, LimitKind.PATIENCE);
        Moment.TenantMoment moment = live.moment(10).tenant(one.id()).orElseThrow();
        assertThat(moment.waiting() + moment.away() + moment.running()).isEqualTo((int) one.inFlight());
    }
}
