package io.headroom.engine;

import io.headroom.plan.Rate;
import org.jspecify.annotations.Nullable;

/// A limit on a rate: a bucket that holds what one minute allows, is full at the start and refills continuously.
final class TokenBucket {
    private final double perSecond;
    private final double capacity;
    private double level;
    private double clock;

    private TokenBucket(double perSecond) {
        this.perSecond = perSecond;
        capacity = perSecond * 60;
        level = capacity;
    }

    static @Nullable TokenBucket of(@Nullable Rate limit) {
        return limit == null ? null : new TokenBucket(limit.perSecond());
    }

    /// Whether it holds enough at a time.
    boolean holds(double cost, double seconds) {
        level = Math.min(capacity, level + (seconds - clock) * perSecond);
        clock = seconds;
        return level >= cost;
    }

    /// Takes out what it holds.
    void take(double cost) {
        level -= cost;
    }
}
