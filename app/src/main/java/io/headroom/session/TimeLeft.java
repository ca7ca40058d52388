package io.headroom.session;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long work will still take, by how long its share took so far.
public final class TimeLeft {
    /// Below this share a guess is worth nothing.
    private static final double LEAST_SHARE = 0.02;
    /// Nobody reads what changes at once.
    private static final double LEAST_SECONDS = 2;

    private final LongSupplier nanos;
    private @Nullable Object work;
    private long startNanos;

    /// @param nanos the time on the wall, in nanoseconds since some origin
    public TimeLeft(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Seconds that are left, or NaN where that cannot be told yet.
    ///
    /// @param current the work that is shown; other work than before starts anew
    /// @param share share done, 0 to 1, or below 0 where it is not known
    public double seconds(Object current, double share) {
        if (!current.equals(work)) {
            work = current;
            startNanos = nanos.getAsLong();
        }
        double passed = (nanos.getAsLong() - startNanos) / 1e9;
        return share < LEAST_SHARE || passed < LEAST_SECONDS ? Double.NaN : passed * (1 - share) / share;
    }
}
