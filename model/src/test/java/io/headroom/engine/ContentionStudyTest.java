package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.Retry;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentionStudyTest {
    private static final double SUM = 1e-12;

    private static Contention study(Plan plan) {
        return Objects.requireNonNull(new ContentionStudy(plan, 2, new KnownTallies()).run(() -> false));
    }

    private static WaitCauses causes(Plan plan, String tenant) {
        return shares(study(plan), tenant).causes();
    }

    private static Contention.Shares shares(Contention contention, String tenant) {
        return Objects.requireNonNull(contention.tenants().get(new TenantId(tenant)));
    }

    private static Plan counter(RunSettings run, int servers, Tenant... tenants) {
        return EngineFixture.plan(run, servers, new Distribution.Exponential(1), List.of(tenants));
    }

    private static Tenant caller(String name, Traffic traffic) {
        return EngineFixture.tenant(name, EngineFixture.COUNTER, EngineFixture.DESK, traffic, EngineFixture.FREE);
    }

    private static Traffic arriving(Arrivals arrivals) {
        return new Traffic.Generated(arrivals, new Distribution.Fixed(1), new Distribution.Fixed(1));
    }

    /// Whoever comes as a Poisson process sees the time averages of M/M/c, so each of two tenants waits as Erlang C says of both, and alone as it says of one.
    @ParameterizedTest
    @CsvSource({"1, 0.3, 0.4", "8, 5, 1.8", "8, 1, 5.8"})
    void twoPoissonTenantsWaitForEachOtherByTheDifferenceOfErlangC(int servers, double first, double second) {
        Plan endless = counter(EngineFixture.run(200_000 / (first + second), 1000, 3, 1), servers, EngineFixture.caller("a", first), EngineFixture.caller("b", second));
        // A line that long is met only beside ten times a neighbour's load, which is not what this is about.
        Plan plan = endless.withPartition(endless.partition(EngineFixture.COUNTER).withQueueing(new Queueing(Queueing.Discipline.FIFO, 2_000)));
        WaitCauses causes = causes(plan, "a");
        double together = ErlangC.meanWait(servers, first + second);
        double alone = ErlangC.meanWait(servers, first);
        assertThat(causes.neighbourSeconds()).isCloseTo(together - alone, within(0.06 * together));
        assertThat(causes.gpuSeconds()).isCloseTo(alone, within(0.04 * alone + 1e-5));
        assertThat(causes.burstSeconds()).as("the same requests at the same times").isZero();
        assertThat(causes.limitSeconds()).isZero();
    }

    /// GI/M/1: a request waits σ / (μ (1 - σ)), σ being the root below 1 of σ = A*(μ (1 - σ)); for gamma gaps A*(s) = (1 + θs)^-k (Kleinrock, Queueing Systems I, 6.4).
    @ParameterizedTest
    @CsvSource({"2, 0.6", "0.5, 0.7", "4, 0.3"})
    void whatBurstsCostOneTenantIsTheDifferenceOfTwoClosedForms(double cv, double rate) {
        Plan plan = counter(EngineFixture.run(400_000 / rate, 1000, 5, 1), 1,
                caller("a", arriving(new Arrivals.Renewal(Rate.perSecond(rate), cv, Arrivals.Renewal.Shape.GAMMA))));
        WaitCauses causes = causes(plan, "a");
        double shape = 1 / (cv * cv);
        double sigma = 0.5;
        for (int i = 0; i < 10_000; i++) {
            sigma = Math.pow(1 + (1 - sigma) / (rate * shape), -shape);
        }
        double bursty = sigma / (1 - sigma);
        double even = ErlangC.meanWait(1, rate);
        assertThat(causes.burstSeconds()).isCloseTo(bursty - even, within(0.05 * Math.max(bursty, even)));
        assertThat(causes.gpuSeconds()).isCloseTo(even, within(0.03 * even));
        assertThat(causes.neighbourSeconds()).isZero();
    }

    @Test
    void theRequestsOfATraceComeAsOftenButEvenly() {
        double[] arrivals = new double[120_000];
        int[] tokens = new int[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            // Ten at a time, every 20 s: half a request a second.
            arrivals[i] = 20.0 * Math.floorDiv(i, 10);
            tokens[i] = 1;
        }
        Trace trace = new Trace(new TraceId("rush"), "Rush", "made", arrivals, tokens, tokens);
        Plan plan = counter(EngineFixture.run(235_000, 1000, 5, 1), 1).withTenantAndTrace(caller("a", new Traffic.Replayed(trace.id(), false)), trace);
        WaitCauses causes = causes(plan, "a");
        assertThat(causes.gpuSeconds()).isCloseTo(ErlangC.meanWait(1, 0.5), within(0.05));
        // Of ten that come at once each waits for those before it at least.
        assertThat(causes.burstSeconds()).isGreaterThan(4.5 - 1.05);
    }

    @Test
    void theMeanRateOfVaryingTrafficIsThatOfTheRun() {
        Plan plan = counter(EngineFixture.run(400_000, 0, 5, 1), 1, caller("a", arriving(new Arrivals.OnOff(Rate.perSecond(0.5), 50, 50))));
        assertThat(causes(plan, "a").gpuSeconds()).isCloseTo(1, within(0.05));
        assertThat(causes(plan, "a").burstSeconds()).isGreaterThan(5);
    }

    @Test
    void thePartsAddUpToTheMeanWait() {
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 60, 9, 1), EngineFixture.chat("a", EngineFixture.LANE, 6), EngineFixture.chat("b", EngineFixture.LANE, 9),
                EngineFixture.talker("c", EngineFixture.LANE, 1), EngineFixture.chat("d", EngineFixture.CABIN, 8),
                EngineFixture.tenant("e", EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Generated(new Arrivals.OnOff(Rate.perSecond(2), 10, 60),
                        new Distribution.Fixed(3000), new Distribution.Fixed(100)), EngineFixture.FREE));
        Results results = Evaluation.of(plan, 1);
        Contention contention = study(plan);
        assertThat(contention.tenants().keySet()).containsExactlyElementsOf(plan.tenants().stream().map(Tenant::id).toList());
        contention.tenants().forEach((id, shares) -> {
            WaitCauses causes = shares.causes();
            assertThat(causes.limitSeconds() + causes.neighbourSeconds() + causes.burstSeconds() + causes.gpuSeconds())
                    .isCloseTo(results.tenant(id).orElseThrow().waitTime().mean(), within(SUM));
        });
        assertThat(shares(contention, "a").causes().neighbourSeconds()).isPositive();
        assertThat(shares(contention, "e").causes().burstSeconds()).isPositive();
    }

    @Test
    void nobodyIsFeltInACabin() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 30, 9, 1), EngineFixture.chat("a", EngineFixture.LANE, 6), EngineFixture.chat("b", EngineFixture.LANE, 9),
                EngineFixture.chat("d", EngineFixture.CABIN, 8));
        Contention.Shares cabin = shares(study(plan), "d");
        assertThat(cabin.causes().neighbourSeconds()).isZero();
        assertThat(cabin.isolation().neighbours()).isEmpty();
        assertThat(cabin.isolation().score()).isZero();
        assertThat(shares(study(plan), "a").isolation().neighbours()).extracting(Isolation.Neighbour::id).containsExactly(new TenantId("b"));
    }

    /// On M/M/1 the time in the system is exponential of rate 1 - ρ, so the p99 is ln 100 / (1 - ρ): beside ten times the neighbour's 0.05 it goes from ρ = 0.25 to 0.7.
    @Test
    void theIsolationScoreIsTheChangeOfTheP99BesideTenTimesTheNeighbour() {
        Plan plan = counter(EngineFixture.run(500_000, 1000, 3, 1), 1, EngineFixture.caller("a", 0.2), EngineFixture.caller("b", 0.05));
        Isolation isolation = shares(study(plan), "a").isolation();
        double usual = Math.log(100) / 0.75;
        double beside = Math.log(100) / 0.3;
        assertThat(isolation.p99Seconds()).isCloseTo(usual, within(0.04 * usual));
        assertThat(isolation.neighbours()).singleElement().satisfies(neighbour -> {
            assertThat(neighbour.id()).isEqualTo(new TenantId("b"));
            assertThat(neighbour.p99Seconds()).isCloseTo(beside, within(0.06 * beside));
        });
        assertThat(isolation.score()).isCloseTo(beside / usual - 1, within(0.15));
    }

    /// In half of the time five times as many requests come: 0.3 a second on average, where 0.1 and 0.5 take turns.
    @Test
    void anIncidentOfItsOwnIsItsOwnBurst() {
        Plan plan = counter(EngineFixture.run(1_000_000, 0, 3, 1), 1, EngineFixture.caller("a", 0.1))
                .withIncidents(List.of(new Incident(new Incident.What.Burst(new TenantId("a"), 5), 0, 500_000)));
        WaitCauses causes = causes(plan, "a");
        assertThat(causes.gpuSeconds()).isCloseTo(ErlangC.meanWait(1, 0.3), within(0.02));
        double turns = (0.5 * ErlangC.meanWait(1, 0.5) + 0.1 * ErlangC.meanWait(1, 0.1)) / 0.6;
        assertThat(causes.burstSeconds()).isCloseTo(turns - ErlangC.meanWait(1, 0.3), within(0.05));
    }

    @Test
    void aLaunchWindowIsSpreadOverTheRunToo() {
        Plan plan = counter(EngineFixture.run(800_000, 100_000, 3, 1), 1, EngineFixture.caller("a", 0.1))
                .withIncidents(List.of(new Incident(new Incident.What.Launch(new TenantId("a"), 7), 100_000, 800_000)));
        assertThat(causes(plan, "a").gpuSeconds()).as("0.1 to 0.7 and back are 0.4 on average").isCloseTo(ErlangC.meanWait(1, 0.4), within(0.03));
    }

    @Test
    void whatRefusalsHeldBackIsThePartOfTheLimits() {
        Tenant eager = EngineFixture.tenant("a", EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(1.2)),
                new Distribution.Fixed(500), new Distribution.Fixed(50)), EngineFixture.LIMITED)
                .withClient(Client.PLAIN.withRetry(new Retry(20, 1, 2, 60, 1, true)));
        Plan plan = EngineFixture.plan(EngineFixture.run(1200, 300, 9, 1), eager, EngineFixture.chat("b", EngineFixture.LANE, 9));
        TenantResult result = Evaluation.of(plan, 1).tenant(eager.id()).orElseThrow();
        WaitCauses causes = causes(plan, "a");
        assertThat(causes.limitSeconds()).isEqualTo(result.pushback().heldBackSeconds()).isGreaterThan(5);
        assertThat(causes.totalSeconds()).isCloseTo(result.waitTime().mean(), within(1e-9));
        assertThat(causes.burstSeconds()).isZero();
    }

    /// The cabin is too small for its owner and spills: the lane's tenant feels it, and it feels the lane's tenant.
    @Test
    void aCabinThatSpillsIsFeltInTheLane() {
        Plan apart = EngineFixture.plan(EngineFixture.run(200, 60, 9, 1), EngineFixture.chat("lane", EngineFixture.LANE, 25), EngineFixture.chat("owner", EngineFixture.CABIN, 70));
        Plan spilling = apart.withPartition(apart.partition(EngineFixture.CABIN).withSharing(Sharing.NONE.withSpill(new Sharing.Spill(EngineFixture.LANE, 0.2))));
        assertThat(study(apart).tenants().values()).allMatch(shares -> shares.isolation().neighbours().isEmpty() && shares.causes().neighbourSeconds() == 0);
        Contention contention = study(spilling);
        assertThat(shares(contention, "lane").isolation().neighbours()).extracting(Isolation.Neighbour::id).containsExactly(new TenantId("owner"));
        assertThat(shares(contention, "lane").causes().neighbourSeconds()).isPositive();
        assertThat(shares(contention, "owner").isolation().neighbours()).extracting(Isolation.Neighbour::id).containsExactly(new TenantId("lane"));
    }

    /// The lane's batch work runs on the cabin's idle GPUs as well, which are its owner's again at once: the owner feels nothing, the borrower feels the owner.
    @Test
    void aLenderIsFeltByThoseWhoBorrowAndDoesNotFeelThem() {
        Tenant batch = EngineFixture.chat("batch", EngineFixture.LANE, 12);
        Plan apart = EngineFixture.plan(EngineFixture.run(600, 60, 9, 1), batch.withWorkloads(List.of(batch(batch.workloads().getFirst()))),
                EngineFixture.chat("owner", EngineFixture.CABIN, 2));
        Plan lent = apart.withPartition(apart.partition(EngineFixture.CABIN).withSharing(Sharing.NONE.withLends(1)))
                .withPartition(apart.partition(EngineFixture.LANE).withSharing(Sharing.NONE.withBorrows(1)));
        Contention contention = study(lent);
        assertThat(shares(contention, "owner").isolation().neighbours()).isEmpty();
        assertThat(shares(contention, "batch").isolation().neighbours()).extracting(Isolation.Neighbour::id).containsExactly(new TenantId("owner"));
    }

    private static Workload batch(Workload workload) {
        return new Workload(workload.name(), workload.models(), workload.traffic(), Workload.Kind.BATCH, null);
    }

    @Test
    void itIsTheSameOnAnyNumberOfThreadsAndWhateverIsKnown() {
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tenants.add(caller("t" + i, arriving(new Arrivals.Renewal(Rate.perSecond(1 + 0.1 * i), 2, Arrivals.Renewal.Shape.WEIBULL))));
        }
        Plan plan = counter(EngineFixture.run(2000, 100, 9, 3), 8, tenants.toArray(Tenant[]::new));
        KnownTallies known = new KnownTallies();
        Contention one = Objects.requireNonNull(new ContentionStudy(plan, 1, known).run(() -> false));
        assertThat(new ContentionStudy(plan, 4, new KnownTallies()).run(() -> false)).isEqualTo(one);
        assertThat(new ContentionStudy(plan, 4, known).run(() -> false)).isEqualTo(one);
    }

    /// Each as it is, each alone, and each beside ten times the other; each tenant in each run takes as long as 200 requests.
    @Test
    void itSaysHowManyRequestsItTakes() {
        Plan plan = counter(EngineFixture.run(900, 100, 9, 3), 8, EngineFixture.caller("a", 2), EngineFixture.caller("b", 3));
        assertThat(new ContentionStudy(plan, 1, new KnownTallies()).requests()).isCloseTo(1000 * (5 + 5 + (20 + 3) + (2 + 30)) + 200 * (2 + 2 + 4), within(1e-6));
    }

    @Test
    void aCancelledStudySaysNothing() {
        Plan plan = counter(EngineFixture.run(100_000, 100, 9, 1), 8, EngineFixture.caller("a", 2), EngineFixture.caller("b", 3));
        AtomicInteger asked = new AtomicInteger();
        ContentionStudy study = new ContentionStudy(plan, 2, new KnownTallies());
        assertThat(study.run(() -> asked.incrementAndGet() > 3)).isNull();
        assertThat(study.progress()).isLessThan(1);
        ContentionStudy whole = new ContentionStudy(plan.withRun(plan.run().withDuration(100)), 2, new KnownTallies());
        assertThat(whole.run(() -> false)).isNotNull();
        assertThat(whole.progress()).isEqualTo(1);
    }
}
