package io.headroom.engine;

import io.headroom.plan.LimitKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts by what refused. Most tenants are never refused: theirs take no memory.
final class LimitCounts {
    /// Each count is an array of one, so that counting makes no objects after the first of a kind.
    private @Nullable Map<LimitKind, long[]> counts;

    void add(LimitKind kind) {
        if (counts == null) {
            counts = new EnumMap<>(LimitKind.class);
        }
        counts.computeIfAbsent(kind, _ -> new long[1])[0]++;
    }

    long of(LimitKind kind) {
        long[] count = counts == null ? null : counts.get(kind);
        return count == null ? 0 : count[0];
    }
}
