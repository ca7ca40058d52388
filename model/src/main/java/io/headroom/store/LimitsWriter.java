package io.headroom.store;

import io.headroom.plan.Limits;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.Units;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes what the tenants of a tier may use.
final class LimitsWriter {
    private LimitsWriter() {}

    static ObjectNode write(PlanWriter plan, Limits limits, String tier) {
        ObjectNode object = PlanWriter.object();
        rateIfAny(object, "requests", limits.requests());
        if (limits.perSecond()) {
            object.put("enforcedPerSecond", true);
        }
        rateIfAny(object, "inputTokens", limits.inputTokens());
        rateIfAny(object, "outputTokens", limits.outputTokens());
        rateIfAny(object, "tokens", limits.tokens());
        if (limits.tokensPerDay() != null) {
            object.put("tokensPerDay", limits.tokensPerDay());
        }
        PlanWriter.numberIfAny(object, "usdPerMonth", limits.usdPerMonth());
        Provisioned provisioned = limits.provisioned();
        if (provisioned != null) {
            ObjectNode units = PlanWriter.object();
            PlanWriter.number(units, "units", provisioned.units());
            PlanWriter.number(units, "tokensPerMinutePerUnit", provisioned.tokensPerMinutePerUnit());
            PlanWriter.number(units, "outputRatio", provisioned.outputRatio());
            object.set("provisioned", plan.finish(units, "tiers", tier, "limits", "provisioned"));
        }
        caps(object, limits.caps());
        return plan.finish(object, "tiers", tier, "limits");
    }

    private static void caps(ObjectNode object, Limits.Caps caps) {
        PlanWriter.wholeIfAny(object, "batchJobs", caps.batchJobs());
        PlanWriter.wholeIfAny(object, "multimodal", caps.multimodal());
        PlanWriter.wholeIfAny(object, "sandboxJobs", caps.sandboxJobs());
        if (caps.payloadBytes() != null) {
            object.put("payload", Units.formatBytes(caps.payloadBytes()));
        }
        PlanWriter.wholeIfAny(object, "waiting", caps.waiting());
        PlanWriter.secondsIfAny(object, "wait", caps.waitSeconds());
    }

    private static void rateIfAny(ObjectNode object, String key, @Nullable Rate rate) {
        if (rate != null) {
            object.put(key, Units.format(rate));
        }
    }
}
