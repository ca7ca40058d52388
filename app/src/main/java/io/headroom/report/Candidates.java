package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.ScenarioRuns;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.engine.ObjectiveResult;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The plan as it stands and its alternatives: its other scenarios, or else other sizes of one of its partitions.
///
/// @param current the plan as it stands
/// @param others its alternatives, in the order of the plan
/// @param sizes whether they are sizes
record Candidates(Candidate current, List<Candidate> others, boolean sizes) {
    private static final Words WORDS = Words.of(Candidates.class);
    private static final int FARTHEST = 2;

    Candidates {
        others = List.copyOf(others);
    }

    static Candidates of(Dossier dossier) {
        ScenarioRuns runs = dossier.scenarios() == null ? dossier.sizes() : dossier.scenarios();
        Candidate current = new Candidate(dossier.scenarios() == null ? WORDS.text("decision.current") : dossier.plan().scenarios().current(), dossier.plan(), dossier.results(), null, false);
        List<Candidate> others = new ArrayList<>();
        if (runs != null) {
            Map<Measure, List<Comparison>> known = new HashMap<>();
            List<Comparison> usual = runs.by(Measure.USUAL);
            for (int i = 0; i < usual.size(); i++) {
                Comparison one = usual.get(i);
                int index = i;
                others.add(new Candidate(one.after().name(), one.after().plan(), one.after().results(), one, clear(one, measure -> known.computeIfAbsent(measure, runs::by).get(index))));
            }
        }
        return new Candidates(current, others, dossier.scenarios() == null && runs != null);
    }

    /// The best of all; the plan as it stands where no other is surely better.
    Candidate chosen() {
        return others.stream().sorted(Candidate.ORDER).filter(one -> one.beats(current)).findFirst().orElse(current);
    }

    /// The best alternative.
    Optional<Candidate> best() {
        return others.stream().min(Candidate.ORDER);
    }

    /// Whether more promises surely stand better than stand worse. A better state counts if the promise was missed and is met, if the tenant was not served before, or if the
    /// paired interval of the promise's own figure says so; a worse state counts always. What was not promised before is no gain.
    ///
    /// @param by the same comparison by another measure
    static boolean clear(Comparison comparison, Function<Measure, Comparison> by) {
        int balance = 0;
        for (TenantChange tenant : comparison.tenants()) {
            List<ObjectiveResult> before = objectives(tenant.before());
            List<ObjectiveResult> after = objectives(tenant.after());
            for (ObjectiveResult one : after) {
                boolean promised = !tenant.before().placed() || before.stream().anyMatch(was -> same(was, one));
                int better = distance(before, one) - distance(after, one);
                if (promised && better > 0) {
                    Measure measure = new Measure.Latency(one.objective().metric(), one.objective().statistic());
                    boolean sure = better == FARTHEST || tenant.change() == Change.ENTERS || change(by.apply(measure), tenant.id()) == Change.GAINS;
                    balance += sure ? 1 : 0;
                }
            }
            balance -= (int) before.stream().filter(one -> distance(after, one) > distance(before, one)).count();
        }
        return balance > 0;
    }

    private static List<ObjectiveResult> objectives(TenantSide side) {
        return side.result() == null ? List.of() : side.result().objectives();
    }

    private static boolean same(ObjectiveResult one, ObjectiveResult other) {
        return one.objective().key().equals(other.objective().key());
    }

    /// How far a promise is from being kept; one of which nothing was observed is not.
    private static int distance(List<ObjectiveResult> results, ObjectiveResult like) {
        return results.stream().filter(one -> same(one, like)).findFirst().map(one -> switch (one.state()) {
            case MET -> 0;
            case AT_RISK -> 1;
            case MISSED, NO_DATA -> FARTHEST;
        }).orElse(FARTHEST);
    }

    private static Change change(Comparison comparison, TenantId id) {
        return comparison.tenants().stream().filter(tenant -> tenant.id().equals(id)).map(TenantChange::change).findFirst().orElse(Change.UNCLEAR);
    }

    /// The comparison that tells who gains and who loses: that of the chosen alternative, else that of the best.
    Optional<Comparison> told() {
        Candidate chosen = chosen();
        return chosen.against() != null ? Optional.of(chosen.against()) : best().map(best -> Objects.requireNonNull(best.against()));
    }

    /// All of them, the plan as it stands first, then by cost.
    List<Candidate> byCost() {
        List<Candidate> all = new ArrayList<>(List.of(current));
        others.stream().sorted(Comparator.comparingDouble(Candidate::usdPerHour)).forEach(all::add);
        return all;
    }
}
