package io.headroom.engine;

import io.headroom.plan.Arrivals;
import io.headroom.plan.RateWindows;

/*
 * A window that holds n requests draws n + 1 gaps and rescales them so that they fill it: the partial sums of the first n are the arrivals. With exponential gaps
 * that is exactly a Poisson process given its count, n uniform times in order. The gaps are drawn twice from the same key, once for their sum and once for the
 * arrivals, so none is stored. The key, and the number of requests, depend on the number of the window alone: a run that enters in the middle of the windows, or
 * leaves some out, sees in each window what any other run with its seed does.
 *
 * The requests of windows 0 to k are the recorded ones times the scale, rounded once. So each window holds whole requests, none is lost over time, and at scale 1
 * a window holds what was recorded.
 */
/// Arrivals of recorded rates.
final class WindowGaps implements Gaps {
    private static final double LONGEST_RUN_SECONDS = 366 * 86_400.0;
    /// Gaps of a small shape may all be too short to be told from nothing.
    private static final double LEAST_SUM = 1e-200;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Arrivals.Windowed arrivals;
    private final RateWindows windows;
    private final RandomStream drawn = new RandomStream();
    private boolean keyed;
    private long key;

    private long window = -1;
    private long left;
    private double startsAt;
    private double endsAt;
    private Gaps gaps = new None();
    private double sum;
    private double secondsPerUnit;

    WindowGaps(Arrivals.Windowed arrivals) {
        this.arrivals = arrivals;
        windows = arrivals.windows();
    }

    @Override
    public double from(double seconds, RandomStream random) {
        if (!keyed) {
            keyed = true;
            key = random.bits();
        }
        long first = (long) Math.floor((arrivals.startSeconds() + seconds) / windows.windowSeconds());
        if (first > window) {
            window = first - 1;
            left = 0;
        }
        double next;
        do {
            next = after(seconds, random);
        } while (next < seconds);
        return next;
    }

    @Override
    public double after(double seconds, RandomStream random) {
        while (left == 0) {
            if ((!arrivals.repeat() && window + 1 >= windows.size()) || endsAt > LONGEST_RUN_SECONDS) {
                return Double.POSITIVE_INFINITY;
            }
            enter(window + 1);
        }
        left--;
        sum = gaps.after(sum, drawn);
        // The last gap may vanish beside the others; the window still holds its requests.
        return Math.min(startsAt + sum * secondsPerUnit, Math.nextDown(endsAt));
    }

    private void enter(long number) {
        window = number;
        endsAt = (number + 1) * windows.windowSeconds() - arrivals.startSeconds();
        left = Math.round(requestsBefore(number + 1) - requestsBefore(number));
        if (left == 0) {
            return;
        }
        startsAt = number * windows.windowSeconds() - arrivals.startSeconds();
        int row = (int) (number % windows.size());
        double shape = windows.shape(row);
        gaps = switch (windows.family(row)) {
            case GAMMA -> new Gamma(shape, 1);
            case WEIBULL -> new Weibull(shape, 1);
            case POISSON -> new Exponential(1);
        };
        long windowKey = RandomStream.mix(key + number * GOLDEN);
        double all;
        do {
            windowKey = RandomStream.mix(windowKey);
            drawn.restart(windowKey);
            all = 0;
            for (long i = 0; i <= left; i++) {
                all = gaps.after(all, drawn);
            }
        } while (all < LEAST_SUM);
        drawn.restart(windowKey);
        sum = 0;
        secondsPerUnit = windows.windowSeconds() / all;
    }

    /// Whole requests before a window.
    private double requestsBefore(long number) {
        long rounds = number / windows.size();
        return Math.rint(arrivals.scale() * (rounds * windows.requestsBefore(windows.size()) + windows.requestsBefore((int) (number % windows.size()))));
    }
}
