package io.headroom.report;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the results come to: how many objectives hold, and who has it worst.
///
/// @param judged the objectives of all tenants, worst first: missed before at risk before met before no data, then by how far the value is beyond its target
public record Verdict(List<Judged> judged) {
    private static final Words WORDS = Words.of(Verdict.class);
    private static final Format FORMAT = Format.here();

    /// An objective with the tenant it was promised to.
    public record Judged(TenantResult tenant, ObjectiveResult result) {
        /// The value over its target: 1 is on target, above 1 is beyond; NaN without a value.
        public double shareOfTarget() {
            return result.value() / result.objective().targetSeconds();
        }

        /// Its name, e.g. `p99 TTFT`.
        public String name() {
            return WORDS.text("objective.name", WORDS.of(result.objective().statistic()), WORDS.of(result.objective().metric()));
        }

        /// Its promise, e.g. `p99 TTFT ≤ 500 ms`.
        public String promise() {
            return WORDS.text("objective.promise", name(), FORMAT.duration(result.objective().targetSeconds()).text());
        }
    }

    /// Keeps its own copy.
    public Verdict {
        judged = List.copyOf(judged);
    }

    /// The verdict that results come to.
    public static Verdict of(Results results) {
        List<Judged> all = new ArrayList<>();
        results.tenants().forEach(tenant -> tenant.objectives().forEach(objective -> all.add(new Judged(tenant, objective))));
        all.sort(Comparator.comparingInt((Judged one) -> one.result().state().gravity()).thenComparingDouble(Verdict::distance).reversed());
        return new Verdict(all);
    }

    /// Objectives in a state.
    public long count(ObjectiveState state) {
        return judged.stream().filter(one -> one.result().state() == state).count();
    }

    /// The objective that is furthest from holding, if any was observed.
    public Optional<Judged> worst() {
        return judged.stream().findFirst().filter(one -> one.result().state() != ObjectiveState.NO_DATA);
    }

    /// The worst objective of each tenant that has one, worst first.
    public List<Judged> worstOfEachTenant() {
        Set<TenantId> seen = new HashSet<>();
        return judged.stream().filter(one -> seen.add(one.tenant().id())).toList();
    }

    /// One plain sentence, or two.
    public String sentence() {
        if (judged.isEmpty()) {
            return WORDS.text("verdict.noObjectives");
        }
        if (count(ObjectiveState.NO_DATA) == judged.size()) {
            return WORDS.text("verdict.noData");
        }
        return counts() + worst().map(Verdict::sentence).map(" "::concat).orElse("");
    }

    private String counts() {
        long met = count(ObjectiveState.MET);
        if (met == judged.size()) {
            return WORDS.count("verdict.allMet", met);
        }
        if (judged.size() == 1) {
            return WORDS.text("verdict.only." + judged.getFirst().result().state());
        }
        List<String> others = new ArrayList<>();
        for (ObjectiveState state : List.of(ObjectiveState.MISSED, ObjectiveState.AT_RISK, ObjectiveState.NO_DATA)) {
            if (count(state) > 0) {
                others.add(WORDS.count("verdict." + state, count(state)));
            }
        }
        return WORDS.count("verdict.someMet", met, FORMAT.whole(judged.size()), joined(others));
    }

    private static String joined(List<String> parts) {
        String last = parts.getLast();
        return parts.size() == 1 ? last : String.join(", ", parts.subList(0, parts.size() - 1)) + WORDS.text("verdict.and") + last;
    }

    /// How an objective stands, in a sentence.
    static String sentence(Judged worst) {
        String key = worst.result().state() == ObjectiveState.MISSED ? "verdict.worst" : "verdict.tightest";
        return WORDS.text(key, worst.tenant().name(), worst.name(), FORMAT.duration(worst.result().value()).text(),
                FORMAT.duration(worst.result().objective().targetSeconds()).text(), FORMAT.shareExact(worst.shareOfTarget()).text());
    }

    private static double distance(Judged one) {
        return Double.isNaN(one.shareOfTarget()) ? -1 : one.shareOfTarget();
    }
}
