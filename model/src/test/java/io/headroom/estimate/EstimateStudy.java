package io.headroom.estimate;

import io.headroom.engine.Evaluation;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Objective.Metric;
import io.headroom.plan.Objective.Statistic;
import io.headroom.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// Estimates and simulates random plans and says how far apart they are, by the load that the estimate sees: `mvn -Pestimate-study -DskipTests verify`,
/// a minute or two. Writes what the window shows beside estimated figures.
///
/// Plans 0 to 499 are scored. The few factors in the estimate that no theory gives were set on plans 10,000 to 10,249, the reduced form in the tests takes
/// others again.
public final class EstimateStudy {
    private static final int PLANS = 500;
    /// Objectives nearer to their simulated value than this are left out: there, chance decides.
    private static final double NEAR = 0.10;
    private static final long LEAST_REQUESTS = 500;
    private static final double LEAST_WAIT = 0.02;
    private static final double LEAST_QUEUE = 0.05;
    private static final double[] LOADS = {0.3, 0.5, 0.7, 0.85, 0.95, 1.05, 1.2, Double.POSITIVE_INFINITY};

    /// What the study found.
    ///
    /// @param judged objectives compared
    /// @param agreed those met or missed in both
    /// @param errors by figure, and by band of load, estimate and simulated value
    record Findings(long judged, long agreed, Map<String, Map<Double, List<double[]>>> errors) {
        double agreement() {
            return (double) agreed / judged;
        }

        /// The share of the simulated value by which estimates are off, at a percentile, in one band or below a load.
        double error(String figure, double fromLoad, double toLoad, double share) {
            double[] sorted = errors.getOrDefault(figure, Map.of()).entrySet().stream()
                    .filter(band -> band.getKey() > fromLoad && band.getKey() <= toLoad).flatMap(band -> band.getValue().stream())
                    .mapToDouble(pair -> Math.abs(pair[0] - pair[1]) / pair[1]).sorted().toArray();
            return percentile(sorted, share);
        }

        private double band(String figure, double load) {
            double[] sorted = errors.getOrDefault(figure, Map.of()).getOrDefault(load, List.of()).stream()
                    .mapToDouble(pair -> figure.equals(EstimateError.THROTTLED) ? Math.abs(pair[0] - pair[1]) : Math.abs(pair[1] / pair[0] - 1)).sorted().toArray();
            return percentile(sorted, EstimateError.COVERED);
        }

        private long count(String figure, double load) {
            return errors.getOrDefault(figure, Map.of()).getOrDefault(load, List.of()).size();
        }

        private static double percentile(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
        }
    }

    private record Case(Plan plan, Results simulated) {}

    private EstimateStudy() {}

