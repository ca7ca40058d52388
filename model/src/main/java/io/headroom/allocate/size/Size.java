package io.headroom.allocate.size;

import io.headroom.engine.NumberKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// So many replicas of an option.
///
/// @param option what they are and where
/// @param replicas how many
/// @param usdPerHour what they cost, in US dollars per hour
/// @param kind whether it is simulated or only estimated that they do
/// @param outcomes how each objective comes out, tenants and objectives in plan order
/// @param servedShare the least share of a tenant's requests that is served, of those that end, 0 to 1
/// @param replications replications behind it, 0 for an estimate
public record Size(Option option, int replicas, double usdPerHour, NumberKind kind, List<Outcome> outcomes, double servedShare, int replications) {
    /// Keeps its own copy.
    public Size {
        outcomes = List.copyOf(outcomes);
    }

    /// GPUs in all.
    public int gpus() {
        return replicas * option.gpusPerReplica();
    }

    /// The objective that has the least room; empty if nothing was observed.
    public Optional<Outcome> tightest() {
        return outcomes.stream().filter(outcome -> !Double.isNaN(outcome.value())).max(Comparator.comparingDouble(Outcome::use));
    }

    /// Fewer GPUs first, then fewer dollars, then what the plan has.
    static final Comparator<Size> FEWEST = Comparator.comparingInt(Size::gpus).thenComparingDouble(Size::usdPerHour).thenComparing(size -> !size.option().inPlan());
}
