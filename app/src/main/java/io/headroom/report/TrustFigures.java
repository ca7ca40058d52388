package io.headroom.report;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// How far the numbers are to be trusted, as the studies that ship with the program found it: the figures of the help page "trust".
final class TrustFigures {
    private static final String FOLDER = "/io/headroom/assets/";
    private static final String BETWEEN = " · "; // as TrustReport joins the parts of a group's name

    private TrustFigures() {}

    /// Errors of simulated latencies against public measurements, relative and without sign; NaN where no row was compared.
    ///
    /// @param name a group of measurements, e.g. `all`, or model, GPU and engine
    /// @param rows measurements compared
    record Measured(String name, int rows, double ttftMedian, double ttftP90, double tpotMedian, double tpotP90) {}

    /// Simulated queues against theory.
    ///
    /// @param rows figures compared
    /// @param outside of them those whose exact value is not in the interval
    record Queues(int rows, int outside) {}

    /// Errors of the estimate of a latency up to a load.
    ///
    /// @param upToLoad demand over capacity, infinite for the last
    /// @param plans compared
    record Estimated(double upToLoad, int plans, double median, double p90) {}

    /// All measurements together, dense models and mixtures of experts, then each model and GPU type that the plan has.
    static List<Measured> measured(Plan plan) {
        List<String> pairs = plan.deployments().stream().map(deployment -> deployment.model().value())
                .flatMap(model -> plan.gpuTypes().stream().map(gpu -> model + BETWEEN + gpu.id().value() + BETWEEN)).distinct().toList();
        return rows("help/trust-measured.csv").stream().filter(row -> wanted(row.getField("name"), pairs)).map(row -> new Measured(row.getField("name"), Integer.parseInt(row.getField("n")),
                share(row, "ttft_median"), share(row, "ttft_p90"), share(row, "tpot_median"), share(row, "tpot_p90"))).toList();
    }

    private static boolean wanted(String name, List<String> pairs) {
        return !name.contains(BETWEEN) || pairs.stream().anyMatch(pair -> name.startsWith(pair) && !name.substring(pair.length()).contains(BETWEEN));
    }

    static Queues queues() {
        return rows("help/trust-queueing.csv").stream().map(row -> new Queues(Integer.parseInt(row.getField("n")), Integer.parseInt(row.getField("outside"))))
                .collect(Collectors.teeing(Collectors.summingInt(Queues::rows), Collectors.summingInt(Queues::outside), Queues::new));
    }

    /// By load, the lowest first.
    ///
    /// @param figure e.g. `ttft_p99`
    static List<Estimated> estimated(String figure) {
        return rows("estimate/error.csv").stream().filter(row -> row.getField("figure").equals(figure))
                .map(row -> new Estimated(share(row, "up_to_load"), Integer.parseInt(row.getField("count")), share(row, "median"), share(row, "p90"))).toList();
    }

    private static double share(NamedCsvRecord row, String column) {
        return row.getField(column).isEmpty() ? Double.NaN : Double.parseDouble(row.getField(column));
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (InputStream in = TrustFigures.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + FOLDER + file + " is missing. Install it again.");
            }
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                return rows.stream().toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
