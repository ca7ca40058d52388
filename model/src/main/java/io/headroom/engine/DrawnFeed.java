package io.headroom.engine;

import io.headroom.plan.Distribution;
import io.headroom.plan.Traffic;
import io.headroom.serving.Sampler;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Requests that stand alone, drawn one by one.
final class DrawnFeed implements Feed {
    private static final int LONGEST = 1 << 30;

    private final Gaps gaps;
    private final Sampler inputs;
    private final Sampler outputs;
    /// Lengths that all requests have, 0 where they are drawn.
    private final int everyInput;
    private final int everyOutput;
    private final RandomStream arrivalRandom;
    private final RandomStream inputRandom;
    private final RandomStream outputRandom;

    /// @param start when the run begins, in the plan's local time
    /// @param extra which more of the traffic this is, or null for the usual traffic
    /// @param samplers those of its run
    DrawnFeed(Traffic.Generated traffic, LocalDateTime start, Streams streams, @Nullable Extra extra, Samplers samplers) {
        Gaps all = Gaps.of(traffic.arrivals(), start);
        gaps = extra == null ? all : new Gaps.Spell(all, extra.until(), extra.share());
        inputs = samplers.of(traffic.inputTokens());
        outputs = samplers.of(traffic.outputTokens());
        everyInput = every(traffic.inputTokens());
        everyOutput = every(traffic.outputTokens());
        arrivalRandom = streams.arrivals();
        inputRandom = streams.input();
        outputRandom = streams.output();
    }

    private static int every(Distribution lengths) {
        return lengths instanceof Distribution.Fixed fixed ? tokens(fixed.value()) : 0;
    }

    private static int tokens(double length) {
        return (int) Math.min(Math.max(Math.ceil(length), 1), LONGEST);
    }

    @Override
    public double from(double seconds) {
        return gaps.from(seconds, arrivalRandom);
    }

    @Override
    public double after(double seconds) {
        return gaps.after(seconds, arrivalRandom);
    }

    @Override
    public int input() {
        return everyInput > 0 ? everyInput : tokens(inputs.at(inputRandom.uniform()));
    }

    @Override
    public int output() {
        return everyOutput > 0 ? everyOutput : tokens(outputs.at(outputRandom.uniform()));
    }
}
