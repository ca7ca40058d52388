package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.util.List;

/// What a decision rests on.
///
/// @param plan the chosen plan
/// @param results results of the plan as it stands
/// @param basis the terms of its costs
record DecisionBasis(Plan plan, Results results, CostBasis basis) {
    private static final Words WORDS = Words.of(DecisionBasis.class);
    private static final Format FORMAT = Format.here();

    List<Decision.Fact> facts() {
        Results.EngineFacts engine = results.engine();
        return List.of(
                fact("run", FORMAT.durationExact(engine.durationSeconds()).text(), FORMAT.durationExact(engine.warmupSeconds()).text(), Scope.replications(engine)),
                fact("seed", Long.toString(engine.seed()), engine.version()),
                fact("growth", FORMAT.change(basis.growthPerMonth())),
                fact("term", Integer.toString(basis.termMonths()), FORMAT.count(basis.hoursPerMonth())),
                fact("prices", priceDates(plan), FORMAT.shareExact(basis.discount()).text()),
                fact("kinds"));
    }

    private static Decision.Fact fact(String key, Object... figures) {
        return new Decision.Fact(WORDS.text("decision.assumed." + key), WORDS.text("decision.assumed." + key + ".text", figures));
    }

    /// The days of a plan's prices, e.g. `2026-09-20 to 2026-10-24`.
    static String priceDates(Plan plan) {
        List<LocalDate> dates = plan.fleet().stream().map(cluster -> cluster.prices().asOf()).distinct().sorted().toList();
        return switch (dates.size()) {
            case 0 -> Format.NONE;
            case 1 -> dates.getFirst().toString();
            default -> WORDS.text("summary.cost.dates", dates.getFirst(), dates.getLast());
        };
    }
}
