package io.headroom.allocate.forecast;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Growth;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a workload is taken to grow.
///
/// @param workload its place among those of its tenant
/// @param name what it is called
/// @param source where that comes from
/// @param range growth per month; none where nothing is known
/// @param trend what a recording tells, or null where there is none
public record WorkloadGrowth(TenantId tenant, int workload, String name, Source source, GrowthRange range, @Nullable Trend trend) {
    /// Where a growth comes from.
    public enum Source {
        /// It was given with the question.
        GIVEN,
        /// The plan says it.
        PLAN,
        /// It was estimated from recorded traffic.
        TREND,
        /// The traffic is recorded, and too little of it to tell, or so unlike from day to day that growth may be anything; taken as none.
        UNKNOWN,
        /// Nothing says that it grows.
        NONE
    }

    /// How the placed workloads of a plan grow.
    ///
    /// @param given growth by tenant, which comes before all else
    /// @throws io.headroom.plan.InvalidPlan if a growth is out of range
    public static List<WorkloadGrowth> of(Plan plan, Map<TenantId, GrowthRange> given) {
        given.keySet().forEach(plan::tenant);
        List<WorkloadGrowth> all = new ArrayList<>();
        for (Tenant tenant : plan.tenants()) {
            for (int i = 0; tenant.partition() != null && i < tenant.workloads().size(); i++) {
                all.add(of(plan, tenant, i, given.get(tenant.id())));
            }
        }
        return List.copyOf(all);
    }

    private static WorkloadGrowth of(Plan plan, Tenant tenant, int index, @Nullable GrowthRange given) {
        String name = tenant.workloads().get(index).name();
        Traffic traffic = tenant.workloads().get(index).traffic();
        Growth growth = traffic.growth();
        Trend trend = traffic instanceof Traffic.Replayed replayed ? Trend.of(plan.trace(replayed.trace()))
                : traffic.pattern() instanceof Arrivals.Windowed windowed ? Trend.of(windowed.windows()) : null;
        if (given != null) {
            return new WorkloadGrowth(tenant.id(), index, name, Source.GIVEN, given, trend);
        }
        if (growth != null) {
            return new WorkloadGrowth(tenant.id(), index, name, Source.PLAN,
                    GrowthRange.exactly(GrowthRange.monthly(growth.percent() / 100, growth.per() == Growth.Per.YEAR)), null);
        }
        return switch (trend) {
            case null -> new WorkloadGrowth(tenant.id(), index, name, Source.NONE, GrowthRange.NONE, null);
            case Trend.Found found when !GrowthRange.allows(found.interval().lo(), found.interval().hi()) ->
                    new WorkloadGrowth(tenant.id(), index, name, Source.UNKNOWN, GrowthRange.NONE, trend);
            case Trend.Found found -> new WorkloadGrowth(tenant.id(), index, name, Source.TREND, new GrowthRange(found.interval().lo(), found.perMonth(), found.interval().hi()), trend);
            case Trend.TooShort _, Trend.TooFew _ -> new WorkloadGrowth(tenant.id(), index, name, Source.UNKNOWN, GrowthRange.NONE, trend);
        };
    }
}
