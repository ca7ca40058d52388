package io.headroom.compare;

import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.ById;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import org.jspecify.annotations.Nullable;

/// A tenant on one side of a comparison.
///
/// @param place where it is
/// @param partition the partition that serves it, or null where none does
/// @param result what it got, or null where it is not simulated
/// @param usdPerHour estimated: what its partition costs in US dollars per hour, in a lane its share by tokens served; 0 where it is not placed, NaN in a lane
/// that served nothing
/// @param share of what its partition costs, 0 to 1; NaN in a lane that served nothing
public record TenantSide(Place place, @Nullable Partition partition, @Nullable TenantResult result, double usdPerHour, double share) {
    /// Where a tenant is.
    public enum Place {
        /// In a cabin or a lane.
        PLACED,
        /// In the tray, and not simulated.
        TRAY,
        /// Not in the plan.
        ABSENT
    }

    private static final TenantSide ABSENT = new TenantSide(Place.ABSENT, null, null, 0, 0);

    static TenantSide of(TenantId id, Plan plan, Results results) {
        Tenant tenant = ById.find(plan.tenants(), Tenant::id, id);
        if (tenant == null) {
            return ABSENT;
        }
        if (tenant.partition() == null) {
            return new TenantSide(Place.TRAY, null, null, 0, 0);
        }
        Partition partition = plan.partition(tenant.partition());
        TenantResult result = results.tenant(id).orElseThrow();
        double share = partition.reserved() ? 1 : share(result, results);
        return new TenantSide(Place.PLACED, partition, result, plan.usdPerHour(partition) * share, share);
    }

    private static double share(TenantResult tenant, Results results) {
        double all = results.tenants().stream().filter(other -> other.partition().equals(tenant.partition())).mapToDouble(TenantSide::tokens).sum();
        return all == 0 ? Double.NaN : tokens(tenant) / all;
    }

    private static double tokens(TenantResult tenant) {
        return tenant.tokensInPerSecond() + tenant.tokensOutPerSecond();
    }

    /// Whether it is served.
    public boolean placed() {
        return place == Place.PLACED;
    }
}
