package io.headroom.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Latencies of one kind, by the section of the horizon in which their requests arrived. A section that counted none takes no memory.
final class LatencySections {
    private final @Nullable LatencyHistogram[] counted;

    LatencySections(int sections) {
        counted = new LatencyHistogram[sections];
    }

    /// Counts a latency.
    void record(int section, double seconds) {
        LatencyHistogram histogram = counted[section];
        if (histogram == null) {
            histogram = new LatencyHistogram();
            counted[section] = histogram;
        }
        histogram.record(seconds);
    }

    /// What a section counted; to read, not to count on.
    LatencyHistogram of(int section) {
        LatencyHistogram histogram = counted[section];
        return histogram == null ? new LatencyHistogram() : histogram;
    }

    /// What each section counted, in order.
    List<LatencyHistogram> all() {
        return IntStream.range(0, counted.length).mapToObj(this::of).toList();
    }

    /// Takes no more memory than it must: nothing more will be counted.
    void seal() {
        for (LatencyHistogram histogram : counted) {
            if (histogram != null) {
                histogram.seal();
            }
        }
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        long bytes = 32 + 4L * counted.length;
        for (LatencyHistogram histogram : counted) {
            bytes += histogram == null ? 0 : histogram.bytes();
        }
        return bytes;
    }
}
