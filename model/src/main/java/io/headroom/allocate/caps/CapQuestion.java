package io.headroom.allocate.caps;

import io.headroom.allocate.Assurance;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/// What is asked of limits.
///
/// @param plan the plan whose limits are to rise: one in which a tenant has moved out or GPUs have come, or as it is
/// @param before the plan before that, to tell what the move or the supply brings; null if that is not asked
/// @param lane the lane whose tenants' tiers are asked about
/// @param load what its tenants send meanwhile
/// @param assurance what counts as an objective that holds
/// @param single whether each limit is to rise alone as well, which takes some ten simulations for each that refuses something
public record CapQuestion(Plan plan, @Nullable Plan before, PartitionId lane, Load load, Assurance assurance, boolean single) {
    /// @throws InvalidPlan if there is no such lane, it is a cabin, it has no tenants, or none of them has a limit that could rise
    public CapQuestion {
        check(plan, lane);
        if (before != null) {
            check(before, lane);
        }
    }

    private static void check(Plan plan, PartitionId lane) {
        Partition partition = plan.partition(lane);
        if (partition.reserved()) {
            throw new InvalidPlan("Partition %s is a cabin, and a cabin knows no limits: ask about a shared lane.".formatted(partition.name()));
        }
        if (plan.tenantsIn(lane).isEmpty()) {
            throw new InvalidPlan("Lane %s has no tenants, so nobody reaches a limit there: ask about a lane with tenants.".formatted(partition.name()));
        }
        if (TierCap.in(plan, lane).isEmpty()) {
            throw new InvalidPlan("None of the tiers of the tenants in lane %s has a limit that could rise: give one a limit first, e.g. 60 requests/min.".formatted(partition.name()));
        }
    }
}
