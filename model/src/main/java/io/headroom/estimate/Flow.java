package io.headroom.estimate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.serving.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The requests of one workload before any limit.
///
/// @param perSecond mean requests per second over what the run measures
/// @param hours the same hour by hour, or null where all are alike
/// @param burst what a burst brings, or null where it sends none that last
/// @param gapVariance squared CV of the gaps; for a trace the variance of its counts over their mean, which is the same over many gaps
/// @param clustering what an arrival says of others near it
/// @param input prompt tokens
/// @param output output tokens
/// @param systemTokens tokens that open every prompt, 0 for requests that stand alone
/// @param earlierTokens mean tokens of a prompt that are earlier turns with their answers
/// @param seen the run whose part of a trace, a curve or recorded rates this is, or null where it is the same for any
record Flow(double perSecond, @Nullable Hours hours, @Nullable Burst burst, double gapVariance, Clustering clustering, Spread input, Spread output, double systemTokens, double earlierTokens,
        @Nullable RunSettings seen) {
    private static final double COUNTING_SECONDS = 30;
    private static final double MOST_TURNS = 200;

    /// Whether another run sees other requests of it.
    boolean dependsOn(RunSettings run) {
        return seen != null && !seen.equals(run);
    }

    /// A burst that lasts longer than requests do: requests that come in it find what they would if it lasted for ever.
    ///
    /// @param times how many times the mean rate comes
    /// @param seconds its mean length
    record Burst(double times, double seconds) {
        private static final double LEAST_SECONDS = 10;

        static @Nullable Burst of(Arrivals arrivals) {
            return switch (arrivals) {
                case Arrivals.OnOff bursts -> bursts.onSeconds() < LEAST_SECONDS ? null
                        : new Burst((bursts.onSeconds() + bursts.offSeconds()) / bursts.onSeconds(), bursts.onSeconds());
                case Arrivals.Shaped shaped -> of(shaped.base());
                default -> null;
            };
        }
    }

    /// Mean tokens of a request, prompt and output.
    double tokens() {
        return input.mean() + output.mean();
    }

    /// Mean requests per second in one hour of the run, or over the whole where all are alike.
    double perSecond(int hour) {
        return hours == null ? perSecond : hours.perSecond(hour);
    }

    /// The same requests as they come while a burst lasts.
    Flow bursting() {
        return burst == null ? this : new Flow(perSecond * burst.times(), hours, null, 1, Clustering.NONE, input, output, systemTokens, earlierTokens, seen);
    }

    /// The same requests as they come in one hour of the run.
    Flow in(int hour) {
        return hours == null ? this : new Flow(hours.perSecond(hour), null, burst, gapVariance, clustering, input, output, systemTokens, earlierTokens, seen);
    }

    static Flow of(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated generated -> {
                Clustering clustering = Clustering.of(generated.arrivals(), plan.run());
                Hours hours = Hours.of(generated.arrivals(), plan.run());
                Burst burst = Burst.of(generated.arrivals());
                yield new Flow(generated.arrivals().perSecond(plan.run()), hours, burst, burst == null ? clustering.gapVariance() : 1, clustering, lengths(Sampler.of(generated.inputTokens())), lengths(Sampler.of(generated.outputTokens())), 0, 0, hours == null ? null : plan.run());
            }
            case Traffic.Sessions sessions -> of(sessions, plan.run());
            case Traffic.Replayed replayed -> of(plan.trace(replayed.trace()), replayed.repeat(), plan.run());
        };
    }

    /// Turns come on their own over a short time, and together over one that is long against a session: with T turns in it, E[T^2] / E[T] is the variance of their
    /// number over its mean. Turn n repeats n - 1 turns before it.
    private static Flow of(Traffic.Sessions sessions, RunSettings run) {
        Spread turns = lengths(Sampler.of(sessions.turns()));
        Spread input = lengths(Sampler.of(sessions.inputTokens()));
        Spread output = lengths(Sampler.of(sessions.outputTokens()));
        double turn = input.mean() + output.mean();
        double mean = turns.mean();
        int most = (int) Math.min(MOST_TURNS, turns.max());
        List<Spread> prompts = new ArrayList<>();
        double[] shares = new double[most];
        double all = 0;
        double earlier = 0;
        for (int n = 0; n < most; n++) {
            shares[n] = turns.shareAtLeast(n + 1);
            all += shares[n];
            earlier += shares[n] * n * turn;
            prompts.add(input.shifted(sessions.systemTokens() + n * turn));
        }
        for (int n = 0; n < most; n++) {
            shares[n] /= all;
        }
        double seconds = mean * Sampler.of(sessions.pauseSeconds()).at(0.5);
        double end = run.warmupSeconds() + run.durationSeconds();
        double together = (turns.meanSquare() / mean - 1) * end / (end + seconds);
        Hours hours = Hours.of(sessions.arrivals(), run);
        return new Flow(sessions.arrivals().perSecond(run) * mean, hours == null ? null : hours.times(mean), null, 1 + together, Clustering.settled(1 + together, seconds),
                Spread.of(Spread.merged(prompts, shares)::quantile), output, sessions.systemTokens(), earlier / all, run);
    }

    /// Lengths as the simulation draws them: whole tokens, one at least.
    private static Spread lengths(Sampler sampler) {
        return Spread.of(share -> Math.max(1, Math.ceil(sampler.at(share))));
    }

    private static Flow of(Trace trace, boolean repeat, RunSettings run) {
        double end = run.warmupSeconds() + run.durationSeconds();
        double within = repeat ? Math.min(end, trace.spanSeconds() + 1 / trace.ratePerSecond()) : end;
        int windows = (int) Math.max(1, Math.min(within / COUNTING_SECONDS, 100_000));
        double[] counts = new double[windows];
        int rows = 0;
        while (rows < trace.size() && trace.arrivalSeconds(rows) < within) {
            counts[(int) Math.min(windows - 1, trace.arrivalSeconds(rows) * windows / within)]++;
            rows++;
        }
        int seen = Math.max(rows, 1);
        double mean = (double) rows / windows;
        double variance = Arrays.stream(counts).map(count -> (count - mean) * (count - mean)).sum() / Math.max(1, windows - 1);
        double dispersion = rows == 0 || windows == 1 ? 1 : variance / mean;
        return new Flow(rows / within, null, null, dispersion, Clustering.settled(dispersion, 1), sample(trace::inputTokens, seen), sample(trace::outputTokens, seen), 0, 0, run);
    }

    private static Spread sample(IntToDoubleFunction length, int rows) {
        double[] sorted = new double[rows];
        for (int i = 0; i < rows; i++) {
            sorted[i] = length.applyAsDouble(i);
        }
        Arrays.sort(sorted);
        return Spread.of(share -> sorted[(int) (share * rows)]);
    }
}
