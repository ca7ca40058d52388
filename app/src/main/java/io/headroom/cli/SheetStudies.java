package io.headroom.cli;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.forecast.Forecaster;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.OfferStudy;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.report.Dossier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What workbook and tables tell beyond the results, where it is asked for: the same answers as those of `headroom forecast` and `headroom offers` without options.
final class SheetStudies {
    /// Requests of a run up to which a forecast is made without being asked: it runs some dozens of plans, and an export must not take minutes.
    private static final long MOST_UNASKED = 100_000;

    private static final double FORECAST = 0.9; // of the time that both take

    private SheetStudies() {}

    /// Whether a forecast is wanted.
    ///
    /// @param asked null where nobody says: then only if the plan says that traffic grows, and it does not take long
    static boolean forecast(Plan plan, Results results, @Nullable Boolean asked) {
        return asked == null ? results.engine().requests() <= MOST_UNASKED && grows(plan) : asked;
    }

    /// The dossier with when promises break, and what is guaranteed in lanes.
    static Dossier dated(Dossier dossier, int threads, Terminal terminal) {
        Plan plan = dossier.plan();
        return TerminalWatcher.during(terminal, "progress.forecast", watcher -> dossier.with(Forecaster.of(plan, Forecaster.Question.usual(plan), threads, watcher.part(0, FORECAST)))
                .with(SoldLanes.of(plan, watcher.part(FORECAST, 1))));
    }

    private static boolean grows(Plan plan) {
        return WorkloadGrowth.of(plan, Map.of()).stream().anyMatch(growth -> growth.source() == WorkloadGrowth.Source.PLAN || growth.source() == WorkloadGrowth.Source.TREND);
    }

    /// What every tenant would pay under the plan's offers, or those of the catalogue where it has none.
    static OfferAnswer offers(Plan plan, int threads, Terminal terminal) {
        return TerminalWatcher.during(terminal, "progress.offers", watcher -> OfferStudy.of(OfferCatalogue.offered(plan), _ -> true, Assurance.USUAL, threads, watcher));
    }
}
