package io.headroom.report;

import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.cost.CostBasis;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Capacity against demand over the term of a contract. Demand is the GPUs that the mean load of the run would fill, estimated as demand over capacity of each partition, grown by
/// compounding, by rates of its own where they are known; peaks need more than the mean. The share of the time that GPUs are busy would not do: a replica is busy with one request as with a full batch. Capacity is what the
/// fleet has on a date: clusters come and go by theirs.
///
/// @param start first day of the plan's run, month 0
/// @param filled GPUs that the load fills at the start
/// @param stocks what each cluster adds
/// @param growers what of the load grows by a rate of its own; the rest grows by that of the basis
/// @param points from month 0 to the end of the term, evenly apart
public record CapacityOutlook(LocalDate start, double filled, List<Stock> stocks, List<Grower> growers, List<Point> points) {
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

    /// What of the load grows by the same rate of its own.
    ///
    /// @param perMonth growth by compounding, as a share a month
    /// @param tenants tenants that send it
    /// @param filled GPUs that it fills at the start
    public record Grower(double perMonth, int tenants, double filled) {
        /// GPUs that it fills after a number of months.
        double after(double month) {
            return filled * Math.pow(1 + perMonth, month);
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
        growers = List.copyOf(growers);
        points = List.copyOf(points);
    }

    /// The outlook of a plan, with the rates of growth that it tells itself.
    ///
    /// @param basis its term, and the growth of what has no rate of its own
    public static CapacityOutlook of(Plan plan, CostBasis basis) {
        return of(plan, basis, WorkloadGrowth.of(plan, Map.of()));
    }

    /// The outlook of a plan.
    ///
    /// @param basis its term, and the growth of what has no rate of its own
    /// @param growths of the placed workloads of the plan
    public static CapacityOutlook of(Plan plan, CostBasis basis, List<WorkloadGrowth> growths) {
        LocalDate start = plan.run().start().toLocalDate();
        Map<PartitionId, Double> loads = new Estimate().of(plan).loads();
        Map<PartitionId, Double> filled = new HashMap<>();
        plan.partitions().forEach(partition -> filled.put(partition.id(), partition.gpuShare() * known(loads.getOrDefault(partition.id(), 0.0))));
        List<Stock> stocks = plan.fleet().stream().map(cluster -> stock(plan, cluster, start, filled)).toList();
        List<Grower> growers = OwnGrowth.of(plan, growths, filled);
        double all = stocks.stream().mapToDouble(Stock::filled).sum();
        double own = growers.stream().mapToDouble(Grower::filled).sum();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double month = (double) i * basis.termMonths() / STEPS;
            double demand = (all - own) * Math.pow(1 + basis.growthPerMonth(), month) + growers.stream().mapToDouble(grower -> grower.after(month)).sum();
            points.add(new Point(month, demand, sum(stocks, month, true), sum(stocks, month, false)));
        }
        return new CapacityOutlook(start, all, stocks, growers, points);
    }

    private static Stock stock(Plan plan, Cluster cluster, LocalDate start, Map<PartitionId, Double> filled) {
        List<Partition> partitions = plan.partitionsOn(cluster.id());
        double held = partitions.stream().mapToDouble(Partition::gpuShare).sum();
        return new Stock(cluster.name(), cluster.availableFrom() == null ? 0 : Math.max(0, months(start, cluster.availableFrom())),
                cluster.availableUntil() == null ? Double.POSITIVE_INFINITY : months(start, cluster.availableUntil()), held, cluster.gpus() - held,
                partitions.stream().mapToDouble(partition -> filled.getOrDefault(partition.id(), 0.0)).sum());
    }

    /// A load that is not known fills nothing.
    static double known(double load) {
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
