package io.headroom.allocate.offers;

/// The month that prices are stated for: 730 hours, a twelfth of a year, all of them like the run.
public final class Month {
    /// Hours in it.
    public static final double HOURS = 730;
    /// Minutes in it.
    public static final double MINUTES = 60 * HOURS;
    /// Seconds in it.
    public static final double SECONDS = 3600 * HOURS;

    private Month() {}
}
