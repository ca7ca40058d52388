package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One of the plans among which is decided.
///
/// @param name what it is called
/// @param results results of this very plan
/// @param against the plan as it stands against this one; null for the plan as it stands itself
/// @param clear whether it surely keeps more promises than the plan as it stands: as many as it keeps more are kept by tenants whose paired interval says so, or that were not served before
record Candidate(String name, Plan plan, Results results, @Nullable Comparison against, boolean clear) {
    /// The better first: more objectives met, then fewer missed, then fewer that lose, then cheaper.
    static final Comparator<Candidate> ORDER = Comparator.comparingLong((Candidate one) -> -one.count(ObjectiveState.MET)).thenComparingLong(one -> one.count(ObjectiveState.MISSED))
            .thenComparingLong(Candidate::losers).thenComparingDouble(Candidate::usdPerHour);

    /// Objectives in a state.
    long count(ObjectiveState state) {
        return results.objectives().stream().filter(one -> one.state() == state).count();
    }

    /// All objectives of placed tenants.
    int objectives() {
        return results.objectives().size();
    }

    /// Tenants that clearly lose, or are not served any more.
    long losers() {
        return against == null ? 0 : against.count(Change.LOSES) + against.count(Change.LEAVES);
    }

    /// Tenants that clearly gain, or are served at last.
    long gainers() {
        return against == null ? 0 : against.count(Change.GAINS) + against.count(Change.ENTERS);
    }

    /// Estimated cost in US dollars per hour.
    double usdPerHour() {
        return plan.usdPerHour();
    }

    /// GPUs that its partitions hold, slices by their share of one.
    double gpus() {
        return plan.partitions().stream().mapToDouble(Partition::gpuShare).sum();
    }

    /// Whether it is better than the plan as it stands, by what surely differs: one that only seems to keep more promises is not.
    boolean beats(Candidate plan) {
        if (ORDER.compare(this, plan) >= 0) {
            return false;
        }
        boolean same = count(ObjectiveState.MET) == plan.count(ObjectiveState.MET) && count(ObjectiveState.MISSED) == plan.count(ObjectiveState.MISSED);
        return same || clear;
    }
}
