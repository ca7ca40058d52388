package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// The first replication of a tenant and its partition, section by section: the same simulation that the verdict comes from, with more of it kept.
///
/// @param sections in the order of time, all of one length
public record Observation(List<Section> sections) {
    /// A stretch of the measured time. Requests count in the stretch they arrive in.
    ///
    /// @param seconds its length
    /// @param offered the tenant's requests, those refused included
    /// @param waits times from arrival to the start of service of the tenant's requests
    /// @param e2e end-to-end times of the tenant's requests
    /// @param waitsBeyond for each bound asked for, the tenant's requests that waited longer
    /// @param e2eBeyond for each bound asked for, the tenant's requests that took longer
    /// @param partition what the whole partition did
    public record Section(double seconds, long offered, LatencyHistogram waits, LatencyHistogram e2e, List<Long> waitsBeyond, List<Long> e2eBeyond, Stretch partition) {}

    /// What a partition did in a stretch of time.
    ///
    /// @param busySeconds seconds of work of its replicas, for slots the mean over the servers of each
    /// @param waitingSeconds integral over time of the number of requests that wait
    /// @param occupancySeconds for each number of requests, waiting or in service, how long there were that many; empty unless asked for
    public record Stretch(double busySeconds, double waitingSeconds, List<Double> occupancySeconds) {
        /// Keeps its own copy.
        public Stretch {
            occupancySeconds = List.copyOf(occupancySeconds);
        }
    }

    /// Keeps its own copy.
    public Observation {
        sections = List.copyOf(sections);
    }

    /// Simulates the partition of a tenant.
    ///
    /// @param cancelled asked often
    /// @param progress told each share of the run that is done
    /// @return null if it was cancelled
    /// @throws InvalidPlan if the tenant is in no partition, or that cannot run
    public static @Nullable Observation of(Plan plan, TenantId tenant, Watch watch, BooleanSupplier cancelled, DoubleConsumer progress) {
        Tenant observed = plan.tenant(tenant);
        if (observed.partition() == null) {
            throw new InvalidPlan("Tenant %s is in the tray, where nothing is simulated: place it first.".formatted(observed.name()));
        }
        PartitionId partition = Objects.requireNonNull(observed.partition());
        List<Observation> all = all(plan, partition, watch, cancelled, progress);
        return all == null ? null : all.get(plan.tenantsIn(partition).indexOf(observed));
    }

    /// Simulates a partition once and observes each of its tenants.
    ///
    /// @param cancelled asked often
    /// @param progress told each share of the run that is done
    /// @return in the order of the plan's tenants, or null if it was cancelled
    /// @throws InvalidPlan if the partition cannot run
    public static @Nullable List<Observation> all(Plan plan, PartitionId partition, Watch watch, BooleanSupplier cancelled, DoubleConsumer progress) {
        Partition observed = plan.partition(partition);
        Portion portion = Portion.of(plan, Links.group(plan, observed));
        GroupTally group = GroupTally.of(portion, 0, watch, cancelled, progress);
        if (group == null) {
            return null;
        }
        PartitionTally tally = group.partitions().get(portion.indexOf(observed));
        return tally.meters().stream().map(meter -> of(plan, meter, tally, watch)).toList();
    }

    private static Observation of(Plan plan, VerdictMeter meter, PartitionTally tally, Watch watch) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < watch.sections(); i++) {
            sections.add(new Section(plan.run().durationSeconds() / watch.sections(), meter.offeredBySection[i], meter.waitTime.of(i), meter.e2e.of(i), meter.waitsBeyond.of(i),
                    meter.e2eBeyond.of(i), tally.stretches().get(i)));
        }
        return new Observation(sections);
    }
}
