package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.IncompleteGamma;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RateWindows.Family;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowGapsTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 0, 0);
    private static final double WINDOW = 600;
    private static final List<Family> FAMILIES = List.of(Family.values());

    /// Whatever the shape: the extremes of ServeGen are 0.00999 and 400.
    @Test
    void everyWindowHoldsExactlyWhatWasRecorded() {
        Random random = new Random(7);
        int size = 2016;
        double[] requests = new double[size];
        double[] shapes = new double[size];
        Family[] families = new Family[size];
        for (int i = 0; i < size; i++) {
            requests[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(20) == 0 ? 3000 : 40);
            families[i] = FAMILIES.get(random.nextInt(FAMILIES.size()));
            shapes[i] = families[i] == Family.POISSON ? 1 : 0.00999 * Math.pow(40_000, random.nextDouble());
        }
        RateWindows windows = RateWindows.ofRates(WINDOW, Arrays.stream(requests).map(count -> count / WINDOW).toArray(), shapes, families);
        double[] counts = counts(new Arrivals.Windowed(windows), size * WINDOW, size);
        assertThat(counts).isEqualTo(requests);
    }

    @Test
    void windowsPlayOnceOrAgain() {
        RateWindows windows = poisson(3, 0, 5);
        assertThat(counts(new Arrivals.Windowed(windows), 6 * WINDOW, 6)).containsExactly(3, 0, 5, 0, 0, 0);
        assertThat(counts(new Arrivals.Windowed(windows, true, 0, 1), 6 * WINDOW, 6)).containsExactly(3, 0, 5, 3, 0, 5);
        assertThat(counts(new Arrivals.Windowed(windows, true, 2 * WINDOW, 1), 6 * WINDOW, 6)).containsExactly(5, 3, 0, 5, 3, 0);
        assertThat(counts(new Arrivals.Windowed(windows, false, 2 * WINDOW, 1), 6 * WINDOW, 6)).containsExactly(5, 0, 0, 0, 0, 0);
    }

    /// A run that starts in the middle of a window has the rest of the very arrivals that the window has in any run.
    @Test
    void aStartInAWindowLeavesOutWhatWasBefore() {
        RateWindows windows = poisson(40, 30);
        double[] whole = times(new Arrivals.Windowed(windows), 0, 2 * WINDOW);
        double[] rest = times(new Arrivals.Windowed(windows, false, 250, 1), 0, 2 * WINDOW);
        assertThat(rest).containsExactly(Arrays.stream(whole).filter(time -> time >= 250).map(time -> time - 250).toArray(), within(1e-9));
        double[] late = times(new Arrivals.Windowed(windows), 700, 2 * WINDOW);
        assertThat(late).isEqualTo(Arrays.stream(whole).filter(time -> time >= 700).toArray());
    }

    /// 3 x 0.7 requests in four windows are 8.4: the remainder of a window goes to the next, and no request more or less is sent over time.
    @Test
    void whatAScaleLeavesOfARequestGoesToTheNextWindow() {
        double[] counts = counts(new Arrivals.Windowed(poisson(3, 3, 3, 3), true, 0, 0.7), 400 * WINDOW, 400);
        assertThat(counts).containsOnly(2, 3);
        assertThat(DoubleStream.of(counts).sum()).isEqualTo(840);
        assertThat(Arrays.copyOf(counts, 4)).containsExactly(2, 2, 2, 2);
        assertThat(counts(new Arrivals.Windowed(poisson(10, 0, 7), false, 0, 2), 3 * WINDOW, 3)).containsExactly(20, 0, 14);
        assertThat(counts(new Arrivals.Windowed(poisson(10, 0, 8)).withRate(Rate.perSecond(0.02)), 3 * WINDOW, 3))
                .containsExactly(20, 0, 16);
    }

    /// Given its count, a Poisson process is that many uniform times in order: the k-th of n has the mean k / (n + 1) and the variance k (n + 1 - k) / (n + 1)^2 / (n + 2).
    @Test
    void aPoissonWindowHoldsUniformTimesInOrder() {
        int n = 4;
        int windows = 40_000;
        double[] all = times(new Arrivals.Windowed(poisson(n), true, 0, 1), 0, windows * WINDOW);
        assertThat(all).hasSize(n * windows);
        for (int k = 1; k <= n; k++) {
            double sum = 0;
            double squares = 0;
            for (int window = 0; window < windows; window++) {
                double share = all[window * n + k - 1] / WINDOW - window;
                sum += share;
                squares += share * share;
            }
            double mean = sum / windows;
            double variance = k * (n + 1.0 - k) / (n + 1) / (n + 1) / (n + 2);
            assertThat(mean).isCloseTo(k / (n + 1.0), within(4 * Math.sqrt(variance / windows)));
            assertThat(squares / windows - mean * mean).isCloseTo(variance, within(0.05 * variance));
        }
    }

    /// n + 1 Gamma gaps of a shape, over their sum, are Dirichlet: the squared CV of each is n / ((n + 1) shape + 1). Weibull gaps approach their own in long windows.
    @ParameterizedTest
    @CsvSource({"GAMMA, 0.2, 50", "GAMMA, 1, 50", "GAMMA, 8, 50", "GAMMA, 0.01, 20", "WEIBULL, 0.6, 4000", "WEIBULL, 3, 4000"})
    void gapsHaveTheShapeOfTheirWindow(Family family, double shape, int n) {
        int windows = 400_000 / n;
        double[] all = times(new Arrivals.Windowed(new RateWindows(WINDOW, new double[] {n}, new double[] {shape}, new Family[] {family}), true, 0, 1), 0, windows * WINDOW);
        double squares = 0;
        for (int i = 0; i < all.length; i++) {
            int window = i / n;
            double before = i % n == 0 ? window * WINDOW : all[i - 1];
            double gap = (all[i] - before) / WINDOW * (n + 1);
            squares += gap * gap;
        }
        double cv = Math.sqrt(squares / all.length - 1);
        double expected = family == Family.GAMMA ? Math.sqrt(n / ((n + 1) * shape + 1))
                : Math.sqrt(gamma(1 + 2 / shape) / Math.pow(gamma(1 + 1 / shape), 2) - 1);
        assertThat(cv).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void windowsWithoutRequestsSendNone() {
        assertThat(times(new Arrivals.Windowed(poisson(0, 0), true, 0, 1), 0, 1e9)).isEmpty();
        assertThat(times(new Arrivals.Windowed(poisson(5), true, 0, 0), 0, 1e9)).isEmpty();
        assertThat(times(new Arrivals.Windowed(poisson(1), true, 0, 1e-12), 0, 366 * 86_400.0)).isEmpty();
    }

    private static double gamma(double x) {
        return Math.exp(IncompleteGamma.logGamma(x));
    }

    private static RateWindows poisson(double... requests) {
        double[] shapes = new double[requests.length];
        Family[] families = new Family[requests.length];
        Arrays.fill(shapes, 1);
        Arrays.fill(families, Family.POISSON);
        return new RateWindows(WINDOW, requests, shapes, families);
    }

    private static double[] counts(Arrivals.Windowed arrivals, double until, int windows) {
        double[] counts = new double[windows];
        for (double time : times(arrivals, 0, until)) {
            counts[(int) (time / WINDOW)]++;
        }
        return counts;
    }

    private static double[] times(Arrivals arrivals, double from, double until) {
        Gaps gaps = Gaps.of(arrivals, MONDAY);
        RandomStream random = new RandomStream(3, 0, "windows", 0);
        DoubleStream.Builder times = DoubleStream.builder();
        double before = from;
        for (double time = gaps.from(from, random); time < until; time = gaps.after(time, random)) {
            assertThat(time).isGreaterThanOrEqualTo(before);
            times.add(time);
            before = time;
        }
        return times.build().toArray();
    }
}
