package io.headroom.allocate.frontier;

import io.headroom.allocate.Assurance;
import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What one way to serve the tenant comes to.
///
/// @param size the way
/// @param kind where its figures come from: estimated ones have no intervals
/// @param capacityUsdPerHour what the tenant's GPUs cost in US dollars per hour: all of its cabin at the reserved price, or of the lane at the on-demand price its
///     share by tokens served; NaN in a lane that served nothing
/// @param missUsdPerHour what its missed deadlines cost in US dollars per hour; NaN where that is not known, as in an estimate of a tenant that pays for them
/// @param planUsdPerHour what all partitions of the plan cost in US dollars per hour
/// @param usdPerMillionTokens cost of a million tokens, input and output together, in US dollars; NaN where none were served
/// @param delay 99th percentile of the metric that was asked about, in seconds, NaN where none were served
/// @param delayInterval its 95 % interval
/// @param throttledShare share of its requests refused by a rate limit, 0 to 1
/// @param lostShare share of the requests that ended which were not served, 0 to 1: throttled, rejected or expired
/// @param utilisation share of the time the partition is busy, 0 to 1
/// @param objectives how its objectives came out
/// @param others what does not hold of the other tenants
/// @param dominated whether another point costs no more, delays no longer and loses no more, and is better in one of them
public record Point(Size size, NumberKind kind, double capacityUsdPerHour, double missUsdPerHour, double planUsdPerHour, double usdPerMillionTokens, double delay,
        Interval delayInterval, double throttledShare, double lostShare, double utilisation, List<ObjectiveResult> objectives, List<Assurance.Breach> others,
        boolean dominated) {
    private static final double HOUR = 3600;
    private static final double MILLION = 1e6;

    /// Keeps its own copies.
    public Point {
        objectives = List.copyOf(objectives);
        others = List.copyOf(others);
    }

    /// What the tenant costs in US dollars per hour, missed deadlines included where they are known.
    public double usdPerHour() {
        return capacityUsdPerHour + (Double.isNaN(missUsdPerHour) ? 0 : missUsdPerHour);
    }

    /// The share of the time above which its GPUs cost less reserved than on demand; empty where on-demand GPUs cost nothing.
    public OptionalDouble breakEvenUtilisation() {
        return size.plan().cluster(size.plan().partition(size.partition()).cluster()).prices().breakEvenUtilisation();
    }

    static Point of(Size size, TenantId id, Objective.Metric metric, Results results, NumberKind kind, Assurance assurance) {
        Plan plan = size.plan();
        TenantResult tenant = results.tenant(id).orElseThrow();
        double seconds = results.engine().durationSeconds() * Math.max(1, results.engine().replications());
        boolean pays = plan.tenant(id).workloads().stream().anyMatch(workload -> workload.missUsd() > 0);
        double miss = kind == NumberKind.ESTIMATED ? pays ? Double.NaN : 0 : tenant.pushback().missUsd() * HOUR / seconds;
        double capacity = capacity(plan, plan.partition(size.partition()), tenant, results);
        double million = tokens(tenant) * HOUR / MILLION;
        LatencySummary latency = tenant.latency(metric);
        long ended = tenant.offered() - tenant.inFlight();
        return new Point(size, kind, capacity, miss, plan.usdPerHour(), million == 0 ? Double.NaN : capacity / million, latency.p99(), latency.p99Interval(),
                tenant.throttledShare(), ended == 0 ? tenant.offered() == 0 ? 0 : 1 : 1 - (double) tenant.served() / ended,
                results.partition(size.partition()).orElseThrow().utilisation(), tenant.objectives(), kind == NumberKind.ESTIMATED ? List.of()
                        : assurance.breaches(results, other -> !other.equals(id)), false);
    }

    private static double capacity(Plan plan, Partition partition, TenantResult tenant, Results results) {
        double usd = plan.usdPerHour(partition);
        double all = results.tenants().stream().filter(other -> other.partition().equals(partition.id())).mapToDouble(Point::tokens).sum();
        return partition.reserved() ? usd : all == 0 ? Double.NaN : usd * tokens(tenant) / all;
    }

    private static double tokens(TenantResult tenant) {
        return tenant.tokensInPerSecond() + tenant.tokensOutPerSecond();
    }

    /// The same points, each told whether another one is better. A point without a delay, since nothing was served, delays for ever; one without a cost costs no end.
    public static List<Point> marked(List<Point> points) {
        List<Point> marked = new ArrayList<>();
        for (Point point : points) {
            marked.add(point.with(points.stream().anyMatch(other -> other.beats(point))));
        }
        return List.copyOf(marked);
    }

    private boolean beats(Point other) {
        boolean noWorse = endless(usdPerHour()) <= endless(other.usdPerHour()) && endless(delay) <= endless(other.delay) && lostShare <= other.lostShare;
        return noWorse && (endless(usdPerHour()) < endless(other.usdPerHour()) || endless(delay) < endless(other.delay) || lostShare < other.lostShare);
    }

    private static double endless(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private Point with(boolean beaten) {
        return new Point(size, kind, capacityUsdPerHour, missUsdPerHour, planUsdPerHour, usdPerMillionTokens, delay, delayInterval, throttledShare, lostShare, utilisation,
                objectives, others, beaten);
    }
}
