package io.headroom.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One figure of a benchmark.
///
/// @param what was measured
/// @param unit of the values
/// @param median of the rounds
/// @param low the smallest of the rounds
/// @param high the largest of the rounds
public record Figure(String what, String unit, double median, double low, double high) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// A figure from its rounds.
    ///
    /// @param rounds one value or more
    public static Figure of(String what, String unit, double... rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Figure(what, unit, median, sorted[0], sorted[sorted.length - 1]);
    }

    /// Writes figures to a JSON file.
    public static void write(Path file, List<Figure> figures) {
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(file, figures);
    }

    /// Reads figures that [#write] wrote.
    public static List<Figure> read(Path file) {
        return List.of(MAPPER.readValue(file, Figure[].class));
    }

    /// Reads the scores of a JMH run.
    public static List<Figure> readJmh(Path file) {
        return MAPPER.readTree(file).valueStream().map(Figure::ofJmh).toList();
    }

    private static Figure ofJmh(JsonNode run) {
        String name = run.get("benchmark").asString();
        String[] parts = name.split("\\.", -1);
        String parameters = run.path("params").propertyStream().map(entry -> " " + entry.getKey() + "=" + entry.getValue().asString())
                .reduce("", String::concat);
        JsonNode metric = run.get("primaryMetric");
        double[] rounds = metric.get("rawData").get(0).valueStream().mapToDouble(JsonNode::asDouble).toArray();
        return of(parts[parts.length - 1] + parameters, metric.get("scoreUnit").asString(), rounds);
    }
}
