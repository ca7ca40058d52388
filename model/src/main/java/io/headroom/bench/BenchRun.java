package io.headroom.bench;

import java.util.List;

/// What was seen when something was timed.
///
/// @param name what was timed
/// @param requests requests simulated, warm-up included; 0 where none are
/// @param wallSeconds time it took
/// @param threads threads it used
/// @param eventsPerRequest state changes for each request, NaN where there are none
/// @param peakBytes most memory of the heap in use at any time of it, garbage not yet collected included; 0 where that was not seen
/// @param parts what the time went to, in order; empty where it is one piece
public record BenchRun(String name, long requests, double wallSeconds, int threads, double eventsPerRequest, long peakBytes, List<Part> parts) {
    /// A part of the time.
    ///
    /// @param name what was done
    /// @param atSeconds seconds from the beginning to the end of the part
    /// @param tookSeconds seconds that the part itself took; parts may overlap
    public record Part(String name, double atSeconds, double tookSeconds) {}

    /// Keeps its own copy.
    public BenchRun {
        parts = List.copyOf(parts);
    }

    /// A timing in one piece.
    public BenchRun(String name, long requests, double wallSeconds, int threads, double eventsPerRequest, long peakBytes) {
        this(name, requests, wallSeconds, threads, eventsPerRequest, peakBytes, List.of());
    }

    /// Requests simulated in a second of wall time.
    public double requestsPerSecond() {
        return requests / wallSeconds;
    }
}
