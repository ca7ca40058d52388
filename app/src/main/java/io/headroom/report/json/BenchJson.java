package io.headroom.report.json;

import io.headroom.bench.BenchRun;
import io.headroom.engine.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Timings as JSON, with what they were taken on.
public final class BenchJson {
    private BenchJson() {}

    /// The timings as UTF-8 text that ends with a line feed.
    public static byte[] bytes(List<BenchRun> runs) {
        return JsonBytes.of(json -> {
            json.writeStartObject();
            machine(json);
            json.writeNumberProperty("most_heap_bytes", Runtime.getRuntime().maxMemory());
            json.writeEndObject();
            json.writeArrayPropertyStart("runs");
            runs.forEach(run -> run(json, run));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// Begins to say what timings are taken on.
    static void machine(JsonGenerator json) {
        json.writeObjectPropertyStart("machine");
        json.writeStringProperty("engine", Evaluation.VERSION);
        json.writeStringProperty("java", Runtime.version().toString());
        json.writeNumberProperty("cores", Runtime.getRuntime().availableProcessors());
    }

    private static void run(JsonGenerator json, BenchRun run) {
        json.writeStartObject();
        json.writeStringProperty("name", run.name());
        json.writeNumberProperty("requests", run.requests());
        JsonFigure.write(json, "wall_s", run.wallSeconds());
        JsonFigure.write(json, "requests_per_s", run.requests() == 0 ? Double.NaN : run.requestsPerSecond());
        json.writeNumberProperty("threads", run.threads());
        JsonFigure.write(json, "events_per_request", run.eventsPerRequest());
        json.writeNumberProperty("peak_bytes", run.peakBytes());
        BenchRun.@Nullable Costs costs = run.costs();
        if (costs != null) {
            json.writeObjectPropertyStart("costs");
            JsonFigure.write(json, "usd_per_hour", costs.usdPerHour());
            JsonFigure.write(json, "gap", costs.gap());
            JsonFigure.write(json, "first_fit_usd_per_hour", costs.firstFitUsdPerHour());
            JsonFigure.write(json, "dedicated_usd_per_hour", costs.dedicatedUsdPerHour());
            JsonFigure.write(json, "first_usd_per_hour", costs.firstUsdPerHour());
            JsonFigure.write(json, "first_s", costs.firstSeconds());
            json.writeEndObject();
        }
        if (!run.parts().isEmpty()) {
            json.writeArrayPropertyStart("parts");
            run.parts().forEach(part -> part(json, part));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, BenchRun.Part part) {
        json.writeStartObject();
        json.writeStringProperty("name", part.name());
        JsonFigure.write(json, "at_s", part.atSeconds());
        JsonFigure.write(json, "took_s", part.tookSeconds());
        json.writeEndObject();
    }
}
