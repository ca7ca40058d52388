package io.headroom.plan;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must hold between the parts of a plan.
final class PlanRules {
    private static final double MOST_GROWTH = 1e6;

    private final Map<GpuTypeId, GpuType> gpuTypes;
    private final Map<ModelId, Model> models;
    private final Map<ClusterId, Cluster> clusters;
    private final Map<DeploymentId, Deployment> deployments;
    private final Map<PartitionId, Partition> partitions;
    private final Map<TierId, Tier> tiers;
    private final Map<TenantId, Tenant> tenants;
    private final Map<TraceId, Trace> traces;

    private PlanRules(List<GpuType> gpuTypes, List<Model> models, List<Cluster> fleet, List<Deployment> deployments, List<Partition> partitions,
            List<Tier> tiers, List<Tenant> tenants, List<Trace> traces) {
        this.gpuTypes = index("the GPU types", gpuTypes, GpuType::id);
        this.models = index("the models", models, Model::id);
        this.clusters = index("the clusters", fleet, Cluster::id);
        this.deployments = index("the deployments", deployments, Deployment::id);
        this.partitions = index("the partitions", partitions, Partition::id);
        this.tiers = index("the tiers", tiers, Tier::id);
        this.tenants = index("the tenants", tenants, Tenant::id);
        this.traces = index("the traces", traces, Trace::id);
    }

    static void check(List<GpuType> gpuTypes, List<Model> models, List<Profile> profiles, List<Cluster> fleet, List<Deployment> deployments, List<Partition> partitions,
            List<Tier> tiers, List<Tenant> tenants, List<Trace> traces) {
        PlanRules rules = new PlanRules(gpuTypes, models, fleet, deployments, partitions, tiers, tenants, traces);
        for (Cluster cluster : fleet) {
            rules.resolve(rules.gpuTypes, cluster.gpu(), "Cluster", cluster.name(), "GPU type");
        }
        Profile.checkTogether(profiles);
        deployments.forEach(rules::checkDeployment);
        partitions.forEach(rules::checkPartition);
        fleet.forEach(cluster -> rules.checkRoom(cluster, partitions));
        tenants.forEach(rules::checkTenant);
    }

    /// Growth over many years leaves the range of numbers: whoever plans such a thing has mistaken a date or a period.
    static void checkGrowth(List<Tenant> tenants, RunSettings run) {
        for (Tenant tenant : tenants) {
            for (Workload workload : tenant.workloads()) {
                @Nullable Growth growth = workload.traffic().growth();
                if (growth != null) {
                    LocalDateTime end = run.start().plusSeconds((long) (run.warmupSeconds() + run.durationSeconds()));
                    double most = Math.max(growth.factor(run.start()), growth.factor(end));
                    if (!(most <= MOST_GROWTH)) {
                        throw new InvalidPlan("Workload %s of tenant %s grows by %s since %s: that is more than a million times its rate in the run that ends %s. Count from a later date, or by the year."
                                .formatted(workload.name(), tenant.name(), growth.text(), growth.since(), end.toLocalDate()));
                    }
                }
            }
        }
    }

