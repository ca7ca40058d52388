package io.headroom.plan;

import java.time.LocalDateTime;

/// How a plan is simulated.
///
/// @param start the moment the run begins, in the plan's local time
/// @param durationSeconds length of what is measured, after the warm-up, up to 366 days
/// @param warmupSeconds length of what is simulated first and not measured, 0 or more
/// @param seed the same seed gives the same requests
/// @param replications independent runs, 1 to 10,000; more narrow the intervals
public record RunSettings(LocalDateTime start, double durationSeconds, double warmupSeconds, long seed, int replications) {
    /// @throws InvalidPlan if a setting is out of range
    public RunSettings {
        Require.above("Duration of the run", durationSeconds, 0, "Enter a duration, e.g. 1h.");
        Require.atLeast("Warm-up of the run", warmupSeconds, 0, "Enter a duration, e.g. 5min, or 0s.");
        if (durationSeconds + warmupSeconds > 366 * 86_400.0) {
            throw new InvalidPlan("The run lasts %s with its warm-up: use at most 366 days.".formatted(Units.formatSeconds(durationSeconds + warmupSeconds)));
        }
        if (replications < 1 || replications > 10_000) {
            throw new InvalidPlan("The run asks for %d replications: use 1 to 10000.".formatted(replications));
        }
    }

    /// The same settings with another seed.
    public RunSettings withSeed(long other) {
        return new RunSettings(start, durationSeconds, warmupSeconds, other, replications);
    }

    /// The same settings over another duration in seconds.
    public RunSettings withDuration(double seconds) {
        return new RunSettings(start, seconds, warmupSeconds, seed, replications);
    }

    /// The same settings with another warm-up in seconds.
    public RunSettings withWarmup(double seconds) {
        return new RunSettings(start, durationSeconds, seconds, seed, replications);
    }

    /// The same settings with another number of replications.
    public RunSettings withReplications(int count) {
        return new RunSettings(start, durationSeconds, warmupSeconds, seed, count);
    }
}
