package io.headroom.engine;

/// A confidence interval, in the unit of what it bounds: of 95 % in results, else of what is said beside it.
///
/// @param lo lower end
/// @param hi upper end, at least `lo`
public record Interval(double lo, double hi) {
    /// No interval: too little was observed.
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /// Whether both ends are known.
    public boolean known() {
        return !Double.isNaN(lo) && !Double.isNaN(hi);
    }

    /// Half the width over a value, e.g. 0.07 for ±7 %.
    public double relativeHalfWidth(double value) {
        return (hi - lo) / 2 / Math.abs(value);
    }
}
