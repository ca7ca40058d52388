package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.plan.Rate;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.serving.Requests;
import io.headroom.serving.SlotServers;
import io.headroom.serving.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueingTest {
    private static final TierId HEAVY = new TierId("heavy");
    private static final TierId LIGHT = new TierId("light");

    private static Plan queued(Plan plan, Partition partition, Queueing queueing) {
        return plan.withPartition(partition.withQueueing(queueing));
    }

    private static Plan counter(int servers, Queueing queueing, double seconds, Tenant... tenants) {
        Plan plan = EngineFixture.plan(EngineFixture.run(seconds, seconds / 100, 11, 8), servers, new Distribution.Exponential(1), List.of());
        Plan tiered = plan.withTier(new Tier(LIGHT, "light", Tier.Level.BATCH, Limits.NONE, 1));
        return queued(tiered.withTenants(List.of(tenants)), plan.partition(EngineFixture.COUNTER), queueing);
    }

    /// Cobham, Priority assignment in waiting line problems (1954): with the same exponential service for all, class k waits C / (c mu (1 - s(k-1)) (1 - s(k))) on
    /// average, where C is the share that Erlang C says must wait and s(k) the load of classes up to k.
    @ParameterizedTest
    @CsvSource({"1, 0.3, 0.4", "8, 3.4, 3.4", "8, 1.0, 6.0"})
    void meanWaitsByPriorityAreCobhams(int servers, double first, double second) {
        Plan plan = counter(servers, new Queueing(Discipline.PRIORITY, null), 200_000, EngineFixture.caller("gold", first),
                EngineFixture.caller("batch", second).withTier(LIGHT));
        Results results = Evaluation.of(plan, 2);
        double whole = (first + second) / servers;
        // Erlang C's mean wait is C / (c mu (1 - load)).
        double shareOverRate = ErlangC.meanWait(servers, first + second) * (1 - whole);
        assertMeanWait(results, "gold", shareOverRate / (1 - first / servers));
        assertMeanWait(results, "batch", shareOverRate / (1 - first / servers) / (1 - whole));
    }

    private static void assertMeanWait(Results results, String tenant, double expected) {
        LatencySummary wait = results.tenant(new TenantId(tenant)).orElseThrow().waitTime();
        double half = (wait.meanInterval().hi() - wait.meanInterval().lo()) / 2;
        assertThat(wait.mean()).isCloseTo(expected, within(2.5 * half));
        assertThat(half).isLessThan(0.05 * expected);
    }

    /// Two tenants that could each fill the lane, one with requests several times as long as the other's.
    @ParameterizedTest
    @CsvSource({"600, 60, 600, 60", "2400, 30, 200, 300", "150, 200, 1800, 150"})
    void saturatingTenantsGetTokensByWeight(int input, int output, int otherInput, int otherOutput) {
        Plan plan = EngineFixture.plan(EngineFixture.run(1_800, 0, 3, 1)).withTier(new Tier(HEAVY, "heavy", Tier.Level.SILVER, Limits.NONE, 3))
                .withTier(new Tier(LIGHT, "light", Tier.Level.SILVER, Limits.NONE, 1));
        Plan fair = queued(plan.withTenants(List.of(saturating("heavy", input, output).withTier(HEAVY), saturating("light", otherInput, otherOutput).withTier(LIGHT))),
                plan.partition(EngineFixture.LANE), new Queueing(Discipline.FAIR, null));
        assertThat(tokenRatio(fair)).isCloseTo(3, within(0.03));
        assertThat(tokenRatio(queued(fair, fair.partition(EngineFixture.LANE), Queueing.USUAL))).isNotCloseTo(3, within(0.3));
    }

    /// Over what was served from the beginning, since both wait all the time.
    private static double tokenRatio(Plan plan) {
        Results results = Evaluation.of(plan, 1);
        return tokens(results, "heavy") / tokens(results, "light");
    }

    private static double tokens(Results results, String tenant) {
        TenantResult result = results.tenant(new TenantId(tenant)).orElseThrow();
        return result.tokensInPerSecond() + result.tokensOutPerSecond();
    }

    private static Tenant saturating(String name, int input, int output) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(300)), new Distribution.Fixed(input), new Distribution.Fixed(output));
        return EngineFixture.tenant(name, EngineFixture.LANE, EngineFixture.CHAT, traffic, EngineFixture.FREE);
    }

    /// M/M/c/K: the share that finds K in the system, which is the share rejected. With no place to wait it is Erlang's B.
    @ParameterizedTest
    @CsvSource({"1, 0, 0.8", "1, 4, 0.8", "8, 0, 6.8", "8, 12, 7.6", "8, 3, 12"})
    void aFullQueueRejectsAsOftenAsTheFormulaSays(int servers, int length, double rate) {
        Results results = Evaluation.of(counter(servers, new Queueing(Discipline.FIFO, length), 60_000, EngineFixture.caller("callers", rate)), 2);
        TenantResult callers = results.tenants().getFirst();
        double weight = 1;
        double all = 1;
        for (int n = 1; n <= servers + length; n++) {
            weight *= rate / Math.min(n, servers);
            all += weight;
        }
        double expected = weight / all;
        double error = 4 * Math.sqrt(expected * (1 - expected) / callers.offered()) * 3;
        assertThat((double) callers.rejected() / callers.offered()).isCloseTo(expected, within(error));
        assertThat(callers.served() + callers.rejected() + callers.inFlight()).isEqualTo(callers.offered());
    }

    /// If every request of a single server meets its deadline in the order of arrival, then also by earliest deadline; and not the other way round.
    @Test
    void earliestDeadlineMeetsEveryDeadlineThatArrivalOrderMeets() {
        int bothMeet = 0;
        int onlyByDeadline = 0;
        for (int seed = 0; seed < 500; seed++) {
            double slack = 1 + new Random(seed).nextDouble() * 20;
            boolean byArrival = meetsAll(seed, slack, false);
            boolean byDeadline = meetsAll(seed, slack, true);
            assertThat(byDeadline || !byArrival).as("case %d", seed).isTrue();
            bothMeet += byArrival ? 1 : 0;
            onlyByDeadline += byDeadline && !byArrival ? 1 : 0;
        }
        assertThat(bothMeet).isGreaterThan(50);
        assertThat(onlyByDeadline).isGreaterThan(20);
    }

    private static boolean meetsAll(int seed, double slack, boolean byDeadline) {
        Random random = new Random(seed);
        Requests requests = new Requests();
        List<Double> deadlines = new ArrayList<>();
        boolean[] met = {true};
        Station.Progress progress = new Station.Progress() {
            @Override
            public void started(int request) {}

            @Override
            public void firstToken(int request) {}

            @Override
            public void finished(int request, double seconds) {
                met[0] &= seconds <= deadlines.get(requests.source[request]);
            }
        };
        SlotServers server = new SlotServers(new Serving.Slots(1, new Distribution.Uniform(0.1, 1.9), 1), requests, byDeadline, false, progress);
        double now = 0;
        for (int i = 0; i < 40; i++) {
            now -= Math.log(1 - random.nextDouble()) * 1.2;
            while (server.nextEvent() <= now) {
                server.fire();
            }
            deadlines.add(now + 2 + random.nextDouble() * slack);
            int request = requests.add(i, now, 1, 1, random.nextDouble());
            requests.rank[request] = deadlines.get(i);
            server.offer(request, now);
        }
        while (server.nextEvent() < Double.POSITIVE_INFINITY) {
            server.fire();
        }
        return met[0];
    }
}
