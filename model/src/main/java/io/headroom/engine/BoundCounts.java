package io.headroom.engine;

import java.util.Arrays;
import java.util.List;

/// Counts by section the latencies beyond some bounds.
final class BoundCounts {
    private final double[] bounds;
    private final long[][] counts;

    BoundCounts(List<Double> bounds, int sections) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        counts = new long[sections][bounds.size()];
    }

    void record(int section, double seconds) {
        for (int i = 0; i < bounds.length; i++) {
            if (seconds > bounds[i]) {
                counts[section][i]++;
            }
        }
    }

    List<Long> of(int section) {
        return Arrays.stream(counts[section]).boxed().toList();
    }
}
