package io.headroom.edit;

import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.PartitionId;
import java.util.List;

/// Where a tenant could go.
public sealed interface MoveTarget {
    /// Into a partition that exists.
    record Into(PartitionId partition) implements MoveTarget {}

    /// Into a new cabin on free GPUs of a cluster.
    ///
    /// @param gpus GPUs the cabin would hold
    record NewCabin(ClusterId cluster, DeploymentId deployment, int gpus) implements MoveTarget {}

    /// Into new cabins on free GPUs of a cluster, one for each of several tenants.
    ///
    /// @param cabins one for each tenant, in their order
    record NewCabins(ClusterId cluster, List<NewCabin> cabins) implements MoveTarget {
        /// Keeps its own copy.
        public NewCabins {
            cabins = List.copyOf(cabins);
        }

        /// GPUs they would hold together.
        public int gpus() {
            return cabins.stream().mapToInt(NewCabin::gpus).sum();
        }
    }

    /// Into the tray, not simulated.
    record Tray() implements MoveTarget {}

    /// A target and whether the tenant may go there.
    ///
    /// @param refusal why not, or [Refusal#NONE]
    record Option(MoveTarget target, Refusal refusal) {
        /// Whether the tenant may go there.
        public boolean legal() {
            return refusal.equals(Refusal.NONE);
        }
    }
}
