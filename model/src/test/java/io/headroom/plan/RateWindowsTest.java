package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.RateWindows.Family;
import org.junit.jupiter.api.Test;

class RateWindowsTest {
    private static RateWindows of(double seconds, double[] requests, double[] shapes, Family... families) {
        return new RateWindows(seconds, requests, shapes, families);
    }

    @Test
    void knowsItsTotals() {
        RateWindows windows = of(600, new double[] {60, 0, 30.5}, new double[] {0.25, 1, 2}, Family.GAMMA, Family.POISSON, Family.WEIBULL);
        assertThat(windows.spanSeconds()).isEqualTo(1800);
        assertThat(windows.requestsBefore(2)).isEqualTo(60);
        assertThat(windows.requestsBefore(3)).isEqualTo(90.5);
        assertThat(windows.meanPerSecond()).isEqualTo(90.5 / 1800);
        assertThat(windows.peakPerSecond()).isEqualTo(0.1);
        assertThat(windows.gapVariance(0)).isEqualTo(4);
        assertThat(windows.gapVariance(1)).isEqualTo(1);
        assertThat(windows.gapVariance(2)).isCloseTo(4 / Math.PI - 1, within(1e-9));
    }

    /// A file says 0.4083333333333333 for 245 requests in ten minutes.
    @Test
    void aRateThatIsAWholeNumberButForRoundingBecomesIt() {
        RateWindows windows = RateWindows.ofRates(600, new double[] {0.4083333333333333, 0.0517}, new double[] {1, 1}, new Family[] {Family.GAMMA, Family.GAMMA});
        assertThat(windows.requests(0)).isEqualTo(245);
        assertThat(windows.requests(1)).isEqualTo(0.0517 * 600);
    }

    @Test
    void isAValue() {
        double[] requests = {3, 4};
        RateWindows windows = of(600, requests, new double[] {1, 1}, Family.GAMMA, Family.GAMMA);
        requests[0] = 9;
        assertThat(windows.requests(0)).isEqualTo(3);
        assertThat(windows).isEqualTo(of(600, new double[] {3, 4}, new double[] {1, 1}, Family.GAMMA, Family.GAMMA))
                .hasSameHashCodeAs(of(600, new double[] {3, 4}, new double[] {1, 1}, Family.GAMMA, Family.GAMMA))
                .isNotEqualTo(of(600, new double[] {3, 5}, new double[] {1, 1}, Family.GAMMA, Family.GAMMA))
                .isNotEqualTo(of(600, new double[] {3, 4}, new double[] {1, 1}, Family.GAMMA, Family.WEIBULL));
    }

    @Test
    void refusesWhatCannotBe() {
        refuses(() -> of(600, new double[0], new double[0]), "The rate windows have 0 numbers of requests, 0 shapes and 0 families: they need at least one window and as many of each.");
        refuses(() -> of(0.5, new double[] {1}, new double[] {1}, Family.POISSON), "Length of a rate window in seconds is 0.5: it must be at least 1. Enter a duration, e.g. 10min.");
        refuses(() -> of(600, new double[] {1, -1}, new double[] {1, 1}, Family.POISSON, Family.POISSON), "Requests in rate window 2 is -1: it must be at least 0. Enter a number of requests, e.g. 30.");
        refuses(() -> of(600, new double[] {1}, new double[] {0.001}, Family.GAMMA), "Shape of rate window 1 is 0.001: use 0.008 to 10000; 1 is as irregular as Poisson.");
        refuses(() -> of(600, new double[] {1}, new double[] {2}, Family.POISSON), "Shape of rate window 1 is 2: a Poisson window has the shape 1.");
        RateWindows windows = of(600, new double[] {0}, new double[] {1}, Family.POISSON);
        refuses(() -> new Arrivals.Windowed(windows, true, 600, 1), "The run starts 10min into rate windows that last 10min: start earlier, e.g. at 0s.");
        refuses(() -> new Arrivals.Windowed(windows, true, 0, -1), "Scale of the rate windows is -1: it must be at least 0. Enter 1 for the traffic as recorded, 2 for twice as much.");
        refuses(() -> new Arrivals.Windowed(windows).withRate(Rate.perSecond(2)), "The rate windows hold no request: they cannot be brought to 2/s. Import others.");
    }

    private static void refuses(Runnable making, String message) {
        assertThatThrownBy(making::run).isInstanceOf(InvalidPlan.class).hasMessage(message);
    }
}
