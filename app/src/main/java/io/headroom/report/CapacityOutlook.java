package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Capacity against demand over the term of a contract. Demand is the GPUs that the mean load of the run would fill, estimated as demand over capacity of each partition, grown by
/// compounding; peaks need more than the mean. The share of the time that GPUs are busy would not do: a replica is busy with one request as with a full batch. Capacity is what the
/// fleet has on a date: clusters come and go by theirs.
///
/// @param start first day of the plan's run, month 0
/// @param filled GPUs that the load fills at the start
/// @param stocks what each cluster adds
/// @param points from month 0 to the end of the term, evenly apart
public record CapacityOutlook(LocalDate start, double filled, List<Stock> stocks, List<Point> points) {
    /// Steps from the first point to the last.
    public static final int STEPS = 12;

    /// What a cluster adds to the capacity.
    ///
    /// @param cluster its name
    /// @param from months from the start until it is there, 0 where it is there already; parts of a month are those of its days
    /// @param until months from the start until it is gone; infinite where it stays
    /// @param held GPUs that partitions hold
    /// @param free GPUs that none holds
    /// @param filled of those held, GPUs that the load fills; more than held where it is more than they carry
    public record Stock(String cluster, double from, double until, double held, double free, double filled) {
        /// Whether it is there after a number of months.
        public boolean there(double month) {
            return from <= month && month < until;
        }
    }

    /// A month.
    ///
    /// @param month months from the start
    /// @param demand GPUs that the load fills, estimated
    /// @param held GPUs that partitions hold and that are there
    /// @param free GPUs that are there and that none holds
    public record Point(double month, double demand, double held, double free) {
        /// All GPUs that are there.
        public double capacity() {
            return held + free;
        }
    }

    /// Keeps its own copies.
    public CapacityOutlook {
        stocks = List.copyOf(stocks);
        points = List.copyOf(points);
    }

    /// The outlook of a plan.
    ///
    /// @param basis its growth and term
    public static CapacityOutlook of(Plan plan, CostBasis basis) {
        LocalDate start = plan.run().start().toLocalDate();
        Map<PartitionId, Double> loads = new Estimate().of(plan).loads();
        List<Stock> stocks = plan.fleet().stream().map(cluster -> stock(plan, cluster, start, loads)).toList();
        double filled = stocks.stream().mapToDouble(Stock::filled).sum();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double month = (double) i * basis.termMonths() / STEPS;
            points.add(new Point(month, filled * Math.pow(1 + basis.growthPerMonth(), month), sum(stocks, month, true), sum(stocks, month, false)));
        }
        return new CapacityOutlook(start, filled, stocks, points);
    }

    private static Stock stock(Plan plan, Cluster cluster, LocalDate start, Map<PartitionId, Double> loads) {
        double held = plan.partitionsOn(cluster.id()).stream().mapToDouble(Partition::gpuShare).sum();
        double filled = plan.partitionsOn(cluster.id()).stream().mapToDouble(partition -> partition.gpuShare() * known(loads.getOrDefault(partition.id(), 0.0))).sum();
        return new Stock(cluster.name(), cluster.availableFrom() == null ? 0 : Math.max(0, months(start, cluster.availableFrom())),
                cluster.availableUntil() == null ? Double.POSITIVE_INFINITY : months(start, cluster.availableUntil()), held, cluster.gpus() - held, filled);
    }

    private static double known(double load) {
        return Double.isFinite(load) ? load : 0;
    }

    /// Calendar months, the rest by the days of the month it falls into; below 0 for a day before.
    static double months(LocalDate start, LocalDate day) {
        long whole = ChronoUnit.MONTHS.between(start, day);
        if (start.plusMonths(whole).isAfter(day)) {
            whole--;
        }
        LocalDate last = start.plusMonths(whole);
        return whole + (double) ChronoUnit.DAYS.between(last, day) / ChronoUnit.DAYS.between(last, start.plusMonths(whole + 1));
    }

    private static double sum(List<Stock> stocks, double month, boolean held) {
        return stocks.stream().filter(one -> one.there(month)).mapToDouble(one -> held ? one.held() : one.free()).sum();
    }
}
