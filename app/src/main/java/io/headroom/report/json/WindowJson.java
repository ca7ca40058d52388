package io.headroom.report.json;

import io.headroom.bench.WindowTimes;
import tools.jackson.core.JsonGenerator;

/// How a window kept up, as JSON, with what it was timed on.
public final class WindowJson {
    private WindowJson() {}

    /// The times as UTF-8 text that ends with a line feed.
    public static byte[] bytes(WindowTimes times) {
        return JsonBytes.of(json -> {
            json.writeStartObject();
            BenchJson.machine(json);
            JsonFigure.write(json, "load", times.load());
            json.writeEndObject();
            json.writeNumberProperty("tenants", times.tenants());
            json.writeNumberProperty("gpus", times.gpus());
            JsonFigure.write(json, "duration_s", times.seconds());
            json.writeArrayPropertyStart("gestures");
            times.gestures().forEach(gesture -> gesture(json, gesture));
            json.writeEndArray();
            json.writeArrayPropertyStart("pauses");
            times.pauses().forEach(pause -> pause(json, pause));
            json.writeEndArray();
            json.writeArrayPropertyStart("drops");
            times.drops().forEach(drop -> drop(json, drop));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void gesture(JsonGenerator json, WindowTimes.Gesture gesture) {
        json.writeStartObject();
        json.writeStringProperty("name", gesture.name());
        json.writeNumberProperty("frames", gesture.frames());
        spread(json, "work_s", gesture.work());
        spread(json, "apart_s", gesture.apart());
        spread(json, "silence_s", gesture.silence());
        json.writeEndObject();
    }

    private static void spread(JsonGenerator json, String name, WindowTimes.Spread spread) {
        json.writeObjectPropertyStart(name);
        JsonFigure.write(json, "p50", spread.p50());
        JsonFigure.write(json, "p95", spread.p95());
        JsonFigure.write(json, "p99", spread.p99());
        JsonFigure.write(json, "p99_9", spread.p999());
        JsonFigure.write(json, "max", spread.most());
        json.writeEndObject();
    }

    private static void pause(JsonGenerator json, WindowTimes.Pause pause) {
        json.writeStartObject();
        json.writeStringProperty("gesture", pause.gesture());
        JsonFigure.write(json, "s", pause.seconds());
        JsonFigure.write(json, "cpu_s", pause.cpuSeconds());
        json.writeStringProperty("doing", pause.doing());
        json.writeEndObject();
    }

    private static void drop(JsonGenerator json, WindowTimes.Drop drop) {
        json.writeStartObject();
        json.writeStringProperty("plan", drop.plan());
        json.writeNumberProperty("count", drop.count());
        JsonFigure.write(json, "middle_s", drop.middleSeconds());
        JsonFigure.write(json, "max_s", drop.mostSeconds());
        json.writeEndObject();
    }
}
