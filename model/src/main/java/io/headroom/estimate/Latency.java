package io.headroom.estimate;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;

/// The statistics of a latency, in seconds.
record Latency(double mean, double p50, double p90, double p95, double p99) {
    static final Latency NONE = new Latency(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static Latency of(Spread spread) {
        return new Latency(spread.mean(), spread.quantile(0.5), spread.quantile(0.9), spread.quantile(0.95), spread.quantile(0.99));
    }

    static Latency of(double mean, Spread.Tail tail) {
        return new Latency(mean, tail.quantile(0.5), tail.quantile(0.9), tail.quantile(0.95), tail.quantile(0.99));
    }

    Latency withMean(double other) {
        return new Latency(other, p50, p90, p95, p99);
    }

    /// As the results have it; intervals are unknown, since the error of a closed form is not one of chance.
    LatencySummary summary(long count) {
        return Double.isNaN(mean) ? LatencySummary.EMPTY : new LatencySummary(count, mean, p50, p90, p95, p99, Interval.UNKNOWN, Interval.UNKNOWN);
    }
}
