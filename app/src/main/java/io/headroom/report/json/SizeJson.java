package io.headroom.report.json;

import io.headroom.allocate.explain.Action;
import io.headroom.allocate.explain.Advice;
import io.headroom.allocate.explain.Binding;
import io.headroom.allocate.size.Obstacle;
import io.headroom.allocate.size.Option;
import io.headroom.allocate.size.Outcome;
import io.headroom.allocate.size.Size;
import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.Subject;
import io.headroom.engine.Evaluation;
import io.headroom.plan.PartitionId;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import io.headroom.report.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A size that was solved for as JSON: times in seconds, shares from 0 to 1, `null` where nothing is known.
public final class SizeJson {
    private final JsonGenerator json;

    private SizeJson(JsonGenerator json) {
        this.json = json;
    }

    /// The answer as UTF-8 text that ends with a line feed.
    ///
    /// @param advised what could be done where it is now
    public static byte[] bytes(SizeAnswer answer, List<Advice> advised) {
        return JsonBytes.of(json -> new SizeJson(json).write(answer, advised));
    }

    private void write(SizeAnswer answer, List<Advice> advised) {
        RunSettings run = answer.question().plan().run();
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", Evaluation.VERSION);
        json.writeNumberProperty("seed", run.seed());
        number("duration_s", run.durationSeconds());
        number("warmup_s", run.warmupSeconds());
        json.writeNumberProperty("plans", answer.trials());
        json.writeNumberProperty("requests", answer.requests());
        json.writeEndObject();
        switch (answer.question().subject()) {
            case Subject.OneTenant(TenantId id) -> json.writeStringProperty("tenant", id.value());
            case Subject.Lane(PartitionId id) -> json.writeStringProperty("lane", id.value());
        }
        number("confidence", answer.question().assurance().confidence());
        number("least_served_share", answer.question().assurance().servedShare());
        json.writeBooleanProperty("complete", answer.complete());
        size("best", answer.best());
        BindingJson.write(json, "binding", answer.binding());
        size("one_fewer", answer.fewer());
        BindingJson.write(json, "one_fewer_binding", answer.fewerBinding());
        json.writeNumberProperty("free_gpus", answer.freeGpus());
        json.writeArrayPropertyStart("alternatives");
        answer.alternatives().forEach(this::size);
        json.writeEndArray();
        json.writeArrayPropertyStart("obstacles");
        answer.obstacles().forEach(this::obstacle);
        json.writeEndArray();
        json.writeArrayPropertyStart("advice");
        advised.forEach(this::advice);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void size(String name, @Nullable Size size) {
        json.writeName(name);
        if (size == null) {
            json.writeNull();
        } else {
            size(size);
        }
    }

    private void size(Size size) {
        json.writeStartObject();
        option(size.option());
        json.writeNumberProperty("replicas", size.replicas());
        json.writeNumberProperty("gpus", size.gpus());
        number("usd_per_hour", size.usdPerHour());
        json.writeStringProperty("number_kind", Spelling.word(size.kind()));
        json.writeNumberProperty("replications", size.replications());
        number("served_share", size.servedShare());
        json.writeArrayPropertyStart("objectives");
        size.outcomes().forEach(outcome -> {
            json.writeStartObject();
            outcome(outcome);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void option(Option option) {
        json.writeStringProperty("cluster", option.cluster().id().value());
        json.writeStringProperty("gpu", option.cluster().gpu().value());
        json.writeStringProperty("deployment", option.deployment().id().value());
        json.writeStringProperty("deployment_name", option.deployment().name());
        json.writeStringProperty("model", option.deployment().model().value());
        json.writeBooleanProperty("deployment_in_plan", option.inPlan());
        json.writeNumberProperty("gpus_per_replica", option.gpusPerReplica());
    }

    private void advice(Advice advice) {
        json.writeStartObject();
        switch (advice.action()) {
            case Action.AddReplica(var partition) -> action("add_replica", "partition", partition.value());
            case Action.Redeploy(var partition, _, var to) -> {
                action("redeploy", "partition", partition.value());
                json.writeStringProperty("deployment", to.id().value());
            }
            case Action.MoveOut(var tenant, _, var to) -> {
                action("move_out", "tenant", tenant.value());
                json.writeStringProperty("to", to.value());
            }
            case Action.OwnCabin(var tenant, _, var cluster, _) -> {
                action("own_cabin", "tenant", tenant.value());
                json.writeStringProperty("cluster", cluster.value());
            }
            case Action.HalveLimits(var tier) -> action("halve_limits", "tier", tier.value());
        }
        json.writeNumberProperty("gpus_more", advice.gpus());
        number("usd_per_hour_more", advice.usdPerHour());
        number("lack_before", advice.lackBefore());
        number("lack_after", advice.lackAfter());
        json.writeStringProperty("number_kind", Spelling.word(advice.kind()));
        json.writeEndObject();
    }

    private void action(String action, String what, String id) {
        json.writeStringProperty("action", action);
        json.writeStringProperty(what, id);
    }

    private void outcome(Outcome outcome) {
        json.writeStringProperty("tenant", outcome.tenant().value());
        json.writeStringProperty("metric", outcome.objective().key());
        number("target", outcome.objective().targetSeconds());
        number("value", outcome.value());
        JsonFigure.interval(json, "ci", outcome.interval());
        json.writeStringProperty("number_kind", Spelling.word(outcome.kind()));
    }

    private void obstacle(Obstacle obstacle) {
        json.writeStartObject();
        option(obstacle.option());
        json.writeStringProperty("reason", Spelling.word(obstacle.reason()));
        if (obstacle.problem() != null) {
            json.writeStringProperty("problem", obstacle.problem());
        }
        if (obstacle.neededGpus() != null) {
            json.writeNumberProperty("needed_gpus_estimated", obstacle.neededGpus());
        }
        Binding.Refusal refusal = obstacle.refusal();
        if (refusal != null) {
            json.writeStringProperty("limit", Spelling.word(refusal.kind()));
            json.writeStringProperty("tenant", refusal.tenant().value());
            number("refused_share", refusal.share());
        }
        Outcome outcome = obstacle.outcome();
        if (outcome != null) {
            json.writeObjectPropertyStart("objective");
            outcome(outcome);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }
}
