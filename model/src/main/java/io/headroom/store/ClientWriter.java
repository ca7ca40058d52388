package io.headroom.store;

import io.headroom.plan.Client;
import io.headroom.plan.Hop;
import io.headroom.plan.Retry;
import io.headroom.plan.Units;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a tenant's programs do when they are refused or kept waiting: what is as usual is left out.
final class ClientWriter {
    private ClientWriter() {}

    static ObjectNode write(PlanWriter plan, Client client, String tenant) {
        ObjectNode object = PlanWriter.object();
        PlanWriter.setUnlessEmpty(object, "retry", plan.finish(retry(client.retry()), "tenants", tenant, "client", "retry"));
        if (client.patienceSeconds() != null) {
            object.set("patience", plan.finish(DistributionWriter.seconds(client.patienceSeconds()), "tenants", tenant, "client", "patience"));
        }
        if (!client.fallback().isEmpty()) {
            ArrayNode chain = object.putArray("fallback");
            List<String> steps = UnknownKeys.steps(client.fallback().stream().map(Hop::place).toList());
            for (int i = 0; i < steps.size(); i++) {
                chain.add(plan.finish(hop(client.fallback().get(i)), "tenants", tenant, "client", "fallback", steps.get(i)));
            }
        }
        if (client.hoursAhead() != 0) {
            PlanWriter.number(object, "hoursAhead", client.hoursAhead());
        }
        return plan.finish(object, "tenants", tenant, "client");
    }

    private static ObjectNode retry(Retry retry) {
        ObjectNode object = PlanWriter.object();
        if (retry.equals(Retry.NONE)) {
            return object;
        }
        object.put("attempts", retry.attempts()).put("first", Units.formatSeconds(retry.firstSeconds()));
        PlanWriter.number(object, "factor", retry.factor());
        object.put("most", Units.formatSeconds(retry.mostSeconds()));
        PlanWriter.number(object, "jitter", retry.jitter());
        return object.put("honoursRetryAfter", retry.honoursRetryAfter());
    }

    private static ObjectNode hop(Hop hop) {
        ObjectNode object = PlanWriter.object().put(hop.partition() != null ? "partition" : "provider", hop.place());
        if (hop.delaySeconds() != 0) {
            object.put("delay", Units.formatSeconds(hop.delaySeconds()));
        }
        if (hop.usdPerMillionTokens() != 0) {
            PlanWriter.number(object, "usdPerMillionTokens", hop.usdPerMillionTokens());
        }
        if (hop.quality() != 1) {
            PlanWriter.number(object, "quality", hop.quality());
        }
        PlanWriter.secondsIfAny(object, "after", hop.afterSeconds());
        return object;
    }
}
