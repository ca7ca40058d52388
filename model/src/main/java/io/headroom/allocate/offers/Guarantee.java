package io.headroom.allocate.offers;

/// Whether somebody stands for it that requests are never turned away for want of capacity; if not, why.
public enum Guarantee {
    /// Committed, and enough: never throttled.
    GUARANTEED,
    /// A shared lane, with limits and neighbours.
    SHARED,
    /// GPUs that nobody has promised to keep available.
    NOT_COMMITTED,
    /// Units that do not cover the busiest minute: what goes beyond depends on what is free.
    SPILLS,
    /// Somebody outside who promises nothing.
    OUTSIDE
}
