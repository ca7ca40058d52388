package io.headroom.edit;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The places a tenant may go, and why not elsewhere. A drag, the keyboard's "Move to…" and the tests share this list.
public final class MoveTargets {
    private MoveTargets() {}

    /// Every target for a tenant: each partition in plan order, one new cabin for each cluster, the tray.
    public static List<MoveTarget.Option> of(Plan plan, Tenant tenant) {
        List<MoveTarget.Option> options = new ArrayList<>();
        for (Partition partition : plan.partitions()) {
            options.add(new MoveTarget.Option(new MoveTarget.Into(partition.id()), refusal(plan, tenant, partition)));
        }
        for (Cluster cluster : plan.fleet()) {
            newCabin(plan, tenant, cluster).ifPresent(options::add);
        }
        options.add(new MoveTarget.Option(new MoveTarget.Tray(), tenant.partition() == null ? Refusal.of("refusal.alreadyThere") : Refusal.NONE));
        return options;
    }

    /// Why a tenant may not go to a partition.
    public static Refusal refusal(Plan plan, Tenant tenant, Partition partition) {
        if (partition.id().equals(tenant.partition())) {
            return Refusal.of("refusal.alreadyThere");
        }
        if (partition.reserved() && partition.owner() != null && !tenant.id().equals(partition.owner())) {
            return Refusal.of("refusal.reservedFor", plan.tenant(partition.owner()).name());
        }
        Deployment deployment = plan.deploymentOf(partition);
        if (!tenant.accepts(deployment.model())) {
            return Refusal.of("refusal.modelNotAccepted", deployment.model().value());
        }
        return notHere(plan, plan.cluster(partition.cluster()));
    }

    /// The new cabin a tenant would get on a cluster, if anything is free there.
    /// It runs what the tenant runs now where that fits, else the first deployment it accepts, and is as large as the estimate asks for and the cluster allows.
    public static Optional<MoveTarget.Option> newCabin(Plan plan, Tenant tenant, Cluster cluster) {
        if (plan.freeGpus(cluster) == 0) {
            return Optional.empty();
        }
        List<Deployment> accepted = plan.deployments().stream().filter(deployment -> tenant.accepts(deployment.model()))
                .sorted(Comparator.comparing((Deployment deployment) -> !runs(plan, tenant, deployment))).toList();
        if (accepted.isEmpty()) {
            return Optional.of(refusedCabin(cluster, plan, Refusal.of("refusal.noDeployment")));
        }
        NodePlacement placement = NodePlacement.of(plan, cluster);
        boolean tooLarge = false;
        for (Deployment deployment : accepted) {
            int room = placement.roomFor(deployment.gpusPerReplica());
            int needed = room == 0 ? 0 : needed(plan, tenant, deployment, cluster);
            tooLarge |= room > 0 && needed == 0;
            if (needed > 0) {
                int replicas = Math.min(room, needed);
                MoveTarget target = new MoveTarget.NewCabin(cluster.id(), deployment.id(), replicas * deployment.gpusPerReplica());
                return Optional.of(new MoveTarget.Option(target, notHere(plan, cluster)));
            }
        }
        if (tooLarge) {
            return Optional.of(refusedCabin(cluster, plan, Refusal.of("refusal.tooLarge", plan.gpuType(cluster.gpu()).name())));
        }
        Deployment first = accepted.getFirst();
        return Optional.of(refusedCabin(cluster, plan, Refusal.of("refusal.tooFewFree", Integer.toString(first.gpusPerReplica()))));
    }

    /// Replicas that the estimate asks for, or 0 where the GPUs cannot hold the model.
    private static int needed(Plan plan, Tenant tenant, Deployment deployment, Cluster cluster) {
        try {
            return LoadEstimate.replicasNeeded(plan, tenant, deployment, plan.gpuType(cluster.gpu()));
        } catch (InvalidPlan tooLarge) {
            return 0;
        }
    }

    private static boolean runs(Plan plan, Tenant tenant, Deployment deployment) {
        return tenant.partition() != null && Objects.equals(plan.partition(tenant.partition()).deployment(), deployment.id());
    }

    private static MoveTarget.Option refusedCabin(Cluster cluster, Plan plan, Refusal why) {
        return new MoveTarget.Option(new MoveTarget.NewCabin(cluster.id(), plan.deployments().getFirst().id(), plan.freeGpus(cluster)), why);
    }

    private static Refusal notHere(Plan plan, Cluster cluster) {
        if (cluster.availableUntil() != null && !cluster.availableUntil().isAfter(plan.run().start().toLocalDate())) {
            return Refusal.of("refusal.hereUntil", String.valueOf(cluster.availableUntil()));
        }
        return plan.arriving(cluster) ? Refusal.of("refusal.hereFrom", String.valueOf(cluster.availableFrom())) : Refusal.NONE;
    }
}
