package io.headroom.engine;

import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Asks after each replication how wide the intervals are that count: those of every placed tenant's objectives, or of the mean and p99 of its end-to-end times if
/// it has none. It adds replications up as they come, so asking after each of many stays cheap.
final class StoppingRule {
    private final List<Watched> watched = new ArrayList<>();

    StoppingRule(Plan plan) {
        for (int partition = 0; partition < plan.partitions().size(); partition++) {
            List<Tenant> placed = plan.tenantsIn(plan.partitions().get(partition).id());
            for (int place = 0; place < placed.size(); place++) {
                watched.add(new Watched(placed.get(place), partition, place));
            }
        }
    }

    /// Takes the next replication.
    void add(List<PartitionTally> replication) {
        watched.forEach(each -> each.add(replication));
    }

    /// The widest half-width as a share of its value; infinite if an interval is not known.
    double widest() {
        return watched.stream().mapToDouble(Watched::widest).max().orElse(0);
    }

    private static final class Watched {
        private static final List<Objective> USUAL = List.of(new Objective(Objective.Metric.E2E, Objective.Statistic.MEAN, 1),
                new Objective(Objective.Metric.E2E, Objective.Statistic.P99, 1));

        private final List<Objective> figures;
        private final int partition;
        private final int place;
        private final Map<Objective.Metric, LatencyStatistics> latencies = new EnumMap<>(Objective.Metric.class);
        private long offered;

        Watched(Tenant tenant, int partition, int place) {
            figures = tenant.objectives().isEmpty() ? USUAL : tenant.objectives();
            this.partition = partition;
            this.place = place;
            figures.forEach(figure -> latencies.put(figure.metric(), new LatencyStatistics(List.of())));
        }

        void add(List<PartitionTally> replication) {
            VerdictMeter meter = replication.get(partition).meters().get(place);
            offered += meter.offered;
            latencies.forEach((metric, latency) -> latency.add(meter.sections(metric)));
        }

        /// A tenant that sends nothing keeps nobody waiting.
        double widest() {
            return offered == 0 ? 0 : figures.stream().mapToDouble(this::halfWidth).max().orElse(0);
        }

        private double halfWidth(Objective figure) {
            LatencyStatistics latency = Objects.requireNonNull(latencies.get(figure.metric()));
            Interval interval = latency.interval(figure.statistic());
            if (!interval.known()) {
                return Double.POSITIVE_INFINITY;
            }
            double value = latency.value(figure.statistic());
            return interval.hi() == interval.lo() ? 0 : value > 0 ? interval.relativeHalfWidth(value) : Double.POSITIVE_INFINITY;
        }
    }
}
