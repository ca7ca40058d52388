package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.engine.ObjectiveState;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A decision in sentences. Each says what the numbers carry and no more: a tenant gains or loses only where its interval says so.
final class DecisionWords {
    private static final Words WORDS = Words.of(DecisionWords.class);
    private static final Format FORMAT = Format.here();
    private static final ComparisonWords SHOWN = ComparisonWords.here();

    private final Candidates candidates;
    private final Candidate current;
    private final Candidate chosen;
    private final String name;

    DecisionWords(Candidates candidates) {
        this.candidates = candidates;
        current = candidates.current();
        chosen = candidates.chosen();
        name = candidates.others().isEmpty() || candidates.sizes() ? WORDS.text("decision.thePlan") : WORDS.text("decision.named", current.name());
    }

    /// The decision. A German one may begin with the plan, which is small within a sentence.
    String sentence() {
        String decided = decided();
        return decided.substring(0, 1).toUpperCase(Locale.ROOT) + decided.substring(1);
    }

    private String decided() {
        if (!chosen.equals(current)) {
            return adopt() + lacking(chosen);
        }
        long all = current.objectives();
        long missed = current.count(ObjectiveState.MISSED);
        long atRisk = current.count(ObjectiveState.AT_RISK);
        long noData = current.count(ObjectiveState.NO_DATA);
        String cost = cost(current.usdPerHour());
        if (all == noData) {
            return WORDS.text(all == 0 ? "decision.nothing" : "decision.noData", cost);
        }
        if (missed > 0) {
            return (all == 1 ? WORDS.text("decision.fix.only", name, cost) : WORDS.count("decision.fix", missed, name, FORMAT.whole(all), cost)) + worst(current);
        }
        if (atRisk > 0) {
            return (all == 1 ? WORDS.text("decision.unsure.only", name, cost) : WORDS.count("decision.unsure", atRisk, name, FORMAT.whole(all), cost)) + worst(current);
        }
        return noData > 0 ? WORDS.count("decision.partly", noData, name, held(current), cost) : WORDS.count("decision.keep", all, name, cost);
    }

    private String adopt() {
        long met = chosen.count(ObjectiveState.MET);
        long before = current.count(ObjectiveState.MET);
        int all = chosen.objectives();
        boolean same = met == before && all == current.objectives();
        String key = "decision.adopt." + (all == 0 ? "none" : same ? "same" : all == 1 && current.objectives() == 1 ? "only" : met == all && all > 1 ? "all" : "more");
        String was = all == current.objectives() ? FORMAT.whole(before) : WORDS.text("decision.of", FORMAT.whole(before), FORMAT.whole(current.objectives()));
        return WORDS.text(key, WORDS.text("decision.named", chosen.name()), held(chosen), FORMAT.whole(all), was, changes(chosen), difference(chosen));
    }

    /// How many objectives hold, as the clause of a sentence, e.g. `9 of 10 objectives hold`.
    private static String held(Candidate one) {
        long met = one.count(ObjectiveState.MET);
        if (one.objectives() == 1) {
            return WORDS.text(met == 1 ? "decision.held.only" : "decision.held.not");
        }
        return one.objectives() == 0 ? WORDS.text("decision.held.none") : WORDS.count("decision.held", met, FORMAT.whole(one.objectives()));
    }

    /// Who gains and who loses, e.g. `3 tenants gain and 1 loses`.
    private static String changes(Candidate one) {
        if (one.gainers() + one.losers() == 0) {
            return WORDS.text("decision.changes.none");
        }
        if (one.gainers() == 0) {
            return WORDS.count("decision.changes.lose", one.losers());
        }
        String gain = WORDS.count("decision.changes.gain", one.gainers());
        return WORDS.text("decision.changes", gain, one.losers() == 0 ? WORDS.text("decision.changes.nobody") : WORDS.count("decision.changes.others", one.losers()));
    }

    /// What one costs against the plan as it stands, e.g. `for 37.60 $/h more (210.00 $/h)`.
    private String difference(Candidate one) {
        double more = one.usdPerHour() - current.usdPerHour();
        String key = Math.abs(more) < 0.005 ? "decision.cost.same" : more > 0 ? "decision.cost.more" : "decision.cost.less";
        return WORDS.text(key, cost(Math.abs(more)), cost(one.usdPerHour()));
    }

    private static String cost(double usdPerHour) {
        return FORMAT.price(usdPerHour, "$/h").text();
    }

    /// What even the chosen plan does not keep.
    private static String lacking(Candidate one) {
        long missed = one.count(ObjectiveState.MISSED);
        long atRisk = one.count(ObjectiveState.AT_RISK);
        if (missed > 0) {
            return " " + WORDS.count("decision.still", missed) + worst(one);
        }
        return atRisk > 0 ? " " + WORDS.count("decision.stillRisk", atRisk) + worst(one) : "";
    }

    private static String worst(Candidate one) {
        return Verdict.of(one.results()).worst().map(Verdict::sentence).map(" "::concat).orElse("");
    }

    /// What else speaks for or against it.
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Optional<Candidate> best = candidates.best();
        if (!chosen.equals(current)) {
            extreme(chosen, Change.LOSES).ifPresent(tenant -> reasons.add(told("decision.reason.loses", tenant)));
            extreme(chosen, Change.GAINS).ifPresent(tenant -> reasons.add(told("decision.reason.gains", tenant)));
        } else if (best.isPresent()) {
            reasons.add(rejected(best.orElseThrow()));
        }
        runnerUp(best.orElse(null)).ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<TenantChange> extreme(Candidate one, Change change) {
        Comparison against = one.against();
        Comparator<TenantChange> by = Comparator.comparingDouble(tenant -> tenant.difference().relative());
        return against == null ? Optional.empty() : against.tenants().stream()
                .filter(tenant -> tenant.change() == change && (change == Change.LOSES ? tenant.difference().rises() : tenant.difference().falls())).max(change == Change.LOSES ? by : by.reversed());
    }

    private static String told(String key, TenantChange tenant) {
        return WORDS.text(key, tenant.name(), SHOWN.measure(Measure.USUAL), SHOWN.value(Measure.USUAL, tenant.difference().before()), SHOWN.value(Measure.USUAL, tenant.difference().after()),
                SHOWN.changeInterval(Measure.USUAL, tenant.difference()));
    }

    private String rejected(Candidate one) {
        boolean seems = one.count(ObjectiveState.MET) > current.count(ObjectiveState.MET) && !one.clear();
        return WORDS.text(seems ? "decision.reason.unclear" : "decision.reason.worse", WORDS.text("decision.named", one.name()), held(one), changes(one), difference(one));
    }

    /// Of the alternatives that cost less than the chosen plan, the best that was not told yet.
    private Optional<String> runnerUp(@Nullable Candidate best) {
        return candidates.others().stream().filter(one -> !one.equals(chosen) && !one.equals(best) && one.usdPerHour() < chosen.usdPerHour() - 0.005)
                .min(Candidate.ORDER).map(one -> WORDS.text("decision.reason.cheaper", WORDS.text("decision.named", one.name()), cost(one.usdPerHour()), held(one), changes(one)));
    }
}
