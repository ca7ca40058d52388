package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Distribution;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairnessTest {
    private static final double EXACT = 1e-12;

    private static Fairness.Claim claim(String name, double weight, double asked, double got) {
        return new Fairness.Claim(new TenantId(name), weight, asked, got);
    }

    /// Jain, Chiu and Hawe, section 2: of 20 dollars for 100 people, 1 dollar for each of 20 of them is fair to 20 %.
    @Test
    void jainIsTheShareOfThoseWhoGetSomethingWhereTheyGetTheSame() {
        double[] shares = new double[100];
        for (int i = 0; i < 20; i++) {
            shares[i] = 1;
        }
        assertThat(Fairness.jain(shares)).isCloseTo(0.2, within(EXACT));
    }

    /// By hand: (1 + 2 + 3)² / (3 · (1 + 4 + 9)) = 36 / 42.
    @Test
    void jainOfOneTwoThree() {
        assertThat(Fairness.jain(new double[] {1, 2, 3})).isCloseTo(36.0 / 42, within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void whereAllGetTheSameForTheirWeightItIsOne(int tenants) {
        List<Fairness.Claim> claims = new ArrayList<>();
        for (int i = 1; i <= tenants; i++) {
            claims.add(claim("t" + i, i, 100.0 * i, 10.0 * i));
        }
        Fairness fairness = Fairness.of(claims);
        assertThat(fairness.jain()).isCloseTo(1, within(EXACT));
        assertThat(fairness.jainOfFairShare()).isCloseTo(1, within(EXACT));
        assertThat(fairness.starved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void whereOneTakesAllItIsOneOverTheirNumber(int tenants) {
        List<Fairness.Claim> claims = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            claims.add(claim("t" + i, 1, 50, i == 0 ? 50 : 0));
        }
        assertThat(Fairness.of(claims).jain()).isCloseTo(1.0 / tenants, within(EXACT));
        assertThat(Fairness.of(claims).jainOfFairShare()).isCloseTo(1.0 / tenants, within(EXACT));
    }

    /// 12 were served. The one that asked for 2 is to have them; the other two share 10, so their fair share is 5 each, and they got 3 and 8. The small one got 1 of its 2.
    @Test
    void aSmallTenantIsStarvedBesideTwoThatAskForMoreThanTheirShare() {
        List<Fairness.Claim> claims = List.of(claim("small", 1, 2, 1), claim("large", 1, 20, 3), claim("larger", 1, 30, 8));
        assertThat(Fairness.level(claims)).isCloseTo(5, within(EXACT));
        Fairness fairness = Fairness.of(claims);
        assertThat(fairness.starved()).containsExactly(new TenantId("small"));
        assertThat(fairness.jain()).isCloseTo(144.0 / (3 * (1 + 9 + 64)), within(EXACT));
        double sum = 1.0 / 2 + 3.0 / 5 + 8.0 / 5;
        double squares = 1.0 / 4 + 9.0 / 25 + 64.0 / 25;
        assertThat(fairness.jainOfFairShare()).isCloseTo(sum * sum / (3 * squares), within(EXACT));
    }

    /// With weights 3 and 1 the fair shares of 8 are 6 and 2.
    @Test
    void fairSharesGoByWeight() {
        assertThat(Fairness.level(List.of(claim("gold", 3, 100, 6), claim("bronze", 1, 100, 2)))).isCloseTo(2, within(EXACT));
        assertThat(Fairness.of(List.of(claim("gold", 3, 100, 6), claim("bronze", 1, 100, 2))).jain()).isCloseTo(1, within(EXACT));
    }

    @Test
    void lowDemandDoesNotLowerTheIndexOfTheFairShare() {
        Fairness fairness = Fairness.of(List.of(claim("idle", 1, 1, 1), claim("busy", 1, 99, 99)));
        assertThat(fairness.jain()).isLessThan(0.52);
        assertThat(fairness.jainOfFairShare()).isCloseTo(1, within(EXACT));
        assertThat(fairness.starved()).isEmpty();
    }

    @Test
    void whoeverAskedForMoreThanItsShareIsNotStarvedAndNineTenthsAreEnough() {
        assertThat(Fairness.of(List.of(claim("small", 1, 10, 9), claim("large", 1, 100, 20))).starved()).isEmpty();
        assertThat(Fairness.of(List.of(claim("small", 1, 10, 8.9), claim("large", 1, 100, 20))).starved()).containsExactly(new TenantId("small"));
    }

    @Test
    void whereNothingWasServedNothingIsKnown() {
        Fairness fairness = Fairness.of(List.of(claim("a", 1, 10, 0), claim("b", 1, 10, 0)));
        assertThat(fairness.jain()).isNaN();
        assertThat(fairness.jainOfFairShare()).isNaN();
        assertThat(fairness.starved()).isEmpty();
        assertThat(Fairness.of(List.of()).jain()).isNaN();
    }

    @Test
    void whoAskedForNothingCountsForNothing() {
        assertThat(Fairness.of(List.of(claim("a", 1, 10, 5), claim("silent", 1, 0, 0), claim("b", 1, 10, 5))).jain()).isCloseTo(1, within(EXACT));
    }

    /// Of 1,000 requests of 10 tokens 300 gave up at a rate limit, 100 met a full queue, 40 wait and 10 are being served at the end: the lane was asked for 690.
    @Test
    void whatATenantsOwnLimitsTurnAwayIsNotAskedOfTheLane() {
        TenantResult result = new TenantResult(new TenantId("a"), "a", EngineFixture.LANE, false, 1000, 550, 300, 100, 0, 50, 0, 1000, 0, NumberKind.SIMULATED,
                LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY, 30, 25, 0, LatencySummary.EMPTY, List.of(),
                new Pushback(Map.of(), Map.of(LimitKind.REQUESTS, 300L, LimitKind.LANE_QUEUE, 100L), 0, 0, 0, 1), new Backlog(20, 200, 5));
        assertThat(Fairness.Claim.of(result, 3, 100, 2)).isEqualTo(new Fairness.Claim(new TenantId("a"), 3, 69, 55));
    }

    /// A lane first come first served, far too small for the large tenant: the small one, which asks for a tenth of what it can do, waits with the rest.
    @Test
    void aLaneThatIsOverrunStarvesItsSmallTenant() {
        RunSettings run = EngineFixture.run(2000, 0, 3, 2);
        Plan plan = EngineFixture.plan(run, 1, new Distribution.Fixed(1), List.of(EngineFixture.caller("small", 0.1), EngineFixture.caller("large", 4)));
        Fairness fairness = Objects.requireNonNull(Evaluation.of(plan, 1).partition(EngineFixture.COUNTER).orElseThrow().fairness());
        assertThat(fairness.starved()).containsExactly(new TenantId("small"));
        Plan fair = plan.withPartition(plan.partition(EngineFixture.COUNTER).withQueueing(Queueing.USUAL.withDiscipline(Queueing.Discipline.FAIR)));
        Fairness mended = Objects.requireNonNull(Evaluation.of(fair, 1).partition(EngineFixture.COUNTER).orElseThrow().fairness());
        assertThat(mended.starved()).isEmpty();
        assertThat(mended.jainOfFairShare()).isGreaterThan(0.999).isGreaterThan(fairness.jainOfFairShare());
        assertThat(Evaluation.of(plan, 1).partition(EngineFixture.CABIN).orElseThrow().fairness()).as("in a cabin there is nobody to share with").isNull();
    }

    @Test
    void theFairSharesAddUpToWhatWasServedAndTheUnitDoesNotMatter() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            List<Fairness.Claim> claims = new ArrayList<>();
            List<Fairness.Claim> inThousands = new ArrayList<>();
            for (int tenant = 0; tenant < 1 + random.nextInt(12); tenant++) {
                double asked = Math.exp(5 * random.nextGaussian());
                double got = asked * (random.nextInt(4) == 0 ? 1 : random.nextDouble());
                double weight = 1 + random.nextInt(5);
                claims.add(claim("t" + tenant, weight, asked, got));
                inThousands.add(claim("t" + tenant, weight, asked / 1000, got / 1000));
            }
            double level = Fairness.level(claims);
            double served = claims.stream().mapToDouble(Fairness.Claim::got).sum();
            assertThat(claims.stream().mapToDouble(claim -> Math.min(claim.asked(), level * claim.weight())).sum()).isCloseTo(served, within(1e-9 * served));
            Fairness fairness = Fairness.of(claims);
            Fairness scaled = Fairness.of(inThousands);
            assertThat(scaled.jain()).isCloseTo(fairness.jain(), within(1e-9));
            assertThat(scaled.jainOfFairShare()).isCloseTo(fairness.jainOfFairShare(), within(1e-9));
            assertThat(scaled.starved()).isEqualTo(fairness.starved());
            assertThat(fairness.jain()).isBetween(1.0 / claims.size() - EXACT, 1 + EXACT);
            assertThat(fairness.jainOfFairShare()).isBetween(1.0 / claims.size() - EXACT, 1 + EXACT);
        }
    }
}
