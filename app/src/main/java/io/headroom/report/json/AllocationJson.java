package io.headroom.report.json;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.auto.Answer;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// An auto-plan, or why there is none, as JSON: times in seconds, shares from 0 to 1, money in US dollars per hour, `null` where nothing is known.
public final class AllocationJson {
    private final JsonGenerator json;

    private AllocationJson(JsonGenerator json) {
        this.json = json;
    }

    /// The answer as UTF-8 text that ends with a line feed.
    public static byte[] bytes(Answer answer) {
        return JsonBytes.of(json -> new AllocationJson(json).write(answer));
    }

    private void write(Answer answer) {
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", Evaluation.VERSION);
        json.writeNumberProperty("seed", answer.before().run().seed());
        json.writeEndObject();
        switch (answer) {
            case Answer.Found found -> {
                json.writeStringProperty("state", "found");
                found(found);
            }
            case Answer.Impossible impossible -> {
                json.writeStringProperty("state", "impossible");
                impossible(impossible);
            }
        }
        json.writeEndObject();
    }

    private void found(Answer.Found found) {
        json.writeBooleanProperty("cut_short", found.cutShort());
        JsonFigure.write(json, "usd_per_hour_before", found.before().usdPerHour());
        JsonFigure.write(json, "usd_per_hour", found.plan().usdPerHour());
        JsonFigure.write(json, "bound_usd_per_hour", found.boundUsdPerHour());
        JsonFigure.write(json, "gap", found.gap());
        json.writeStringProperty("bound_kind", "estimated");
        json.writeStringProperty("number_kind", "simulated");
        json.writeNumberProperty("moves", found.moves());
        json.writeNumberProperty("plans_simulated", found.trials());
        json.writeArrayPropertyStart("tenants");
        found.tenants().forEach(this::placed);
        json.writeEndArray();
        json.writeArrayPropertyStart("partitions");
        found.partitions().forEach(sized -> sized(found.plan(), sized));
        json.writeEndArray();
        json.writeArrayPropertyStart("removed");
        found.removed().forEach(id -> json.writeString(id.value()));
        json.writeEndArray();
        json.writeArrayPropertyStart("objectives");
        found.results().tenants().forEach(tenant -> tenant.objectives().forEach(objective -> {
            json.writeStartObject();
            json.writeStringProperty("tenant", tenant.id().value());
            JsonFigure.objective(json, objective);
            json.writeEndObject();
        }));
        json.writeEndArray();
    }

    private void placed(Answer.Placed placed) {
        json.writeStartObject();
        json.writeStringProperty("id", placed.tenant().value());
        id("from", placed.from());
        id("to", placed.to());
        json.writeBooleanProperty("moved", placed.moved());
        JsonFigure.write(json, "alone_usd_per_hour", placed.aloneUsdPerHour());
        JsonFigure.write(json, "share_usd_per_hour", placed.shareUsdPerHour());
        json.writeEndObject();
    }

    private void id(String name, @Nullable PartitionId id) {
        json.writeName(name);
        if (id == null) {
            json.writeNull();
        } else {
            json.writeString(id.value());
        }
    }

    private void sized(Plan plan, Answer.Sized sized) {
        Partition partition = plan.partition(sized.partition());
        json.writeStartObject();
        json.writeStringProperty("id", partition.id().value());
        json.writeStringProperty("name", partition.name());
        json.writeStringProperty("partition_kind", partition.reserved() ? "reserved" : "shared");
        json.writeStringProperty("cluster", partition.cluster().value());
        json.writeStringProperty("deployment", partition.deployment().value());
        json.writeNumberProperty("gpus_before", sized.gpusBefore());
        json.writeNumberProperty("gpus", sized.gpus());
        json.writeNumberProperty("replicas", sized.replicas());
        Answer.@Nullable Reached tightest = sized.tightest();
        if (tightest != null) {
            json.writeObjectPropertyStart("tightest");
            promise(new Answer.Promise(tightest.tenant(), tightest.objective()));
            JsonFigure.write(json, "value", tightest.value());
            json.writeEndObject();
        }
        Assurance.@Nullable Breach fewer = sized.fewer();
        if (fewer != null) {
            json.writeObjectPropertyStart("one_replica_fewer");
            json.writeStringProperty("tenant", fewer.tenant().value());
            json.writeStringProperty("metric", fewer.objective() == null ? "served_share" : fewer.objective().key());
            JsonFigure.write(json, "target", fewer.target());
            JsonFigure.write(json, "value", fewer.value());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void promise(Answer.Promise promise) {
        json.writeStringProperty("tenant", promise.tenant().value());
        json.writeStringProperty("metric", promise.objective().key());
        JsonFigure.write(json, "target", promise.objective().targetSeconds());
    }

    private void impossible(Answer.Impossible impossible) {
        json.writeStringProperty("cause", impossible.cause().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("tenants");
        impossible.tenants().forEach(tenant -> json.writeString(tenant.value()));
        json.writeEndArray();
        promises("conflict", impossible.conflict(), impossible);
        json.writeBooleanProperty("smallest", impossible.smallest());
        promises("relaxed", impossible.relaxed(), impossible);
        json.writeNumberProperty("gpus_short", impossible.gpusShort());
        JsonFigure.write(json, "usd_per_hour_short", impossible.usdPerHourShort());
        Answer.@Nullable Found without = impossible.without();
        if (without != null) {
            json.writeObjectPropertyStart("without");
            found(without);
            json.writeEndObject();
        }
    }

    private void promises(String name, List<Answer.Promise> promises, Answer.Impossible impossible) {
        json.writeArrayPropertyStart(name);
        promises.forEach(promise -> {
            json.writeStartObject();
            promise(promise);
            JsonFigure.write(json, "value_without", impossible.relaxed().contains(promise) ? impossible.reached(promise) : Double.NaN);
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
