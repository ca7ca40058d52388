package io.headroom.report.json;

import io.headroom.allocate.sweep.Figure;
import io.headroom.allocate.sweep.Outcome;
import io.headroom.allocate.sweep.Point;
import io.headroom.allocate.sweep.SweepTable;
import io.headroom.engine.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The table of a sweep as JSON: points in the order of the grid, times in seconds, shares from 0 to 1, `null` where nothing is known.
public final class SweepJson {
    private final JsonGenerator json;

    private SweepJson(JsonGenerator json) {
        this.json = json;
    }

    /// The table as UTF-8 text that ends with a line feed.
    public static byte[] bytes(SweepTable table) {
        return JsonBytes.of(json -> new SweepJson(json).write(table));
    }

    private void write(SweepTable table) {
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", Evaluation.VERSION);
        json.writeEndObject();
        json.writeBooleanProperty("complete", table.complete());
        json.writeStringProperty("number_kind", "simulated");
        json.writeArrayPropertyStart("points");
        table.points().forEach(point -> point(point, table.of(point).orElse(null)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void point(Point point, @Nullable Outcome outcome) {
        json.writeStartObject();
        json.writeNumberProperty("point", point.number());
        if (!point.name().isEmpty()) {
            json.writeStringProperty("name", point.name());
        }
        json.writeObjectPropertyStart("settings");
        point.settings().forEach(setting -> json.writeStringProperty(setting.subject(), setting.value()));
        json.writeEndObject();
        switch (outcome) {
            case null -> json.writeStringProperty("state", "not_run");
            case Outcome.CannotStand impossible -> {
                json.writeStringProperty("state", "cannot_stand");
                json.writeStringProperty("why", impossible.why());
            }
            case Outcome.Ran ran -> {
                json.writeStringProperty("state", "ran");
                figures(ran.plan());
                json.writeArrayPropertyStart("tenants");
                ran.tenants().forEach(tenant -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", tenant.tenant().value());
                    figures(tenant.figures());
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void figures(Map<Figure, Double> figures) {
        figures.forEach((figure, value) -> JsonFigure.write(json, figure.key(), value));
    }
}
