package io.headroom.estimate;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How far an estimate is off, by the load it was made at: measured against the simulation on random plans.
public final class EstimateError {
    /// Share of the plans whose simulated value lies within the error of its estimate.
    public static final double COVERED = 0.9;

    /// The figures besides latencies that an error is known of.
    public static final String UTILISATION = "utilisation";
    /// Output tokens per second.
    public static final String TOKENS_OUT = "tokens_out";
    /// Mean number of requests that wait for service.
    public static final String QUEUE = "queue";
    /// Share of the requests throttled; its error is a difference of shares.
    public static final String THROTTLED = "throttled";

    private final TreeSet<Double> loads = new TreeSet<>();
    private final Map<String, Map<Double, Double>> errors = new HashMap<>();

    /// The error of one figure in one band of loads.
    ///
    /// @param upToLoad demand over capacity at which the band ends; the last band has no end
    /// @param figure the key of an objective, e.g. `ttft_p99`, or one of the figures named here
    /// @param error nine in ten simulated values lie within this share of the estimate, above or below
    public record Row(double upToLoad, String figure, double error) {}

    /// @throws InvalidPlan if a figure lacks a band
    public EstimateError(List<Row> rows) {
        for (Row row : rows) {
            loads.add(row.upToLoad());
            errors.computeIfAbsent(row.figure(), _ -> new HashMap<>()).put(row.upToLoad(), row.error());
        }
        errors.forEach((figure, bands) -> {
            if (bands.size() != loads.size()) {
                throw new InvalidPlan("The error of %s is known for %d of %d bands of load. Maybe run the study again?".formatted(figure, bands.size(), loads.size()));
            }
        });
    }

    /// The error of a latency that was estimated at a load, as a share of it.
    public double of(Objective.Metric metric, Objective.Statistic statistic, double load) {
        return of(new Objective(metric, statistic, 1).key(), load);
    }

    /// The error of a figure that was estimated at a load.
    ///
    /// @throws IllegalArgumentException if nothing is known of the figure
    public double of(String figure, double load) {
        Map<Double, Double> bands = errors.get(figure);
        if (bands == null) {
            throw new IllegalArgumentException("No error is known of the figure \"%s\".".formatted(figure));
        }
        Double band = Double.isNaN(load) ? null : loads.higher(load);
        return bands.getOrDefault(band == null ? loads.last() : band, Double.NaN);
    }
}
