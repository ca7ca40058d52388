package io.headroom.bench;

/// What was seen when something was timed.
///
/// @param name what was timed
/// @param requests requests simulated, warm-up included; 0 where none are
/// @param wallSeconds time it took
/// @param threads threads it used
/// @param eventsPerRequest state changes for each request, NaN where there are none
/// @param peakBytes most memory of the heap in use at any time of it, garbage not yet collected included
public record BenchRun(String name, long requests, double wallSeconds, int threads, double eventsPerRequest, long peakBytes) {
    /// Requests simulated in a second of wall time.
    public double requestsPerSecond() {
        return requests / wallSeconds;
    }
}
