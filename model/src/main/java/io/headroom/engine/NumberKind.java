package io.headroom.engine;

/// Where a number comes from. A number never appears without its kind.
public enum NumberKind {
    /// A closed form, at once.
    ESTIMATED,
    /// The simulation, with a confidence interval.
    SIMULATED,
    /// Imported from a real system.
    MEASURED
}
