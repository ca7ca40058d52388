package io.headroom.report.json;

import io.headroom.engine.Interval;
import io.headroom.engine.ObjectiveResult;
import io.headroom.report.Spelling;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Figures in JSON, which has no word for what is not known but `null`.
final class JsonFigure {
    private JsonFigure() {}

    static void write(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    static void write(JsonGenerator json, String name, double value) {
        json.writeName(name);
        write(json, value);
    }

    /// Both ends of an interval, or `null` where it is not known.
    static void interval(JsonGenerator json, String name, Interval interval) {
        if (!interval.known()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeArrayPropertyStart(name);
        write(json, interval.lo());
        write(json, interval.hi());
        json.writeEndArray();
    }

    /// What came of an objective, into an object that may hold more.
    static void objective(JsonGenerator json, ObjectiveResult result) {
        json.writeStringProperty("metric", result.objective().key());
        write(json, "target", result.objective().targetSeconds());
        write(json, "value", result.value());
        interval(json, "ci", result.interval());
        json.writeStringProperty("state", Spelling.word(result.state()));
    }

    /// What came of objectives, each in an object of its own.
    static void objectives(JsonGenerator json, List<ObjectiveResult> results) {
        json.writeArrayPropertyStart("objectives");
        for (ObjectiveResult result : results) {
            json.writeStartObject();
            objective(json, result);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
