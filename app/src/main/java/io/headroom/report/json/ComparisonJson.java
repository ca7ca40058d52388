package io.headroom.report.json;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.engine.Difference;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.report.Spelling;
import tools.jackson.core.JsonGenerator;

/// A comparison as JSON: tenants by who loses most, times in seconds, shares from 0 to 1, `null` where nothing is known.
public final class ComparisonJson {
    private final JsonGenerator json;

    private ComparisonJson(JsonGenerator json) {
        this.json = json;
    }

    /// The comparison as UTF-8 text that ends with a line feed.
    public static byte[] bytes(Comparison comparison) {
        return JsonBytes.of(json -> new ComparisonJson(json).write(comparison));
    }

    private void write(Comparison comparison) {
        Results.EngineFacts engine = comparison.before().results().engine();
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", engine.version());
        json.writeNumberProperty("seed", engine.seed());
        number("duration_s", engine.durationSeconds());
        number("warmup_s", engine.warmupSeconds());
        json.writeNumberProperty("replications", engine.replications());
        json.writeBooleanProperty("other_run_settings_after", comparison.otherRun());
        json.writeEndObject();
        json.writeStringProperty("measure", comparison.measure().key());
        json.writeStringProperty("unit", comparison.measure() instanceof Measure.Latency ? "s" : "share");
        side("before", comparison.before());
        side("after", comparison.after());
        json.writeArrayPropertyStart("tenants");
        comparison.tenants().forEach(this::tenant);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void side(String name, Comparison.Side side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("name", side.name());
        json.writeNumberProperty("gpus", side.gpus());
        number("usd_per_hour", side.usdPerHour());
        json.writeNumberProperty("requests", side.results().engine().requests());
        json.writeEndObject();
    }

    private void tenant(TenantChange tenant) {
        json.writeStartObject();
        json.writeStringProperty("id", tenant.id().value());
        json.writeStringProperty("name", tenant.name());
        json.writeStringProperty("change", Spelling.word(tenant.change()));
        difference("difference", tenant.difference());
        difference("served_share", tenant.servedShare());
        figures("before", tenant.before());
        figures("after", tenant.after());
        json.writeEndObject();
    }

    private void difference(String name, Difference difference) {
        json.writeObjectPropertyStart(name);
        number("before", difference.before());
        number("after", difference.after());
        number("value", difference.value());
        JsonFigure.interval(json, "ci", difference.interval());
        number("relative", difference.relative());
        json.writeEndObject();
    }

    private void figures(String name, TenantSide side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("place", Spelling.word(side.place()));
        TenantResult result = side.result();
        if (side.partition() != null && result != null) {
            json.writeStringProperty("partition", side.partition().id().value());
            json.writeStringProperty("partition_kind", side.partition().reserved() ? "reserved" : "shared");
            json.writeNumberProperty("offered", result.offered());
            json.writeNumberProperty("served", result.served());
            json.writeNumberProperty("throttled", result.throttled());
            json.writeNumberProperty("rejected", result.rejected());
            json.writeNumberProperty("expired", result.expired());
            number("ttft_p50_s", result.ttft().p50());
            number("ttft_p99_s", result.ttft().p99());
            number("e2e_mean_s", result.e2e().mean());
            number("e2e_p99_s", result.e2e().p99());
            number("tokens_in_per_s", result.tokensInPerSecond());
            number("tokens_out_per_s", result.tokensOutPerSecond());
            number("usd_per_hour", side.usdPerHour());
            json.writeArrayPropertyStart("objectives");
            result.objectives().forEach(objective -> {
                json.writeStartObject();
                json.writeStringProperty("metric", objective.objective().key());
                number("target", objective.objective().targetSeconds());
                number("value", objective.value());
                json.writeStringProperty("state", Spelling.word(objective.state()));
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }
}
