package io.headroom.plan;

/// What a workload sends: drawn from distributions, or replayed from a trace.
public sealed interface Traffic {
    /// Requests drawn at random.
    ///
    /// @param inputTokens prompt length in tokens, rounded up to whole tokens
    /// @param outputTokens output length in tokens, rounded up to whole tokens
    record Generated(Arrivals arrivals, Distribution inputTokens, Distribution outputTokens) implements Traffic {}

    /// Requests as a trace recorded them, from the start of the run.
    ///
    /// @param repeat whether the trace starts again when it ends; else it plays once
    record Replayed(TraceId trace, boolean repeat) implements Traffic {}
}
