package io.headroom.calibrate;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.Serving.Batching;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of one engine with everything it was asked and when it answered, as its own log has it.
///
/// All times are those of the engine, in seconds since the recording began: a request counts from the moment the engine queued it. So the time outside the
/// steps (API, tokenizer, network) is in none of them.
///
/// @param name what to call it: the name of its folder
/// @param batching the engine's settings
/// @param requests in the order of the file
/// @param ticks what the engine reported of itself, in the order of time
public record RecordedRun(String name, GpuType gpu, Model model, Batching batching, List<Request> requests, List<Tick> ticks) {
    /// Keeps its own copies.
    public RecordedRun {
        requests = List.copyOf(requests);
        ticks = List.copyOf(ticks);
    }

    /// Reads the folder of a run: `meta.json` with the model and the engine's settings, `requests.jsonl` with one request a line, and `timeseries.csv`.
    ///
    /// @param gpu what it ran on; null to take it from `"gpu"` in `meta.json`, else from the part of the folder's name that names a GPU type
    /// @throws BadMeasurements if the folder holds no such run, or the catalogue lacks its model or GPU type
    /// @throws IOException if a file cannot be read
    public static RecordedRun read(Path folder, Catalogue catalogue, @Nullable GpuTypeId gpu) throws IOException {
        return new RunFolder(folder, catalogue).read(gpu);
    }

    /// One request.
    ///
    /// @param id its name in the file
    /// @param inputTokens prompt tokens
    /// @param outputTokens output tokens, at least one
    /// @param queuedSeconds when the engine queued it
    /// @param scheduledSeconds when it first was part of a step
    /// @param firstTokenSeconds when its first token was there
    /// @param lastTokenSeconds when its last token was there
    public record Request(String id, int inputTokens, int outputTokens, double queuedSeconds, double scheduledSeconds, double firstTokenSeconds,
            double lastTokenSeconds) {
        /// What was measured of it.
        public Latencies measured() {
            return Latencies.of(outputTokens, queuedSeconds, firstTokenSeconds, lastTokenSeconds);
        }
    }

    /// Latencies of one request, from the moment the engine queued it.
    ///
    /// @param ttftSeconds time to first token
    /// @param tpotSeconds time per output token after the first, NaN where there is no second one
    /// @param e2eSeconds end to end
    public record Latencies(double ttftSeconds, double tpotSeconds, double e2eSeconds) {
        static Latencies of(int outputTokens, double queued, double first, double last) {
            return new Latencies(first - queued, outputTokens > 1 ? (last - first) / (outputTokens - 1) : Double.NaN, last - queued);
        }
    }

    /// The engine at one moment.
    ///
    /// @param seconds when
    /// @param running sequences in the batch
    /// @param waiting requests that wait for a seat or for memory
    /// @param kvShare share of the KV cache in use, 0 to 1; NaN if it was not recorded
    public record Tick(double seconds, int running, int waiting, double kvShare) {}
}
