package io.headroom.edit;

import io.headroom.plan.Cluster;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The places several tenants may go together. What stands in the way of one stands in the way of all, and the reason names that one.
public final class GroupTargets {
    /// New cabins that one edit may make.
    public static final int MOST_CABINS = 64;

    private GroupTargets() {}

    /// Every target for tenants: each partition in plan order, new cabins for each cluster, the tray.
    ///
    /// @param tenants at least one
    public static List<MoveTarget.Option> of(Plan plan, List<Tenant> tenants) {
        if (tenants.size() == 1) {
            return MoveTargets.of(plan, tenants.getFirst());
        }
        List<MoveTarget.Option> options = new ArrayList<>();
        for (Partition partition : plan.partitions()) {
            options.add(new MoveTarget.Option(new MoveTarget.Into(partition.id()), refusal(plan, tenants, partition)));
        }
        for (Cluster cluster : plan.fleet()) {
            newCabins(plan, tenants, cluster).ifPresent(options::add);
        }
        options.add(new MoveTarget.Option(new MoveTarget.Tray(), tray(tenants)));
        return options;
    }

    /// Why tenants may not go to the tray.
    public static Refusal tray(List<Tenant> tenants) {
        return tenants.stream().allMatch(tenant -> tenant.partition() == null) ? Refusal.of("refusal.alreadyThere") : Refusal.NONE;
    }

    /// Why tenants may not go to a partition.
    ///
    /// @param tenants at least one
    public static Refusal refusal(Plan plan, List<Tenant> tenants, Partition partition) {
        List<Tenant> movers = tenants.stream().filter(tenant -> !partition.id().equals(tenant.partition())).toList();
        if (movers.isEmpty()) {
            return Refusal.of("refusal.alreadyThere");
        }
        if (movers.size() == 1 && tenants.size() == 1) {
            return MoveTargets.refusal(plan, movers.getFirst(), partition);
        }
        if (partition.reserved() && tenants.stream().noneMatch(tenant -> tenant.id().equals(partition.owner())) && partition.owner() != null) {
            return MoveTargets.refusal(plan, movers.getFirst(), partition);
        }
        if (partition.reserved()) {
            return Refusal.of("refusal.oneOwner");
        }
        for (Tenant mover : movers) {
            Refusal refusal = MoveTargets.refusal(plan, mover, partition);
            if (!refusal.none()) {
                return refusal.key().equals("refusal.modelNotAccepted") ? refusal.about(mover.name()) : refusal;
            }
        }
        return Refusal.NONE;
    }

    /// The new cabins tenants would get on a cluster, one each, if anything is free there.
    ///
    /// @param tenants at least one
    public static Optional<MoveTarget.Option> newCabins(Plan plan, List<Tenant> tenants, Cluster cluster) {
        if (tenants.size() == 1) {
            return MoveTargets.newCabin(plan, tenants.getFirst(), cluster);
        }
        if (plan.freeGpus(cluster) == 0) {
            return Optional.empty();
        }
        List<MoveTarget.NewCabin> cabins = new ArrayList<>();
        Refusal refusal = tenants.size() > MOST_CABINS ? Refusal.of("refusal.tooManyCabins", Integer.toString(MOST_CABINS)) : fill(plan, tenants, cluster, cabins);
        return Optional.of(new MoveTarget.Option(new MoveTarget.NewCabins(cluster.id(), cabins), refusal.none() ? fits(plan, tenants, cluster, cabins) : refusal));
    }

    /// Each is as large as alone, as far as those before leave room for it.
    private static Refusal fill(Plan plan, List<Tenant> tenants, Cluster cluster, List<MoveTarget.NewCabin> cabins) {
        int left = plan.freeGpus(cluster);
        for (int i = 0; i < tenants.size(); i++) {
            Tenant tenant = tenants.get(i);
            MoveTarget.Option option = MoveTargets.newCabin(plan, tenant, cluster).orElseThrow();
            if (!option.legal() || !(option.target() instanceof MoveTarget.NewCabin cabin)) {
                return option.refusal().key().startsWith("refusal.here") ? option.refusal() : option.refusal().about(tenant.name());
            }
            int width = plan.deployment(cabin.deployment()).gpusPerReplica();
            // Those that follow get one replica at least, where that is possible.
            int later = tenants.size() - 1 - i;
            int replicas = Math.min(cabin.gpus(), Math.max(width, left - later * width)) / width;
            if (left < width) {
                return Refusal.of("refusal.tooFewFree", Integer.toString(width)).about(tenant.name());
            }
            left -= replicas * width;
            cabins.add(new MoveTarget.NewCabin(cabin.cluster(), cabin.deployment(), replicas * width));
        }
        return Refusal.NONE;
    }

    private static Refusal fits(Plan plan, List<Tenant> tenants, Cluster cluster, List<MoveTarget.NewCabin> cabins) {
        try {
            GroupEdits.move(plan, tenants.stream().map(Tenant::id).toList(), new MoveTarget.NewCabins(cluster.id(), cabins)).applyTo(plan);
            return Refusal.NONE;
        } catch (InvalidPlan spread) {
            return Refusal.of("refusal.tooFewTogether", Integer.toString(cabins.size()));
        }
    }
}
