package io.headroom.engine;

import io.headroom.plan.Rate;
import org.jspecify.annotations.Nullable;

/// A limit on a rate: a bucket that holds what some time allows, one minute unless said otherwise, is full at the start and refills continuously.
final class TokenBucket {
    private static final double MINUTE = 60;

    private final Rate rate;
    private final double perSecond;
    private final double capacity;
    private double level;
    private double clock;

    private TokenBucket(Rate rate, double capacity) {
        this.rate = rate;
        perSecond = rate.perSecond();
        this.capacity = capacity;
        level = capacity;
    }

    static @Nullable TokenBucket of(@Nullable Rate limit) {
        return limit == null ? null : new TokenBucket(limit, limit.perSecond() * MINUTE);
    }

    /// A bucket that holds what one second allows, but one at least.
    static @Nullable TokenBucket perSecond(@Nullable Rate limit) {
        return limit == null ? null : new TokenBucket(limit, limit.amount() == 0 ? 0 : Math.max(1, limit.perSecond()));
    }

    /// The bucket of a limit that may have changed: the one before, with what it holds, if it has not.
    static @Nullable TokenBucket kept(@Nullable TokenBucket before, @Nullable TokenBucket now) {
        return before != null && now != null && before.rate.equals(now.rate) && before.capacity == now.capacity ? before : now;
    }

    /// Seconds from a time until it holds enough: 0 if it does, infinite if it never will.
    double secondsUntil(double cost, double seconds) {
        refill(seconds);
        return level >= cost ? 0 : cost > capacity ? Double.POSITIVE_INFINITY : (cost - level) / perSecond;
    }

    private void refill(double seconds) {
        level = Math.min(capacity, level + (seconds - clock) * perSecond);
        clock = seconds;
    }

    /// Any of its state.
    double read() {
        return level;
    }

    /// Takes out what it holds, or more.
    void take(double cost, double seconds) {
        refill(seconds);
        level -= cost;
    }

    /// Puts back what was taken too much.
    void giveBack(double amount, double seconds) {
        refill(seconds);
        level = Math.min(capacity, level + amount);
    }
}
