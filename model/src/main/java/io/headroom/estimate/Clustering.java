package io.headroom.estimate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RunSettings;

/*
 * After an arrival, a renewal process brings g(u) / (1 - g(u)) more within an exponential time of mean 1 / u, where g is the Laplace transform of the gaps
 * (Cox, Renewal Theory, 4.2, in its own variable). Poisson arrivals bring rate x time, bursty ones more. The excess over Poisson's is tabulated over octaves
 * of time; it ends at half of what the squared CV of the gaps is above 1.
 */
/// How much an arrival says of others near it: the number expected within a time after it, beyond what the mean rate brings.
final class Clustering {
    private static final int TIMES = 24;
    private static final double FIRST = 1e-4;
    private static final int DRAWS = 32;

    private final double[] excess;
    private final double last;

    private Clustering(double[] excess, double last) {
        this.excess = excess;
        this.last = last;
    }

    /// Arrivals that say nothing of each other.
    static final Clustering NONE = new Clustering(new double[TIMES], 0);

    /// That of arrivals at the mean rate that a run sees.
    static Clustering of(Arrivals arrivals, RunSettings run) {
        double rate = arrivals.perSecond(run);
        return switch (arrivals) {
            case Arrivals.Poisson _ -> NONE;
            case Arrivals.Renewal renewal -> rate == 0 ? NONE : of(rate, renewal);
            case Arrivals.OnOff bursts -> of(bursts);
            case Arrivals.Shaped shaped -> of(shaped.base().withRate(Rate.perSecond(rate)), run);
            case Arrivals.Windowed windowed -> rate == 0 ? NONE : within(windowed, rate, run);
        };
    }

    /// Over a time that is short against a window; whole windows hold what was recorded.
    private static Clustering within(Arrivals.Windowed windowed, double rate, RunSettings run) {
        RateWindows windows = windowed.windows();
        long first = (long) ((windowed.startSeconds() + run.warmupSeconds()) / windows.windowSeconds());
        long end = (long) Math.ceil((windowed.startSeconds() + run.warmupSeconds() + run.durationSeconds()) / windows.windowSeconds());
        end = windowed.repeat() ? Math.min(end, first + windows.size()) : Math.min(end, windows.size());
        double sum = 0;
        double requests = 0;
        for (long i = first; i < end; i++) {
            int window = (int) (i % windows.size());
            sum += windows.requests(window) * windows.gapVariance(window);
            requests += windows.requests(window);
        }
        double cv = requests == 0 ? 1 : Math.clamp(Math.sqrt(sum / requests), 0.05, 50);
        return of(rate, new Arrivals.Renewal(windowed.rate(), cv, Arrivals.Renewal.Shape.GAMMA));
    }

    /// After an arrival a burst lasts on: with d = 1 / on + 1 / off, the excess after a time t is that of a burst, times the share of the pauses, times
    /// (1 - exp(-d t)) / d; an exponential time of mean t makes that t / (1 + d t).
    private static Clustering of(Arrivals.OnOff bursts) {
        double rate = bursts.burstPerSecond() * bursts.offSeconds() / (bursts.onSeconds() + bursts.offSeconds());
        double changes = 1 / bursts.onSeconds() + 1 / bursts.offSeconds();
        double[] excess = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double time = FIRST * Math.pow(2, i);
            excess[i] = rate * time / (1 + changes * time);
        }
        return new Clustering(excess, rate / changes);
    }

    private static Clustering of(double rate, Arrivals.Renewal renewal) {
        double square = renewal.cv() * renewal.cv();
        double[] excess = new double[TIMES];
        double[] gaps = renewal.shape() == Arrivals.Renewal.Shape.WEIBULL ? weibull(1 / rate, renewal.cv()) : new double[0];
        for (int i = 0; i < TIMES; i++) {
            double time = FIRST * Math.pow(2, i);
            // Gamma gaps: (1 + scale u) to the minus shape.
            double transform = gaps.length == 0 ? Math.pow(1 + square / rate / time, -1 / square) : transform(gaps, 1 / time);
            excess[i] = transform / (1 - transform) - rate * time;
        }
        return new Clustering(excess, (square - 1) / 2);
    }

    /// An excess that is there in full after some time.
    ///
    /// @param dispersion variance of the counts over their mean, over a long time
    /// @param seconds when half of the excess is there
    static Clustering settled(double dispersion, double seconds) {
        double[] excess = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double time = FIRST * Math.pow(2, i);
            excess[i] = (dispersion - 1) / 2 * time / (time + seconds);
        }
        return new Clustering(excess, (dispersion - 1) / 2);
    }

    private static double transform(double[] gaps, double u) {
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.exp(-gap * u);
        }
        return Math.min(sum / gaps.length, 1 - 1e-9);
    }

    /// Gaps at the middles of equal shares, rescaled so that the mean is exact.
    private static double[] weibull(double mean, double cv) {
        double shape = weibullShape(cv);
        double[] gaps = new double[DRAWS];
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            gaps[i] = Math.pow(-Math.log(1 - (i + 0.5) / DRAWS), 1 / shape);
            sum += gaps[i];
        }
        for (int i = 0; i < DRAWS; i++) {
            gaps[i] *= mean * DRAWS / sum;
        }
        return gaps;
    }

    private static double weibullShape(double cv) {
        double low = 0.1;
        double high = 50;
        for (int i = 0; i < 40; i++) {
            double middle = Math.sqrt(low * high);
            if (logGamma(1 + 2 / middle) - 2 * logGamma(1 + 1 / middle) > Math.log1p(cv * cv)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Stirling's series after shifting the argument beyond 10, where its error is below 1e-10.
    private static double logGamma(double x) {
        double shifted = x;
        double product = 1;
        while (shifted < 10) {
            product *= shifted;
            shifted++;
        }
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * shifted) - 1 / (360 * shifted * shifted * shifted)
                - Math.log(product);
    }

    /// Squared CV of the gaps between arrivals, by what they add up to over a long time.
    double gapVariance() {
        return 1 + 2 * last;
    }

    /// The expected number within a time after an arrival, less rate x time.
    double excess(double seconds) {
        double at = Math.log(seconds / FIRST) / Math.log(2);
        if (!(at > 0)) {
            return excess[0];
        }
        if (at >= TIMES - 1) {
            return last;
        }
        int below = (int) at;
        return excess[below] + (excess[below + 1] - excess[below]) * (at - below);
    }
}
