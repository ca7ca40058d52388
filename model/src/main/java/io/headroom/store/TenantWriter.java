package io.headroom.store;

import io.headroom.plan.Envelope;
import io.headroom.plan.Objective;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes tiers, tenants, their workloads and what they were promised.
final class TenantWriter {
    private final PlanWriter plan;

    TenantWriter(PlanWriter plan) {
        this.plan = plan;
    }

    ObjectNode tier(Tier tier) {
        String id = tier.id().value();
        ObjectNode object = PlanWriter.object().put("id", id).put("name", tier.name()).put("level", Part.word(tier.level()));
        PlanWriter.number(object, "weight", tier.weight());
        PlanWriter.setUnlessEmpty(object, "limits", LimitsWriter.write(plan, tier.limits(), id));
        TokenPrices prices = tier.prices();
        if (prices != null) {
            ObjectNode paid = PlanWriter.object();
            PlanWriter.number(paid, "usdPerMillionInputTokens", prices.usdPerMillionInput());
            PlanWriter.number(paid, "usdPerMillionOutputTokens", prices.usdPerMillionOutput());
            object.set("prices", plan.finish(paid, "tiers", id, "prices"));
        }
        return plan.finish(object, "tiers", id);
    }

    ObjectNode tenant(Tenant tenant) {
        String id = tenant.id().value();
        ObjectNode object = PlanWriter.object().put("id", id).put("name", tenant.name()).put("tier", tenant.tier().value());
        if (tenant.partition() != null) {
            object.put("partition", tenant.partition().value());
        }
        ObjectNode objectives = PlanWriter.object();
        for (Objective objective : tenant.objectives()) {
            objectives.put(objective.key(), Units.formatSeconds(objective.targetSeconds()));
        }
        PlanWriter.setUnlessEmpty(object, "client", ClientWriter.write(plan, tenant.client(), id));
        PlanWriter.setUnlessEmpty(object, "objectives", plan.finish(objectives, "tenants", id, "objectives"));
        ArrayNode workloads = object.putArray("workloads");
        List<String> steps = UnknownKeys.steps(tenant.workloads().stream().map(Workload::name).toList());
        for (int i = 0; i < steps.size(); i++) {
            workloads.add(workload(tenant.workloads().get(i), id, steps.get(i)));
        }
        PlanWriter.numberIfAny(object, "budgetUsdPerMonth", tenant.budgetUsdPerMonth());
        return plan.finish(object, "tenants", id);
    }

    private ObjectNode workload(Workload workload, String tenant, String step) {
        ObjectNode object = PlanWriter.object().put("name", workload.name()).put("kind", Part.word(workload.kind()));
        ArrayNode models = object.putArray("models");
        workload.models().forEach(model -> models.add(model.value()));
        PlanWriter.secondsIfAny(object, "deadline", workload.deadlineSeconds());
        if (workload.missUsd() != 0) {
            PlanWriter.number(object, "missUsd", workload.missUsd());
        }
        Envelope envelope = workload.envelope();
        PlanWriter.wholeIfAny(object, "maxOutputTokens", envelope.maxOutputTokens());
        if (envelope.payloadBytes() != 0) {
            object.put("payload", Units.formatBytes(envelope.payloadBytes()));
        }
        if (envelope.multimodal()) {
            object.put("multimodal", true);
        }
        switch (workload.traffic()) {
            case Traffic.Sessions sessions -> object.set("sessions", sessions(sessions, tenant, step));
            case Traffic.Generated generated -> {
                object.set("arrivals", ArrivalsWriter.write(plan, generated.arrivals(), "tenants", tenant, "workloads", step, "arrivals"));
                object.set("inputTokens",
                        plan.finish(DistributionWriter.tokens(generated.inputTokens()), "tenants", tenant, "workloads", step, "inputTokens"));
                object.set("outputTokens",
                        plan.finish(DistributionWriter.tokens(generated.outputTokens()), "tenants", tenant, "workloads", step, "outputTokens"));
            }
            case Traffic.Replayed replayed -> {
                ObjectNode replay = PlanWriter.object().put("trace", replayed.trace().value()).put("repeat", replayed.repeat());
                object.set("replay", plan.finish(replay, "tenants", tenant, "workloads", step, "replay"));
            }
        }
        return plan.finish(object, "tenants", tenant, "workloads", step);
    }

    private ObjectNode sessions(Traffic.Sessions sessions, String tenant, String step) {
        ObjectNode object = PlanWriter.object();
        object.set("arrivals", ArrivalsWriter.write(plan, sessions.arrivals(), "tenants", tenant, "workloads", step, "sessions", "arrivals"));
        object.set("turns", plan.finish(DistributionWriter.tokens(sessions.turns()), "tenants", tenant, "workloads", step, "sessions", "turns"));
        object.set("pause", plan.finish(DistributionWriter.seconds(sessions.pauseSeconds()), "tenants", tenant, "workloads", step, "sessions", "pause"));
        object.put("systemTokens", sessions.systemTokens());
        object.set("inputTokens",
                plan.finish(DistributionWriter.tokens(sessions.inputTokens()), "tenants", tenant, "workloads", step, "sessions", "inputTokens"));
        object.set("outputTokens",
                plan.finish(DistributionWriter.tokens(sessions.outputTokens()), "tenants", tenant, "workloads", step, "sessions", "outputTokens"));
        return plan.finish(object, "tenants", tenant, "workloads", step, "sessions");
    }
}
