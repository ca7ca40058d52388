package io.headroom.calibrate;

import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Serving.Batching;

/// One measured run: a model served by one replica to a fixed number of clients, and the mean latencies it gave.
///
/// @param id the name of the row in its file
/// @param gpu what it ran on
/// @param model what was served
/// @param batching how it was served
/// @param inputTokens nominal prompt length
/// @param outputTokens nominal output length
/// @param concurrency clients, each with one request under way
/// @param ttftSeconds measured mean time to first token
/// @param tpotSeconds measured mean time per output token after the first, NaN where outputs have one token
public record MeasuredPoint(String id, GpuType gpu, Model model, Batching batching, int inputTokens, int outputTokens, int concurrency, double ttftSeconds,
        double tpotSeconds) {}
