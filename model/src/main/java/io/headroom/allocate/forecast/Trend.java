package io.headroom.allocate.forecast;

import io.headroom.engine.Interval;
import io.headroom.plan.RateWindows;
import io.headroom.plan.StudentT;
import io.headroom.plan.Trace;
import java.util.Arrays;
import java.util.stream.IntStream;

/*
 * The model: the logarithm of what comes on a day is a level of that day of the week, plus a slope times the day, plus noise. Whole days take the cycle of the hours out, levels
 * that of the week, and least squares give the slope: on both sides subtract the mean of the same weekdays (Frisch and Waugh, Econometrica 1, 1933), then regress. Its interval is
 * Student's with as many degrees of freedom as days less seven levels and the slope. Noise that lasts from one day to the next would make it too narrow, so where residuals of
 * neighbouring days agree, it is widened as for a first-order autoregression.
 */
/// What recorded traffic tells of its growth.
public sealed interface Trend {
    /// Days below which the cycle of a week cannot be told from growth.
    int LEAST_DAYS = 14;
    /// Days of a month, on average.
    double DAYS_PER_MONTH = 365.2425 / 12;

    /// A growth, with what is known of it.
    ///
    /// @param perMonth growth in an average month as a share, 0.05 for 5 %
    /// @param interval its 95 % interval
    /// @param days whole days it comes from
    record Found(double perMonth, Interval interval, int days) implements Trend {}

    /// The record is too short to tell growth from the cycle of the week.
    ///
    /// @param days days recorded, not always whole
    record TooShort(double days) implements Trend {}

    /// Some days have no request at all: too few come to tell.
    ///
    /// @param empty days without any
    /// @param days days recorded
    record TooFew(int empty, int days) implements Trend {}

    /// What recorded rates tell.
    static Trend of(RateWindows windows) {
        double days = windows.spanSeconds() / 86_400;
        double[] counts = new double[(int) days];
        double before = 0;
        for (int day = 0; day < counts.length; day++) {
            double after = until(windows, (day + 1) * 86_400.0);
            counts[day] = after - before;
            before = after;
        }
        return of(counts, days);
    }

    private static double until(RateWindows windows, double seconds) {
        double position = seconds / windows.windowSeconds();
        int window = Math.min((int) position, windows.size());
        return windows.requestsBefore(window) + (window < windows.size() ? (position - window) * windows.requests(window) : 0);
    }

    /// What a trace tells.
    static Trend of(Trace trace) {
        double days = trace.spanSeconds() / 86_400;
        double[] counts = new double[(int) days];
        for (int row = 0; row < trace.size(); row++) {
            int day = (int) (trace.arrivalSeconds(row) / 86_400);
            if (day < counts.length) {
                counts[day]++;
            }
        }
        return of(counts, days);
    }

    private static Trend of(double[] counts, double days) {
        if (counts.length < LEAST_DAYS) {
            return new TooShort(days);
        }
        int empty = (int) Arrays.stream(counts).filter(count -> count <= 0).count();
        return empty > 0 ? new TooFew(empty, counts.length) : fitted(Arrays.stream(counts).map(Math::log).toArray());
    }

    private static Found fitted(double[] logs) {
        int n = logs.length;
        double[] x = centred(IntStream.range(0, n).asDoubleStream().toArray());
        double[] y = centred(logs);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += x[i] * x[i];
            xy += x[i] * y[i];
        }
        double slope = xy / xx;
        double squares = 0;
        double neighbours = 0;
        for (int i = 0; i < n; i++) {
            double residual = y[i] - slope * x[i];
            squares += residual * residual;
            neighbours += i == 0 ? 0 : residual * (y[i - 1] - slope * x[i - 1]);
        }
        int degrees = n - 8;
        double agreement = squares == 0 ? 0 : Math.clamp(neighbours / squares, 0, 0.9);
        double error = Math.sqrt(squares / degrees / xx * (1 + agreement) / (1 - agreement)) * StudentT.quantile(0.975, degrees);
        return new Found(perMonth(slope), new Interval(perMonth(slope - error), perMonth(slope + error)), n);
    }

    /// Less the mean of the same days of the week.
    private static double[] centred(double[] values) {
        double[] centred = values.clone();
        for (int weekday = 0; weekday < 7; weekday++) {
            double sum = 0;
            int count = 0;
            for (int i = weekday; i < values.length; i += 7) {
                sum += values[i];
                count++;
            }
            for (int i = weekday; i < values.length; i += 7) {
                centred[i] -= sum / count;
            }
        }
        return centred;
    }

    private static double perMonth(double perDay) {
        return Math.expm1(perDay * DAYS_PER_MONTH);
    }
}
