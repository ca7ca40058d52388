package io.headroom.compare;

import io.headroom.engine.Difference;
import io.headroom.engine.PairedRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two states of a plan side by side, under the same run: the run settings of the first. Tenants are matched by id and listed by who loses most. Each interval is
/// of 95 % by itself, so that of twenty tenants for whom nothing changes but chance one seems to gain or to lose.
///
/// @param measure what they are compared by
/// @param otherRun whether the second plan has other run settings by itself
/// @param tenants those of either side, who loses most first
public record Comparison(Side before, Side after, Measure measure, boolean otherRun, List<TenantChange> tenants) {
    /// One of the two.
    ///
    /// @param name what it is called, e.g. the name of a scenario
    /// @param plan under the settings that it ran with
    public record Side(String name, Plan plan, Results results) {
        /// GPUs that its partitions hold.
        public int gpus() {
            return (int) Math.ceil(plan.partitions().stream().mapToDouble(Partition::gpuShare).sum() - 1e-9);
        }

        /// Estimated cost in US dollars per hour.
        public double usdPerHour() {
            return plan.usdPerHour();
        }
    }

    /// Keeps its own copy.
    public Comparison {
        tenants = List.copyOf(tenants);
    }

    /// What two runs come to.
    ///
    /// @param runs run to their end
    /// @param before what the first side is called
    /// @param after what the second side is called
    /// @throws IllegalStateException if something is still to run
    public static Comparison of(PairedRuns runs, String before, String after, Measure measure) {
        Side one = new Side(before, runs.planBefore(), runs.before());
        Side other = new Side(after, runs.planAfter(), runs.after());
        List<TenantChange> changes = new ArrayList<>();
        names(one.plan(), other.plan()).forEach((id, name) -> changes.add(change(runs, one, other, measure, id, name)));
        changes.sort(Comparator.comparing(TenantChange::change).thenComparingDouble(tenant -> -tenant.loss(measure)));
        return new Comparison(one, other, measure, runs.otherRun(), changes);
    }

    private static Map<TenantId, String> names(Plan before, Plan after) {
        Map<TenantId, String> names = new LinkedHashMap<>();
        for (Tenant tenant : before.tenants()) {
            names.put(tenant.id(), tenant.name());
        }
        for (Tenant tenant : after.tenants()) {
            names.put(tenant.id(), tenant.name());
        }
        return names;
    }

    private static TenantChange change(PairedRuns runs, Side one, Side other, Measure measure, TenantId id, String name) {
        TenantSide before = TenantSide.of(id, one.plan(), one.results());
        TenantSide after = TenantSide.of(id, other.plan(), other.results());
        Difference served = runs.servedShare(id);
        Difference difference = switch (measure) {
            case Measure.Latency(var metric, var statistic) -> runs.latency(id, metric, statistic);
            case Measure.ServedShare() -> served;
        };
        return new TenantChange(id, name, before, after, difference, served, TenantChange.of(before, after, difference, served, measure));
    }

    /// How many tenants a change befalls.
    public long count(Change change) {
        return tenants.stream().filter(tenant -> tenant.change() == change).count();
    }
}
