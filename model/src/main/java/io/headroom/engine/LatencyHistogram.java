package io.headroom.engine;

/// Counts latencies in buckets of equal relative width.
public final class LatencyHistogram {
    /// Largest relative error of a percentile.
    public static final double RELATIVE_ERROR = 0.004;
}
