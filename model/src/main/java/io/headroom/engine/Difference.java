package io.headroom.engine;

/// A figure in two runs that are paired, and how far apart it is.
///
/// @param before the figure in the first run, in the unit of what it measures; NaN where nothing was observed
/// @param after the figure in the second run
/// @param interval 95 % interval of `after - before`; exactly 0 to 0 where both runs are the same
public record Difference(double before, double after, Interval interval) {
    /// `after - before`, NaN where one of them is not known.
    public double value() {
        return after - before;
    }

    /// The change as a share of what it was, e.g. 0.12 for 12 % more; NaN where that is not known, and where it was 0.
    public double relative() {
        return before == 0 ? Double.NaN : value() / before;
    }

    /// Whether the two are the same in every section of the run, so that nothing is left to chance.
    public boolean same() {
        return value() == 0 && interval.lo() == 0 && interval.hi() == 0;
    }

    /// Whether the whole interval is above 0.
    public boolean rises() {
        return interval.lo() > 0;
    }

    /// Whether the whole interval is below 0.
    public boolean falls() {
        return interval.hi() < 0;
    }
}
