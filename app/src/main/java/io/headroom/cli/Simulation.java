package io.headroom.cli;

import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;

/// Runs a plan to the end; tests put canned results in its place.
@FunctionalInterface
interface Simulation {
    /// The engine itself, with a progress line where a person watches.
    Simulation ENGINE = (plan, threads, terminal) -> {
        Evaluation evaluation = new Evaluation(plan, threads);
        Progress progress = Progress.start(terminal, "progress.simulate", evaluation::progress);
        try {
            boolean going = true;
            while (going && evaluation.hasNext()) {
                going = evaluation.runNext(() -> false);
            }
        } finally {
            progress.stop();
        }
        return evaluation.results();
    };

    /// Results of a plan under its run settings.
    Results run(Plan plan, int threads, Terminal terminal);
}
