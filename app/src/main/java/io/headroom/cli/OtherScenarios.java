package io.headroom.cli;

import io.headroom.compare.ScenarioRuns;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/// Runs a plan against its other scenarios, for the workbook.
final class OtherScenarios {
    private OtherScenarios() {}

    /// The runs at their end; null where the plan has one scenario only.
    static @Nullable ScenarioRuns run(Plan plan, int threads, Terminal terminal) {
        if (plan.scenarios().others().isEmpty()) {
            return null;
        }
        ScenarioRuns runs = new ScenarioRuns(plan, threads);
        Progress progress = Progress.start(terminal, "progress.scenarios", runs::progress);
        try {
            runs.run(() -> false);
        } finally {
            progress.stop();
        }
        return runs;
    }
}
