package io.headroom.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;

/// Compares the simulation with queues whose figures are known in closed form. Each set of parameters becomes a plan, a lane of slots with Poisson arrivals, and is
/// simulated as `evaluate` simulates a plan; a row is inside if its known figure lies in the interval of the simulated one.
///
/// With a right simulation all rows are inside in 99 of 100 runs: each interval misses with a probability of 1 % over the number of rows compared (Bonferroni).
/// Intervals of percentiles are widened by [LatencyHistogram#RELATIVE_ERROR][io.headroom.engine.LatencyHistogram#RELATIVE_ERROR].
///
/// ```java
/// TrustReport report = QueueingCheck.read(file).run(seed, threads, () -> false);
/// ```
public final class QueueingCheck {
    /// Probability that any row of a file is outside though the simulation is right.
    public static final double MISS = 0.01;

    private final List<QueueRow> rows;
    private final Map<String, QueueCase> cases = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private final DoubleAdder simulated = new DoubleAdder();

    private QueueingCheck(List<QueueRow> rows) {
        this.rows = rows;
        rows.forEach(row -> reasons.add(leftOut(row)));
    }

    /// Reads the figures to compare with: CSV with the columns model, parameters, metric and value, in any order.
    ///
    /// @throws BadReferenceFile if a row cannot be read; one that can be read and not simulated is left out of the comparison with its reason
    public static QueueingCheck read(Path file) throws IOException {
        return new QueueingCheck(QueueFile.read(file));
    }

    /// Why a row is left out; empty if it is not.
    private String leftOut(QueueRow row) {
        try {
            QueueCase known = cases.get(key(row));
            QueueCase asked = known == null ? QueueCase.of(row.model(), row.parameters()) : known;
            asked.ask(row.metric());
            cases.put(key(row), asked);
            return "";
        } catch (NotExpressible reason) {
            return reason.why();
        }
    }

    private static String key(QueueRow row) {
        return row.model() + new TreeMap<>(row.parameters());
    }

    /// Rows that are simulated.
    long compared() {
        return reasons.stream().filter(String::isEmpty).count();
    }

    /// Share of the work that is done, roughly, 0 to 1; may be asked from another thread.
    public double progress() {
        return Math.min(1, simulated.sum() / Math.max(1, cases.values().stream().mapToDouble(QueueCase::requests).sum()));
    }

    /// Simulates and compares. The report does not depend on the number of threads.
    ///
    /// @param cancelled asked often, from any of the threads
    /// @throws IllegalStateException if it was cancelled
    public TrustReport run(long seed, int threads, BooleanSupplier cancelled) {
        double miss = MISS / Math.max(1, compared());
        Map<String, Map<String, QueueCase.Answer>> answers = answers(new QueueRuns(seed, cancelled, simulated::add), miss, threads);
        List<TrustReport.Row> judged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            QueueRow row = rows.get(i);
            if (!reasons.get(i).isEmpty()) {
                judged.add(TrustReport.Row.leftOut(row.id(), row.metric(), row.expected(), reasons.get(i)));
                continue;
            }
            QueueCase.Answer answer = Objects.requireNonNull(Objects.requireNonNull(answers.get(key(row))).get(row.metric()));
            judged.add(TrustReport.Row.judged(row.id(), row.metric(), row.expected(), answer.figure().value(), answer.figure().interval(), answer.basis()));
        }
        return new TrustReport(judged, groups());
    }

    private Map<String, Map<String, QueueCase.Answer>> answers(QueueRuns runs, double miss, int threads) {
        Map<String, Future<Map<String, QueueCase.Answer>>> running = new HashMap<>();
        Map<String, Map<String, QueueCase.Answer>> answers = new HashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), Thread.ofPlatform().daemon().name("validate-", 0).factory())) {
            // The longest first, so that none of them is left running alone at the end.
            cases.entrySet().stream().sorted(Comparator.comparingDouble((Map.Entry<String, QueueCase> entry) -> -entry.getValue().requests()))
                    .forEach(entry -> running.put(entry.getKey(), pool.submit(() -> entry.getValue().answers(runs, miss))));
            for (Map.Entry<String, Future<Map<String, QueueCase.Answer>>> each : running.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The validation failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The validation was interrupted.", interrupted);
        }
        return answers;
    }

    private List<TrustReport.Group> groups() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            counts.computeIfAbsent(rows.get(i).model(), model -> new int[2])[reasons.get(i).isEmpty() ? 0 : 1]++;
        }
        return counts.entrySet().stream().map(entry -> new TrustReport.Group(entry.getKey(), entry.getValue()[0], null, null, entry.getValue()[1])).toList();
    }
}
