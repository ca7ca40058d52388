package io.headroom.allocate.caps;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;

/// What gives a lane room for higher limits.
public sealed interface Relief {
    /// Nothing: the plan as it is.
    record None() implements Relief {
        @Override
        public Plan of(Plan plan, PartitionId lane) {
            return plan;
        }
    }

    /// A scenario kept beside the plan, in which a tenant has moved out, or whatever else is different.
    ///
    /// @param name of the scenario
    record Scenario(String name) implements Relief {
        @Override
        public Plan of(Plan plan, PartitionId lane) {
            return plan.variant(name);
        }
    }

    /// GPUs added to the lane.
    ///
    /// @param gpus how many
    record Gpus(int gpus) implements Relief {
        @Override
        public Plan of(Plan plan, PartitionId lane) {
            return MoreGpus.to(plan, lane, gpus);
        }
    }

    /// What the plan is with it.
    ///
    /// @throws io.headroom.plan.InvalidPlan if there is no such scenario, or the GPUs are not whole replicas
    Plan of(Plan plan, PartitionId lane);
}
