package io.headroom.engine;

import java.util.List;

/// What to keep of a replication. What is not asked for costs nothing.
///
/// @param sections stretches of equal length that the measured time is cut into, at least one
/// @param waitBounds waits in seconds: requests that wait longer are counted for each
/// @param e2eBounds end-to-end times in seconds: requests that take longer are counted for each
/// @param occupancy whether to keep how long each number of requests was in the partition
public record Watch(int sections, List<Double> waitBounds, List<Double> e2eBounds, boolean occupancy) {
    /// Keeps its own copies.
    public Watch {
        waitBounds = List.copyOf(waitBounds);
        e2eBounds = List.copyOf(e2eBounds);
    }

    /// What a verdict needs.
    static Watch plain(int sections) {
        return new Watch(sections, List.of(), List.of(), false);
    }
}
