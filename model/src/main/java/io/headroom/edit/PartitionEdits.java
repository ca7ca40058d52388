package io.headroom.edit;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Hop;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Edits that make two partitions of one, one of two, and a vacant cabin of free GPUs.
public final class PartitionEdits {
    private PartitionEdits() {}

    /// Splits a partition: the last of its replicas become a partition of their own, of the same kind and deployment, right behind it. Nothing else of the first changes,
    /// but what it lends has to fit what is left of it.
    ///
    /// @param replicas of the second, at least one and fewer than there are
    /// @param movers tenants of a lane that go to the second; the others stay, and without any it has no tenant yet
    /// @throws InvalidPlan on applying, if it cannot be split so
    public static Edit split(Plan plan, PartitionId partition, int replicas, List<TenantId> movers) {
        NextName second = NextName.of(plan, plan.partition(partition).kind());
        return Edit.of("edit.split", List.of(plan.partition(partition).name(), second.name(), Integer.toString(replicas)),
                before -> split(before, before.partition(partition), replicas, Set.copyOf(movers)));
    }

    private static Plan split(Plan plan, Partition partition, int replicas, Set<TenantId> movers) {
        int held = plan.replicas(partition);
        if (replicas < 1 || replicas >= held) {
            throw new InvalidPlan("%s holds %d replicas: split off 1 to %d.".formatted(partition.name(), held, held - 1));
        }
        int perReplica = partition.gpus() / held;
        Partition first = partition.withGpus((held - replicas) * perReplica);
        List<Integer> nodes = partition.siting().nodes();
        NextName next = NextName.of(plan, partition.kind());
        Partition second = new Partition(next.id(), next.name(), partition.kind(), partition.cluster(), replicas * perReplica, partition.deployment(), null, partition.queueing(),
                new Sharing(0, 0, partition.sharing().spill()), partition.slice(), partition.siting().withNodes(nodes.size() == held ? nodes.subList(held - replicas, held) : List.of()));
        List<Partition> partitions = new ArrayList<>();
        for (Partition other : plan.partitions()) {
            partitions.add(other.id().equals(partition.id()) ? first : other);
            if (other.id().equals(partition.id())) {
                partitions.add(second);
            }
        }
        if (partition.reserved() && !movers.isEmpty()) {
            throw new InvalidPlan("%s is a cabin: its owner keeps the first part. Move the owner afterwards.".formatted(partition.name()));
        }
        return plan.withPartitions(partitions, plan.tenants().stream()
                .map(tenant -> movers.contains(tenant.id()) && partition.id().equals(tenant.partition()) ? tenant.in(second.id()) : tenant).toList());
    }

    /// Why a partition cannot be split.
    public static Refusal splitRefusal(Plan plan, PartitionId partition) {
        return plan.replicas(plan.partition(partition)) < 2 ? Refusal.of("refusal.oneReplica") : Refusal.NONE;
    }

    /// Makes one partition of two: the second gives its GPUs and its tenants to the first. What spilled or fell back to the second does so to the first.
    ///
    /// @throws InvalidPlan on applying, if [#mergeRefusal] names a reason
    public static Edit merge(Plan plan, PartitionId into, PartitionId from) {
        return Edit.of("edit.merge", List.of(plan.partition(from).name(), plan.partition(into).name()), before -> {
            Refusal refusal = apart(before, before.partition(into), before.partition(from));
            if (!refusal.none()) {
                throw new InvalidPlan("%s and %s cannot become one: they differ in more than their size. Make them alike first.".formatted(before.partition(from).name(),
                        before.partition(into).name()));
            }
            return merge(before, before.partition(into), before.partition(from));
        });
    }

