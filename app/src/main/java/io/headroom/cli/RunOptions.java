package io.headroom.cli;

import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a command simulates its plan: each option overrides what the plan itself says, and without one the plan stays as it is. A mixin, so that the options are
/// called, read and explained alike in every command.
final class RunOptions {
    @Option(names = "--duration", paramLabel = "TIME", converter = Quantities.Seconds.class)
    private @Nullable Double duration;

    @Option(names = "--warmup", paramLabel = "TIME", converter = Quantities.Seconds.class)
    private @Nullable Double warmup;

    @Option(names = "--seed", paramLabel = "N", converter = Quantities.Whole.class)
    private @Nullable Long seed;

    @Option(names = "--replications", paramLabel = "K", converter = Quantities.Count.class)
    private @Nullable Integer replications;

    @Option(names = "--half-width", paramLabel = "SHARE", converter = Quantities.Share.class)
    private @Nullable Double halfWidth;

    @Option(names = "--threads", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer threads;

    /// A plan under these settings, in each of its scenarios.
    ///
    /// @throws io.headroom.plan.InvalidPlan if a setting is out of range
    Plan applied(Plan plan) {
        Scenarios scenarios = plan.scenarios();
        List<Scenario> others = scenarios.others().stream().map(other -> new Scenario(other.name(), other.plan().withRun(settings(other.plan().run())))).toList();
        return plan.withRun(settings(plan.run())).withScenarios(new Scenarios(scenarios.current(), others, scenarios.origins()));
    }

    /// How many threads to simulate on, all cores without the option.
    ///
    /// @throws BadInput if the number is out of range
    int threads() throws BadInput {
        return Quantities.threads(threads);
    }

    private RunSettings settings(RunSettings run) {
        return new RunSettings(run.start(), duration == null ? run.durationSeconds() : duration, warmup == null ? run.warmupSeconds() : warmup,
                seed == null ? run.seed() : seed, replications == null ? run.replications() : replications, halfWidth == null ? run.halfWidth() : halfWidth);
    }
}
