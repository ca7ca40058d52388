package io.headroom.edit;

import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.PartitionId;

/// Where a tenant could go.
public sealed interface MoveTarget {
    /// Into a partition that exists.
    record Into(PartitionId partition) implements MoveTarget {}

    /// Into a new cabin on free GPUs of a cluster.
    ///
    /// @param gpus GPUs the cabin would hold
    record NewCabin(ClusterId cluster, DeploymentId deployment, int gpus) implements MoveTarget {}

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
