package io.headroom.trust;

import io.headroom.engine.Observation;
import io.headroom.engine.Watch;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/*
 * How long a run must be follows from the queue alone. Near saturation the mean wait of n requests has the relative variance m / n, where m = 2 (1 + scv) / (1 - load)^2
 * is also about the number of requests in which the queue forgets (Whitt, Planning queueing simulations, Management Science 35 (1989)); so a standard error of p takes
 * m / p^2 requests. Far percentiles want some millions besides. Then each of 40 sections is hundreds of times longer than the memory, and the warm-up 25 times.
 */
/// Sets queues up as plans, a lane of slots and a tenant for each, and simulates them.
final class QueueRuns {
    /// How closely the figures of a row are wanted: the relative standard error of a mean wait.
    static final double CLOSE = 0.006;
    /// How closely a figure is wanted that only has to be told from a target.
    static final double ROUGH = 0.03;

    private static final int SECTIONS = 40;
    private static final double LEAST = 6e6;
    private static final double LEAST_ROUGH = 2e6;
    private static final double MOST = 1.2e8;
    private static final double MEMORIES_IN_SECTION = 25;
    private static final double MEMORIES_TO_FORGET = 25;
    /// Arrivals per simulated second are brought to this or up to twice as many by a power of two, so that any unit of time suits the clock.
    private static final double PACE = 16;
    private static final ModelId SERVICE = new ModelId("service");
    private static final TierId TIER = new TierId("all");

    private final long seed;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;

    /// @param progress told the requests as they are simulated
    QueueRuns(long seed, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.seed = seed;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /// Requests that a run takes.
    ///
    /// @throws NotExpressible if they are too many
    static double requests(Queue queue, double precision) throws NotExpressible {
        double wanted = Math.max(precision == ROUGH ? LEAST_ROUGH : LEAST, queue.memory() / (precision * precision));
        double requests = Math.min(MOST, wanted);
        if (requests < SECTIONS * MEMORIES_IN_SECTION * queue.memory()) {
            throw new NotExpressible("so close to saturation that it forgets only after some %.0f requests: an honest interval would take more than %.0f million of them"
                    .formatted(queue.memory(), MOST / 1e6));
        }
        return requests;
    }

    /// Simulates queues that are alike, each on its own.
    ///
    /// @param pools how many of them; the requests are shared between them
    /// @param metrics the figures that will be asked for
    QueueSample run(Queue queue, int pools, Collection<QueueMetric> metrics, double precision) throws NotExpressible {
        double each = Math.max(requests(queue, precision) / pools, SECTIONS * MEMORIES_IN_SECTION * queue.memory());
        double unit = Math.scalb(1.0, Math.getExponent(queue.rate() / PACE));
        Queue simulated = queue.in(unit);
        List<Double> waits = bounds(metrics, true);
        List<Double> stays = bounds(metrics, false);
        boolean occupancy = metrics.stream().anyMatch(QueueRuns::needsOccupancy);
        Watch watch = new Watch(SECTIONS, inSeconds(waits, unit), inSeconds(stays, unit), occupancy);
        Plan plan = plan(simulated, pools, each);
        List<Observation> seen = new ArrayList<>();
        for (Tenant tenant : plan.tenants()) {
            Observation observation = Observation.of(plan, tenant.id(), watch, cancelled, share -> progress.accept(share * each));
            if (observation == null) {
                throw new IllegalStateException("The validation was interrupted.");
            }
            seen.add(observation);
        }
        return new QueueSample(simulated, unit, seen, waits, stays);
    }

    private static List<Double> bounds(Collection<QueueMetric> metrics, boolean wait) {
        return metrics.stream().filter(QueueMetric.Beyond.class::isInstance).map(QueueMetric.Beyond.class::cast).filter(beyond -> beyond.waiting() == wait)
                .map(QueueMetric.Beyond::time).distinct().toList();
    }

    /// A clock that has run for a million seconds tells a time of service to nine digits: the bounds are moved a little, lest a time exactly on one counts as beyond.
    private static List<Double> inSeconds(List<Double> bounds, double unit) {
        return bounds.stream().map(bound -> bound * unit * (1 + 1e-6)).toList();
    }

    private static boolean needsOccupancy(QueueMetric metric) {
        return switch (metric) {
            case QueueMetric.Population number -> !number.waitingOnly();
            case QueueMetric.NumberVariance variance -> true;
            case QueueMetric.NumberShare share -> true;
            case QueueMetric.NumberPercentile percentile -> true;
            case QueueMetric.Load load -> false;
            case QueueMetric.Blocked blocked -> false;
            case QueueMetric.Throughput throughput -> false;
            case QueueMetric.Moment moment -> false;
            case QueueMetric.Beyond beyond -> false;
            case QueueMetric.Percentile percentile -> false;
            case QueueMetric.ServiceScv scv -> false;
        };
    }

    /// The plan of some queues that are alike.
    ///
    /// @param queue with times in seconds
    /// @param requests for each
    Plan plan(Queue queue, int pools, double requests) {
        GpuType gpu = new GpuType(new GpuTypeId("server"), "Server", 1, 1, 1, null, null, 1, 1, null, "none: servers are not GPUs");
        Cluster cluster = new Cluster(new ClusterId("servers"), "Servers", gpu.id(), pools, 1, null, new Prices(0, 0, LocalDate.EPOCH, "none"));
        Deployment deployment = new Deployment(new DeploymentId("service"), "Service", SERVICE, new Serving.Slots(queue.servers(), queue.service(), 1));
        // Each queue has streams of its own, which depend on what it is and on nothing beside it.
        String name = "q" + Integer.toHexString(queue.toString().hashCode());
        List<Partition> partitions = new ArrayList<>();
        List<Tenant> tenants = new ArrayList<>();
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(queue.rate())), new Distribution.Fixed(1), new Distribution.Fixed(1));
        for (int i = 0; i < pools; i++) {
            PartitionId lane = new PartitionId("lane-" + i);
            partitions.add(new Partition(lane, "Lane " + i, Partition.Kind.SHARED, cluster.id(), 1, deployment.id(), null).withQueueing(Queueing.USUAL.withLength(queue.places())));
            Workload workload = new Workload("requests", List.of(SERVICE), traffic, Workload.Kind.INTERACTIVE, null);
            tenants.add(new Tenant(new TenantId(name + "-" + i), "Callers " + i, TIER, lane, List.of(workload), List.of()));
        }
        RunSettings run = new RunSettings(LocalDateTime.of(2027, 1, 1, 0, 0), requests / queue.rate(), MEMORIES_TO_FORGET * queue.memory() / queue.rate(), seed, 1);
        return new Plan("Queue", "", List.of(gpu), List.of(), List.of(cluster), List.of(deployment), partitions,
                List.of(new Tier(TIER, "All", Tier.Level.GOLD, Limits.NONE, 1)), tenants, List.of(), run);
    }
}
