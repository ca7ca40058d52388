package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.cost.CostBasis;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page for who decides says: computed from the numbers alone, in words of the desktop's language. A page, a picture or a file may show it; it knows none of them.
///
/// The plan as it stands is compared with its alternatives, its other scenarios or else other sizes of one of its partitions. Chosen is what meets most objectives, then misses
/// fewest, then makes fewest tenants lose, then costs least; where an alternative only seems to meet more, the plan stays.
///
/// @param edition whom it is for
/// @param title name of the plan
/// @param scope what the figures cover, as [Scope] says
/// @param choice what is to be done
/// @param sentence the decision in a sentence, or two
/// @param reasons what else speaks for or against it, at most three sentences
/// @param kinds where the figures of the sentences come from
/// @param ask what it takes
/// @param options the plan as it stands first, then its alternatives by cost; at most [#MOST_OPTIONS]
/// @param optionsNote what the options are, and how many more there are
/// @param gains what becomes of each tenant in the alternative that is told of, who loses most first; empty without one
/// @param gainsNote which alternative that is, by which figure, and who cannot be compared
/// @param outlook capacity against demand over the term
/// @param outlookNote what it rests on
/// @param figures key figures of the edition
/// @param risks what may go wrong with the chosen plan, the gravest first
/// @param assumed what it all rests on
public record Decision(Dossier.Edition edition, String title, String scope, Choice choice, String sentence, List<String> reasons, String kinds, Ask ask, List<Option> options,
        String optionsNote, List<Gain> gains, String gainsNote, CapacityOutlook outlook, String outlookNote, List<Figure> figures, List<RiskRegister.Risk> risks,
        List<Fact> assumed) {
    /// Options that are told, at most.
    public static final int MOST_OPTIONS = 6;

    /// What is to be done.
    public enum Choice {
        /// The plan as it stands is right.
        KEEP,
        /// An alternative is surely better.
        ADOPT,
        /// The plan misses promises, or may, and no alternative is surely better.
        FIX,
        /// There is nothing to judge by.
        OPEN
    }

    /// What the chosen plan takes.
    ///
    /// @param gpus GPUs that its partitions hold, slices by their share of one
    /// @param moreGpus how many more than the plan as it stands
    /// @param reservedGpus of them in cabins
    /// @param usdPerHour rent in US dollars, estimated
    /// @param moreUsdPerHour how much more than the plan as it stands
    /// @param usdPerMonth everything in US dollars, rent, power, staff and egress of the usual basis
    /// @param usdPerTerm the same over the term
    /// @param termMonths months of the term
    /// @param text all of it in a line
    /// @param dates what is due when, the earliest first
    public record Ask(double gpus, double moreGpus, double reservedGpus, double usdPerHour, double moreUsdPerHour, double usdPerMonth, double usdPerTerm, int termMonths, String text,
            List<Due> dates) {
        /// Keeps its own copy.
        public Ask {
            dates = List.copyOf(dates);
        }
    }

    /// Something due on a date.
    ///
    /// @param orderBy whether it is an order to place
    public record Due(LocalDate date, String what, boolean orderBy) {}

    /// A plan among which is decided.
    ///
    /// @param plan the plan itself
    /// @param results its results
    /// @param current whether it is the plan as it stands
    /// @param chosen whether it is the one that was chosen
    /// @param gpus GPUs that its partitions hold
    /// @param usdPerHour rent in US dollars, estimated
    /// @param met objectives that are met, simulated
    /// @param atRisk objectives that may be met or missed
    /// @param missed objectives that are missed
    /// @param noData objectives of which nothing was observed
    /// @param gain tenants that clearly gain against the plan as it stands
    /// @param lose tenants that clearly lose
    /// @param worstShare the worst promise, as a share of its target, simulated; NaN without one
    /// @param worst the worst promise in words, empty without one
    public record Option(String name, Plan plan, Results results, boolean current, boolean chosen, double gpus, double usdPerHour, long met, long atRisk, long missed, long noData, long gain,
            long lose, double worstShare, String worst) {
        /// All objectives of placed tenants.
        public long objectives() {
            return met + atRisk + missed + noData;
        }

        /// Objectives in a state.
        public long count(ObjectiveState state) {
            return switch (state) {
                case MET -> met;
                case AT_RISK -> atRisk;
                case MISSED -> missed;
                case NO_DATA -> noData;
            };
        }
    }

    /// What becomes of a tenant, by its p99 end to end.
    ///
    /// @param word the change in a word
    /// @param before seconds in the plan as it stands, simulated; NaN where it is not served
    /// @param after seconds in the alternative
    /// @param relative the difference as a share of what it was, below 0 for a gain; NaN where it cannot be compared
    /// @param lo lower end of its 95 % interval; NaN where that is not known
    /// @param hi upper end
    public record Gain(String tenant, Change change, String word, double before, double after, double relative, double lo, double hi) {}

    /// A key figure.
    ///
    /// @param label what it is
    /// @param value the figure in the unit of its key; NaN where it is not known
    /// @param text the figure with its unit
    /// @param kind where it comes from; null for what was entered in the plan
    /// @param remark what it says, with its kind
    public record Figure(Key key, String label, double value, String text, @Nullable NumberKind kind, String remark) {}

    /// Key figures.
    public enum Key {
        /// What tokens sell for, US dollars a month.
        REVENUE,
        /// Revenue less cost, US dollars a month.
        MARGIN,
        /// Cost, US dollars a month.
        COST,
        /// Cost of a million tokens served, US dollars.
        PER_MILLION,
        /// Share of the GPUs held that is busy.
        UTILISATION,
        /// Share of the requests that limits refuse.
        THROTTLED,
        /// Tenants that lose, leave or wait in the tray.
        DISPLACED,
        /// Objectives that are met, as a share of all.
        PROMISES,
        /// Tenants with GPUs of their own, as a share of those placed.
        GUARANTEED,
        /// The worst promise as a share of its target.
        WORST,
        /// Risks of the two graver levels.
        RISKS
    }

    /// Something assumed.
    public record Fact(String label, String text) {}

    /// Keeps its own copies.
    public Decision {
        reasons = List.copyOf(reasons);
        options = List.copyOf(options);
        gains = List.copyOf(gains);
        figures = List.copyOf(figures);
        risks = List.copyOf(risks);
        assumed = List.copyOf(assumed);
    }

    /// The plan as it stands.
    public Option current() {
        return options.getFirst();
    }

    /// The chosen plan.
    public Option chosen() {
        return options.stream().filter(Option::chosen).findFirst().orElseGet(this::current);
    }

    /// What a dossier comes to.
    public static Decision of(Dossier dossier) {
        return of(dossier, CostBasis.USUAL);
    }

    /// What a dossier comes to at other terms than the usual.
    public static Decision of(Dossier dossier, CostBasis basis) {
        return new DecisionMaker(dossier, basis).decision();
    }
}
