package io.headroom.allocate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.Counters;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Limits;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversubscriptionTest {
    private static double binomialBeyond(int n, double p, int k) {
        double beyond = 0;
        for (int i = k + 1; i <= n; i++) {
            double ways = 1;
            for (int j = 0; j < i; j++) {
                ways *= (double) (n - j) / (j + 1);
            }
            beyond += ways * Math.pow(p, i) * Math.pow(1 - p, n - i);
        }
        return beyond;
    }

    private static Plan plan(double seconds, Limits limits, Tenant... tenants) {
        Plan plan = Counters.plan(seconds, 1, tenants);
        return plan.withTier(plan.tier(Counters.TIER).withLimits(limits));
    }

    /// Tenants that send in bursts as fast as they were promised, a share of the time: how many do at once is binomial.
    @ParameterizedTest
    @CsvSource({"6,0.3,2", "8,0.25,3", "5,0.5,3"})
    void burstsCollideAsOftenAsTheBinomialSays(int tenants, double share, int fit) {
        double burst = 8 / (fit + 0.5);
        Arrivals bursts = new Arrivals.OnOff(Rate.perSecond(burst * share), 6000 * share, 6000 * (1 - share));
        Plan plan = plan(400_000, new Limits(Rate.perSecond(burst), null),
                IntStream.range(0, tenants).mapToObj(i -> Counters.tenant("t" + i, Counters.EAST, bursts)).toArray(Tenant[]::new));
        Oversubscription found = Oversubscription.of(plan, new Oversubscription.Question(200, 0), Watcher.NOBODY).getFirst();
        double exact = binomialBeyond(tenants, share, fit);
        assertThat(found.sold()).isCloseTo(tenants / (fit + 0.5), within(0.01));
        assertThat(found.interval().lo()).isLessThan(exact + 0.015);
        assertThat(found.interval().hi()).isGreaterThan(exact - 0.015);
        assertThat(found.collides()).isCloseTo(exact, within(0.05));
    }

    @Test
    void whatFitsNeverCollidesAndWhatIsAlwaysInUseAlwaysDoes() {
        Tenant[] tenants = {Counters.tenant("a", Counters.EAST, 6), Counters.tenant("b", Counters.EAST, 6)};
        Oversubscription fits = Oversubscription.of(plan(6000, new Limits(Rate.perSecond(3.9), null), tenants), Oversubscription.Question.USUAL, Watcher.NOBODY).getFirst();
        assertThat(fits.sold()).isCloseTo(7.8 / 8, within(1e-9));
        assertThat(fits.collides()).isZero();
        Oversubscription always = Oversubscription.of(plan(6000, new Limits(Rate.perSecond(4.5), null), tenants), new Oversubscription.Question(60, 5), Watcher.NOBODY).getFirst();
        assertThat(always.sold()).isCloseTo(9.0 / 8, within(1e-9));
        assertThat(always.collides()).isGreaterThan(0.95);
        // Both use their promise in nearly every window, and each is refunded 5 $/h.
        assertThat(always.refundUsdPerHour()).isCloseTo(10 * always.collides(), within(1e-9));
    }

    @Test
    void promisesAreTheTightestLimitInRequests() {
        Tenant a = Counters.tenant("a", Counters.EAST, 1);
        assertThat(promised(new Limits(Rate.perSecond(3), new Rate(120, Rate.Per.MINUTE)), a)).isCloseTo(1, within(1e-9));
        assertThat(promised(Limits.NONE.withProvisioned(new Provisioned(9, 60, 2)), a)).isCloseTo(3, within(1e-9));
        assertThat(promised(Limits.NONE.withTokensPerDay(86_400L), a)).isCloseTo(0.5, within(1e-9));
    }

    private static double promised(Limits limits, Tenant tenant) {
        return Oversubscription.of(plan(600, limits, tenant), Oversubscription.Question.USUAL, Watcher.NOBODY).getFirst().guarantees().getFirst().perSecond();
    }

    @Test
    void whereNothingIsPromisedNothingIsOversold() {
        assertThat(Oversubscription.of(plan(600, Limits.NONE, Counters.tenant("a", Counters.EAST, 1)), Oversubscription.Question.USUAL, Watcher.NOBODY)).isEqualTo(List.of());
    }
}
