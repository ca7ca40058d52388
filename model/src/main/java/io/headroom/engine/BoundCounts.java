package io.headroom.engine;

import java.util.Arrays;
import java.util.List;

/// Counts by section the latencies beyond some bounds.
final class BoundCounts {
    private static final long[][] NONE = {};

    private final double[] bounds;
    private final long[][] counts;

    BoundCounts(List<Double> bounds, int sections) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        counts = bounds.isEmpty() ? NONE : new long[sections][bounds.size()];
    }

    void record(int section, double seconds) {
        for (int i = 0; i < bounds.length; i++) {
            if (seconds > bounds[i]) {
                counts[section][i]++;
            }
        }
    }

    List<Long> of(int section) {
        return bounds.length == 0 ? List.of() : Arrays.stream(counts[section]).boxed().toList();
    }
}
