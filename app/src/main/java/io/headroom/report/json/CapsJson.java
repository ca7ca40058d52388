package io.headroom.report.json;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.caps.CapAnswer;
import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.allocate.caps.TierCap;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.report.Spelling;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// How far limits can rise as JSON: times in seconds, shares from 0 to 1, limits in the unit they are entered in, `null` where nothing is known.
public final class CapsJson {
    private final JsonGenerator json;
    private final CapAnswer answer;

    private CapsJson(JsonGenerator json, CapAnswer answer) {
        this.json = json;
        this.answer = answer;
    }

    /// The answer as UTF-8 text that ends with a line feed.
    public static byte[] bytes(CapAnswer answer, Relief relief) {
        return JsonBytes.of(json -> new CapsJson(json, answer).write(relief));
    }

    private void write(Relief relief) {
        Results.EngineFacts engine = answer.now().engine();
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", engine.version());
        json.writeNumberProperty("seed", engine.seed());
        JsonFigure.write(json, "duration_s", engine.durationSeconds());
        JsonFigure.write(json, "warmup_s", engine.warmupSeconds());
        json.writeNumberProperty("replications", engine.replications());
        json.writeNumberProperty("plans", answer.plans());
        json.writeNumberProperty("requests", answer.requests());
        json.writeEndObject();
        json.writeStringProperty("lane", answer.lane().value());
        json.writeStringProperty("name", answer.plan().partition(answer.lane()).name());
        json.writeStringProperty("load", Spelling.word(answer.load()));
        JsonFigure.write(json, "confidence", answer.assurance().confidence());
        JsonFigure.write(json, "served_share", answer.assurance().servedShare());
        relief(relief);
        json.writeStringProperty("number_kind", "simulated");
        breaches("left_out", answer.broken());
        json.writeArrayPropertyStart("unscaled");
        answer.unscaled().forEach(id -> json.writeString(id.value()));
        json.writeEndArray();
        raise("together", answer.together());
        raise("together_before", answer.before());
        json.writeArrayPropertyStart("tiers");
        answer.tiers().forEach(this::raise);
        json.writeEndArray();
        json.writeArrayPropertyStart("limits");
        answer.single().forEach(this::raise);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void relief(Relief relief) {
        json.writeObjectPropertyStart("relief");
        switch (relief) {
            case Relief.None() -> json.writeStringProperty("kind", "none");
            case Relief.Scenario(String name) -> {
                json.writeStringProperty("kind", "scenario");
                json.writeStringProperty("name", name);
            }
            case Relief.Gpus(int gpus) -> {
                json.writeStringProperty("kind", "gpus");
                json.writeNumberProperty("gpus", gpus);
            }
        }
        json.writeEndObject();
    }

    private void raise(String name, @Nullable Raise raise) {
        json.writeName(name);
        if (raise == null) {
            json.writeNull();
        } else {
            raise(raise);
        }
    }

    private void raise(Raise raise) {
        json.writeStartObject();
        json.writeObjectPropertyStart("scope");
        switch (raise.scope()) {
            case Raise.Scope.Together() -> json.writeStringProperty("kind", "together");
            case Raise.Scope.Tier(var tier) -> {
                json.writeStringProperty("kind", "tier");
                json.writeStringProperty("tier", tier.value());
            }
            case Raise.Scope.One(TierCap cap) -> {
                json.writeStringProperty("kind", "limit");
                json.writeStringProperty("tier", cap.tier().value());
                json.writeStringProperty("limit", Spelling.word(cap.kind()));
            }
        }
        json.writeEndObject();
        json.writeStringProperty("ending", Spelling.word(raise.ending()));
        json.writeNumberProperty("notches", raise.notches());
        JsonFigure.write(json, "notch", raise.notch());
        JsonFigure.write(json, "share", raise.share());
        json.writeArrayPropertyStart("caps");
        raise.changes().forEach(this::change);
        json.writeEndArray();
        breaches("breaking", raise.breaking());
        tenants("tenants", raise.results());
        if (raise.more() != null) {
            tenants("tenants_one_notch_more", raise.more());
        }
        json.writeEndObject();
    }

    private void change(Raise.Change change) {
        Plan plan = answer.plan();
        Rate rate = change.cap().rate(plan);
        json.writeStartObject();
        json.writeStringProperty("tier", change.cap().tier().value());
        json.writeStringProperty("limit", Spelling.word(change.cap().kind()));
        json.writeStringProperty("unit", rate != null ? rate.per().suffix() : switch (change.cap().kind()) {
            case PAYLOAD -> "B";
            case SPEND_PER_MONTH -> "$/month";
            case TOKENS_PER_DAY -> "/day";
            default -> "";
        });
        JsonFigure.write(json, "before", change.before());
        JsonFigure.write(json, "after", change.after());
        json.writeEndObject();
    }

    private void breaches(String name, Iterable<Assurance.Breach> breaches) {
        json.writeArrayPropertyStart(name);
        for (Assurance.Breach breach : breaches) {
            Objective objective = breach.objective();
            json.writeStartObject();
            json.writeStringProperty("tenant", breach.tenant().value());
            json.writeStringProperty("metric", objective == null ? "served_share" : objective.key());
            JsonFigure.write(json, "value", breach.value());
            JsonFigure.write(json, "bound", breach.bound());
            JsonFigure.write(json, "target", breach.target());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tenants(String name, Results results) {
        json.writeArrayPropertyStart(name);
        for (TenantResult tenant : results.tenants()) {
            json.writeStartObject();
            json.writeStringProperty("id", tenant.id().value());
            json.writeNumberProperty("offered", tenant.offered());
            json.writeNumberProperty("served", tenant.served());
            json.writeNumberProperty("throttled", tenant.throttled());
            json.writeNumberProperty("rejected", tenant.rejected());
            json.writeNumberProperty("expired", tenant.expired());
            JsonFigure.objectives(json, tenant.objectives());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
