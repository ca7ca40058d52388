package io.headroom.allocate.explain;

import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;

/// Something that could be done for a partition whose tenants lack something.
public sealed interface Action {
    /// One replica more.
    record AddReplica(PartitionId partition) implements Action {}

    /// Another deployment on the same GPUs: another tensor-parallel degree, a narrower precision, or another model that all accept.
    ///
    /// @param from what runs there now
    /// @param to what would, perhaps new to the plan
    record Redeploy(PartitionId partition, Deployment from, Deployment to) implements Action {}

    /// A tenant goes to another partition.
    record MoveOut(TenantId tenant, PartitionId from, PartitionId to) implements Action {}

    /// A tenant gets a cabin of its own.
    ///
    /// @param gpus GPUs of the cabin
    record OwnCabin(TenantId tenant, PartitionId from, ClusterId cluster, int gpus) implements Action {}

    /// The rates that a tier allows are halved: others come through, and its own tenants are refused more.
    record HalveLimits(TierId tier) implements Action {}
}
