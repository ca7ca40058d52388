package io.headroom.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Latencies of one kind, by the section of the horizon in which their requests arrived. A section that counted none takes no memory, nor does a kind that was never counted.
final class LatencySections {
    private static final @Nullable LatencyHistogram[] NONE = {};
    private static final LatencyHistogram NOTHING = new LatencyHistogram();

    private final int sections;
    /// By section; of no length before the first latency. Once sealed those of the sections that counted, one after the other.
    private @Nullable LatencyHistogram[] counted = NONE;
    /// The section of each, once sealed.
    private int @Nullable [] places;

    LatencySections(int sections) {
        this.sections = sections;
    }

    /// Counts a latency.
    void record(int section, double seconds) {
        if (counted.length == 0 || places != null) {
            spread();
        }
        LatencyHistogram histogram = counted[section];
        if (histogram == null) {
            histogram = new LatencyHistogram();
            counted[section] = histogram;
        }
        histogram.record(seconds);
    }

    private void spread() {
        @Nullable LatencyHistogram[] wide = new LatencyHistogram[sections];
        for (int i = 0; places != null && i < places.length; i++) {
            wide[places[i]] = counted[i];
        }
        counted = wide;
        places = null;
    }

    /// What a section counted; to read, not to count on.
    LatencyHistogram of(int section) {
        int at = places == null ? section : Arrays.binarySearch(places, section);
        LatencyHistogram histogram = at < 0 || at >= counted.length ? null : counted[at];
        return histogram == null ? NOTHING : histogram;
    }

    /// What each section counted, in order.
    List<LatencyHistogram> all() {
        return IntStream.range(0, sections).mapToObj(this::of).toList();
    }

    /// Takes no more memory than it must: nothing more is likely to be counted.
    void seal() {
        if (places != null || counted.length == 0) {
            return;
        }
        int[] used = IntStream.range(0, sections).filter(section -> counted[section] != null).toArray();
        @Nullable LatencyHistogram[] dense = new LatencyHistogram[used.length];
        for (int i = 0; i < used.length; i++) {
            LatencyHistogram histogram = of(used[i]);
            histogram.seal();
            dense[i] = histogram;
        }
        counted = dense;
        places = used;
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        long bytes = 56 + 8L * counted.length;
        for (LatencyHistogram histogram : counted) {
            bytes += histogram == null ? 0 : histogram.bytes();
        }
        return bytes;
    }
}
