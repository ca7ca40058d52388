package io.headroom.report;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Contention;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/// All that the workbook, the tables and the summary tell of a plan. Only the plan and its results must be there: what is null was not worked out, and is left out or said to be so.
///
/// @param plan the plan
/// @param results results of this very plan
/// @param contention who makes whom wait in this very plan
/// @param scenarios the plan against its other scenarios, run to their end
/// @param sizes the plan against other sizes of one of its partitions, run to their end; of a plan without scenarios
/// @param forecast when its promises break as traffic grows
/// @param lanes what is guaranteed in its lanes
/// @param offers what its tenants could buy
/// @param edition whom the summary is for
public record Dossier(Plan plan, Results results, @Nullable Contention contention, @Nullable ScenarioRuns scenarios, @Nullable ScenarioRuns sizes, @Nullable Forecast forecast,
        @Nullable SoldLanes lanes, @Nullable OfferAnswer offers, Edition edition) {
    /// Whom the summary is for.
    public enum Edition {
        /// Who sells capacity: revenue, utilisation, who is displaced.
        PROVIDER,
        /// Who buys capacity: cost, guarantee, risk.
        CUSTOMER
    }

    /// The plan and its results alone, for the provider.
    public static Dossier of(Plan plan, Results results) {
        return new Dossier(plan, results, null, null, null, null, null, null, Edition.PROVIDER);
    }

    /// The same with who makes whom wait.
    public Dossier with(@Nullable Contention known) {
        return new Dossier(plan, results, known, scenarios, sizes, forecast, lanes, offers, edition);
    }

    /// The same with its other scenarios.
    public Dossier with(@Nullable ScenarioRuns known) {
        return new Dossier(plan, results, contention, known, sizes, forecast, lanes, offers, edition);
    }

    /// The same with other sizes of one of its partitions.
    public Dossier withSizes(@Nullable ScenarioRuns known) {
        return new Dossier(plan, results, contention, scenarios, known, forecast, lanes, offers, edition);
    }

    /// The same with its forecast.
    public Dossier with(@Nullable Forecast known) {
        return new Dossier(plan, results, contention, scenarios, sizes, known, lanes, offers, edition);
    }

    /// The same with what is guaranteed in its lanes.
    public Dossier with(@Nullable SoldLanes known) {
        return new Dossier(plan, results, contention, scenarios, sizes, forecast, known, offers, edition);
    }

    /// The same with the offers to its tenants.
    public Dossier with(@Nullable OfferAnswer known) {
        return new Dossier(plan, results, contention, scenarios, sizes, forecast, lanes, known, edition);
    }

    /// The same for someone else.
    public Dossier in(Edition other) {
        return new Dossier(plan, results, contention, scenarios, sizes, forecast, lanes, offers, other);
    }
}