    private static Plan merge(Plan plan, Partition into, Partition from) {
        List<Integer> nodes = new ArrayList<>();
        if (into.siting().nodes().size() == plan.replicas(into)) {
            nodes.addAll(into.siting().nodes());
            nodes.addAll(from.siting().nodes());
        } else {
            nodes.addAll(into.siting().nodes());
        }
        Sharing both = new Sharing(into.sharing().lends() + from.sharing().lends(), into.sharing().borrows() + from.sharing().borrows(), into.sharing().spill());
        Partition one = into.withGpus(into.gpus() + from.gpus()).withOwner(into.owner() == null ? from.owner() : into.owner()).withSharing(both)
                .withSiting(into.siting().withNodes(nodes));
        List<Partition> partitions = plan.partitions().stream().filter(other -> !other.id().equals(from.id()))
                .map(other -> other.id().equals(into.id()) ? one : spillingTo(other, from.id(), into.id())).toList();
        return plan.withPartitions(partitions, plan.tenants().stream().map(tenant -> fallingBackTo(from.id().equals(tenant.partition()) ? tenant.in(into.id()) : tenant, from.id(), into.id())).toList());
    }

    private static Partition spillingTo(Partition partition, PartitionId from, PartitionId into) {
        Sharing.Spill spill = partition.sharing().spill();
        return spill == null || !spill.lane().equals(from) ? partition : partition.withSharing(partition.sharing().withSpill(new Sharing.Spill(into, spill.afterSeconds())));
    }

    private static Tenant fallingBackTo(Tenant tenant, PartitionId from, PartitionId into) {
        List<Hop> chain = tenant.client().fallback();
        if (chain.stream().noneMatch(hop -> from.equals(hop.partition()))) {
            return tenant;
        }
        return tenant.withClient(tenant.client().withFallback(chain.stream().map(hop -> from.equals(hop.partition())
                ? new Hop(into, null, hop.delaySeconds(), hop.usdPerMillionTokens(), hop.quality(), hop.afterSeconds()) : hop).toList()));
    }

    /// Why two partitions cannot become one.
    public static Refusal mergeRefusal(Plan plan, PartitionId into, PartitionId from) {
        Refusal apart = apart(plan, plan.partition(into), plan.partition(from));
        if (!apart.none()) {
            return apart;
        }
        try {
            merge(plan, into, from).applyTo(plan);
            return Refusal.NONE;
        } catch (InvalidPlan circle) {
            // A spill or fallback chain from one to the other would come back to itself.
            return Refusal.of("refusal.mergeLinked", plan.partition(from).name());
        }
    }

    private static Refusal apart(Plan plan, Partition into, Partition from) {
        if (into.id().equals(from.id())) {
            return Refusal.of("refusal.alreadyThere");
        }
        if (into.kind() != from.kind()) {
            return Refusal.of(into.reserved() ? "refusal.mergeCabin" : "refusal.mergeLane");
        }
        if (!into.cluster().equals(from.cluster())) {
            return Refusal.of("refusal.mergeCluster", plan.cluster(into.cluster()).name());
        }
        if (!into.deployment().equals(from.deployment())) {
            return Refusal.of("refusal.mergeDeployment", plan.deploymentOf(into).name());
        }
        if (into.owner() != null && from.owner() != null) {
            return Refusal.of("refusal.reservedFor", plan.tenant(into.owner()).name());
        }
        if (!Objects.equals(into.slice(), from.slice())) {
            return Refusal.of("refusal.mergeSlices");
        }
        if (!into.queueing().equals(from.queueing())) {
            return Refusal.of("refusal.mergeQueueing");
        }
        return Objects.equals(into.sharing().spill(), from.sharing().spill()) && Objects.equals(into.siting().spread(), from.siting().spread()) ? Refusal.NONE
                : Refusal.of("refusal.mergeSharing");
    }

    /// Makes a vacant cabin on free GPUs.
    ///
    /// @throws InvalidPlan on applying, if it does not fit
    public static Edit vacantCabin(Plan plan, ClusterId cluster, DeploymentId deployment, int replicas) {
        int gpus = replicas * plan.deployment(deployment).gpusPerReplica();
        return Edit.of("edit.vacantCabin", List.of(plan.cluster(cluster).name(), Integer.toString(gpus)),
                before -> before.withPartition(NextName.of(before, Partition.Kind.RESERVED).partition(cluster, gpus, deployment, null)));
    }

    /// How many replicas of a deployment a vacant cabin on a cluster could have; 0 where none fits.
    public static int roomFor(Plan plan, Cluster cluster, Deployment deployment) {
        return deployment.gpusPerReplica() > cluster.gpusPerNode() ? 0 : NodePlacement.of(plan, cluster).roomFor(deployment.gpusPerReplica());
    }
}
