package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What one replication of partitions that are simulated together came to.
///
/// @param partitions in plan order
record GroupTally(List<PartitionTally> partitions) {
    /// Slices of the horizon, after each of which a run reports.
    private static final int SLICES = 2_000;

    /// Simulates a portion over the whole horizon.
    ///
    /// @param watch what to keep
    /// @param cancelled asked every few milliseconds
    /// @param progress told the share of the horizon that each slice covers
    /// @return null if it was cancelled
    static @Nullable GroupTally of(Portion portion, int replication, Watch watch, BooleanSupplier cancelled, DoubleConsumer progress) {
        RunSettings run = portion.plan().run();
        Group group = new Group(portion, replication, watch);
        double end = run.warmupSeconds() + run.durationSeconds();
        if (!advance(group, 0, run.warmupSeconds(), end, cancelled, progress)) {
            return null;
        }
        List<Reading> readings = group.partitions().stream().map(partition -> new Reading(partition, run.warmupSeconds(), portion.linked(), watch.occupancy())).toList();
        for (int i = 1; i <= watch.sections(); i++) {
            double from = run.warmupSeconds() + run.durationSeconds() * (i - 1) / watch.sections();
            double to = i == watch.sections() ? end : run.warmupSeconds() + run.durationSeconds() * i / watch.sections();
            readings.forEach(Reading::beginStretch);
            if (!advance(group, from, to, end, cancelled, progress)) {
                return null;
            }
            readings.forEach(reading -> reading.endStretch(to));
        }
        Map<TenantRun, Backlog.Count> backlogs = group.backlogs();
        List<PartitionTally> tallies = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            tallies.add(readings.get(i).tally(portion.plan(), portion.plan().partitions().get(i), group, backlogs));
        }
        return new GroupTally(List.copyOf(tallies));
    }

    private static boolean advance(Group group, double from, double to, double end, BooleanSupplier cancelled, DoubleConsumer progress) {
        int slices = (int) Math.ceil(SLICES * (to - from) / end);
        for (int i = 1; i <= slices; i++) {
            if (!group.advance(i == slices ? to : from + (to - from) * i / slices, cancelled)) {
                return false;
            }
            progress.accept((to - from) / slices / end);
        }
        return true;
    }

    /// What a partition has done since the warm-up.
    private static final class Reading {
        private final PartitionRun partition;
        private final double busy;
        private final double kv;
        private final double waiting;
        private final double lent;
        /// What it serves where its tenants' meters do not tell, since they may be served elsewhere.
        private final @Nullable ServedTokens tokens;
        private final @Nullable Occupancy occupancy;
        private final List<Observation.Stretch> stretches = new ArrayList<>();
        private double busyBefore;
        private double waitingBefore;

        /// @param linked whether requests may be served elsewhere than where their tenant is
        Reading(PartitionRun partition, double warmupSeconds, boolean linked, boolean watchOccupancy) {
            this.partition = partition;
            busy = partition.busySeconds();
            kv = partition.kvSeconds();
            waiting = partition.waitingSeconds();
            lent = partition.lentSeconds();
            tokens = linked ? partition.countTokensFrom(warmupSeconds) : null;
            occupancy = watchOccupancy ? partition.watchOccupancy() : null;
        }

        void beginStretch() {
            busyBefore = partition.busySeconds();
            waitingBefore = partition.waitingSeconds();
        }

        void endStretch(double to) {
            stretches.add(new Observation.Stretch(partition.busySeconds() - busyBefore, partition.waitingSeconds() - waitingBefore,
                    occupancy == null ? List.of() : occupancy.take(to)));
        }

        PartitionTally tally(Plan plan, Partition of, Group group, Map<TenantRun, Backlog.Count> counts) {
            double seconds = plan.run().durationSeconds();
            double replicaSeconds = plan.replicas(of) * seconds;
            List<VerdictMeter> meters = new ArrayList<>();
            List<Backlog> backlogs = new ArrayList<>();
            for (Tenant tenant : plan.tenantsIn(of.id())) {
                TenantRun state = group.tenant(tenant.id());
                VerdictMeter meter = state.meter.verdict();
                meter.seal();
                meters.add(meter);
                Backlog.Count count = counts.get(state);
                backlogs.add(count == null ? Backlog.NONE : count.total());
            }
            return new PartitionTally(List.copyOf(meters), List.copyOf(backlogs), (partition.busySeconds() - busy) / replicaSeconds,
                    (partition.kvSeconds() - kv) / replicaSeconds, (partition.waitingSeconds() - waiting) / seconds,
                    (partition.lentSeconds() - lent) * plan.deploymentOf(of).gpusPerReplica() / seconds, tokens == null ? sum(meters, meter -> meter.tokensIn) : tokens.input(),
                    tokens == null ? sum(meters, meter -> meter.tokensCached) : tokens.cached(), tokens == null ? sum(meters, meter -> meter.tokensOut) : tokens.output(),
                    partition.requestCount(), partition.events(), List.copyOf(stretches));
        }
    }

    private static long sum(List<VerdictMeter> meters, ToLongFunction<VerdictMeter> figure) {
        return meters.stream().mapToLong(figure).sum();
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        return partitions.stream().mapToLong(PartitionTally::bytes).sum();
    }

    /// Requests simulated.
    long requests() {
        return partitions.stream().mapToLong(PartitionTally::requests).sum();
    }
}
