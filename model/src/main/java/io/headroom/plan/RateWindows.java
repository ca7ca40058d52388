package io.headroom.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A recorded rate: how many requests came in each window of time, all of one length, and how they were spread in it. Holds columns, since two weeks of ten
/// minutes each are two thousand windows, and a file holds hundreds of tenants.
///
/// A window is replayed with gaps of its own family and shape that are rescaled so that it holds its number of requests.
public final class RateWindows {
    /// Shapes beyond these leave all requests of a window at one moment, or evenly spaced.
    private static final double LEAST_SHAPE = 0.008;
    private static final double MOST_SHAPE = 10_000;
    private static final double MOST_REQUESTS = 1e9;
    /// A rate in a file is a number of requests over a time, rounded to about 16 digits.
    private static final double ROUNDING = 1e-9;

    /// Families of gaps.
    public enum Family {
        /// Gamma gaps of a shape.
        GAMMA,
        /// Weibull gaps of a shape.
        WEIBULL,
        /// Exponential gaps, for a window that names no other: its shape is 1.
        POISSON
    }

    private final double windowSeconds;
    private final double[] requests;
    private final double[] shapes;
    private final Family[] families;
    /// Requests before each window, and all of them at the end.
    private final double[] before;

    /// Copies the columns.
    ///
    /// @param windowSeconds length of each window, 1 or more
    /// @param requests requests in each window, 0 or more and not always whole
    /// @param shapes shape of the gaps in each window, 0.008 to 10,000: below 1 they come in bursts, above 1 evenly; 1 for Poisson
    /// @param families family of the gaps in each window
    /// @throws InvalidPlan if the columns differ in length, are empty, or hold a value out of range
    public RateWindows(double windowSeconds, double[] requests, double[] shapes, Family[] families) {
        this.windowSeconds = windowSeconds;
        this.requests = requests.clone();
        this.shapes = shapes.clone();
        this.families = families.clone();
        check();
        before = new double[requests.length + 1];
        for (int i = 0; i < requests.length; i++) {
            // There is one zero only: a plan that was read back must equal the one written.
            this.requests[i] += 0.0;
            before[i + 1] = before[i] + this.requests[i];
        }
    }

    /// Windows from a column of rates; a rate that is a whole number of requests but for rounding becomes that number.
    ///
    /// @param ratesPerSecond requests per second in each window, 0 or more
    /// @throws InvalidPlan if the columns differ in length, are empty, or hold a value out of range
    public static RateWindows ofRates(double windowSeconds, double[] ratesPerSecond, double[] shapes, Family[] families) {
        return new RateWindows(windowSeconds, Arrays.stream(ratesPerSecond).map(rate -> whole(rate * windowSeconds)).toArray(), shapes, families);
    }

    private static double whole(double requests) {
        double nearest = Math.rint(requests);
        return Math.abs(requests - nearest) <= ROUNDING * Math.max(1, nearest) ? nearest : requests;
    }

    private void check() {
        Require.atLeast("Length of a rate window in seconds", windowSeconds, 1, "Enter a duration, e.g. 10min.");
        if (requests.length == 0 || requests.length != shapes.length || requests.length != families.length) {
            throw new InvalidPlan("The rate windows have %d numbers of requests, %d shapes and %d families: they need at least one window and as many of each."
                    .formatted(requests.length, shapes.length, families.length));
        }
        for (int i = 0; i < requests.length; i++) {
            String window = "rate window " + (i + 1);
            Require.atLeast("Requests in " + window, requests[i], 0, "Enter a number of requests, e.g. 30.");
            if (requests[i] > MOST_REQUESTS) {
                throw new InvalidPlan("Requests in %s are %s: use at most %s.".formatted(window, Require.plain(requests[i]), Require.plain(MOST_REQUESTS)));
            }
            if (families[i] == Family.POISSON ? shapes[i] != 1 : !(shapes[i] >= LEAST_SHAPE && shapes[i] <= MOST_SHAPE)) {
                throw new InvalidPlan(families[i] == Family.POISSON ? "Shape of %s is %s: a Poisson window has the shape 1.".formatted(window, Require.plain(shapes[i]))
                        : "Shape of %s is %s: use 0.008 to 10000; 1 is as irregular as Poisson.".formatted(window, Require.plain(shapes[i])));
            }
        }
    }

    /// Length of each window in seconds.
    public double windowSeconds() {
        return windowSeconds;
    }

    /// Number of windows.
    public int size() {
        return requests.length;
    }

    /// Seconds that all windows last.
    public double spanSeconds() {
        return windowSeconds * requests.length;
    }

    /// Requests in a window.
    public double requests(int window) {
        return requests[window];
    }

    /// Requests per second in a window.
    public double ratePerSecond(int window) {
        return requests[window] / windowSeconds;
    }

    /// Shape of the gaps in a window.
    public double shape(int window) {
        return shapes[window];
    }

    /// Family of the gaps in a window.
    public Family family(int window) {
        return families[window];
    }

    /// Squared CV of the gaps in a window, which a window of few requests bounds by their number.
    public double gapVariance(int window) {
        double shape = shapes[window];
        double square = switch (families[window]) {
            case GAMMA -> 1 / shape;
            case WEIBULL -> Math.expm1(Math.min(IncompleteGamma.logGamma(1 + 2 / shape) - 2 * IncompleteGamma.logGamma(1 + 1 / shape), 600));
            case POISSON -> 1;
        };
        return Math.min(square, Math.max(1, requests[window]));
    }

    /// Requests before a window; with the number of windows, those in all.
    public double requestsBefore(int window) {
        return before[window];
    }

    /// Mean requests per second over all windows.
    public double meanPerSecond() {
        return before[requests.length] / spanSeconds();
    }

    /// Requests per second in the busiest window.
    public double peakPerSecond() {
        return Arrays.stream(requests).max().orElse(0) / windowSeconds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof RateWindows that && windowSeconds == that.windowSeconds && Arrays.equals(requests, that.requests)
                && Arrays.equals(shapes, that.shapes) && Arrays.equals(families, that.families));
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(windowSeconds) + requests.length;
    }

    @Override
    public String toString() {
        return "RateWindows[" + size() + " of " + Units.formatSeconds(windowSeconds) + ", " + Require.plain(before[requests.length]) + " requests]";
    }
}
