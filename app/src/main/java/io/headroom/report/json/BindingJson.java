package io.headroom.report.json;

import io.headroom.allocate.explain.Binding;
import io.headroom.report.Spelling;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What binds in a partition as JSON, alike in every answer.
final class BindingJson {
    private BindingJson() {}

    static void write(JsonGenerator json, String name, @Nullable Binding binding) {
        if (binding == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("partition", binding.partition().value());
        json.writeStringProperty("cause", Spelling.word(binding.cause()));
        json.writeStringProperty("at", binding.at().withNano(0).toString());
        Binding.Peak peak = binding.peak();
        JsonFigure.write(json, "waiting", peak.waiting());
        JsonFigure.write(json, "running", peak.running());
        json.writeNumberProperty("seats", peak.seats());
        JsonFigure.write(json, "kv_share", peak.kvShare());
        JsonFigure.write(json, "busy_share", peak.busyShare());
        json.writeNumberProperty("replicas", peak.replicas());
        json.writeNumberProperty("replicas_absent", peak.absent());
        Binding.Refusal refusal = binding.refusal();
        if (refusal != null) {
            json.writeObjectPropertyStart("refusal");
            json.writeStringProperty("tenant", refusal.tenant().value());
            json.writeStringProperty("limit", Spelling.word(refusal.kind()));
            JsonFigure.write(json, "share", refusal.share());
            JsonFigure.write(json, "held_back_s", refusal.heldBackSeconds());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
