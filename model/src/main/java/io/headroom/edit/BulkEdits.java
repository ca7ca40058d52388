package io.headroom.edit;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes to many tenants, and to the tiers they are in, as one edit. It goes over the plan once, however many they are.
public final class BulkEdits {
    private BulkEdits() {}

    /// What changes.
    ///
    /// @param tenants how tenants change, but for where they are
    /// @param tiers how tiers change
    /// @param places where tenants go: into a partition, or into the tray where that is empty
    public record Changes(Map<TenantId, UnaryOperator<Tenant>> tenants, Map<TierId, UnaryOperator<Tier>> tiers, Map<TenantId, Optional<PartitionId>> places) {
        /// Keeps its own copies.
        public Changes {
            tenants = Map.copyOf(tenants);
            tiers = Map.copyOf(tiers);
            places = Map.copyOf(places);
        }
    }

    /// The edit under a label of its own.
    ///
    /// @throws InvalidPlan on applying, if a tenant, tier or partition is gone, or a cabin would have two owners
    public static Edit of(String labelKey, List<String> labelArguments, Changes changes) {
        return Edit.of(labelKey, labelArguments, before -> apply(before, changes));
    }

    private static Plan apply(Plan before, Changes changes) {
        Map<PartitionId, TenantId> owners = owners(before, changes.places());
        List<Tenant> tenants = before.tenants().stream().map(tenant -> change(tenant, changes)).toList();
        List<Partition> partitions = before.partitions().stream().map(partition -> owned(partition, changes.places(), owners)).toList();
        Plan changed = before.withPartitions(partitions, tenants);
        for (Map.Entry<TierId, UnaryOperator<Tier>> tier : changes.tiers().entrySet()) {
            changed = changed.withTier(tier.getValue().apply(changed.tier(tier.getKey())));
        }
        return changed;
    }

    private static Tenant change(Tenant tenant, Changes changes) {
        Tenant changed = changes.tenants().getOrDefault(tenant.id(), UnaryOperator.identity()).apply(tenant);
        Optional<PartitionId> place = changes.places().get(tenant.id());
        return place == null ? changed : changed.in(place.orElse(null));
    }

    /// Who comes to own which cabin.
    private static Map<PartitionId, TenantId> owners(Plan plan, Map<TenantId, Optional<PartitionId>> places) {
        Map<PartitionId, Partition> cabins = new HashMap<>();
        plan.partitions().stream().filter(Partition::reserved).forEach(cabin -> cabins.put(cabin.id(), cabin));
        Map<PartitionId, TenantId> owners = new HashMap<>();
        places.forEach((tenant, place) -> {
            Partition cabin = place.map(cabins::get).orElse(null);
            if (cabin == null) {
                return;
            }
            TenantId other = owners.put(cabin.id(), tenant);
            TenantId holder = cabin.owner() == null || places.containsKey(cabin.owner()) ? tenant : cabin.owner();
            if (other != null || !holder.equals(tenant)) {
                throw new InvalidPlan("Cabin %s cannot be given to %s and to %s at once: give one of them another place.".formatted(cabin.name(), plan.tenant(tenant).name(),
                        plan.tenant(other == null ? holder : other).name()));
            }
        });
        return owners;
    }

    private static Partition owned(Partition partition, Map<TenantId, Optional<PartitionId>> places, Map<PartitionId, TenantId> owners) {
        TenantId comes = owners.get(partition.id());
        if (comes != null) {
            return partition.withOwner(comes);
        }
        return partition.owner() != null && places.containsKey(partition.owner()) ? partition.withOwner(null) : partition;
    }
}
