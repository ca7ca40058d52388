package io.headroom.report;

import io.headroom.allocate.frontier.NearbySizes;
import io.headroom.allocate.frontier.Size;
import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan without scenarios is compared with: other sizes of the partition that serves the promise closest to its limit, or furthest beyond it.
public final class OtherSizes {
    /// Requests that are simulated for it, about: some seconds.
    private static final double MOST_REQUESTS = 5e6;
    /// Tenants of all sizes together, about, whose results are held for it beside those of the plan: with more, a plan of a hundred thousand would not fit in 256 MB.
    private static final int MOST_RESULTS = 100_000;
    private static final Words WORDS = Words.of(OtherSizes.class);

    private OtherSizes() {}

    /// Prepares the runs; nothing runs yet.
    ///
    /// @param results results of this very plan
    /// @param threads threads to use, at least one
    /// @return null where the plan has scenarios, no promise was observed, there is no other size, or it would take long
    public static @Nullable ScenarioRuns of(Plan plan, Results results, int threads) {
        Verdict.Judged worst = Verdict.of(results).worst().orElse(null);
        if (worst == null || !plan.scenarios().others().isEmpty()) {
            return null;
        }
        List<Size> sizes = NearbySizes.of(plan, worst.tenant().partition());
        double room = MOST_REQUESTS / Math.max(1, results.engine().requests()) - 1;
        if (sizes.isEmpty() || room < 1) {
            return null;
        }
        String partition = plan.partition(worst.tenant().partition()).name();
        return new ScenarioRuns(plan.withScenarios(new Scenarios(WORDS.text("decision.current"),
                sizes.stream().limit(most(room, plan.tenants().size())).map(size -> new Scenario(WORDS.count("decision.size", size.gpus(), partition), size.plan())).toList())), threads);
    }

    /// @param room runs that there is time for, at least one
    static int most(double room, int tenants) {
        return (int) Math.min(room, Math.max(1, MOST_RESULTS / tenants));
    }
}
