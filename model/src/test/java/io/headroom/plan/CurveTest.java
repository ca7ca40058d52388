package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 0, 0);
    private static final List<Double> NINE_TO_FIVE = IntStream.range(0, 24).mapToObj(hour -> hour >= 9 && hour < 17 ? 2.0 : 0.0).toList();
    private static final List<Double> WEEKDAYS = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0);

    @Test
    void theMeanFactorOverAWeekIsOne() {
        Curve curve = new Curve(IntStream.range(0, 24).mapToObj(hour -> 0.3 + hour * hour).toList(), List.of(5.0, 4.0, 4.0, 4.0, 3.5, 1.0, 0.25), null);
        double sum = IntStream.range(0, 168).mapToDouble(hour -> curve.factor(MONDAY.plusHours(hour))).sum();
        assertThat(sum).isCloseTo(168, within(1e-9));
    }

    @Test
    void thereIsOneZeroOnly() {
        assertThat(new Curve(List.of(), List.of(1.0, -0.0, 1.0, 1.0, 1.0, 1.0, 1.0), null)).isEqualTo(new Curve(List.of(), List.of(1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0), null));
        RateWindows.Family[] poisson = {RateWindows.Family.POISSON};
        assertThat(new Arrivals.Windowed(new RateWindows(60, new double[] {-0.0}, new double[] {1}, poisson), true, -0.0, -0.0))
                .isEqualTo(new Arrivals.Windowed(new RateWindows(60, new double[] {0}, new double[] {1}, poisson), true, 0, 0));
    }

    /// 40 of 168 hours carry everything.
    @Test
    void officeHoursHoldFourPointTwoTimesTheMean() {
        Curve curve = new Curve(NINE_TO_FIVE, WEEKDAYS, null);
        assertThat(curve.factor(MONDAY.plusHours(9))).isCloseTo(4.2, within(1e-12));
        assertThat(curve.factor(MONDAY.plusHours(16).plusMinutes(59))).isCloseTo(4.2, within(1e-12));
        assertThat(curve.factor(MONDAY.plusHours(17))).isZero();
        assertThat(curve.factor(MONDAY.plusDays(5).plusHours(12))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
            "5%/month, 2026-11-01, 2026-11-01T00:00, 1", "5%/month, 2026-11-01, 2027-01-01T00:00, 1.1025", "5%/month, 2026-11-01, 2026-10-01T00:00, 0.952380952380952",
            "5%/month, 2026-11-01, 2026-11-16T00:00, 1.02469507659596", "21%/year, 2026-11-01, 2027-05-01T00:00, 1.1", "100%/year, 2026-01-31, 2028-01-31T00:00, 4",
            "-50%/month, 2026-01-31, 2026-02-28T00:00, 0.5", "0%/month, 2026-01-31, 2029-02-28T00:00, 1"})
    void growthAtADateIsAsWorkedByHand(String growth, LocalDate since, LocalDateTime at, double factor) {
        assertThat(Growth.of(growth, since).factor(at)).isCloseTo(factor, within(1e-12));
    }

    @Test
    void growthNeverJumps() {
        Growth growth = Growth.of("30%/month", LocalDate.of(2026, 1, 31));
        double before = growth.factor(LocalDateTime.of(2025, 1, 1, 0, 0));
        for (int hour = 1; hour < 2 * 8760; hour++) {
            double now = growth.factor(LocalDateTime.of(2025, 1, 1, 0, 0).plusHours(hour));
            assertThat(now / before).isBetween(1.0, 1.0006);
            before = now;
        }
    }

    @Test
    void growthReadsWhatItWrites() {
        for (String text : List.of("5%/month", "-20%/year", "0.25%/month", "0%/year", "1000%/year")) {
            assertThat(Growth.of(text, LocalDate.of(2026, 1, 1)).text()).isEqualTo(text);
        }
        assertThat(Growth.of(" 5 % per month ", LocalDate.of(2026, 1, 1)).text()).isEqualTo("5%/month");
    }

    @Test
    void refusesWhatIsNoCurve() {
        refuses(() -> new Curve(List.of(1.0), List.of(), null), "The daily curve has 1 factors: it needs 24, one for each hour.");
        refuses(() -> new Curve(List.of(), List.of(1.0), null), "The weekly curve has 1 factors: it needs 7, one for each day.");
        refuses(() -> new Curve(Collections.nCopies(24, 0.0), List.of(), null), "The daily curve has no factor above 0: give at least one hour some traffic.");
        refuses(() -> new Curve(List.of(), Collections.nCopies(7, -1.0), null), "The weekly curve has the factor -1: use 0 to 1000000, e.g. 1.5.");
        refuses(() -> Growth.of("5/month", LocalDate.of(2026, 1, 1)), "\"5/month\" is not a growth: write it like 5%/month or 40%/year.");
        refuses(() -> Growth.of("-100%/month", LocalDate.of(2026, 1, 1)), "Growth is -100 %: use -99 to 1000, e.g. 5%/month.");
    }

    private static void refuses(Runnable making, String message) {
        assertThatThrownBy(making::run).isInstanceOf(InvalidPlan.class).hasMessage(message);
    }

    /// From 22:30 on a Sunday the clock stands until Monday at nine, then runs 4.2 times as fast for eight hours.
    @Test
    void operationalTimeIsTheIntegralOfTheCurve() {
        Curve curve = new Curve(NINE_TO_FIVE, WEEKDAYS, null);
        LocalDateTime start = MONDAY.minusMinutes(90);
        double nine = 10.5 * 3600;
        OperationalTime clock = new OperationalTime(curve, start);
        assertThat(clock.at(nine - 1)).isZero();
        assertThat(clock.at(nine + 100)).isCloseTo(420, within(1e-9));
        assertThat(clock.at(nine + 23 * 3600)).isCloseTo(4.2 * 8 * 3600, within(1e-6));
        assertThat(clock.at(7 * 86_400)).isCloseTo(7 * 86_400, within(1e-6));
        OperationalTime back = new OperationalTime(curve, start);
        assertThat(back.reaches(0)).isEqualTo(nine);
        assertThat(back.reaches(420)).isCloseTo(nine + 100, within(1e-9));
        assertThat(back.reaches(4.2 * 8 * 3600 + 42)).isCloseTo(nine + 24 * 3600 + 10, within(1e-6));
        assertThat(back.reaches(1e12)).isInfinite();
    }

    @Test
    void meanRatesAreThoseOfWhatTheRunMeasures() {
        Arrivals shaped = new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(2)), new Curve(NINE_TO_FIVE, WEEKDAYS, null));
        assertThat(shaped.perSecond(run(MONDAY, 7 * 24, 0))).isCloseTo(2, within(1e-9));
        assertThat(shaped.perSecond(run(MONDAY, 2, 8))).isCloseTo(2 * 4.2 / 2, within(1e-9));
        assertThat(shaped.perSecond(run(MONDAY, 8, 0))).isZero();
        RateWindows windows = new RateWindows(3600, new double[] {3600, 0, 7200}, new double[] {1, 1, 1},
                new RateWindows.Family[] {RateWindows.Family.POISSON, RateWindows.Family.POISSON, RateWindows.Family.POISSON});
        assertThat(new Arrivals.Windowed(windows).perSecond(run(MONDAY, 3, 0))).isEqualTo(1);
        assertThat(new Arrivals.Windowed(windows).perSecond(run(MONDAY, 1, 2))).isEqualTo(2);
        assertThat(new Arrivals.Windowed(windows).perSecond(run(MONDAY, 6, 0))).isEqualTo(0.5);
        assertThat(new Arrivals.Windowed(windows, true, 7200, 3).perSecond(run(MONDAY, 2, 0))).isCloseTo(4.5, within(1e-12));
        assertThat(new Arrivals.Windowed(windows, true, 0, 1).rate().perSecond()).isEqualTo(1);
    }

    private static RunSettings run(LocalDateTime start, double hours, double warmupHours) {
        return new RunSettings(start, hours * 3600, warmupHours * 3600, 1, 1);
    }
}
