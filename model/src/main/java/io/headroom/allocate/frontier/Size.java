package io.headroom.allocate.frontier;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;

/// One way to serve the tenant, not yet judged.
///
/// @param reserved whether it has a cabin of its own, else a place in the lane
/// @param partition the cabin or the lane
/// @param replicas replicas of it
/// @param gpus GPUs of it
/// @param now whether the plan is like that
/// @param plan the plan with the tenant served so
public record Size(boolean reserved, PartitionId partition, int replicas, int gpus, boolean now, Plan plan) {}
