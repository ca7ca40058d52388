package io.headroom.allocate;

import io.headroom.engine.Evaluation;
import io.headroom.engine.KnownTallies;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;

/// Simulates the plans that a search proposes, each as `evaluate` would: under the plan's own run settings, so that plans with the same seed compare by common random
/// numbers. What several of them have in common is simulated once, partition by partition. One thread at a time.
public final class Trials {
    private final int threads;
    private final Watcher watcher;
    private final KnownTallies known;
    private int plans;
    private long requests;

    /// Trials that know nothing yet.
    ///
    /// @param threads threads to use, at least one; the results are the same with any number
    /// @param watcher asked whether to go on; told nothing, since only the search knows how many plans it will try
    public Trials(int threads, Watcher watcher) {
        this(threads, watcher, new KnownTallies());
    }

    /// Trials that begin with what others found.
    ///
    /// @param threads threads to use, at least one
    /// @param watcher asked whether to go on
    /// @param known what earlier evaluations came to; these add to it
    public Trials(int threads, Watcher watcher, KnownTallies known) {
        this.threads = threads;
        this.watcher = watcher;
        this.known = known;
    }

    /// Simulates a plan, all its replications.
    ///
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if a partition cannot hold its model, or has tenants and its cluster is not there at any time of the run
    public Results of(Plan plan) {
        Evaluation evaluation = new Evaluation(plan, threads, known);
        while (evaluation.hasNext()) {
            if (watcher.cancelled() || !evaluation.runNext(watcher::cancelled)) {
                throw new SearchCancelled();
            }
        }
        plans++;
        requests += evaluation.simulatedRequests();
        return evaluation.results();
    }

    /// Plans simulated so far.
    public int plans() {
        return plans;
    }

    /// Requests simulated so far, those known from before left out: what a step budget counts.
    public long requests() {
        return requests;
    }
}
