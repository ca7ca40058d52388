package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// What one replication of one partition came to.
///
/// @param meters for each of its tenants in plan order
/// @param utilisation share of the measured time its replicas were busy
/// @param kvUtilisation share of its KV cache in use over the measured time
/// @param queueMean mean number of waiting requests over the measured time
/// @param stretches what the partition did in each section
record PartitionTally(List<VerdictMeter> meters, double utilisation, double kvUtilisation, double queueMean, long requests, long events,
        List<Observation.Stretch> stretches) {
    /// Slices of the horizon, after each of which a run reports.
    private static final int SLICES = 2_000;

    /// Simulates a partition over the whole horizon.
    ///
    /// @param watch what to keep
    /// @param cancelled asked every few milliseconds
    /// @param progress told the share of the horizon that each slice covers
    /// @return null if it was cancelled
    static @Nullable PartitionTally of(Portion portion, int replication, Watch watch, BooleanSupplier cancelled, DoubleConsumer progress) {
        Plan plan = portion.plan();
        Partition partition = portion.partition();
        RunSettings run = plan.run();
        PartitionRun simulation = new PartitionRun(plan, partition, 0);
        boolean atOnce = plan.deploymentOf(partition).serving() instanceof Serving.Slots;
        simulation.tellFirstTokens(!atOnce);
        List<VerdictMeter> meters = new ArrayList<>();
        for (Tenant tenant : plan.tenants()) {
            VerdictMeter meter = new VerdictMeter(run.warmupSeconds(), run.durationSeconds(), watch, atOnce);
            meters.add(meter);
            TenantRun tenantRun = new TenantRun(tenant.id(), meter);
            tenantRun.adopt(plan.tier(tenant.tier()));
            for (int i = 0; i < tenant.workloads().size(); i++) {
                Source source = new Source(tenantRun, plan, tenant, i, run, replication);
                source.startAt(0);
                simulation.add(source);
            }
        }
        double end = run.warmupSeconds() + run.durationSeconds();
        if (!advance(simulation, 0, run.warmupSeconds(), end, cancelled, progress)) {
            return null;
        }
        double busy = simulation.busySeconds();
        double kv = simulation.kvSeconds();
        double waiting = simulation.waitingSeconds();
        Occupancy occupancy = watch.occupancy() ? simulation.watchOccupancy() : null;
        List<Observation.Stretch> stretches = new ArrayList<>();
        for (int i = 1; i <= watch.sections(); i++) {
            double from = run.warmupSeconds() + run.durationSeconds() * (i - 1) / watch.sections();
            double to = i == watch.sections() ? end : run.warmupSeconds() + run.durationSeconds() * i / watch.sections();
            double busyBefore = simulation.busySeconds();
            double waitingBefore = simulation.waitingSeconds();
            if (!advance(simulation, from, to, end, cancelled, progress)) {
                return null;
            }
            stretches.add(new Observation.Stretch(simulation.busySeconds() - busyBefore, simulation.waitingSeconds() - waitingBefore,
                    occupancy == null ? List.of() : occupancy.take(to)));
        }
        meters.forEach(VerdictMeter::seal);
        double replicaSeconds = plan.replicas(partition) * run.durationSeconds();
        return new PartitionTally(meters, (simulation.busySeconds() - busy) / replicaSeconds, (simulation.kvSeconds() - kv) / replicaSeconds,
                (simulation.waitingSeconds() - waiting) / run.durationSeconds(), simulation.requestCount(), simulation.events(), List.copyOf(stretches));
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        return 200 + meters.stream().mapToLong(VerdictMeter::bytes).sum();
    }

    private static boolean advance(PartitionRun simulation, double from, double to, double end, BooleanSupplier cancelled, DoubleConsumer progress) {
        int slices = (int) Math.ceil(SLICES * (to - from) / end);
        for (int i = 1; i <= slices; i++) {
            if (!simulation.advance(i == slices ? to : from + (to - from) * i / slices, cancelled)) {
                return false;
            }
            progress.accept((to - from) / slices / end);
        }
        return true;
    }
}