    /// @param arguments the file to write, or none
    public static void main(String[] arguments) throws IOException {
        long began = System.nanoTime();
        Findings findings = study(0, PLANS, plan -> plan);
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
                "Estimate against simulation, %d random plans: %d of %d objectives more than 10 %% from their simulated value agree, %.1f %%.%n", PLANS, findings.agreed(),
                findings.judged(), 100 * findings.agreement()));
        table.append(String.format(Locale.ROOT, "%-12s", "error, %"));
        double before = 0;
        for (double load : LOADS) {
            table.append(String.format(Locale.ROOT, "%14s", Double.isInfinite(load) ? "beyond " + before : before + "-" + load));
            before = load;
        }
        for (String figure : findings.errors().keySet()) {
            table.append(String.format(Locale.ROOT, "%n%-12s", figure));
            double from = 0;
            for (double load : LOADS) {
                table.append(String.format(Locale.ROOT, "%14s", String.format(Locale.ROOT, "%.0f/%.0f", 100 * findings.error(figure, from, load, 0.5),
                        100 * findings.error(figure, from, load, 0.9))));
                from = load;
            }
        }
        System.out.println(table);
        System.out.printf(Locale.ROOT, "Median and 90th percentile of the error by demand over capacity; %.0f s in all.%n", (System.nanoTime() - began) / 1e9);
        if (arguments.length > 0) {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, csv(findings));
        }
    }

    private static String csv(Findings findings) {
        StringBuilder csv = new StringBuilder(String.format(Locale.ROOT, """
                # How far the estimate is from the simulation, by demand over capacity. Written by EstimateStudy (mvn -Pestimate-study -DskipTests verify)
                # with engine %s: %d random plans of one partition each, dense and MoE models of the catalogue and slots, %d tenants' objectives compared,
                # of which %.1f %% came out alike. Median and p90 are shares of the simulated value; nine in ten simulated values lie within `band` of the estimate,
                # as a share of it. The error of `throttled` is a difference of shares.
                up_to_load,figure,count,median,p90,band
                """, Evaluation.VERSION, PLANS, findings.judged(), 100 * findings.agreement()));
        for (String figure : findings.errors().keySet()) {
            double from = 0;
            for (double load : LOADS) {
                csv.append(String.format(Locale.ROOT, "%s,%s,%d,%.3f,%.3f,%.3f%n", load, figure, findings.count(figure, load), findings.error(figure, from, load, 0.5),
                        findings.error(figure, from, load, 0.9), findings.band(figure, load)));
                from = load;
            }
        }
        return csv.toString();
    }

    /// Estimates and simulates plans, on all processors.
    ///
    /// @param lighter makes a plan cheaper to simulate
    static Findings study(long first, int count, UnaryOperator<Plan> lighter) {
        List<Case> cases = LongStream.range(first, first + count).parallel().mapToObj(StudyPlans::plan).map(lighter)
                .map(plan -> new Case(plan, Evaluation.of(plan, 1))).toList();
        Map<String, Map<Double, List<double[]>>> errors = new TreeMap<>();
        long[] judged = new long[2];
        for (Case each : cases) {
            Estimate.Estimated estimated = new Estimate().of(each.plan());
            double load = estimated.loads().values().iterator().next();
            double band = Arrays.stream(LOADS).filter(end -> load < end).findFirst().orElse(Double.POSITIVE_INFINITY);
            PartitionResult guess = estimated.results().partitions().getFirst();
            PartitionResult truth = each.simulated().partitions().getFirst();
            keep(errors, EstimateError.UTILISATION, band, guess.utilisation(), truth.utilisation());
            keep(errors, EstimateError.TOKENS_OUT, band, guess.tokensOutPerSecond(), truth.tokensOutPerSecond());
            if (truth.queueMean() > LEAST_QUEUE) {
                keep(errors, EstimateError.QUEUE, band, guess.queueMean(), truth.queueMean());
            }
            for (TenantResult simulated : each.simulated().tenants()) {
                compare(errors, band, estimated.results().tenant(simulated.id()).orElseThrow(), simulated, judged);
            }
        }
        return new Findings(judged[0], judged[1], errors);
    }

    private static void compare(Map<String, Map<Double, List<double[]>>> errors, double band, TenantResult guess, TenantResult truth, long[] judged) {
        keep(errors, EstimateError.THROTTLED, band, guess.throttledShare(), Math.max(1e-9, truth.throttledShare()));
        for (Metric metric : Metric.values()) {
            LatencySummary simulated = truth.latency(metric);
            for (Statistic statistic : Statistic.values()) {
                double value = simulated.value(statistic);
                if (simulated.count() >= LEAST_REQUESTS && value > (metric == Metric.WAIT ? LEAST_WAIT : 0)) {
                    keep(errors, new Objective(metric, statistic, 1).key(), band, guess.latency(metric).value(statistic), value);
                }
            }
        }
        for (int i = 0; i < truth.objectives().size(); i++) {
            ObjectiveResult simulated = truth.objectives().get(i);
            double target = simulated.objective().targetSeconds();
            if (Math.abs(simulated.value() / target - 1) > NEAR) {
                judged[0]++;
                judged[1] += simulated.value() <= target == guess.objectives().get(i).value() <= target ? 1 : 0;
            }
        }
    }

    private static void keep(Map<String, Map<Double, List<double[]>>> errors, String figure, double band, double guess, double truth) {
        errors.computeIfAbsent(figure, _ -> new TreeMap<>()).computeIfAbsent(band, _ -> new ArrayList<>()).add(new double[] {Math.max(guess, 1e-9), truth});
    }
}
