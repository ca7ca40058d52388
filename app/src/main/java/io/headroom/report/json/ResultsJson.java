package io.headroom.report.json;

import io.headroom.engine.AnswerSpeed;
import io.headroom.engine.Contention;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.report.Spelling;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The results as JSON: the same keys in the same order every time, times in seconds, shares from 0 to 1, `null` where nothing is known.
/// Numbers are in their shortest form that reads back to the same double. Two runs of a plan differ in `engine.wall_s` alone.
public final class ResultsJson {
    private final JsonGenerator json;
    private final OutcomesJson outcomes;

    private ResultsJson(JsonGenerator json, @Nullable Contention contention) {
        this.json = json;
        outcomes = new OutcomesJson(json, contention);
    }

    /// The results as UTF-8 text that ends with a line feed, without who makes whom wait.
    public static byte[] bytes(Results results) {
        return bytes(results, null);
    }

    /// The results as UTF-8 text that ends with a line feed.
    ///
    /// @param contention who makes whom wait, or null where that was not worked out
    public static byte[] bytes(Results results, @Nullable Contention contention) {
        return bytes(results, contention, null);
    }

    /// The results as UTF-8 text that ends with a line feed.
    ///
    /// @param contention who makes whom wait, or null where that was not worked out
    /// @param planSha256 of the plan that they are of, or null where that was not taken
    public static byte[] bytes(Results results, @Nullable Contention contention, @Nullable String planSha256) {
        return JsonBytes.of(json -> new ResultsJson(json, contention).write(results, planSha256));
    }

    /// Writes the same text a tenant at a time, for results that are too many to be in memory as text too. The stream stays open.
    ///
    /// @param contention who makes whom wait, or null where that was not worked out
    /// @param planSha256 of the plan that they are of, or null where that was not taken
    /// @throws IOException if the stream fails
    public static void write(OutputStream out, Results results, @Nullable Contention contention, @Nullable String planSha256) throws IOException {
        JsonBytes.write(out, json -> new ResultsJson(json, contention).write(results, planSha256));
    }

    private void write(Results results, @Nullable String planSha256) {
        json.writeStartObject();
        engine(results.engine(), planSha256);
        json.writeArrayPropertyStart("tenants");
        results.tenants().forEach(this::tenant);
        json.writeEndArray();
        json.writeArrayPropertyStart("partitions");
        results.partitions().forEach(this::partition);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void engine(Results.EngineFacts engine, @Nullable String planSha256) {
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", engine.version());
        if (planSha256 != null) {
            json.writeStringProperty("plan_sha256", planSha256);
        }
        json.writeNumberProperty("seed", engine.seed());
        number("duration_s", engine.durationSeconds());
        number("warmup_s", engine.warmupSeconds());
        json.writeNumberProperty("replications", engine.replications());
        stop(engine.stop());
        json.writeNumberProperty("requests", engine.requests());
        json.writeNumberProperty("events", engine.events());
        number("wall_s", engine.wallSeconds());
        json.writeNumberProperty("threads", engine.threads());
        json.writeEndObject();
    }

    private void stop(Results.@Nullable Stop stop) {
        if (stop == null) {
            json.writeNullProperty("half_width");
            return;
        }
        json.writeObjectPropertyStart("half_width");
        number("target", stop.target());
        number("widest", stop.widest());
        json.writeBooleanProperty("reached", stop.reached());
        json.writeNumberProperty("most_replications", stop.most());
        json.writeEndObject();
    }

    private void tenant(TenantResult tenant) {
        json.writeStartObject();
        json.writeStringProperty("id", tenant.id().value());
        json.writeStringProperty("name", tenant.name());
        json.writeStringProperty("partition", tenant.partition().value());
        json.writeStringProperty("partition_kind", kind(tenant.reserved()));
        json.writeNumberProperty("offered", tenant.offered());
        json.writeNumberProperty("served", tenant.served());
        json.writeNumberProperty("throttled", tenant.throttled());
        json.writeNumberProperty("rejected", tenant.rejected());
        json.writeNumberProperty("expired", tenant.expired());
        json.writeNumberProperty("in_flight", tenant.inFlight());
        json.writeNumberProperty("fell_back", tenant.fellBack());
        json.writeNumberProperty("attempts", tenant.attempts());
        json.writeStringProperty("number_kind", Spelling.word(tenant.kind()));
        latency("ttft_s", tenant.ttft());
        latency("tpot_s", tenant.tpot());
        speed(tenant.speed());
        latency("e2e_s", tenant.e2e());
        latency("wait_s", tenant.waitTime());
        number("tokens_in_per_s", tenant.tokensInPerSecond());
        number("tokens_out_per_s", tenant.tokensOutPerSecond());
        number("cached_tokens_share", tenant.cachedShare());
        latency("session_s", tenant.session());
        json.writeNumberProperty("deadline_misses", tenant.deadlineMisses());
        json.writeArrayPropertyStart("objectives");
        tenant.objectives().forEach(this::objective);
        json.writeEndArray();
        outcomes.tenant(tenant);
        json.writeEndObject();
    }

    private void latency(String name, LatencySummary latency) {
        json.writeObjectPropertyStart(name);
        number("mean", latency.mean());
        number("p50", latency.p50());
        number("p90", latency.p90());
        number("p95", latency.p95());
        number("p99", latency.p99());
        json.writeObjectPropertyStart("ci");
        JsonFigure.interval(json, "mean", latency.meanInterval());
        JsonFigure.interval(json, "p99", latency.p99Interval());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void speed(AnswerSpeed speed) {
        json.writeObjectPropertyStart("request_tokens_out_per_s");
        number("p50", speed.p50());
        number("p10", speed.p10());
        number("p5", speed.p5());
        number("p1", speed.p1());
        json.writeObjectPropertyStart("ci");
        JsonFigure.interval(json, "p1", speed.p1Interval());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void objective(ObjectiveResult objective) {
        json.writeStartObject();
        JsonFigure.objective(json, objective);
        number("attainment", objective.attainment());
        json.writeEndObject();
    }

    private void partition(PartitionResult partition) {
        json.writeStartObject();
        json.writeStringProperty("id", partition.id().value());
        json.writeStringProperty("name", partition.name());
        json.writeStringProperty("partition_kind", kind(partition.reserved()));
        if (partition.gpus() == Math.rint(partition.gpus())) {
            json.writeNumberProperty("gpus", (long) partition.gpus());
        } else {
            json.writeNumberProperty("gpus", partition.gpus());
        }
        json.writeNumberProperty("replicas", partition.replicas());
        number("utilisation", partition.utilisation());
        number("kv_utilisation", partition.kvUtilisation());
        number("tokens_out_per_s", partition.tokensOutPerSecond());
        number("cached_tokens_share", partition.cachedShare());
        number("queue_mean", partition.queueMean());
        outcomes.partition(partition);
        json.writeEndObject();
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }

    private static String kind(boolean reserved) {
        return reserved ? "reserved" : "shared";
    }
}
