package io.headroom.plan;

import java.util.Locale;

/// A latency that a tenant was promised.
///
/// @param targetSeconds the statistic of the metric must not exceed it, above 0
public record Objective(Metric metric, Statistic statistic, double targetSeconds) {
    /// What is measured, per request.
    public enum Metric {
        /// Time to first token.
        TTFT,
        /// Time per output token after the first.
        TPOT,
        /// End to end.
        E2E,
        /// Time in the queue before service starts.
        WAIT
    }

    /// Which value of all requests counts.
    public enum Statistic {
        /// The mean.
        MEAN,
        /// The median.
        P50,
        /// The 90th percentile.
        P90,
        /// The 95th percentile.
        P95,
        /// The 99th percentile.
        P99
    }

    /// @throws InvalidPlan if the target is not positive
    public Objective {
        Require.above("Target of objective " + key(metric, statistic), targetSeconds, 0, "Enter a duration, e.g. 500ms.");
    }

    /// The name used in files and JSON, e.g. `ttft_p99`.
    public String key() {
        return key(metric, statistic);
    }

    private static String key(Metric metric, Statistic statistic) {
        return (metric + "_" + statistic).toLowerCase(Locale.ROOT);
    }
}
