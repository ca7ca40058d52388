package io.headroom.allocate.forecast;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Growth per average month that is not known exactly, as shares: 0.05 for 5 %.
///
/// @param low lower end
/// @param expected between both ends
/// @param high upper end, at most 10
public record GrowthRange(double low, double expected, double high) {
    /// No growth.
    public static final GrowthRange NONE = new GrowthRange(0, 0, 0);

    private static final double LEAST = -0.99;
    private static final double MOST = 10;
    private static final Pattern TEXT = Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*(?:\\.\\.\\s*([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*)?%\\s*(?:/|per)\\s*(month|year)\\s*");

    /// @throws InvalidPlan if an end is out of range or they are not in order
    public GrowthRange {
        if (!(low >= LEAST && low <= expected && expected <= high && high <= MOST)) {
            throw new InvalidPlan("Growth of %s to %s %% a month, %s %% expected: use -99 to 1000, in that order.".formatted(percent(low), percent(high), percent(expected)));
        }
        low += 0.0;
        expected += 0.0;
        high += 0.0;
    }

    /// Whether a range may have these ends.
    static boolean allows(double low, double high) {
        return low >= LEAST && low <= high && high <= MOST;
    }

    private static String percent(double share) {
        return Require.plain(Math.round(share * 1e6) / 1e4);
    }

    /// A growth that is known.
    public static GrowthRange exactly(double perMonth) {
        return new GrowthRange(perMonth, perMonth, perMonth);
    }

    /// Reads a growth.
    ///
    /// @param text e.g. `5%/month`, `40%/year`, or `3..7%/month`, whose middle is expected
    /// @throws InvalidPlan if it is no such text
    public static GrowthRange of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidPlan("\"%s\" is not a growth: write it like 5%%/month, 40%%/year or 3..7%%/month.".formatted(text));
        }
        boolean yearly = parts.group(3).equals("year");
        double low = monthly(Double.parseDouble(parts.group(1)) / 100, yearly);
        double high = parts.group(2) == null ? low : monthly(Double.parseDouble(parts.group(2)) / 100, yearly);
        return new GrowthRange(low, (low + high) / 2, high);
    }

    /// Growth of a year as that of a month.
    static double monthly(double share, boolean yearly) {
        return yearly ? Math.pow(1 + share, 1.0 / 12) - 1 : share;
    }

    /// Whether it is not known exactly.
    public boolean wide() {
        return high > low;
    }

    /// How many times the load comes after a time, at one end or in between.
    double factor(Pace pace, double days) {
        return Math.pow(1 + at(pace), days / Trend.DAYS_PER_MONTH);
    }

    /// Growth per month at one end or in between.
    public double at(Pace pace) {
        return switch (pace) {
            case SLOW -> low;
            case EXPECTED -> expected;
            case FAST -> high;
        };
    }

    /// How fast everything grows.
    public enum Pace {
        /// All at their lower ends.
        SLOW,
        /// As expected.
        EXPECTED,
        /// All at their upper ends.
        FAST
    }
}
