package io.headroom.compare;

import io.headroom.engine.KnownTallies;
import io.headroom.engine.PairedRuns;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a plan shows against each of the variants beside it, in their order. What several of them have in common is simulated once.
public final class ScenarioRuns {
    private final String current;
    private final List<String> names = new ArrayList<>();
    private final List<PairedRuns> pairs = new ArrayList<>();

    /// Prepares the runs; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @throws InvalidPlan if a variant cannot run, or not under the run settings of what the plan shows
    public ScenarioRuns(Plan plan, int threads) {
        current = plan.scenarios().current();
        KnownTallies known = new KnownTallies();
        for (Scenario other : plan.scenarios().others()) {
            names.add(other.name());
            pairs.add(new PairedRuns(plan.variant(current), other.plan(), threads, known));
        }
    }

    /// Runs all of them to their end.
    ///
    /// @param cancelled asked every few milliseconds, from any thread
    /// @return whether they ran to their end
    /// @throws InvalidPlan if a partition cannot hold its model
    public boolean run(BooleanSupplier cancelled) {
        for (PairedRuns pair : pairs) {
            while (pair.hasNext()) {
                if (!pair.runNext(cancelled)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Share done, 0 to 1; may be asked from another thread.
    public double progress() {
        return pairs.stream().mapToDouble(PairedRuns::progress).average().orElse(1);
    }

    /// The comparisons, in the order of the variants.
    ///
    /// @throws IllegalStateException if something is still to run
    public List<Comparison> by(Measure measure) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            comparisons.add(Comparison.of(pairs.get(i), current, names.get(i), measure));
        }
        return comparisons;
    }
}
