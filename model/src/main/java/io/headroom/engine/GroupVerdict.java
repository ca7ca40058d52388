package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.serving.LoadEstimate;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/// Linked partitions within an evaluation. Its replications may be simulated by several threads at a time.
final class GroupVerdict {
    /// What a group without requests weighs against one with a request a second.
    private static final double LEAST_WORK = 1e-3;

    private final Portion portion;
    private final int sections;
    private final int replications;
    private final KnownGroup known;
    private final double work;
    private final DoubleAdder simulated = new DoubleAdder();
    private final LongAdder simulatedRequests = new LongAdder();

    /// @throws io.headroom.plan.InvalidPlan if a partition has tenants and its cluster is not there at any time of the run
    GroupVerdict(Plan plan, List<Partition> group, int sections, KnownTallies known) {
        portion = Portion.of(plan, group);
        this.sections = sections;
        replications = plan.run().replications();
        this.known = known.of(portion, sections);
        work = LEAST_WORK + portion.plan().tenants().stream().mapToDouble(tenant -> LoadEstimate.requestsPerSecond(portion.plan(), tenant)).sum();
        simulated.add(replications());
    }

    /// How much work one replication is, compared with other groups.
    double work() {
        return work;
    }

    /// Replications known from the first on, no more than the plan asks for.
    int replications() {
        return Math.min(replications, known.replications());
    }

    /// What is known of the portion.
    KnownGroup known() {
        return known;
    }

    /// Simulates a replication.
    ///
    /// @return whether it ran to its end
    boolean simulate(int replication, BooleanSupplier cancelled) {
        GroupTally tally = GroupTally.of(portion, replication, Watch.plain(sections), cancelled, simulated::add);
        if (tally == null) {
            return false;
        }
        simulatedRequests.add(tally.requests());
        known.keep(replication, tally);
        return true;
    }

    /// Replications that are done, those begun counted in part.
    double simulatedReplications() {
        return simulated.sum();
    }

    long simulatedRequests() {
        return simulatedRequests.sum();
    }
}
