package io.headroom.calibrate;

import io.headroom.plan.Profile.Accuracy;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Relative errors of simulated against measured latencies.
public final class Errors {
    private Errors() {}

    /// Median and 90th percentile of the errors of some points.
    ///
    /// @throws IllegalArgumentException if there is no point
    public static Accuracy of(List<Replay.Simulated> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("There is no point to take an error of.");
        }
        double[] ttft = sorted(points, Replay.Simulated::ttftRatio);
        double[] tpot = sorted(points, Replay.Simulated::tpotRatio);
        return new Accuracy(points.size(), quantile(ttft, 0.5), quantile(ttft, 0.9), quantile(tpot, 0.5), quantile(tpot, 0.9));
    }

    private static double[] sorted(List<Replay.Simulated> points, ToDoubleFunction<Replay.Simulated> ratio) {
        return points.stream().mapToDouble(ratio).filter(value -> !Double.isNaN(value)).map(value -> Math.abs(value - 1)).sorted().toArray();
    }

    /// The value at a share of sorted ones, between neighbours in proportion; 0 where there are none.
    static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
