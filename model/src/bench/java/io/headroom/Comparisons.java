package io.headroom;

import io.headroom.bench.Figure;
import io.headroom.bench.OwnJvm;
import io.headroom.engine.QueueSpeed;
import io.headroom.estimate.EstimateSpeed;
import io.headroom.serving.TwinSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.Main;

/// All benchmarks in one run, each in a JVM of its own, and one table of their figures: `mvn -q -Pbench -DskipTests verify`.
public final class Comparisons {
    private final Path results;

    private Comparisons(Path results) {
        this.results = results;
    }

    /// @param arguments the plan with a queue, and the folder that takes a JSON file from each benchmark
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Comparisons run = new Comparisons(Path.of(arguments[1]));
        Files.createDirectories(run.results);
        run.part(QueueSpeed.class, arguments[0], run.file("queue"));
        run.part(TwinSpeed.class, run.file("twin"));
        run.part(EstimateSpeed.class, run.file("estimate"));
        run.part(Main.class, "-foe", "true", "-rf", "json", "-rff", run.file("kernels"));
        run.printTable();
    }

    private String file(String part) {
        return results.resolve(part + ".json").toString();
    }

    private void part(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(OwnJvm.command());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("%s ended with status %d: its own words are above.".formatted(main.getName(), status));
        }
    }

    private void printTable() {
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        for (String part : List.of("queue", "twin", "estimate")) {
            parts.put(part, Figure.read(Path.of(file(part))));
        }
        parts.put("kernels", Figure.readJmh(Path.of(file("kernels"))));
        System.out.printf(Locale.ROOT, "%n%-10s %-62s %12s  %-25s %s%n", "", "", "median", "rounds from to", "unit");
        parts.forEach((part, figures) -> {
            System.out.println(part);
            figures.forEach(figure -> System.out.printf(Locale.ROOT, "%-10s %-62s %12s  %-25s %s%n", "", figure.what(), number(figure.median()),
                    number(figure.low()) + " .. " + number(figure.high()), figure.unit()));
        });
    }

    private static String number(double value) {
        return value >= 10_000 ? "%,.0f".formatted(value) : "%.4g".formatted(value);
    }
}
