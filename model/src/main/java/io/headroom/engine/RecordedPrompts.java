package io.headroom.engine;

import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import io.headroom.serving.Requests;
import org.jspecify.annotations.Nullable;

/// Names what the requests of a trace say, for the prefix cache. What its blocks name is the same wherever the trace is replayed: when it starts again, the same
/// prompts come again and their blocks can be found, and so they can by another tenant that replays the very same trace. What no block names, the end of some
/// prompts and all answers, is said once and by one request.
final class RecordedPrompts {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final PrefixBlocks blocks;
    private final long trace;
    private final long own;
    private long named;

    private RecordedPrompts(PrefixBlocks blocks, long trace, long own) {
        this.blocks = blocks;
        this.trace = trace;
        this.own = own;
    }

    /// The prompts of a trace, or null where nothing is known of them.
    ///
    /// @param source those of the source that replays it
    static @Nullable RecordedPrompts of(Trace trace, Streams source) {
        PrefixBlocks blocks = trace.prefixes();
        return blocks == null ? null : new RecordedPrompts(blocks, Streams.of(trace.id()).prompts().bits(), source.prompts().bits());
    }

    /// Says in a table of requests what a prompt holds.
    ///
    /// @param row its row in the trace
    void describe(Requests requests, int request, int row) {
        requests.beRecorded(request, RandomStream.mix(own + ++named * GOLDEN) | 1, trace, blocks, row);
    }
}
