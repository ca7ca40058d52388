package io.headroom.trust;

import io.headroom.engine.LatencyHistogram;
import io.headroom.engine.Observation;
import io.headroom.engine.Watch;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * How long a run must be follows from the queue alone. Near saturation the mean wait of n requests has the relative variance m / n, where m = 2 (1 + scv) / (1 - load)^2
 * is also about the number of requests in which the queue forgets (Whitt, Planning queueing simulations, Management Science 35 (1989)); so a standard error of p takes
 * m / p^2 requests. Far percentiles want some millions besides. Then each of 40 sections is hundreds of times longer than the memory, and the warm-up 25 times.
 */
/// Simulates queues as plans.
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
    static double requests(QueueShape queue, double precision) throws NotExpressible {
        double wanted = Math.max(precision == ROUGH ? LEAST_ROUGH : LEAST, queue.memory() / (precision * precision));
        double requests = Math.min(MOST, wanted);
        if (requests < SECTIONS * MEMORIES_IN_SECTION * queue.memory()) {
            throw new NotExpressible("so close to saturation that it forgets only after some %.0f requests: an honest interval would take more than %.0f million of them"
                    .formatted(queue.memory(), MOST / 1e6));
        }
        return requests;
    }

    /// Requests of a run, its warm-up included.
    static double inAll(QueueShape queue, double measured) {
        return measured + MEMORIES_TO_FORGET * queue.memory();
    }

    /// Simulates queues that are alike, each on its own.
    ///
    /// @param pools how many of them; the requests are shared between them
    /// @param metrics the figures that will be asked for
    QueueSample run(Queue queue, int pools, Collection<QueueMetric> metrics, double precision) throws NotExpressible {
        double each = Math.max(requests(queue, precision) / pools, SECTIONS * MEMORIES_IN_SECTION * queue.memory());
        double unit = unit(queue);
        Queue simulated = queue.in(unit);
        Looks looks = Looks.of(metrics);
        Plan plan = QueuePlans.alike(simulated, pools, settings(simulated, each));
        List<Observation> seen = new ArrayList<>();
        for (Partition lane : plan.partitions()) {
            seen.addAll(observe(plan, lane, looks.watch(unit), each));
        }
        return new QueueSample(simulated, unit, seen, looks.waits(), looks.stays());
    }

    /// Simulates a queue with classes.
    ///
    /// @param metrics the figures that will be asked for, of whichever class
    /// @return what was seen of all classes together, then of each
    List<QueueSample> run(ClassedQueue queue, Collection<QueueMetric> metrics, double precision) throws NotExpressible {
        double each = requests(queue, precision);
        double unit = unit(queue);
        ClassedQueue simulated = queue.in(unit);
        Looks looks = Looks.of(metrics);
        Plan plan = QueuePlans.classed(simulated, inAll(queue, each), settings(simulated, each));
        List<Observation> seen = observe(plan, plan.partitions().getFirst(), looks.watch(unit), each);
        List<QueueSample> samples = new ArrayList<>();
        samples.add(new QueueSample(simulated, unit, List.of(together(seen)), looks.waits(), looks.stays()));
        seen.forEach(one -> samples.add(new QueueSample(simulated, unit, List.of(one), looks.waits(), looks.stays())));
        return samples;
    }

    private static double unit(QueueShape queue) {
        return Math.scalb(1.0, Math.getExponent(queue.rate() / PACE));
    }

    private RunSettings settings(QueueShape queue, double requests) {
        return new RunSettings(LocalDateTime.of(2027, 1, 1, 0, 0), requests / queue.rate(), MEMORIES_TO_FORGET * queue.memory() / queue.rate(), seed, 1);
    }

    private List<Observation> observe(Plan plan, Partition lane, Watch watch, double requests) {
        List<Observation> seen = Observation.all(plan, lane.id(), watch, cancelled, share -> progress.accept(share * requests));
        if (seen == null) {
            throw new IllegalStateException("The validation was interrupted.");
        }
        return seen;
    }

    /// What was seen of all tenants of a partition as if they were one.
    private static Observation together(List<Observation> tenants) {
        return new Observation(IntStream.range(0, SECTIONS).mapToObj(i -> together(tenants, i)).toList());
    }

    private static Observation.Section together(List<Observation> tenants, int at) {
        LatencyHistogram waits = new LatencyHistogram();
        LatencyHistogram stays = new LatencyHistogram();
        long offered = 0;
        Observation.Section first = tenants.getFirst().sections().get(at);
        long[] waited = new long[first.waitsBeyond().size()];
        long[] stayed = new long[first.e2eBeyond().size()];
        for (Observation tenant : tenants) {
            Observation.Section section = tenant.sections().get(at);
            waits.add(section.waits());
            stays.add(section.e2e());
            offered += section.offered();
            add(waited, section.waitsBeyond());
            add(stayed, section.e2eBeyond());
        }
        return new Observation.Section(first.seconds(), offered, waits, stays, Arrays.stream(waited).boxed().toList(), Arrays.stream(stayed).boxed().toList(),
                first.partition());
    }

    private static void add(long[] sums, List<Long> counts) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += counts.get(i);
        }
    }

    /// What a run must keep for the figures that are asked for, in units of the file.
    private record Looks(List<Double> waits, List<Double> stays, boolean occupancy) {
        static Looks of(Collection<QueueMetric> metrics) {
            return new Looks(bounds(metrics, true), bounds(metrics, false), metrics.stream().anyMatch(Looks::needsOccupancy));
        }

        Watch watch(double unit) {
            return new Watch(SECTIONS, inSeconds(waits, unit), inSeconds(stays, unit), occupancy);
        }

        private static List<Double> bounds(Collection<QueueMetric> metrics, boolean wait) {
            return metrics.stream().map(metric -> bound(metric, wait)).filter(Objects::nonNull).distinct().toList();
        }

        private static @Nullable Double bound(QueueMetric metric, boolean wait) {
            return switch (metric) {
                case QueueMetric.Beyond beyond when beyond.waiting() == wait -> beyond.time();
                case QueueMetric.NotAtOnce _ when wait -> 0.0;
                default -> null;
            };
        }

        /// A clock that has run for a million seconds tells a time of service to nine digits: the bounds are moved a little, lest a time exactly on one counts as beyond.
        private static List<Double> inSeconds(List<Double> bounds, double unit) {
            return bounds.stream().map(bound -> bound * unit * (1 + 1e-6)).toList();
        }

        private static boolean needsOccupancy(QueueMetric metric) {
            return switch (metric) {
                case QueueMetric.Population number -> !number.waitingOnly();
                case QueueMetric.NumberVariance _, QueueMetric.NumberShare _, QueueMetric.NumberPercentile _ -> true;
                case QueueMetric.Load _, QueueMetric.Blocked _, QueueMetric.Throughput _, QueueMetric.Moment _, QueueMetric.Beyond _, QueueMetric.Percentile _,
                        QueueMetric.ServiceScv _, QueueMetric.NotAtOnce _, QueueMetric.TimeInQueue _ -> false;
            };
        }
    }
}
