package io.headroom.allocate.auto;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns a layout back into a plan; tenants in none of its blocks go to the tray. A block that was there keeps its id, its name, its queue and its place in the order; new ones come last.
final class Blueprint {
    private final Ground ground;
    private final Map<Layout.Block, PartitionId> ids = new HashMap<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final Map<TenantId, PartitionId> places = new HashMap<>();

    private Blueprint(Ground ground, Layout layout) {
        this.ground = ground;
        Map<PartitionId, Layout.Block> homes = new HashMap<>();
        layout.blocks().stream().filter(block -> block.home() >= 0).forEach(block -> homes.put(ground.homes().get(block.home()).id(), block));
        for (Partition partition : ground.plan().partitions()) {
            Layout.Block block = homes.get(partition.id());
            if (block != null) {
                put(block, partition.withGpus(gpus(block)).withOwner(partition.reserved() ? owner(block) : null));
            } else if (ground.kept().contains(partition)) {
                partitions.add(partition);
            }
        }
        Set<String> taken = new HashSet<>();
        ground.plan().partitions().forEach(partition -> taken.addAll(List.of(partition.id().value(), partition.name())));
        layout.blocks().stream().filter(block -> block.home() < 0).forEach(block -> put(block, fresh(block, taken)));
    }

    private int gpus(Layout.Block block) {
        return block.replicas() * ground.sites().get(block.site()).deployment().gpusPerReplica();
    }

    private TenantId owner(Layout.Block block) {
        return ground.tenants().get(block.members()[0]).id();
    }

    private Partition fresh(Layout.Block block, Set<String> taken) {
        Ground.Site site = ground.sites().get(block.site());
        String kind = site.cabin() ? "cabin" : "lane";
        String word = site.cabin() ? "Cabin" : "Lane";
        int number = 1;
        while (taken.contains(kind + "-" + number) || taken.contains(word + " " + number)) {
            number++;
        }
        taken.add(kind + "-" + number);
        return new Partition(new PartitionId(kind + "-" + number), word + " " + number, site.cabin() ? Partition.Kind.RESERVED : Partition.Kind.SHARED, site.cluster().id(),
                gpus(block), site.deployment().id(), site.cabin() ? owner(block) : null);
    }

    private void put(Layout.Block block, Partition partition) {
        ids.put(block, partition.id());
        partitions.add(partition);
        for (int tenant : block.members()) {
            places.put(ground.tenants().get(tenant).id(), partition.id());
        }
    }

    /// @param plan the plan
    /// @param ids the partition that each block became
    record Drawn(Plan plan, Map<Layout.Block, PartitionId> ids) {
        PartitionId id(Layout.Block block) {
            return Objects.requireNonNull(ids.get(block));
        }
    }

    /// The plan that a layout is.
    ///
    /// @throws io.headroom.plan.InvalidPlan if it does not fit the fleet
    static Drawn of(Ground ground, Layout layout) {
        return new Blueprint(ground, layout).drawn(false);
    }

    /// The same on a fleet with as many nodes as it takes, to simulate it before it fits.
    static Drawn widened(Ground ground, Layout layout) {
        return new Blueprint(ground, layout).drawn(true);
    }

    private Drawn drawn(boolean widened) {
        Plan plan = ground.plan();
        for (Deployment deployment : ground.deployments()) {
            boolean fresh = plan.deployments().stream().noneMatch(known -> known.id().equals(deployment.id()));
            if (fresh && partitions.stream().anyMatch(partition -> partition.deployment().equals(deployment.id()))) {
                plan = plan.withDeployment(deployment);
            }
        }
        for (Cluster cluster : widened ? plan.fleet() : List.<Cluster>of()) {
            int gpus = partitions.stream().filter(partition -> partition.cluster().equals(cluster.id())).mapToInt(Partition::gpus).sum();
            int nodes = Math.max(cluster.nodes(), Math.ceilDiv(gpus, cluster.gpusPerNode()));
            plan = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), nodes, cluster.gpusPerNode(), cluster.availableFrom(), cluster.availableUntil(),
                    cluster.prices()));
        }
        Set<Tenant> free = new HashSet<>(ground.tenants());
        List<Tenant> placed = plan.tenants().stream().map(tenant -> free.contains(tenant) ? tenant.in(places.get(tenant.id())) : tenant).toList();
        return new Drawn(plan.withPartitions(partitions, placed), ids);
    }
}
