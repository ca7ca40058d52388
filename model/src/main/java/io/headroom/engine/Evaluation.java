package io.headroom.engine;

import io.headroom.plan.Plan;
import java.util.function.BooleanSupplier;

/// The verdict on a plan: replication by replication over the whole horizon, under the plan's run settings. Results do not depend on the number of threads.
///
/// ```java
/// Evaluation evaluation = new Evaluation(plan, 2);
/// while (evaluation.hasNext() && evaluation.runNext(() -> false)) {
///     show(evaluation.results());
/// }
/// ```
public final class Evaluation {
    /// Version of the engine.
    public static final String VERSION = "0.1.0";

    /// Prepares an evaluation; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    public Evaluation(Plan plan, int threads) {}

    /// Whether a replication is still to run.
    public boolean hasNext() {
        return false;
    }

    /// Runs the next replication. Interrupting the thread or answering `true` from the supplier ends it within 200 ms.
    ///
    /// @param cancelled asked often, from any of the threads
    /// @return whether the replication ran to its end; if not, the results are those before it
    public boolean runNext(BooleanSupplier cancelled) {
        return false;
    }

    /// Share of the whole evaluation that is done, 0 to 1; may be asked from another thread while a replication runs.
    public double progress() {
        return 0;
    }

    /// Results of the replications that have run, at least one.
    public Results results() {
        return new Results(new Results.EngineFacts(VERSION, 0, 0, 0, 0, 0, 0, 0, 0), java.util.List.of(), java.util.List.of());
    }

    /// Runs all replications of a plan.
    public static Results of(Plan plan, int threads) {
        Evaluation evaluation = new Evaluation(plan, threads);
        while (evaluation.hasNext()) {
            evaluation.runNext(() -> false);
        }
        return evaluation.results();
    }
}
