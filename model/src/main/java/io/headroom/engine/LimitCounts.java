package io.headroom.engine;

import io.headroom.plan.LimitKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Counts by what refused.
final class LimitCounts {
    /// Each count is an array of one, so that counting makes no objects.
    private final Map<LimitKind, long[]> counts = new EnumMap<>(LimitKind.class);

    LimitCounts() {
        for (LimitKind kind : LimitKind.values()) {
            counts.put(kind, new long[1]);
        }
    }

    void add(LimitKind kind) {
        count(kind)[0]++;
    }

    long of(LimitKind kind) {
        return count(kind)[0];
    }

    private long[] count(LimitKind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}
