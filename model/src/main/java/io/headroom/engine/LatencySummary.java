package io.headroom.engine;

import io.headroom.plan.Objective;

/// A latency over many requests, in seconds; NaN where no request was observed. Percentiles have a relative error of at most
/// [LatencyHistogram#RELATIVE_ERROR] on top of the interval.
///
/// @param count requests observed
/// @param meanInterval 95 % interval of the mean
/// @param p99Interval 95 % interval of the 99th percentile
public record LatencySummary(long count, double mean, double p50, double p90, double p95, double p99, Interval meanInterval, Interval p99Interval) {
    /// Nothing observed.
    public static final LatencySummary EMPTY = new LatencySummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Interval.UNKNOWN,
            Interval.UNKNOWN);

    /// One of the statistics.
    public double value(Objective.Statistic statistic) {
        return switch (statistic) {
            case MEAN -> mean;
            case P50 -> p50;
            case P90 -> p90;
            case P95 -> p95;
            case P99 -> p99;
        };
    }
}
