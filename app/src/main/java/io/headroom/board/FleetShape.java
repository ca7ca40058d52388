package io.headroom.board;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What of a plan gives the board its form: clusters, blocks, who is where. It holds no figure that the clock or the verdict changes.
final class FleetShape {
    private final Plan plan;
    private final List<ClusterShape> clusters = new ArrayList<>();
    private final Map<PartitionId, List<Tenant>> placed = new HashMap<>();
    private final List<Tenant> unplaced = new ArrayList<>();
    private final Map<PartitionId, List<Outage>> outages = new HashMap<>();
    private final Map<TenantId, String> sizes = new HashMap<>();
    private final Map<TierId, Tier> tiers = new HashMap<>();

    private FleetShape(Plan plan) {
        this.plan = plan;
    }

    /// The shape of a plan.
    ///
    /// @param before that of another, of which it keeps what still holds, or null
    static FleetShape of(Plan plan, @Nullable FleetShape before) {
        FleetShape shape = new FleetShape(plan);
        for (Tenant tenant : plan.tenants()) {
            if (tenant.partition() == null) {
                shape.unplaced.add(tenant);
            } else {
                shape.placed.computeIfAbsent(tenant.partition(), _ -> new ArrayList<>()).add(tenant);
            }
        }
        plan.tiers().forEach(tier -> shape.tiers.put(tier.id(), tier));
        Map<ClusterId, List<Partition>> on = new HashMap<>();
        plan.partitions().forEach(partition -> on.computeIfAbsent(partition.cluster(), _ -> new ArrayList<>()).add(partition));
        Map<ClusterId, ClusterShape> known = new HashMap<>();
        if (before != null) {
            before.clusters.forEach(cluster -> known.put(cluster.cluster().id(), cluster));
        }
        // What a replica is decides where it fits, besides the partitions themselves.
        boolean sameKinds = before != null && before.plan.deployments().equals(plan.deployments()) && before.plan.gpuTypes().equals(plan.gpuTypes());
        for (Cluster cluster : plan.fleet()) {
            shape.clusters.add(ClusterShape.of(plan, cluster, on.getOrDefault(cluster.id(), List.of()), shape.placed, sameKinds, known.get(cluster.id())));
        }
        return shape;
    }

    Plan plan() {
        return plan;
    }

    List<ClusterShape> clusters() {
        return clusters;
    }

    List<Tenant> in(PartitionId partition) {
        return placed.getOrDefault(partition, List.of());
    }

    List<Tenant> unplaced() {
        return unplaced;
    }

    /// When replicas of a partition are not there.
    List<Outage> outages(Partition partition) {
        return outages.computeIfAbsent(partition.id(), _ -> Supply.outages(plan, partition));
    }

    /// What a tenant in the tray would need, in words; worked out once.
    String size(Tenant tenant, Function<Tenant, String> estimate) {
        return sizes.computeIfAbsent(tenant.id(), _ -> estimate.apply(tenant));
    }

    Tier tier(Tenant tenant) {
        Tier tier = tiers.get(tenant.tier());
        return tier == null ? plan.tier(tenant.tier()) : tier;
    }
}
