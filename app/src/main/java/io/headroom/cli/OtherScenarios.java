package io.headroom.cli;

import io.headroom.compare.ScenarioRuns;
import io.headroom.plan.Plan;
import io.headroom.report.Dossier;
import io.headroom.report.OtherSizes;
import org.jspecify.annotations.Nullable;

/// Runs a plan against its other scenarios, or else other sizes of a partition, for the workbook.
final class OtherScenarios {
    private OtherScenarios() {}

    /// The dossier with the runs at their end; as it was where there is nothing to compare the plan with.
    static Dossier compared(Dossier dossier, int threads, Terminal terminal) {
        Plan plan = dossier.plan();
        return plan.scenarios().others().isEmpty() ? dossier.withSizes(run(OtherSizes.of(plan, dossier.results(), threads), terminal))
                : dossier.with(run(new ScenarioRuns(plan, threads), terminal));
    }

    private static @Nullable ScenarioRuns run(@Nullable ScenarioRuns runs, Terminal terminal) {
        if (runs == null) {
            return null;
        }
        Progress progress = Progress.start(terminal, "progress.scenarios", runs::progress);
        try {
            runs.run(() -> false);
        } finally {
            progress.stop();
        }
        return runs;
    }
}
