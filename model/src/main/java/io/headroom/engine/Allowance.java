package io.headroom.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;

/// What may be used in a day or a month of a tenant's calendar; it begins anew with the next one.
final class Allowance {
    private final double amount;
    private final boolean monthly;
    private final LocalDateTime start;
    private double used;
    private double ends;

    /// @param amount what may be used
    /// @param monthly whether for a month, else for a day
    /// @param start the tenant's local time at second 0
    Allowance(double amount, boolean monthly, LocalDateTime start) {
        this.amount = amount;
        this.monthly = monthly;
        this.start = start;
        ends = endAfter(0);
    }

    private double endAfter(double seconds) {
        LocalDateTime now = start.plusNanos((long) (seconds * 1e9));
        LocalDateTime end = monthly ? YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay() : now.toLocalDate().plusDays(1).atStartOfDay();
        return Duration.between(start, end).toNanos() / 1e9;
    }

    /// Whether it is the same allowance as another, whatever was used.
    boolean sameAs(Allowance other) {
        return amount == other.amount && monthly == other.monthly && start.equals(other.start);
    }

    /// Seconds from a time until there is enough: 0 if there is, else to the end of the day or month, infinite if there never will be.
    double secondsUntil(double cost, double seconds) {
        turn(seconds);
        return used + cost <= amount ? 0 : cost > amount ? Double.POSITIVE_INFINITY : ends - seconds;
    }

    /// Uses some of it; less than nothing gives back what was used too much, of the day or month that it is by now.
    void use(double cost, double seconds) {
        turn(seconds);
        used = Math.max(0, used + cost);
    }

    private void turn(double seconds) {
        if (seconds >= ends) {
            used = 0;
            ends = endAfter(seconds);
        }
    }
}
