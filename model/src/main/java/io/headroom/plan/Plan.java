package io.headroom.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The document: the fleet, what runs on it and who uses it. Immutable; an edit makes another plan. A plan that exists is consistent: every reference
/// resolves, partitions are whole replicas and fit their cluster, tenants are served by a model they accept, a cabin holds its owner alone.
///
/// @param notes what the plan is about and what to try, free text
/// @param gpuTypes GPU facts the plan relies on, copied from the catalogue so that the file stands alone
/// @param models model facts the plan relies on, copied likewise
/// @param providers outside providers that requests may fall back to
/// @param incidents what happens during the run
/// @param scenarios variants of the plan that are kept beside it
/// @param profiles how fast deployments run on GPUs, copied likewise or fitted to measurements
/// @param offers ways to buy capacity, copied from the catalogue or the planner's own
/// @param wall which gauges its window shows; nothing that is simulated depends on it, and all scenarios share it
public record Plan(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
        List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run,
        List<Provider> providers, List<Incident> incidents, Scenarios scenarios, List<Offer> offers, Wall wall) {
    /// @throws InvalidPlan if ids repeat, a reference leads nowhere, or the parts do not fit together
    public Plan {
        Require.name("plan", name);
        gpuTypes = List.copyOf(gpuTypes);
        models = List.copyOf(models);
        profiles = List.copyOf(profiles);
        fleet = List.copyOf(fleet);
        deployments = List.copyOf(deployments);
        partitions = ById.of(partitions, Partition::id, Partition::cluster);
        tiers = List.copyOf(tiers);
        tenants = ById.of(tenants, Tenant::id, Tenant::partition);
        traces = List.copyOf(traces);
        providers = List.copyOf(providers);
        incidents = List.copyOf(incidents);
        offers = List.copyOf(offers);
        PlanRules.check(gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces);
        PlanRules.checkGrowth(tenants, run);
        SharingRules.check(fleet, deployments, partitions, tenants, providers, incidents);
        OfferRules.check(offers, gpuTypes, models, providers);
    }

    /// A plan with the usual gauges.
    ///
    /// @throws InvalidPlan as for any plan
    public Plan(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
            List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run,
            List<Provider> providers, List<Incident> incidents, Scenarios scenarios, List<Offer> offers) {
        this(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, Wall.USUAL);
    }

    /// A plan without offers.
    ///
    /// @throws InvalidPlan as for any plan
    public Plan(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
            List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run,
            List<Provider> providers, List<Incident> incidents, Scenarios scenarios) {
        this(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, List.of());
    }

    /// A plan without profiles: everything runs with the usual coefficients.
    ///
    /// @throws InvalidPlan as for any plan
    public Plan(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Cluster> fleet, List<Deployment> deployments,
            List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run) {
        this(name, notes, gpuTypes, models, List.of(), fleet, deployments, partitions, tiers, tenants, traces, run);
    }

    /// A plan with profiles, without providers, incidents and scenarios.
    ///
    /// @throws InvalidPlan as for any plan
    public Plan(String name, String notes, List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments,
            List<Partition> partitions, List<Tier> tiers, List<Tenant> tenants, List<Trace> traces, RunSettings run) {
        this(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, List.of(), List.of(), Scenarios.NONE);
    }

    /// The GPU type with an id that the plan refers to.
    public GpuType gpuType(GpuTypeId id) {
        return find(gpuTypes, GpuType::id, id, "GPU type");
    }

    /// The model with an id that the plan refers to.
    public Model model(ModelId id) {
        return find(models, Model::id, id, "model");
    }

    /// The cluster with an id.
    public Cluster cluster(ClusterId id) {
        return find(fleet, Cluster::id, id, "cluster");
    }

    /// The deployment with an id.
    public Deployment deployment(DeploymentId id) {
        return find(deployments, Deployment::id, id, "deployment");
    }

    /// The partition with an id.
    public Partition partition(PartitionId id) {
        return find(partitions, Partition::id, id, "partition");
    }

    /// The tier with an id.
    public Tier tier(TierId id) {
        return find(tiers, Tier::id, id, "tier");
    }

    /// The tenant with an id.
    public Tenant tenant(TenantId id) {
        return find(tenants, Tenant::id, id, "tenant");
    }

    /// The trace with an id.
    public Trace trace(TraceId id) {
        return find(traces, Trace::id, id, "trace");
    }

    /// The provider with an id.
    public Provider provider(ProviderId id) {
        return find(providers, Provider::id, id, "provider");
    }

    /// The offer with an id.
    public Offer offer(OfferId id) {
        return find(offers, Offer::id, id, "offer");
    }

    /// The deployment that a partition runs.
    public Deployment deploymentOf(Partition partition) {
        return deployment(partition.deployment());
    }

    /// What a replica of a partition runs on: the GPU type of its cluster, or a slice of it as if it were a GPU of its own.
    public GpuType gpuTypeOf(Partition partition) {
        GpuType whole = gpuType(cluster(partition.cluster()).gpu());
        return partition.slice() == null ? whole : whole.cut(partition.slice());
    }

    /// The profiles that apply to a deployment on a GPU type, the most specific last.
    public List<Profile> profilesFor(GpuTypeId gpu, Model model, Serving.Batching batching) {
        return profiles.stream().filter(profile -> profile.scope().covers(gpu, model, batching)).sorted(Comparator.comparingInt(profile -> profile.scope().rank()))
                .toList();
    }

    /// The coefficients of a deployment on a GPU type.
    public Efficiency efficiency(GpuTypeId gpu, Model model, Serving.Batching batching) {
        Efficiency efficiency = Efficiency.USUAL;
        for (Profile profile : profilesFor(gpu, model, batching)) {
            efficiency = efficiency.with(profile.coefficients());
        }
        return efficiency;
    }

    /// The partitions whose deployment and GPU type a profile covers, in plan order. Where a more specific one covers them too, its coefficients win.
    public List<Partition> partitionsWithin(Profile.Scope scope) {
        return partitions.stream().filter(partition -> {
            Deployment deployment = deploymentOf(partition);
            return deployment.serving() instanceof Serving.Batching batching
                    && scope.covers(cluster(partition.cluster()).gpu(), model(deployment.model()), batching);
        }).toList();
    }

    /// Replicas that a partition holds.
    public int replicas(Partition partition) {
        return partition.gpus() / deploymentOf(partition).gpusPerReplica();
    }

    /// The tenants placed in a partition, or with null those in the tray, in plan order.
    public List<Tenant> tenantsIn(@Nullable PartitionId id) {
        return ById.in(tenants, Tenant::partition, id);
    }

    /// The partitions on a cluster, in plan order.
    public List<Partition> partitionsOn(ClusterId id) {
        return ById.in(partitions, Partition::cluster, id);
    }

    /// The partitions whose GPUs the batch work of one may use while they idle, in plan order; none unless it borrows.
    public List<Partition> lendersTo(Partition borrower) {
        return borrower.sharing().borrows() == 0 ? List.of() : SharingRules.lenders(partitions, borrower);
    }

    /// GPUs of a cluster that no partition holds. One that is cut is held, whatever is left of it.
    public int freeGpus(Cluster cluster) {
        List<Partition> there = partitionsOn(cluster.id());
        return there.stream().anyMatch(partition -> partition.slice() != null) ? NodePlacement.of(this, cluster).freeGpus()
                : cluster.gpus() - there.stream().mapToInt(Partition::gpus).sum();
    }

    /// Whether a cluster comes only after the run has started.
    public boolean arriving(Cluster cluster) {
        return cluster.availableFrom() != null && cluster.availableFrom().isAfter(run.start().toLocalDate());
    }

    /// Why the tenants of a partition cannot be served at any time of the run, in one line with a way out; empty if they can.
    public Optional<String> absence(Partition partition) {
        return Supply.absence(this, partition);
    }

    /// Estimated cost of all partitions in US dollars per hour: cabins at the reserved price, lanes at the on-demand price of their cluster.
    public double usdPerHour() {
        return partitions.stream().mapToDouble(this::usdPerHour).sum();
    }

    /// Estimated cost of one partition in US dollars per hour; a slice costs its share of a GPU.
    public double usdPerHour(Partition partition) {
        Prices prices = cluster(partition.cluster()).prices();
        return partition.gpuShare() * (partition.reserved() ? prices.reservedUsdPerGpuHour() : prices.onDemandUsdPerGpuHour());
    }

    /// The same plan with this tenant in place of the one with its id, or added at the end.
    public Plan withTenant(Tenant tenant) {
        return withTenants(put(tenants, Tenant::id, tenant));
    }

    /// The same plan with other tenants.
    public Plan withTenants(List<Tenant> others) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, others, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with this partition in place of the one with its id, or added at the end.
    public Plan withPartition(Partition partition) {
        return withPartitions(put(partitions, Partition::id, partition), tenants);
    }

    /// The same plan with other partitions and tenants, changed together because each refers to the other.
    public Plan withPartitions(List<Partition> others, List<Tenant> placed) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, others, tiers, placed, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with this cluster in place of the one with its id, or added at the end.
    public Plan withCluster(Cluster cluster) {
        return withFleet(put(fleet, Cluster::id, cluster));
    }

    /// The same plan with other clusters.
    public Plan withFleet(List<Cluster> others) {
        return new Plan(name, notes, gpuTypes, models, profiles, others, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with this deployment in place of the one with its id, or added at the end.
    public Plan withDeployment(Deployment deployment) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, put(deployments, Deployment::id, deployment), partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with this tier in place of the one with its id, or added at the end.
    public Plan withTier(Tier tier) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, put(tiers, Tier::id, tier), tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with this profile in place of the one with its id, or added at the end.
    public Plan withProfile(Profile profile) {
        return withProfiles(put(profiles, Profile::id, profile));
    }

    /// The same plan with other profiles.
    public Plan withProfiles(List<Profile> others) {
        return new Plan(name, notes, gpuTypes, models, others, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with a tenant and the trace it replays.
    public Plan withTenantAndTrace(Tenant tenant, Trace trace) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, put(tenants, Tenant::id, tenant),
                put(traces, Trace::id, trace), run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan under other run settings.
    public Plan withRun(RunSettings settings) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, settings, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with another name and other notes.
    public Plan withTitle(String title, String text) {
        return new Plan(title, text, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with other outside providers.
    public Plan withProviders(List<Provider> others) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, others, incidents, scenarios, offers, wall);
    }

    /// The same plan with other incidents.
    public Plan withIncidents(List<Incident> others) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, others, scenarios, offers, wall);
    }

    /// The same plan with other variants beside it.
    public Plan withScenarios(Scenarios others) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, others, offers, wall);
    }

    /// The same plan with other offers.
    public Plan withOffers(List<Offer> others) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, others, wall);
    }

    /// The same plan with other facts of GPU types.
    public Plan withGpuTypes(List<GpuType> others) {
        return new Plan(name, notes, others, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with other facts of models.
    public Plan withModels(List<Model> others) {
        return new Plan(name, notes, gpuTypes, others, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, wall);
    }

    /// The same plan with other gauges in its window.
    public Plan withWall(Wall other) {
        return new Plan(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run, providers, incidents, scenarios, offers, other);
    }

    /// Whether another plan has other gauges and is the same else, so that every verdict on one is a verdict on the other.
    public boolean differsInWallAlone(Plan other) {
        // What mostly differs comes first: where it does, no plan need be made.
        return !wall.equals(other.wall) && scenarios.equals(other.scenarios) && tenants.equals(other.tenants) && partitions.equals(other.partitions)
                && equals(other.withWall(wall));
    }

    /// Names of the variants of the plan, the one it shows among them, in alphabetical order.
    public List<String> variants() {
        return Stream.concat(Stream.of(scenarios.current()), scenarios.others().stream().map(Scenario::name)).sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /// What the plan is in one of its variants, with none beside it and the usual gauges.
    ///
    /// @throws InvalidPlan if there is none of that name
    public Plan variant(String variant) {
        return scenarios.current().equals(variant) ? withScenarios(Scenarios.NONE).withWall(Wall.USUAL)
                : scenarios.others().stream().filter(other -> other.name().equals(variant)).map(Scenario::plan).findFirst()
                        .orElseThrow(() -> new InvalidPlan("There is no scenario \"%s\" in the plan. It has %s.".formatted(variant, String.join(", ", variants()))));
    }

    private static <T, K> T find(List<T> items, Function<T, K> key, K id, String what) {
        T found = ById.find(items, key, id);
        if (found != null) {
            return found;
        }
        throw new InvalidPlan("There is no %s \"%s\" in the plan. Maybe it was renamed or removed?".formatted(what, id));
    }

    private static <T, K> List<T> put(List<T> items, Function<T, K> key, T item) {
        List<T> result = new ArrayList<>(items);
        for (int i = 0; i < result.size(); i++) {
            if (key.apply(result.get(i)).equals(key.apply(item))) {
                result.set(i, item);
                return result;
            }
        }
        result.add(item);
        return result;
    }
}
