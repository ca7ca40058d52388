package io.headroom.report.json;

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
}
