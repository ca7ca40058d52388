package io.headroom.engine;

import java.util.Arrays;
import java.util.List;

/// Counts by section the latencies beyond some bounds.
final class BoundCounts {
    private static final BoundCounts NONE = new BoundCounts(List.of(), 0);

    private final double[] bounds;
    private final long[][] counts;

    private BoundCounts(List<Double> bounds, int sections) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        counts = new long[sections][bounds.size()];
    }

    static BoundCounts of(List<Double> bounds, int sections) {
        return bounds.isEmpty() ? NONE : new BoundCounts(bounds, sections);
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
