package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
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
        Plan plan = counter(EngineFixture.run(400_000 / (first + second), 1000, 3, 1), servers, EngineFixture.caller("a", first), EngineFixture.caller("b", second));
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
        Plan plan = counter(EngineFixture.run(1_200_000 / rate, 1000, 5, 1), 1,
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

    /// Each as it is, each alone, and each beside ten times the other.
    @Test
    void itSaysHowManyRequestsItTakes() {
        Plan plan = counter(EngineFixture.run(900, 100, 9, 3), 8, EngineFixture.caller("a", 2), EngineFixture.caller("b", 3));
        assertThat(new ContentionStudy(plan, 1, new KnownTallies()).requests()).isCloseTo(1000 * (5 + 5 + (20 + 3) + (2 + 30)), within(1e-6));
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
