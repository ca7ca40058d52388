package io.headroom.engine;

import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;

/// The one queue of a plan with one tenant and one partition of slots with a mean service of one second, for those who know no plans.
///
/// @param stream name of the tenant's random streams in the engine
record QueueSetting(int servers, double rate, double warmupSeconds, double durationSeconds, int replications, long seed, String stream) {
    static QueueSetting of(Plan plan) {
        Tenant tenant = plan.tenants().getFirst();
        if (plan.deployments().getFirst().serving() instanceof Serving.Slots slots && slots.serviceSeconds().equals(new Distribution.Exponential(1))
                && tenant.workloads().getFirst().traffic() instanceof Traffic.Generated generated) {
            return new QueueSetting(slots.servers(), generated.arrivals().rate().perSecond(), plan.run().warmupSeconds(), plan.run().durationSeconds(),
                    plan.run().replications(), plan.run().seed(), tenant.id().value() + "/0");
        }
        throw new IllegalArgumentException("%s is no M/M/c with a mean service of one second.".formatted(plan.name()));
    }

    QueueSetting withReplications(int fewer) {
        return new QueueSetting(servers, rate, warmupSeconds, durationSeconds, fewer, seed, stream);
    }
}
