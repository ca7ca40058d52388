package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A partition within an evaluation: what is known of it, replication by replication. Replications may be simulated by several threads at a time.
final class PartitionVerdict {
    /// What a partition without requests weighs against one with a request a second.
    private static final double LEAST_WORK = 1e-3;

    private final Portion portion;
    private final int sections;
    private final KnownTallies memory;
    private final double work;
    private final List<@Nullable PartitionTally> tallies = new ArrayList<>();
    private final DoubleAdder simulated = new DoubleAdder();
    private int known;
    private long simulatedRequests;

    /// @throws io.headroom.plan.InvalidPlan if the partition has tenants before its cluster comes
    PartitionVerdict(Plan plan, Partition partition, int sections, KnownTallies memory) {
        portion = Portion.of(plan, partition);
        this.sections = sections;
        this.memory = memory;
        double rate = 0;
        for (Tenant tenant : portion.plan().tenants()) {
            rate += LoadEstimate.requestsPerSecond(portion.plan(), tenant);
        }
        work = rate + LEAST_WORK;
        for (PartitionTally tally : memory.of(portion, sections)) {
            if (tallies.size() < plan.run().replications()) {
                tallies.add(tally);
            }
        }
        known = tallies.size();
        simulated.add(known);
    }

    /// How much work one replication is, compared with other partitions.
    double work() {
        return work;
    }

    /// Replications known from the first on.
    synchronized int known() {
        return known;
    }

    /// The first replications known, no more than asked for.
    synchronized List<PartitionTally> tallies(int most) {
        return tallies.subList(0, Math.min(most, known)).stream().map(Objects::requireNonNull).toList();
    }

    /// A replication that is known.
    synchronized PartitionTally tally(int replication) {
        return Objects.requireNonNull(tallies.get(replication));
    }

    /// Simulates a replication.
    ///
    /// @return whether it ran to its end
    boolean simulate(int replication, BooleanSupplier cancelled) {
        PartitionTally tally = PartitionTally.of(portion, replication, Watch.plain(sections), cancelled, simulated::add);
        if (tally == null) {
            return false;
        }
        keep(replication, tally);
        return true;
    }

    private synchronized void keep(int replication, PartitionTally tally) {
        while (tallies.size() <= replication) {
            tallies.add(null);
        }
        tallies.set(replication, tally);
        simulatedRequests += tally.requests();
        while (known < tallies.size()) {
            PartitionTally next = tallies.get(known);
            if (next == null) {
                return;
            }
            memory.keep(portion, sections, known++, next);
        }
    }

    /// Replications that are done, those begun counted in part.
    double simulatedReplications() {
        return simulated.sum();
    }

    synchronized long simulatedRequests() {
        return simulatedRequests;
    }
}
