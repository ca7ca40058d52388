package io.headroom.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must hold where partitions, tenants, providers and incidents refer to each other beyond who is placed where.
final class SharingRules {
    private final Map<ClusterId, Cluster> clusters;
    private final Map<DeploymentId, Deployment> deployments;
    private final Map<PartitionId, Partition> partitions;
    private final Map<TenantId, Tenant> tenants;
    private final Map<ProviderId, Provider> providers;

    private SharingRules(List<Cluster> fleet, List<Deployment> deployments, List<Partition> partitions, List<Tenant> tenants, List<Provider> providers) {
        clusters = index(fleet, Cluster::id);
        this.deployments = index(deployments, Deployment::id);
        this.partitions = index(partitions, Partition::id);
        this.tenants = index(tenants, Tenant::id);
        this.providers = index(providers, Provider::id);
    }

    private static <T, K> Map<K, T> index(List<T> items, Function<T, K> key) {
        return items.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    static void check(List<Cluster> fleet, List<Deployment> deployments, List<Partition> partitions, List<Tenant> tenants, List<Provider> providers,
            List<Incident> incidents) {
        Require.distinct("the providers", providers, Provider::id);
        SharingRules rules = new SharingRules(fleet, deployments, partitions, tenants, providers);
        partitions.stream().filter(partition -> !partition.sharing().equals(Sharing.NONE)).forEach(rules::checkSharing);
        tenants.stream().filter(tenant -> !tenant.client().fallback().isEmpty()).forEach(tenant -> tenant.client().fallback().forEach(hop -> rules.checkHop(tenant, hop)));
        incidents.forEach(incident -> rules.checkIncident(incident.what()));
    }

    private static <T, K> T resolve(Map<K, T> known, K id, String from, String what) {
        return Optional.ofNullable(known.get(id)).orElseThrow(() -> new InvalidPlan("%s refers to the %s \"%s\", which is not in the plan. Add it, or choose one of: %s."
                .formatted(from, what, id, known.isEmpty() ? "(none yet)" : known.keySet().stream().map(Object::toString).sorted().limit(8).collect(Collectors.joining(", ")))));
    }

    private void checkSharing(Partition partition) {
        int perReplica = resolve(deployments, partition.deployment(), "Partition " + partition.name(), "deployment").gpusPerReplica();
        checkWhole(partition, "lends", partition.sharing().lends(), perReplica);
        checkWhole(partition, "borrows", partition.sharing().borrows(), perReplica);
        if (partition.sharing().borrows() > 0) {
            checkBorrowing(partition);
        }
        Sharing.@Nullable Spill spill = partition.sharing().spill();
        if (spill != null) {
            checkSpill(partition, spill.lane());
        }
    }

    private static void checkWhole(Partition partition, String does, int gpus, int perReplica) {
        if (gpus % perReplica != 0) {
            throw new InvalidPlan("Partition %s %s %d GPUs, but one replica of %s takes %d: use a multiple of %d.".formatted(partition.name(), does, gpus,
                    partition.deployment(), perReplica, perReplica));
        }
    }

    private void checkBorrowing(Partition partition) {
        int borrows = partition.sharing().borrows();
        Cluster cluster = resolve(clusters, partition.cluster(), "Partition " + partition.name(), "cluster");
        if (partition.gpus() + borrows > cluster.gpus()) {
            throw new InvalidPlan("Partition %s holds %d GPUs and borrows up to %d, but cluster %s has %d in all. Borrow at most %d.".formatted(partition.name(),
                    partition.gpus(), borrows, cluster.name(), cluster.gpus(), cluster.gpus() - partition.gpus()));
        }
        List<Partition> lenders = lenders(partitions.values().stream().toList(), partition);
        int lent = lenders.stream().mapToInt(lender -> lender.sharing().lends()).sum();
        if (borrows > lent) {
            throw new InvalidPlan("Partition %s borrows up to %d GPUs, but %s %d in all. Borrow fewer, or let another partition of %s on cluster %s lend more.".formatted(
                    partition.name(), borrows, lenders.isEmpty() ? "no partition beside it lends any, so"
                            : lenders.stream().map(Partition::name).sorted().collect(Collectors.joining(" and ")) + (lenders.size() == 1 ? " lends" : " lend"),
                    lent, partition.deployment(), cluster.name()));
        }
    }

    /// The other partitions whose GPUs one may borrow: those that lend, on its cluster, with its deployment.
    static List<Partition> lenders(List<Partition> partitions, Partition borrower) {
        return partitions.stream().filter(other -> !other.id().equals(borrower.id()) && other.sharing().lends() > 0 && other.cluster().equals(borrower.cluster())
                && other.deployment().equals(borrower.deployment())).toList();
    }

    private void checkSpill(Partition from, PartitionId to) {
        Partition lane = resolve(partitions, to, "Partition " + from.name() + " spills and", "partition");
        if (lane.reserved()) {
            throw new InvalidPlan("Partition %s spills to cabin %s: a cabin serves its owner alone. Choose a shared lane.".formatted(from.name(), lane.name()));
        }
        Set<PartitionId> seen = new HashSet<>(Set.of(from.id()));
        for (Partition next = lane;;) {
            if (!seen.add(next.id())) {
                throw new InvalidPlan("Partition %s spills to %s, which leads back to %s: requests would go round in a circle. Remove one of the spills.".formatted(
                        from.name(), lane.name(), next.name()));
            }
            if (next.sharing().spill() == null) {
                break;
            }
            next = resolve(partitions, next.sharing().spill().lane(), "Partition " + next.name() + " spills and", "partition");
        }
        for (Tenant tenant : tenants.values()) {
            if (from.id().equals(tenant.partition())) {
                checkServed(tenant, lane, "is in partition " + from.name() + ", which spills to " + lane.name());
            }
        }
    }

    private void checkHop(Tenant tenant, Hop hop) {
        String from = "Tenant " + tenant.name() + " falls back and";
        if (hop.provider() != null) {
            resolve(providers, hop.provider(), from, "provider");
            return;
        }
        Partition target = resolve(partitions, Objects.requireNonNull(hop.partition()), from, "partition");
        if (target.id().equals(tenant.partition())) {
            throw new InvalidPlan("Tenant %s is in partition %s and falls back to %s: a request would go round in a circle. Remove the fallback, or move the tenant."
                    .formatted(tenant.name(), target.name(), target.name()));
        }
        if (target.reserved() && !tenant.id().equals(target.owner())) {
            throw new InvalidPlan("Tenant %s falls back to cabin %s, which is reserved for %s. Choose a shared lane, or make it the owner.".formatted(tenant.name(),
                    target.name(), target.owner() == null ? "nobody" : target.owner().value()));
        }
        checkServed(tenant, target, "falls back to " + target.name());
    }

    private void checkServed(Tenant tenant, Partition target, String how) {
        ModelId served = resolve(deployments, target.deployment(), "Partition " + target.name(), "deployment").model();
        if (!tenant.accepts(served)) {
            throw new InvalidPlan("Tenant %s %s, which serves %s, but a workload of it does not accept that. Choose another place, or let it accept %s.".formatted(
                    tenant.name(), how, served, served));
        }
    }

    private void checkIncident(Incident.What what) {
        switch (what) {
            case Incident.What.Burst burst -> resolve(tenants, burst.tenant(), "A burst", "tenant");
            case Incident.What.Launch launch -> resolve(tenants, launch.tenant(), "A launch window", "tenant");
            case Incident.What.NodesLost lost -> {
                Cluster cluster = resolve(clusters, lost.cluster(), "A loss of nodes", "cluster");
                if (lost.nodes() > cluster.nodes()) {
                    throw new InvalidPlan("Cluster %s loses %d nodes, but has %d: lose at most those.".formatted(cluster.name(), lost.nodes(), cluster.nodes()));
                }
            }
            case Incident.What.ClusterLost lost -> resolve(clusters, lost.cluster(), "A loss of a cluster", "cluster");
            case Incident.What.ProviderDown down -> resolve(providers, down.provider(), "An outage", "provider");
            case Incident.What.Delayed late -> {
                Cluster cluster = resolve(clusters, late.cluster(), "A delayed delivery", "cluster");
                if (cluster.availableFrom() == null) {
                    throw new InvalidPlan("The delivery of cluster %s is delayed, but it is there already: give it a date from which it is available.".formatted(
                            cluster.name()));
                }
            }
        }
    }
}
