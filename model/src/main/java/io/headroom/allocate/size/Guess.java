package io.headroom.allocate.size;

import io.headroom.allocate.Assurance;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.plan.PartitionId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the estimate says of an option: where a search by simulation begins.
///
/// @param stage the option
/// @param steps the fewest that the estimate finds to do; null if no number does
/// @param lacking without such a number, the objective that a request misses most on a replica of its own; null where it is requests that are lost, or for a pool, of
/// which no more is known than that a node has too few GPUs
/// @param refused whether requests are lost at any size
record Guess(Stage stage, @Nullable Integer steps, @Nullable Outcome lacking, boolean refused) {
    /// More than any request could want: each finds a replica idle.
    private static final int PLENTY = 8192;

    static Guess of(Stage stage, Assurance assurance) {
        Estimate estimate = new Estimate();
        int plenty = stage.option().pool() ? stage.option().room() : PLENTY;
        if (!does(stage, estimate, plenty, assurance)) {
            if (stage.option().pool()) {
                return new Guess(stage, null, null, false);
            }
            Optional<Outcome> lacking = lacking(stage, estimate, plenty, assurance);
            return new Guess(stage, null, lacking.orElse(null), lacking.isEmpty());
        }
        int does = 1;
        int doesNot = 0;
        while (!does(stage, estimate, does, assurance)) {
            doesNot = does;
            does = Math.min(plenty, 2 * does);
        }
        while (does - doesNot > 1) {
            int middle = (does + doesNot) / 2;
            if (does(stage, estimate, middle, assurance)) {
                does = middle;
            } else {
                doesNot = middle;
            }
        }
        return new Guess(stage, does, null, false);
    }

    private static boolean does(Stage stage, Estimate estimate, int steps, Assurance assurance) {
        Estimate.Estimated estimated = estimate.of(stage.plan(steps));
        PartitionId partition = stage.partition();
        return estimated.loads().getOrDefault(partition, 0.0) < 1 && estimated.results().tenants().stream().allMatch(tenant -> serves(tenant, assurance)
                && tenant.objectives().stream().noneMatch(objective -> objective.state() == ObjectiveState.MISSED));
    }

    private static boolean serves(TenantResult tenant, Assurance assurance) {
        long ended = tenant.offered() - tenant.inFlight();
        return ended == 0 || (double) tenant.served() / ended >= assurance.servedShare();
    }

    private static Optional<Outcome> lacking(Stage stage, Estimate estimate, int steps, Assurance assurance) {
        return Outcome.of(estimate.of(stage.plan(steps)).results(), assurance).stream().filter(outcome -> outcome.use() > 1).max(Comparator.comparingDouble(Outcome::use));
    }

    /// GPUs of the fewest steps, or more than there are where no number does.
    int gpus() {
        return steps == null ? Integer.MAX_VALUE : stage.gpus(steps);
    }

    /// How a number of steps does by estimate.
    static Size size(Stage stage, int steps, Assurance assurance) {
        Estimate.Estimated estimated = new Estimate().of(stage.plan(steps));
        return new Size(stage.at(steps), stage.replicas(steps), stage.usdPerHour(steps), NumberKind.ESTIMATED, Outcome.of(estimated.results(), assurance),
                Judge.servedShare(estimated.results()), 0);
    }
}
