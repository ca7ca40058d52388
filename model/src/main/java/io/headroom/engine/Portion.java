package io.headroom.engine;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Profile;
import io.headroom.plan.Provider;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Siting;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// All that the simulation of some linked partitions depends on, as a plan of those alone. What cannot be seen here cannot matter: prices of GPUs, objectives, names of
/// tenants and everything elsewhere are left out, so two portions are equal exactly when nothing has changed for the partitions, and their simulations too.
///
/// @param plan a plan with linked partitions and the tenants in them
/// @param outages for each partition when replicas of it are not there
record Portion(Plan plan, List<List<Outage>> outages) {
    private static final Prices FREE = new Prices(0, 0, LocalDate.EPOCH, "left out");

    /// The portion of a plan that some of its partitions are.
    ///
    /// @param group all partitions of the plan that are linked to each other
    /// @throws InvalidPlan if one has tenants and its cluster is not there at any time of the run
    static Portion of(Plan plan, List<Partition> group) {
        group.forEach(partition -> plan.absence(partition).ifPresent(why -> {
            throw new InvalidPlan(why);
        }));
        List<Deployment> deployments = group.stream().map(plan::deploymentOf).distinct().toList();
        List<Cluster> clusters = group.stream().map(partition -> plan.cluster(partition.cluster())).distinct().toList();
        List<GpuType> gpus = clusters.stream().map(cluster -> plan.gpuType(cluster.gpu())).distinct().toList();
        List<ModelId> served = deployments.stream().map(Deployment::model).distinct().toList();
        List<Tenant> tenants = group.stream().flatMap(partition -> plan.tenantsIn(partition.id()).stream()).map(tenant -> plain(tenant, served)).toList();
        boolean limitless = group.stream().allMatch(Partition::reserved);
        List<Tier> tiers = plan.tiers().stream().filter(tier -> tenants.stream().anyMatch(tenant -> tenant.tier().equals(tier.id())))
                .map(tier -> limitless ? new Tier(tier.id(), tier.name(), tier.level(), Limits.NONE, 1) : tier).toList();
        List<Trace> traces = plan.traces().stream().filter(trace -> tenants.stream().anyMatch(tenant -> replays(tenant, trace))).toList();
        List<Partition> alone = group.stream().map(partition -> partition.owner() != null && tenants.stream().noneMatch(tenant -> tenant.id().equals(partition.owner()))
                ? partition.withOwner(null) : partition).map(partition -> partition.withSiting(Siting.FREE)).toList();
        List<Provider> providers = plan.providers().stream().filter(provider -> tenants.stream().flatMap(tenant -> tenant.client().fallback().stream()).map(Hop::provider)
                .anyMatch(provider.id()::equals)).toList();
        List<Incident> incidents = plan.incidents().stream().filter(incident -> concerns(incident, tenants, providers)).toList();
        RunSettings run = plan.run();
        return new Portion(new Plan("Portion", "", gpus, models(plan, deployments), profiles(plan, group), clusters.stream().map(cluster -> room(cluster, group)).toList(),
                deployments, alone, tiers, tenants, traces, new RunSettings(run.start(), run.durationSeconds(), run.warmupSeconds(), run.seed(), 1), providers, incidents,
                Scenarios.NONE), group.stream().map(partition -> Supply.outages(plan, partition)).toList());
    }

    private static List<Model> models(Plan plan, List<Deployment> deployments) {
        return deployments.stream().filter(deployment -> deployment.serving() instanceof Serving.Batching).map(deployment -> plan.model(deployment.model())).distinct()
                .toList();
    }

    private static List<Profile> profiles(Plan plan, List<Partition> group) {
        return group.stream().flatMap(partition -> {
            Deployment deployment = plan.deploymentOf(partition);
            return deployment.serving() instanceof Serving.Batching batching
                    ? plan.profilesFor(plan.cluster(partition.cluster()).gpu(), plan.model(deployment.model()), batching).stream() : Stream.empty();
        }).distinct().toList();
    }

    private static Cluster room(Cluster cluster, List<Partition> group) {
        int gpus = group.stream().filter(partition -> partition.cluster().equals(cluster.id())).mapToInt(partition -> partition.gpus() + partition.sharing().borrows()).sum();
        return new Cluster(cluster.id(), cluster.name(), cluster.gpu(), Math.ceilDiv(gpus, cluster.gpusPerNode()), cluster.gpusPerNode(), null, FREE);
    }

    private static boolean concerns(Incident incident, List<Tenant> tenants, List<Provider> providers) {
        return switch (incident.what()) {
            case Incident.What.Burst burst -> tenants.stream().anyMatch(tenant -> tenant.id().equals(burst.tenant()));
            case Incident.What.Launch launch -> tenants.stream().anyMatch(tenant -> tenant.id().equals(launch.tenant()));
            case Incident.What.ProviderDown down -> providers.stream().anyMatch(provider -> provider.id().equals(down.provider()));
            default -> false;
        };
    }

    private static Tenant plain(Tenant tenant, List<ModelId> served) {
        List<Workload> workloads = tenant.workloads().stream().map(workload -> new Workload(workload.name(), workload.models().stream().filter(served::contains).sorted(
                Comparator.comparing(ModelId::value)).toList(), workload.traffic(), workload.kind(), workload.deadlineSeconds(), workload.missUsd(), workload.envelope()))
                .toList();
        return new Tenant(tenant.id(), tenant.id().value(), tenant.tier(), tenant.partition(), workloads, List.of(), tenant.client());
    }

    private static boolean replays(Tenant tenant, Trace trace) {
        return tenant.workloads().stream().anyMatch(workload -> workload.traffic() instanceof Traffic.Replayed replayed && replayed.trace().equals(trace.id()));
    }

    /// Whether a request may be served elsewhere than where its tenant is.
    boolean linked() {
        return plan.partitions().size() > 1 || plan.tenants().stream().anyMatch(tenant -> !tenant.client().fallback().isEmpty());
    }

    /// Whether all its answers come in one piece, so that the time to the first token is that to the end.
    boolean answersAtOnce() {
        return !linked() && plan.deployments().getFirst().serving() instanceof Serving.Slots;
    }

    /// The place of a partition in the portion.
    int indexOf(Partition partition) {
        return plan.partitions().stream().map(Partition::id).toList().indexOf(Objects.requireNonNull(partition.id()));
    }
}
