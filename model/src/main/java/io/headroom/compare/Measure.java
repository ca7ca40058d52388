package io.headroom.compare;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What two sides are compared by.
public sealed interface Measure {
    /// What is asked for where nothing is said: the time from end to end that one in a hundred requests exceeds.
    Measure USUAL = new Latency(Objective.Metric.E2E, Objective.Statistic.P99);

    /// A statistic of a latency, in seconds: the less, the better.
    record Latency(Objective.Metric metric, Objective.Statistic statistic) implements Measure {
        @Override
        public String key() {
            return (metric + "_" + statistic).toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean lessIsBetter() {
            return true;
        }
    }

    /// The share of the offered requests that was served, 0 to 1: the more, the better.
    record ServedShare() implements Measure {
        @Override
        public String key() {
            return "served_share";
        }

        @Override
        public boolean lessIsBetter() {
            return false;
        }
    }

    /// The name used on the command line and in JSON, e.g. `e2e_p99`.
    String key();

    /// Whether a smaller value is better.
    boolean lessIsBetter();

    /// All measures, those of the time to first token first.
    static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        for (Objective.Metric metric : Objective.Metric.values()) {
            for (Objective.Statistic statistic : Objective.Statistic.values()) {
                all.add(new Latency(metric, statistic));
            }
        }
        all.add(new ServedShare());
        return List.copyOf(all);
    }

    /// The measure of a name.
    ///
    /// @throws InvalidPlan if there is none, with those there are
    static Measure of(String key) {
        return all().stream().filter(measure -> measure.key().equals(key)).findFirst().orElseThrow(() -> new InvalidPlan(
                "There is no measure \"%s\". Use ttft, tpot, e2e or wait with _mean, _p50, _p90, _p95 or _p99, e.g. e2e_p99, or served_share.".formatted(key)));
    }
}
