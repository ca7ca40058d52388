package io.headroom.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was seen when something was timed.
///
/// @param name what was timed
/// @param requests requests simulated, warm-up included; 0 where none are
/// @param wallSeconds time it took
/// @param threads threads it used
/// @param eventsPerRequest state changes for each request, NaN where there are none
/// @param peakBytes most memory of the heap in use at any time of it, garbage not yet collected included; 0 where that was not seen
/// @param parts what the time went to, in order; empty where it is one piece
/// @param costs what a search came to, or null where nothing was searched for
public record BenchRun(String name, long requests, double wallSeconds, int threads, double eventsPerRequest, long peakBytes, List<Part> parts, @Nullable Costs costs) {
    /// What a search for the cheapest plan came to, beside plans by rule; all of them confirmed by simulation.
    ///
    /// @param usdPerHour cost of the plan found, in US dollars per hour
    /// @param gap by how much it may be dearer than the cheapest by the load tables, as a share of its cost
    /// @param firstSeconds time until the first plan was confirmed
    /// @param firstUsdPerHour what that one costs
    /// @param firstFitUsdPerHour cost of the greedy first-fit plan, NaN where it does not fit
    /// @param dedicatedUsdPerHour cost of a partition for each tenant alone
    public record Costs(double usdPerHour, double gap, double firstSeconds, double firstUsdPerHour, double firstFitUsdPerHour, double dedicatedUsdPerHour) {}

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

    /// A timing without a search.
    public BenchRun(String name, long requests, double wallSeconds, int threads, double eventsPerRequest, long peakBytes, List<Part> parts) {
        this(name, requests, wallSeconds, threads, eventsPerRequest, peakBytes, parts, null);
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
