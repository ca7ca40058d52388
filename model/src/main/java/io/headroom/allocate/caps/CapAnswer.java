package io.headroom.allocate.caps;

import io.headroom.allocate.Assurance;
import io.headroom.engine.Results;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the limits of a lane's tiers can rise.
///
/// @param plan what was asked about, its limits as they are: the scenario, or the plan with more GPUs
/// @param lane the lane
/// @param load what its tenants send
/// @param assurance what counts as an objective that holds
/// @param now what the plan comes to with its limits as they are
/// @param broken what does not hold already, and is left out of what can break
/// @param unscaled tenants that replay a trace and send no more than it holds, where a full load was asked for
/// @param together all limits by one factor
/// @param before the same for the plan without the move or the new supply, what is left out being the same; null where it was asked about as it is
/// @param tiers each tier alone, where there are several
/// @param single each limit alone, those that refuse something, where that was asked for and a tier has several
/// @param plans plans simulated
/// @param requests requests simulated
public record CapAnswer(Plan plan, PartitionId lane, Load load, Assurance assurance, Results now, List<Assurance.Breach> broken, List<TenantId> unscaled, Raise together,
        @Nullable Raise before, List<Raise> tiers, List<Raise> single, int plans, long requests) {
    /// Keeps its own copies.
    public CapAnswer {
        broken = List.copyOf(broken);
        unscaled = List.copyOf(unscaled);
        tiers = List.copyOf(tiers);
        single = List.copyOf(single);
    }

    /// How far a limit rises when it rises alone, if that was asked.
    public Optional<Raise> alone(TierCap cap) {
        return single.stream().filter(raise -> raise.scope() instanceof Raise.Scope.One(TierCap one) && one.equals(cap)).findFirst();
    }
}