    private static <T, K> Map<K, T> index(String what, List<T> items, Function<T, K> key) {
        Require.distinct(what, items, key);
        return items.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private <T, K> T resolve(Map<K, T> index, K id, String kind, String name, String what) {
        @Nullable T found = index.get(id);
        if (found == null) {
            throw new InvalidPlan("%s %s refers to the %s \"%s\", which is not in the plan. Add it, or choose one of: %s.".formatted(kind, name, what, id,
                    index.isEmpty() ? "(none yet)" : index.keySet().stream().map(Object::toString).sorted().limit(8).collect(Collectors.joining(", "))));
        }
        return found;
    }

    private void checkDeployment(Deployment deployment) {
        if (deployment.serving() instanceof Serving.Batching batching) {
            Model model = resolve(models, deployment.model(), "Deployment", deployment.name(), "model");
            if (model.heads() % batching.tensorParallel() != 0) {
                throw new InvalidPlan("Deployment %s splits %s over %d GPUs per replica, but its %d attention heads do not divide by %d. Use a tensor-parallel degree that divides them, e.g. %d."
                        .formatted(deployment.name(), model.name(), batching.tensorParallel(), model.heads(), batching.tensorParallel(),
                                Integer.lowestOneBit(model.heads())));
            }
        }
    }

    private void checkPartition(Partition partition) {
        Cluster cluster = resolve(clusters, partition.cluster(), "Partition", partition.name(), "cluster");
        int perReplica = resolve(deployments, partition.deployment(), "Partition", partition.name(), "deployment").gpusPerReplica();
        if (partition.slice() != null) {
            checkSlice(partition, partition.slice(), cluster, perReplica);
        }
        if (partition.gpus() % perReplica != 0) {
            throw new InvalidPlan("Partition %s holds %d GPUs, but one replica of %s takes %d: use a multiple of %d, e.g. %d.".formatted(partition.name(),
                    partition.gpus(), partition.deployment(), perReplica, perReplica, perReplica * Math.ceilDiv(partition.gpus(), perReplica)));
        }
        if (perReplica > cluster.gpusPerNode()) {
            throw new InvalidPlan("Partition %s runs %s with %d GPUs per replica, but a node of cluster %s has %d: a replica cannot leave its node. Choose a smaller tensor-parallel degree."
                    .formatted(partition.name(), partition.deployment(), perReplica, cluster.name(), cluster.gpusPerNode()));
        }
        checkSiting(partition, cluster, partition.gpus() / perReplica);
        if (partition.owner() != null) {
            resolve(tenants, partition.owner(), "Cabin", partition.name(), "tenant");
        }
    }

    private void checkSlice(Partition partition, SliceProfile slice, Cluster cluster, int perReplica) {
        GpuType gpu = resolve(gpuTypes, cluster.gpu(), "Cluster", cluster.name(), "GPU type");
        if (!gpu.slices().contains(slice)) {
            throw new InvalidPlan("Partition %s holds slices %s, but a %s of cluster %s %s.".formatted(partition.name(), slice.name(), gpu.name(), cluster.name(),
                    gpu.slices().isEmpty() ? "cannot be cut: let it hold whole GPUs"
                            : "is cut into " + gpu.slices().stream().map(SliceProfile::name).collect(Collectors.joining(", ")) + ": choose one of these"));
        }
        if (perReplica != 1) {
            throw new InvalidPlan("Partition %s holds slices, but one replica of %s takes %d GPUs: a slice is part of one GPU. Choose a deployment with one GPU per replica, or whole GPUs."
                    .formatted(partition.name(), partition.deployment(), perReplica));
        }
        if (partition.sharing().lends() > 0 || partition.sharing().borrows() > 0) {
            throw new InvalidPlan("Partition %s holds slices and lends or borrows GPUs: only whole GPUs are lent. Set both to 0, or let it hold whole GPUs.".formatted(
                    partition.name()));
        }
    }

    private static void checkSiting(Partition partition, Cluster cluster, int replicas) {
        List<Integer> nodes = partition.siting().nodes();
        if (nodes.size() > replicas) {
            throw new InvalidPlan("Partition %s keeps %d replicas on their nodes, but has %d: name a node for those only.".formatted(partition.name(), nodes.size(), replicas));
        }
        nodes.stream().filter(node -> node >= cluster.nodes()).findFirst().ifPresent(node -> {
            throw new InvalidPlan("Partition %s keeps a replica on node %d, but cluster %s has %d nodes. Keep it elsewhere, or let its places follow from the plan.".formatted(
                    partition.name(), node + 1, cluster.name(), cluster.nodes()));
        });
        @Nullable Spread spread = partition.siting().spread();
        if (spread == null) {
            return;
        }
        if (spread.leastNodes() != null && spread.leastNodes() > replicas) {
            throw new InvalidPlan("Partition %s is to stand on at least %d nodes, but has %d: give it as many replicas, or spread it over %d nodes.".formatted(partition.name(),
                    spread.leastNodes(), replicas, replicas));
        }
        if (spread.nodesFor(replicas) > cluster.nodes()) {
            throw new InvalidPlan("Partition %s has %d replicas that need %d nodes to be spread as asked, but cluster %s has %d. Ask for less spread, or add nodes.".formatted(
                    partition.name(), replicas, spread.nodesFor(replicas), cluster.name(), cluster.nodes()));
        }
    }

    /// Checks the sums only: whether replicas find whole nodes, and slices GPUs, is for [NodePlacement] to say.
    private void checkRoom(Cluster cluster, List<Partition> all) {
        long held = 0;
        long compute = 0;
        long memory = 0;
        for (Partition partition : all) {
            if (!partition.cluster().equals(cluster.id())) {
                continue;
            }
            SliceProfile slice = partition.slice();
            if (slice == null) {
                held += partition.gpus();
            } else {
                compute += (long) partition.gpus() * slice.compute();
                memory += (long) partition.gpus() * resolve(gpuTypes, cluster.gpu(), "Cluster", cluster.name(), "GPU type").memoryParts(slice);
            }
        }
        held += Math.max(Math.ceilDiv(compute, SliceProfile.COMPUTE_PARTS), Math.ceilDiv(memory, SliceProfile.MEMORY_PARTS));
        if (held > cluster.gpus()) {
            throw new InvalidPlan("The partitions on cluster %s hold %d GPUs, but it has %d. Make one %d GPUs smaller, or add nodes.".formatted(cluster.name(),
                    held, cluster.gpus(), held - cluster.gpus()));
        }
    }

    private void checkTenant(Tenant tenant) {
        resolve(tiers, tenant.tier(), "Tenant", tenant.name(), "tier");
        for (Workload workload : tenant.workloads()) {
            if (workload.traffic() instanceof Traffic.Replayed replayed) {
                resolve(traces, replayed.trace(), "Workload " + workload.name() + " of tenant", tenant.name(), "trace");
            }
        }
        if (tenant.partition() != null) {
            checkPlacement(tenant, resolve(partitions, tenant.partition(), "Tenant", tenant.name(), "partition"));
        }
    }

    private void checkPlacement(Tenant tenant, Partition partition) {
        ModelId served = resolve(deployments, partition.deployment(), "Partition", partition.name(), "deployment").model();
        for (Workload workload : tenant.workloads()) {
            if (!workload.models().contains(served)) {
                throw new InvalidPlan("Tenant %s is in partition %s, which serves %s, but its workload %s accepts only %s. Move it, or let it accept %s."
                        .formatted(tenant.name(), partition.name(), served, workload.name(), workload.models(), served));
            }
        }
        if (partition.reserved() && !tenant.id().equals(partition.owner())) {
            throw new InvalidPlan("Tenant %s is in cabin %s, which is reserved for %s. Move it, or make it the owner.".formatted(tenant.name(),
                    partition.name(), partition.owner() == null ? "nobody" : partition.owner().value()));
        }
    }
}
