package io.headroom.plan;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How traffic varies over the hours of a day and the days of a week, in the plan's local time, and how it grows. The factors are relative: only their proportions
/// count, so that the rate that was entered is the mean over a week. They hold for an hour each.
///
/// @param daily a factor for each hour of the day from midnight on, 24 of them, or none where all hours are alike
/// @param weekly a factor for each day of the week from Monday on, 7 of them, or none where all days are alike
/// @param growth how the traffic grows, or null if it does not
public record Curve(List<Double> daily, List<Double> weekly, @Nullable Growth growth) {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final double MOST = 1e6;
    static final int HOUR_SECONDS = 3600;

    /// @throws InvalidPlan if a list has another length, or a factor out of range, or nothing but zeros
    public Curve {
        // There is one zero only: a plan that was read back must equal the one written.
        daily = daily.stream().map(factor -> factor + 0.0).toList();
        weekly = weekly.stream().map(factor -> factor + 0.0).toList();
        check(daily, HOURS, "The daily curve", "hour");
        check(weekly, DAYS, "The weekly curve", "day");
    }

    private static void check(List<Double> factors, int length, String what, String each) {
        if (factors.isEmpty()) {
            return;
        }
        if (factors.size() != length) {
            throw new InvalidPlan("%s has %d factors: it needs %d, one for each %s.".formatted(what, factors.size(), length, each));
        }
        for (double factor : factors) {
            if (!(factor >= 0 && factor <= MOST)) {
                throw new InvalidPlan("%s has the factor %s: use 0 to 1000000, e.g. 1.5.".formatted(what, Require.plain(factor)));
            }
        }
        if (mean(factors) == 0) {
            throw new InvalidPlan("%s has no factor above 0: give at least one %s some traffic.".formatted(what, each));
        }
    }

    private static double mean(List<Double> factors) {
        double sum = 0;
        for (double factor : factors) {
            sum += factor;
        }
        return sum / factors.size();
    }

    /// How many times the entered rate comes in the hour in which a moment lies.
    public double factor(LocalDateTime at) {
        double factor = growth == null ? 1 : growth.factor(at.truncatedTo(ChronoUnit.HOURS));
        if (!daily.isEmpty()) {
            factor *= daily.get(at.getHour()) / mean(daily);
        }
        if (!weekly.isEmpty()) {
            factor *= weekly.get(at.getDayOfWeek().getValue() - 1) / mean(weekly);
        }
        return factor;
    }

    /// The same curve with other factors of the hours of a day.
    public Curve withDaily(List<Double> other) {
        return new Curve(other, weekly, growth);
    }

    /// The same curve with other factors of the days of a week.
    public Curve withWeekly(List<Double> other) {
        return new Curve(daily, other, growth);
    }

    /// The same curve with another growth, or none.
    public Curve withGrowth(@Nullable Growth other) {
        return new Curve(daily, weekly, other);
    }
}
