package io.headroom.engine;

import static io.headroom.engine.EngineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.Growth;
import io.headroom.plan.OperationalTime;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VaryingArrivalsTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 0, 0);
    private static final Curve DAY = new Curve(IntStream.range(0, 24).mapToObj(hour -> hour < 6 ? 0.0 : 1 + Math.abs(hour - 14) % 5).toList(),
            List.of(3.0, 3.0, 3.0, 2.0, 2.0, 1.0, 0.0), null);

    private static double[] times(Arrivals arrivals, LocalDateTime start, double until, int seed) {
        Gaps gaps = Gaps.of(arrivals, start);
        RandomStream random = new RandomStream(seed, 0, "varying", 0);
        DoubleStream.Builder times = DoubleStream.builder();
        for (double time = gaps.from(0, random); time < until; time = gaps.after(time, random)) {
            times.add(time);
        }
        return times.build().toArray();
    }

    private static double cv(double[] times) {
        double[] gaps = IntStream.range(1, times.length).mapToDouble(i -> times[i] - times[i - 1]).toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        return Math.sqrt(Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow()) / mean;
    }

    @ParameterizedTest
    @CsvSource({"4, 20, 180", "0.5, 2, 8", "1, 30, 5", "20, 0.01, 0.02", "0.01, 600, 600"})
    void gapsOfBurstsHaveTheRateAndCvOfAnInterruptedPoissonProcess(double rate, double on, double off) {
        Arrivals.OnOff bursts = new Arrivals.OnOff(Rate.perSecond(rate), on, off);
        double[] times = times(bursts, MONDAY, 2_000_000 / rate, 1);
        double deviation = Math.sqrt(times.length) * bursts.cv();
        assertThat(times.length).isCloseTo(2_000_000, within((int) (4 * deviation)));
        assertThat(cv(times)).isCloseTo(bursts.cv(), within(0.03 * bursts.cv()));
    }

    /// The share of gaps longer than t, worked from the chain: with x = P(no arrival by t) from a burst, y from a pause, x' = -(r + e) x + e y and y' = b x - b y.
    @Test
    void gapsOfBurstsAreSpreadAsTheChainSays() {
        Arrivals.OnOff bursts = new Arrivals.OnOff(Rate.perSecond(0.5), 2, 8);
        double r = bursts.burstPerSecond();
        assertThat(r).isEqualTo(2.5);
        double[] times = times(bursts, MONDAY, 1_000_000, 2);
        double x = 1;
        double y = 1;
        double step = 1e-4;
        for (int i = 1; i <= 200_000; i++) {
            double middleX = x + step / 2 * (-(r + 0.5) * x + 0.5 * y);
            double middleY = y + step / 2 * (0.125 * x - 0.125 * y);
            x += step * (-(r + 0.5) * middleX + 0.5 * middleY);
            y += step * (0.125 * middleX - 0.125 * middleY);
            if (i % 20_000 == 0) {
                double at = i * step;
                double beyond = (double) IntStream.range(1, times.length).filter(k -> times[k] - times[k - 1] > at).count() / (times.length - 1);
                assertThat(beyond).isCloseTo(x, within(4 * Math.sqrt(x * (1 - x) / times.length)));
            }
        }
    }

    /// A run begins anywhere in a burst or a pause: the variance of the count in a time t over its mean is
    /// 1 + 2 rate off² / (on + off) (1 - (1 - exp(-d t)) / (d t)), d = 1 / on + 1 / off, and the mean is rate x t from the very start.
    @ParameterizedTest
    @CsvSource({"1", "10", "100"})
    void countsOfBurstsFromTheStartAreStationary(double seconds) {
        Arrivals.OnOff bursts = new Arrivals.OnOff(Rate.perSecond(2), 5, 15);
        int runs = 60_000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < runs; seed++) {
            int count = times(bursts, MONDAY, seconds, seed).length;
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / runs;
        double change = (1 / 5.0 + 1 / 15.0) * seconds;
        double dispersion = 1 + 2 * 2 * 15 * 15 / 20.0 * (1 - (1 - Math.exp(-change)) / change);
        assertThat(mean).isCloseTo(2 * seconds, within(4 * Math.sqrt(2 * seconds * dispersion / runs)));
        assertThat((squares / runs - mean * mean) / mean).isCloseTo(dispersion, within(0.05 * dispersion));
    }

    /// Poisson arrivals under a curve are a Poisson process: each hour's count is Poisson with the integral of the rate as its mean, on its own.
    @Test
    void eachHourHoldsItsShareOfPoissonArrivals() {
        Arrivals shaped = new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(1)), DAY);
        LocalDateTime start = MONDAY.plusMinutes(20);
        double[] counts = new double[168];
        int weeks = 20;
        for (int week = 0; week < weeks; week++) {
            for (double time : times(shaped, start, 168 * 3600, week)) {
                counts[(int) ((time + 1200) / 3600) % 168]++;
            }
        }
        double chi = 0;
        int hours = 0;
        for (int hour = 0; hour < 168; hour++) {
            // The hour in which the run begins comes twice, two thirds and one third of it.
            double expected = weeks * 3600 * DAY.factor(MONDAY.plusHours(hour));
            if (expected == 0) {
                assertThat(counts[hour]).isZero();
            } else {
                assertThat(counts[hour]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
                chi += (counts[hour] - expected) * (counts[hour] - expected) / expected;
                hours++;
            }
        }
        assertThat(chi).isCloseTo(hours, within(4 * Math.sqrt(2 * hours)));
    }

    @Test
    void gapsKeepTheirCvOnTheClockOfTheCurve() {
        Arrivals shaped = new Arrivals.Shaped(new Arrivals.Renewal(Rate.perSecond(2), 3, Arrivals.Renewal.Shape.GAMMA), DAY);
        double[] times = times(shaped, MONDAY, 4 * 7 * 86_400, 5);
        OperationalTime clock = new OperationalTime(DAY, MONDAY);
        assertThat(cv(Arrays.stream(times).map(clock::at).toArray())).isCloseTo(3, within(0.03));
        assertThat(cv(times)).isGreaterThan(10);
    }

    @Test
    void aFlatCurveChangesNothing() {
        Arrivals.Steady base = new Arrivals.Renewal(Rate.perSecond(3), 2, Arrivals.Renewal.Shape.WEIBULL);
        Curve flat = new Curve(Collections.nCopies(24, 7.0), Collections.nCopies(7, 0.2), Growth.of("0%/month", LocalDate.of(2020, 1, 1)));
        assertThat(times(new Arrivals.Shaped(base, flat), MONDAY.plusSeconds(1234), 40_000, 9)).containsExactly(times(base, MONDAY, 40_000, 9), within(1e-6));
    }

    /// 100 % a month from the first of November: on the first of December twice the rate, a year later 8192 times.
    @Test
    void growthMovesTheRateOfARunWithItsDate() {
        Growth growth = Growth.of("100%/month", LocalDate.of(2026, 11, 1));
        Arrivals grown = new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(1)), new Curve(List.of(), List.of(), growth));
        assertThat(times(grown, LocalDateTime.of(2026, 12, 1, 0, 0), 3600, 1).length).isCloseTo(7200, within(340));
        assertThat(times(grown, LocalDateTime.of(2027, 12, 1, 0, 0), 36, 1).length).isCloseTo(294_912, within(2172));
    }

    @Test
    void nothingComesWhereThereIsNoRate() {
        assertThat(times(new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(0)), DAY), MONDAY, 1e9, 1)).isEmpty();
        assertThat(times(new Arrivals.OnOff(Rate.perSecond(0), 1, 1), MONDAY, 1e9, 1)).isEmpty();
        assertThat(times(new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(1e-12)), DAY), MONDAY, 366 * 86_400.0, 1)).isEmpty();
    }

    static Stream<Arrivals> kinds() {
        RateWindows windows = new RateWindows(60, new double[] {120, 0, 300}, new double[] {0.5, 1, 2},
                new RateWindows.Family[] {RateWindows.Family.GAMMA, RateWindows.Family.POISSON, RateWindows.Family.WEIBULL});
        Arrivals.OnOff bursts = new Arrivals.OnOff(Rate.perSecond(3), 10, 20);
        return Stream.of(bursts, new Arrivals.Windowed(windows, true, 30, 1.3), new Arrivals.Shaped(bursts, DAY.withWeekly(List.of())),
                new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(3)), DAY.withDaily(Collections.nCopies(24, 1.0))));
    }

    private static Tenant sender(String name, Arrivals arrivals) {
        return EngineFixture.tenant(name, EngineFixture.COUNTER, EngineFixture.DESK, new Traffic.Generated(arrivals, new Distribution.Fixed(1), new Distribution.Fixed(1)), EngineFixture.FREE);
    }

    /// From ten minutes before six on a Monday, when the curve begins.
    private static RunSettings morning(double duration, int replications) {
        RunSettings run = run(duration, 0, 11, replications);
        return new RunSettings(MONDAY.plusHours(5).plusMinutes(50), run.durationSeconds(), 0, run.seed(), replications);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void requestsAreTheSameForTheSameSeedWhoeverElseIsThere(Arrivals arrivals) {
        RunSettings run = morning(3000, 2);
        Plan alone = EngineFixture.plan(run, sender("a", arrivals));
        Results first = Evaluation.of(alone, 1);
        Results again = Evaluation.of(alone, 2);
        Results crowded = Evaluation.of(EngineFixture.plan(run, EngineFixture.caller("b", 2), sender("a", arrivals)), 1);
        assertThat(first.tenants().getFirst().offered()).isGreaterThan(1000).isEqualTo(again.tenants().getFirst().offered())
                .isEqualTo(crowded.tenants().get(1).offered());
        assertThat(again.tenants()).isEqualTo(first.tenants());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theWatchedRunSeesTheRequestsOfTheVerdict(Arrivals arrivals) {
        Plan plan = EngineFixture.plan(morning(3000, 1), sender("a", arrivals));
        LiveRun live = new LiveRun(plan);
        long seen = 0;
        for (int time = 300; time <= 3000; time += 300) {
            live.advance(time);
            seen += live.moment(300).tenants().getFirst().offered();
        }
        assertThat(seen).isEqualTo(Evaluation.of(plan, 1).tenants().getFirst().offered());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRequestIsAccountedFor(Arrivals arrivals) {
        Traffic.Sessions talk = EngineFixture.talk(1).withArrivals(arrivals.withRate(Rate.perSecond(0.4)));
        Tenant talker = EngineFixture.tenant("t", EngineFixture.LANE, EngineFixture.CHAT, talk, EngineFixture.LIMITED);
        for (TenantResult result : Evaluation.of(EngineFixture.plan(morning(2000, 1), sender("a", arrivals), talker), 1).tenants()) {
            assertThat(result.offered()).isGreaterThan(300)
                    .isEqualTo(result.served() + result.throttled() + result.rejected() + result.expired() + result.inFlight());
        }
    }
}
