package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

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
        return evaluation.lastResults();
    };

    /// Results of a plan under its run settings.
    Results run(Plan plan, int threads, Terminal terminal);

    /// Who makes whom wait in a plan.
    ///
    /// @param asked whether it was asked for, however long it takes
    /// @return null if it takes too long; a line on the terminal says so
    default @Nullable Contention contention(Plan plan, int threads, Terminal terminal, boolean asked) {
        return ContentionRun.of(plan, threads, terminal, asked);
    }
}
