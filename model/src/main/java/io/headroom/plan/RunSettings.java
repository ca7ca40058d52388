package io.headroom.plan;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// How a plan is simulated.
///
/// @param start the moment the run begins, in the plan's local time
/// @param durationSeconds length of what is measured, after the warm-up, up to 366 days
/// @param warmupSeconds length of what is simulated first and not measured, 0 or more
/// @param seed the same seed gives the same requests
/// @param replications independent runs, 1 to 10,000; more narrow the intervals
/// @param halfWidth with it the runs end, after two at least and `replications` at most, once half of every 95 % interval that counts is no wider than this
/// share of its value: those of the objectives, and of the mean and p99 end to end of tenants without any; above 0 and at most 0.5, or null to run them all
public record RunSettings(LocalDateTime start, double durationSeconds, double warmupSeconds, long seed, int replications, @Nullable Double halfWidth) {
    private static final double WIDEST = 0.5;

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
        if (halfWidth != null && !(halfWidth > 0 && halfWidth <= WIDEST)) {
            throw new InvalidPlan("The half-width at which the run ends is %s: use more than 0 and at most 0.5, e.g. 0.02 for 2 %%.".formatted(Require.plain(halfWidth)));
        }
        if (halfWidth != null && replications < 2) {
            throw new InvalidPlan("The run ends at a half-width, but allows 1 replication: allow 2 at least, e.g. 100.");
        }
    }

    /// Settings under which all replications run.
    public RunSettings(LocalDateTime start, double durationSeconds, double warmupSeconds, long seed, int replications) {
        this(start, durationSeconds, warmupSeconds, seed, replications, null);
    }

    /// The same settings with another seed.
    public RunSettings withSeed(long other) {
        return new RunSettings(start, durationSeconds, warmupSeconds, other, replications, halfWidth);
    }

    /// The same settings from another moment on, in the plan's local time.
    public RunSettings withStart(LocalDateTime other) {
        return new RunSettings(other, durationSeconds, warmupSeconds, seed, replications, halfWidth);
    }

    /// The same settings over another duration in seconds.
    public RunSettings withDuration(double seconds) {
        return new RunSettings(start, seconds, warmupSeconds, seed, replications, halfWidth);
    }

    /// The same settings with another warm-up in seconds.
    public RunSettings withWarmup(double seconds) {
        return new RunSettings(start, durationSeconds, seconds, seed, replications, halfWidth);
    }

    /// The same settings with another number of replications.
    public RunSettings withReplications(int count) {
        return new RunSettings(start, durationSeconds, warmupSeconds, seed, count, halfWidth);
    }

    /// The same settings with another half-width at which the run ends, or none.
    public RunSettings withHalfWidth(@Nullable Double share) {
        return new RunSettings(start, durationSeconds, warmupSeconds, seed, replications, share);
    }
}
