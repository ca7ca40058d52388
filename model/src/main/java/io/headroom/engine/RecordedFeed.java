package io.headroom.engine;

import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.serving.Requests;
import org.jspecify.annotations.Nullable;

/// The requests of a trace, row by row. A trace that repeats begins again one mean gap after its last row. What comes on top of the usual traffic begins anywhere in the
/// trace and goes round.
final class RecordedFeed implements Feed {
    private final Trace trace;
    private final boolean repeat;
    private final double periodSeconds;
    private final @Nullable Extra extra;
    private final RandomStream random;
    private final @Nullable RecordedPrompts prompts;
    /// The time at which the trace's own clock is 0, this time round.
    private double origin;
    private int row = -1;
    private int taken = Requests.NONE;

    /// @param extra which more of the traffic this is, or null for the usual traffic
    RecordedFeed(Trace trace, Traffic.Replayed traffic, Streams streams, @Nullable Extra extra) {
        this.trace = trace;
        repeat = traffic.repeat() || extra != null;
        this.extra = extra;
        random = streams.arrivals();
        prompts = RecordedPrompts.of(trace, streams);
        periodSeconds = trace.spanSeconds() + 1 / trace.ratePerSecond();
    }

    @Override
    public double after(double seconds) {
        if (extra == null) {
            return following(seconds);
        }
        if (row < 0) {
            beginAnywhere(seconds);
        }
        int before = row;
        double at = following(seconds);
        while (at <= extra.until() && extra.share() < 1 && random.uniform() >= extra.share()) {
            at = following(at);
        }
        taken = before;
        return at <= extra.until() ? at : Double.POSITIVE_INFINITY;
    }

    private void beginAnywhere(double seconds) {
        double into = random.uniform() * periodSeconds;
        origin = seconds - into;
        while (row + 1 < trace.size() && trace.arrivalSeconds(row + 1) < into) {
            row++;
        }
    }

    private double following(double seconds) {
        if (row < 0 && extra == null) {
            origin = seconds;
        }
        taken = row;
        row++;
        if (row == trace.size()) {
            if (!repeat) {
                row--;
                return Double.POSITIVE_INFINITY;
            }
            row = 0;
            origin += periodSeconds;
        }
        return origin + trace.arrivalSeconds(row);
    }

    @Override
    public int input() {
        return trace.inputTokens(row);
    }

    @Override
    public int output() {
        return trace.outputTokens(row);
    }

    @Override
    public boolean describes() {
        return prompts != null;
    }

    @Override
    public int takenRow() {
        return prompts == null ? Requests.NONE : taken;
    }

    @Override
    public void describe(Requests requests, int request, int session, int ofRow) {
        if (prompts != null) {
            prompts.describe(requests, request, ofRow);
        }
    }
}
