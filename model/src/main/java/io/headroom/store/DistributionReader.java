package io.headroom.store;

import io.headroom.plan.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads how token lengths (plain numbers, or text like `32k`) and service times (text with a unit of time) are spread.
final class DistributionReader {
    private interface Value {
        double of(Part part, String key, JsonNode node);
    }

    private final Part part;
    private final Value value;
    private final String example;

    private DistributionReader(Part part, Value value, String example) {
        this.part = part;
        this.value = value;
        this.example = example;
    }

    static Distribution tokens(Part part) {
        return new DistributionReader(part, (in, key, node) -> in.count(key, node, "512"), "512").read();
    }

    static Distribution seconds(Part part) {
        return new DistributionReader(part, (in, key, node) -> in.asSeconds(key, node, "1s"), "\"1s\"").read();
    }

    private Distribution read() {
        String kind = part.text("kind", "lognormal");
        return switch (kind) {
            case "fixed" -> {
                double at = need("value");
                yield part.make(() -> new Distribution.Fixed(at));
            }
            case "uniform" -> {
                double low = need("low");
                double high = need("high");
                yield part.make(() -> new Distribution.Uniform(low, high));
            }
            case "exponential" -> {
                double mean = need("mean");
                yield part.make(() -> new Distribution.Exponential(mean));
            }
            case "gamma" -> {
                double mean = need("mean");
                double cv = part.number("cv", "0.7");
                yield part.make(() -> new Distribution.Gamma(mean, cv));
            }
            case "hyperexponential" -> {
                double share = part.number("share", "0.9");
                double first = need("first");
                double second = need("second");
                yield part.make(() -> new Distribution.Hyperexponential(share, first, second));
            }
            case "lognormal" -> logNormal();
            case "empirical" -> empirical();
            default -> throw part.notOneOf("kind", kind, List.of("fixed", "uniform", "exponential", "gamma", "hyperexponential", "lognormal", "empirical"));
        };
    }

    private Distribution logNormal() {
        double p50 = need("p50");
        double p99 = need("p99");
        JsonNode most = part.find("max");
        @Nullable Double max = most == null ? null : Double.valueOf(value.of(part, "max", most));
        return part.make(() -> new Distribution.LogNormal(p50, p99, max));
    }

    private Distribution empirical() {
        List<Double> values = new ArrayList<>();
        for (JsonNode node : part.elements("values", part.need("values", "[" + example + "]"), "a list of values, e.g. [" + example + "]")) {
            values.add(value.of(part, "values[" + values.size() + "]", node));
        }
        return part.make(() -> new Distribution.Empirical(values));
    }

    private double need(String key) {
        return value.of(part, key, part.need(key, example));
    }
}
