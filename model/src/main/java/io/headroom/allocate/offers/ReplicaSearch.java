package io.headroom.allocate.offers;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/*
 * More replicas never do harm, so the smallest number that holds lies between the largest that fails and the smallest that holds, and is found where the two meet. We
 * begin at the estimate and go away from it in strides that double until the other side is found, then halve what is between: an estimate that is off by d costs about
 * 2 log2(d) + 2 simulations. Where a cabin idles and its objective is still missed, no number of replicas helps, and the search ends.
 */
/// The smallest number of replicas with which a tenant's objectives hold, confirmed by simulation.
final class ReplicaSearch {
    /// Most replicas it tries.
    static final int MOST = 1024;
    /// Most plans it simulates.
    private static final int MOST_TRIALS = 24;
    /// A cabin this idle does not make anybody wait.
    private static final double IDLE = 0.05;

    private final Trials trials;
    private final Assurance assurance;

    ReplicaSearch(Trials trials, Assurance assurance) {
        this.trials = trials;
        this.assurance = assurance;
    }

    /// What was found.
    ///
    /// @param results of that many replicas
    /// @param holds whether the objectives hold; if not, more replicas do not help or there are too many
    record Found(int replicas, Results results, boolean holds) {}

    /// @param plan with that many replicas in the one partition it has
    /// @param least the smallest number that carries the mean load
    /// @param guess where to begin
    Found smallest(IntFunction<Plan> plan, TenantId tenant, int least, int guess) {
        Map<Integer, Results> tried = new HashMap<>();
        int fails = least - 1;
        int holds = 0;
        int probe = Math.clamp(guess, least, MOST);
        int stride = 1;
        while (tried.size() < MOST_TRIALS && (holds == 0 || holds - fails > 1)) {
            Results results = trials.of(plan.apply(probe));
            tried.put(probe, results);
            if (assurance.holds(results, tenant)) {
                holds = probe;
                probe = tried.containsKey(fails) ? (fails + holds) >>> 1 : Math.max(least, holds - stride);
            } else {
                fails = probe;
                if (holds == 0 && (fails == MOST || (fails > least && results.partitions().getFirst().utilisation() < IDLE))) {
                    return new Found(fails, results, false);
                }
                probe = holds > 0 ? (fails + holds) >>> 1 : Math.min(MOST, fails + stride);
            }
            stride *= 2;
        }
        int best = holds > 0 ? holds : fails;
        Results found = tried.get(best);
        return new Found(best, found == null ? trials.of(plan.apply(best)) : found, holds > 0);
    }
}
