package io.headroom.store;

import io.headroom.plan.Distribution;
import io.headroom.plan.Units;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes how token lengths (plain numbers) and service times (text with a unit) are spread.
final class DistributionWriter {
    private DistributionWriter() {}

    static ObjectNode tokens(Distribution distribution) {
        return write(distribution, value -> JsonNodeFactory.instance.numberNode(JsonText.number(value)));
    }

    static ObjectNode seconds(Distribution distribution) {
        return write(distribution, value -> JsonNodeFactory.instance.stringNode(Units.formatSeconds(value)));
    }

    private static ObjectNode write(Distribution distribution, DoubleFunction<JsonNode> form) {
        ObjectNode object = PlanWriter.object();
        switch (distribution) {
            case Distribution.Fixed fixed -> object.put("kind", "fixed").set("value", form.apply(fixed.value()));
            case Distribution.Uniform uniform -> {
                object.put("kind", "uniform").set("low", form.apply(uniform.low()));
                object.set("high", form.apply(uniform.high()));
            }
            case Distribution.Exponential exponential -> object.put("kind", "exponential").set("mean", form.apply(exponential.average()));
            case Distribution.Gamma gamma -> {
                object.put("kind", "gamma").set("mean", form.apply(gamma.average()));
                object.set("cv", JsonNodeFactory.instance.numberNode(JsonText.number(gamma.cv())));
            }
            case Distribution.Hyperexponential mixed -> {
                object.put("kind", "hyperexponential").set("share", JsonNodeFactory.instance.numberNode(JsonText.number(mixed.share())));
                object.set("first", form.apply(mixed.first()));
                object.set("second", form.apply(mixed.second()));
            }
            case Distribution.LogNormal logNormal -> {
                object.put("kind", "lognormal").set("p50", form.apply(logNormal.p50()));
                object.set("p99", form.apply(logNormal.p99()));
                if (logNormal.max() != null) {
                    object.set("max", form.apply(logNormal.max()));
                }
            }
            case Distribution.Empirical empirical -> {
                ArrayNode values = object.put("kind", "empirical").putArray("values");
                empirical.values().forEach(value -> values.add(form.apply(value)));
            }
        }
        return object;
    }
}
