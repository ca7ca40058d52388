package io.headroom.engine;

import io.headroom.plan.Provisioned;
import org.jspecify.annotations.Nullable;

/// A provisioned throughput: a bucket that drains continuously and is full with what it drains in a minute. A request is let in unless the bucket is more than full.
final class LeakyBucket {
    private static final double MINUTE = 60;

    private final Provisioned provisioned;
    private final double perSecond;
    private double level;
    private double clock;

    private LeakyBucket(Provisioned provisioned) {
        this.provisioned = provisioned;
        perSecond = provisioned.tokensPerSecond();
    }

    /// The bucket of a throughput that may have changed: the one before, with what it holds, if it has not.
    static @Nullable LeakyBucket kept(@Nullable LeakyBucket before, @Nullable Provisioned now) {
        return now == null ? null : before != null && before.provisioned.equals(now) ? before : new LeakyBucket(now);
    }

    /// Seconds from a time until it is no more than full: 0 if it is not.
    double secondsUntilFull(double seconds) {
        drain(seconds);
        return Math.max(0, level / perSecond - MINUTE);
    }

    private void drain(double seconds) {
        level = Math.max(0, level - (seconds - clock) * perSecond);
        clock = seconds;
    }

    /// Adds what a request is expected to take.
    void add(double inputTokens, double outputTokens, double seconds) {
        drain(seconds);
        level += weight(inputTokens, outputTokens);
    }

    /// Takes out again what a request did not take.
    void correct(double inputTokens, double outputTokens, double seconds) {
        drain(seconds);
        level = Math.max(0, level - weight(inputTokens, outputTokens));
    }

    private double weight(double inputTokens, double outputTokens) {
        return inputTokens + provisioned.outputRatio() * outputTokens;
    }
}
