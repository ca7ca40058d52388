package io.headroom.estimate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.OperationalTime;
import io.headroom.plan.RunSettings;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Mean rates in the hours of the clock that a run measures; the first and the last may be shorter.
final class Hours {
    private static final double HOUR_SECONDS = 3600;

    private final double[] rates;

    private Hours(double[] rates) {
        this.rates = rates;
    }

    /// Those of arrivals, or null where all hours are alike.
    static @Nullable Hours of(Arrivals arrivals, RunSettings run) {
        if (arrivals instanceof Arrivals.Steady) {
            return null;
        }
        DoubleUnaryOperator until = t -> arrivals.expectedUntil(run, t);
        if (arrivals instanceof Arrivals.Shaped shaped) {
            // Goes on from hour to hour, where each question to the arrivals would begin at the first.
            OperationalTime clock = new OperationalTime(shaped.curve(), run.start());
            until = t -> shaped.rate().perSecond() * clock.at(t);
        }
        double[] rates = new double[count(run)];
        double before = until.applyAsDouble(run.warmupSeconds());
        for (int i = 0; i < rates.length; i++) {
            double after = until.applyAsDouble(start(run, i + 1));
            rates[i] = (after - before) / seconds(run, i);
            before = after;
        }
        return new Hours(rates);
    }

    /// Arrivals per second in an hour.
    double perSecond(int hour) {
        return rates[hour];
    }

    /// As many times as many.
    Hours times(double factor) {
        return new Hours(Arrays.stream(rates).map(rate -> rate * factor).toArray());
    }

    static int count(RunSettings run) {
        double end = run.warmupSeconds() + run.durationSeconds();
        int count = 1;
        while (start(run, count) < end) {
            count++;
        }
        return count;
    }

    /// When an hour starts, in seconds since the start of the run, or when the run ends if that is sooner.
    private static double start(RunSettings run, int hour) {
        double into = (run.start().toLocalTime().toNanoOfDay() * 1e-9 + run.warmupSeconds()) % HOUR_SECONDS;
        return Math.min(run.warmupSeconds() + (hour == 0 ? 0 : hour * HOUR_SECONDS - into), run.warmupSeconds() + run.durationSeconds());
    }

    static double seconds(RunSettings run, int hour) {
        return start(run, hour + 1) - start(run, hour);
    }
}
