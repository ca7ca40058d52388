package io.headroom.engine;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Profile;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.util.List;

/// All that the simulation of one partition depends on, as a plan of that partition alone. What cannot be seen here cannot matter: prices, objectives, names of
/// tenants and everything elsewhere are left out, so two portions are equal exactly when nothing has changed for the partition, and their simulations too.
///
/// @param plan a plan with one partition and the tenants in it
record Portion(Plan plan) {
    private static final Prices FREE = new Prices(0, 0, LocalDate.EPOCH, "left out");

    /// The portion of a plan that one of its partitions is.
    ///
    /// @throws InvalidPlan if it has tenants before its cluster comes
    static Portion of(Plan plan, Partition partition) {
        plan.absence(partition).ifPresent(why -> {
            throw new InvalidPlan(why);
        });
        Deployment deployment = plan.deploymentOf(partition);
        Cluster cluster = plan.cluster(partition.cluster());
        GpuType gpu = plan.gpuType(cluster.gpu());
        List<Tenant> tenants = plan.tenantsIn(partition.id()).stream().map(tenant -> plain(tenant, deployment)).toList();
        List<Tier> tiers = plan.tiers().stream().filter(tier -> tenants.stream().anyMatch(tenant -> tenant.tier().equals(tier.id())))
                .map(tier -> partition.reserved() ? new Tier(tier.id(), tier.name(), tier.level(), Limits.NONE, 1) : tier).toList();
        List<Trace> traces = plan.traces().stream().filter(trace -> tenants.stream().anyMatch(tenant -> replays(tenant, trace))).toList();
        Partition alone = partition.owner() != null && tenants.isEmpty() ? partition.withOwner(null) : partition;
        RunSettings run = plan.run();
        boolean batching = deployment.serving() instanceof Serving.Batching;
        List<Model> models = batching ? List.of(plan.model(deployment.model())) : List.of();
        List<Profile> profiles = deployment.serving() instanceof Serving.Batching served ? plan.profilesFor(gpu.id(), plan.model(deployment.model()), served) : List.of();
        return new Portion(new Plan("Portion", "", List.of(gpu), models, profiles,
                List.of(new Cluster(cluster.id(), cluster.name(), gpu.id(), Math.ceilDiv(partition.gpus(), cluster.gpusPerNode()), cluster.gpusPerNode(), null, FREE)),
                List.of(deployment), List.of(alone), tiers, tenants, traces, new RunSettings(run.start(), run.durationSeconds(), run.warmupSeconds(), run.seed(), 1)));
    }

    private static Tenant plain(Tenant tenant, Deployment deployment) {
        List<Workload> workloads = tenant.workloads().stream().map(workload -> new Workload(workload.name(), List.of(deployment.model()), workload.traffic(), workload.kind(),
                workload.deadlineSeconds())).toList();
        return new Tenant(tenant.id(), tenant.id().value(), tenant.tier(), tenant.partition(), workloads, List.of());
    }

    private static boolean replays(Tenant tenant, Trace trace) {
        return tenant.workloads().stream().anyMatch(workload -> workload.traffic() instanceof Traffic.Replayed replayed && replayed.trace().equals(trace.id()));
    }

    Partition partition() {
        return plan.partitions().getFirst();
    }
}
