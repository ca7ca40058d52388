package io.headroom.engine;

/// Whether an objective holds.
public enum ObjectiveState {
    /// The whole interval is within the target.
    MET,
    /// The interval straddles the target, or is not known.
    AT_RISK,
    /// The whole interval is beyond the target.
    MISSED,
    /// Nothing was observed.
    NO_DATA;

    /// How bad it is, for finding the worst of several: higher is worse, and nothing observed is less than any verdict.
    public int gravity() {
        return switch (this) {
            case NO_DATA -> 0;
            case MET -> 1;
            case AT_RISK -> 2;
            case MISSED -> 3;
        };
    }

    /// Judges a value with its interval against a target that it must not exceed.
    public static ObjectiveState of(double value, Interval interval, double target) {
        if (Double.isNaN(value)) {
            return NO_DATA;
        }
        if (!interval.known()) {
            return AT_RISK;
        }
        return interval.hi() <= target ? MET : interval.lo() > target ? MISSED : AT_RISK;
    }
}
