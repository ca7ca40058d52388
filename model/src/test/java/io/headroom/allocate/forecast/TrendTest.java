package io.headroom.allocate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.RateWindows;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final int HOURS = 24;

    /// Windows of an hour that grow, with a cycle of the day and of the week, and a level of each day at random.
    private static RateWindows windows(int days, double perMonth, double noise, Random random) {
        double[] requests = new double[days * HOURS];
        for (int day = 0; day < days; day++) {
            double level = Math.exp(noise * random.nextGaussian()) * (day % 7 < 5 ? 1 : 0.4);
            for (int hour = 0; hour < HOURS; hour++) {
                double at = day + hour / 24.0;
                requests[day * HOURS + hour] = 1000 * level * (1.2 + Math.sin(2 * Math.PI * hour / HOURS)) * Math.pow(1 + perMonth, at / Trend.DAYS_PER_MONTH);
            }
        }
        double[] shapes = new double[requests.length];
        RateWindows.Family[] families = new RateWindows.Family[requests.length];
        Arrays.fill(shapes, 1);
        Arrays.fill(families, RateWindows.Family.POISSON);
        return new RateWindows(3600, requests, shapes, families);
    }

    @Test
    void aPlantedGrowthWithoutNoiseIsFoundExactly() {
        for (double growth : new double[] {-0.2, 0, 0.05, 0.5}) {
            assertThat(Trend.of(windows(21, growth, 0, new Random(1)))).isInstanceOfSatisfying(Trend.Found.class, found -> {
                assertThat(found.perMonth()).isCloseTo(growth, within(1e-9));
                assertThat(found.interval().hi() - found.interval().lo()).isLessThan(1e-6);
                assertThat(found.days()).isEqualTo(21);
            });
        }
    }

    @Test
    void aPlantedGrowthLiesInItsIntervalAsOftenAsItSays() {
        int cases = 1000;
        int inside = 0;
        double width = 0;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            double growth = random.nextDouble(-0.1, 0.3);
            Trend.Found found = (Trend.Found) Trend.of(windows(random.nextInt(14, 43), growth, 0.1, random));
            inside += found.interval().lo() <= growth && growth <= found.interval().hi() ? 1 : 0;
            width += found.interval().hi() - found.interval().lo();
        }
        // 95 % of 1,000, less three standard deviations of a binomial: 0.95 - 3 * 0.0069.
        assertThat((double) inside / cases).isGreaterThan(0.929);
        // Nor is it right by saying nothing: a month of such days tells growth to some 10 points either way.
        assertThat(width / cases).isLessThan(0.7);
    }

    /// Levels of days that wander: an interval that took them for independent would hold nought far less often than it says.
    @Test
    void noiseThatLastsWidensTheInterval() {
        int cases = 300;
        int inside = 0;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            double[] requests = new double[56];
            double level = 0;
            for (int day = 0; day < requests.length; day++) {
                level = 0.5 * level + 0.1 * random.nextGaussian();
                requests[day] = 1000 * Math.exp(level);
            }
            double[] shapes = new double[requests.length];
            RateWindows.Family[] families = new RateWindows.Family[requests.length];
            Arrays.fill(shapes, 1);
            Arrays.fill(families, RateWindows.Family.POISSON);
            Trend.Found found = (Trend.Found) Trend.of(new RateWindows(86_400, requests, shapes, families));
            inside += found.interval().lo() <= 0 && 0 <= found.interval().hi() ? 1 : 0;
        }
        // As if independent it would be in about 75 of 100 cases (the variance of the slope is (1 + 0.5) / (1 - 0.5) times as large).
        assertThat((double) inside / cases).isGreaterThan(0.87);
    }

    @Test
    void aTraceTellsWhatItsWindowsTell() {
        RateWindows windows = windows(15, 0.3, 0.1, new Random(9));
        double[] at = new double[1 + IntStream.range(0, windows.size()).map(window -> (int) Math.round(windows.requests(window))).sum()];
        int row = 0;
        for (int window = 0; window < windows.size(); window++) {
            long here = Math.round(windows.requests(window));
            for (int i = 0; i < here; i++) {
                at[row++] = window * 3600.0 + 3600.0 * i / here;
            }
        }
        at[at.length - 1] = 15 * 86_400.0 + 10;
        int[] ones = new int[at.length];
        Arrays.fill(ones, 1);
        Trend.Found ofTrace = (Trend.Found) Trend.of(new Trace(new TraceId("t"), "T", "test", at, ones, ones));
        Trend.Found ofWindows = (Trend.Found) Trend.of(windows);
        assertThat(ofTrace.perMonth()).isCloseTo(ofWindows.perMonth(), within(0.002));
    }

    @Test
    void lessThanTwoWeeksCannotTellGrowthFromTheWeek() {
        assertThat(Trend.of(windows(13, 0.5, 0, new Random(1)))).isEqualTo(new Trend.TooShort(13));
        assertThat(Trend.of(windows(14, 0.5, 0, new Random(1)))).isInstanceOf(Trend.Found.class);
    }

    @Test
    void daysWithoutRequestsAreTooFewToTell() {
        RateWindows windows = windows(20, 0, 0, new Random(1));
        double[] requests = new double[windows.size()];
        double[] shapes = new double[windows.size()];
        RateWindows.Family[] families = new RateWindows.Family[windows.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = i / HOURS == 4 ? 0 : windows.requests(i);
            shapes[i] = 1;
            families[i] = RateWindows.Family.POISSON;
        }
        assertThat(Trend.of(new RateWindows(3600, requests, shapes, families))).isEqualTo(new Trend.TooFew(1, 20));
    }
}
