package io.headroom.allocate.offers;

/// What a throughput in units is sized for.
public enum Basis {
    /// The mean load: half of the minutes or so need more.
    MEAN,
    /// The load that one minute in a hundred exceeds.
    P99,
    /// The busiest minute.
    PEAK
}
