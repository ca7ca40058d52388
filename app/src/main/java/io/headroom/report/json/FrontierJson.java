package io.headroom.report.json;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.Isolation;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.allocate.frontier.Point;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Partition;
import io.headroom.plan.RunSettings;
import io.headroom.report.Spelling;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Cost against delay, and what a locked fleet does to the rest, as JSON: times in seconds, shares from 0 to 1, `null` where nothing is known.
public final class FrontierJson {
    private final JsonGenerator json;

    private FrontierJson(JsonGenerator json) {
        this.json = json;
    }

    /// A frontier as UTF-8 text that ends with a line feed.
    public static byte[] bytes(FrontierAnswer answer) {
        return bytes(writer -> writer.write(answer));
    }

    /// A locked fleet as UTF-8 text that ends with a line feed.
    public static byte[] bytes(LockedAnswer answer) {
        return bytes(writer -> writer.write(answer));
    }

    private static byte[] bytes(Consumer<FrontierJson> what) {
        return JsonBytes.of(json -> what.accept(new FrontierJson(json)));
    }

    private void write(FrontierAnswer answer) {
        json.writeStartObject();
        run(answer.plan().run());
        json.writeStringProperty("tenant", answer.tenant().id().value());
        if (answer.lane() == null) {
            json.writeNullProperty("lane");
        } else {
            json.writeStringProperty("lane", answer.lane().value());
        }
        json.writeStringProperty("delay", Spelling.word(answer.metric()) + "_p99");
        points("points", answer.points());
        points("estimated", answer.estimated());
        isolation(answer.isolation());
        json.writeEndObject();
    }

    private void run(RunSettings run) {
        json.writeObjectPropertyStart("run");
        json.writeNumberProperty("seed", run.seed());
        JsonFigure.write(json, "duration_s", run.durationSeconds());
        JsonFigure.write(json, "warmup_s", run.warmupSeconds());
        json.writeNumberProperty("replications", run.replications());
        json.writeEndObject();
    }

    private void points(String name, List<Point> points) {
        json.writeArrayPropertyStart(name);
        points.forEach(this::point);
        json.writeEndArray();
    }

    private void point(Point point) {
        json.writeStartObject();
        json.writeStringProperty("partition", point.size().partition().value());
        json.writeStringProperty("partition_kind", point.size().reserved() ? "reserved" : "shared");
        json.writeNumberProperty("replicas", point.size().replicas());
        json.writeNumberProperty("gpus", point.size().gpus());
        json.writeBooleanProperty("now", point.size().now());
        json.writeStringProperty("number_kind", Spelling.word(point.kind()));
        JsonFigure.write(json, "usd_per_hour", point.usdPerHour());
        JsonFigure.write(json, "capacity_usd_per_hour", point.capacityUsdPerHour());
        JsonFigure.write(json, "miss_usd_per_hour", point.missUsdPerHour());
        JsonFigure.write(json, "plan_usd_per_hour", point.planUsdPerHour());
        JsonFigure.write(json, "usd_per_million_tokens", point.usdPerMillionTokens());
        JsonFigure.write(json, "delay_s", point.delay());
        JsonFigure.interval(json, "delay_ci", point.delayInterval());
        JsonFigure.write(json, "throttled_share", point.throttledShare());
        JsonFigure.write(json, "lost_share", point.lostShare());
        JsonFigure.write(json, "utilisation", point.utilisation());
        JsonFigure.write(json, "break_even_utilisation", point.breakEvenUtilisation().orElse(Double.NaN));
        json.writeBooleanProperty("dominated", point.dominated());
        JsonFigure.objectives(json, point.objectives());
        json.writeArrayPropertyStart("others_broken");
        for (Assurance.Breach breach : point.others()) {
            json.writeStartObject();
            json.writeStringProperty("tenant", breach.tenant().value());
            json.writeStringProperty("metric", breach.objective() == null ? "served_share" : breach.objective().key());
            JsonFigure.write(json, "value", breach.value());
            JsonFigure.write(json, "target", breach.target());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void isolation(@Nullable Isolation isolation) {
        if (isolation == null) {
            json.writeNullProperty("isolation");
            return;
        }
        json.writeObjectPropertyStart("isolation");
        json.writeBooleanProperty("possible", isolation.possible());
        json.writeNumberProperty("apart_gpus", isolation.apartGpus());
        JsonFigure.write(json, "apart_usd_per_hour", isolation.apartUsdPerHour());
        json.writeNumberProperty("pooled_gpus", isolation.pooledGpus());
        JsonFigure.write(json, "pooled_usd_per_hour", isolation.pooledUsdPerHour());
        json.writeArrayPropertyStart("apart");
        for (Isolation.Apart one : isolation.apart()) {
            json.writeStartObject();
            json.writeStringProperty("tenant", one.tenant().value());
            json.writeNumberProperty("gpus", one.gpus());
            JsonFigure.write(json, "usd_per_hour", one.usdPerHour());
            json.writeStringProperty("number_kind", one.simulated() ? "simulated" : "estimated");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(LockedAnswer answer) {
        json.writeStartObject();
        run(answer.plan().run());
        json.writeStringProperty("number_kind", "simulated");
        json.writeArrayPropertyStart("steps");
        for (LockedAnswer.Step step : answer.steps()) {
            json.writeStartObject();
            JsonFigure.write(json, "locked_share", step.fleet().share());
            json.writeNumberProperty("locked_gpus", step.fleet().gpus());
            json.writeNumberProperty("added_gpus", step.fleet().added());
            json.writeObjectPropertyStart("lanes");
            step.fleet().plan().partitions().stream().filter(partition -> !partition.reserved())
                    .forEach((Partition lane) -> json.writeNumberProperty(lane.id().value(), lane.gpus()));
            json.writeEndObject();
            json.writeArrayPropertyStart("tenants");
            answer.rest().forEach(id -> tenant(step.of(id)));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tenant(TenantResult tenant) {
        json.writeStartObject();
        json.writeStringProperty("id", tenant.id().value());
        json.writeNumberProperty("offered", tenant.offered());
        json.writeNumberProperty("served", tenant.served());
        json.writeNumberProperty("throttled", tenant.throttled());
        json.writeNumberProperty("rejected", tenant.rejected());
        json.writeNumberProperty("expired", tenant.expired());
        json.writeNumberProperty("in_flight", tenant.inFlight());
        JsonFigure.write(json, "ttft_p99_s", tenant.ttft().p99());
        JsonFigure.write(json, "e2e_p99_s", tenant.e2e().p99());
        JsonFigure.objectives(json, tenant.objectives());
        json.writeEndObject();
    }
}
