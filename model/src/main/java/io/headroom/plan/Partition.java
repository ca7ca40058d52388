package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fixed part of a cluster's GPUs, or some slices of single GPUs, that runs one deployment.
///
/// @param gpus GPUs held, a multiple of what one replica of the deployment holds; where it holds slices, how many of them, one for each replica
/// @param queueing how requests wait; the queue of a cabin has no bound
/// @param owner the tenant a cabin is reserved for, or null if it is vacant; a lane has no owner
/// @param sharing what it shares with others: for a cabin nothing, unless that is switched on
/// @param slice the kind of slices it holds, one of those of the cluster's GPU type, or null if it holds whole GPUs
/// @param siting where its replicas stand, as far as that is asked for
public record Partition(PartitionId id, String name, Kind kind, ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner,
        Queueing queueing, Sharing sharing, @Nullable SliceProfile slice, Siting siting) {
    /// Who may use a partition.
    public enum Kind {
        /// A cabin: one owner, never throttled, never lent.
        RESERVED,
        /// A lane: queued, rate-limited, open to several tenants.
        SHARED
    }

    /// @throws InvalidPlan if it holds no GPU, a lane has an owner, a cabin a bounded queue, or it lends more than it holds
    public Partition {
        Require.name("partition", name);
        if (gpus <= 0) {
            throw new InvalidPlan("Partition %s holds %d GPUs: it must hold at least one. Maybe remove the partition?".formatted(name, gpus));
        }
        if (kind == Kind.RESERVED && queueing.length() != null) {
            throw new InvalidPlan("Cabin %s has a queue of at most %d requests: a cabin turns none of its owner's away. Leave the length out, or make it a shared lane."
                    .formatted(name, queueing.length()));
        }
        if (kind == Kind.RESERVED && queueing.waitSeconds() != null) {
            throw new InvalidPlan("Cabin %s refuses requests that wait %s: a cabin turns none of its owner's away. Leave the longest wait out, or make it a shared lane."
                    .formatted(name, Units.formatSeconds(queueing.waitSeconds())));
        }
        if (sharing.lends() > gpus) {
            throw new InvalidPlan("Partition %s lends %d GPUs, but holds %d: lend at most those.".formatted(name, sharing.lends(), gpus));
        }
        if (kind == Kind.RESERVED && sharing.borrows() > 0) {
            throw new InvalidPlan("Cabin %s borrows %d GPUs: a cabin has its own alone. Make it larger, or a shared lane.".formatted(name, sharing.borrows()));
        }
        if (kind == Kind.SHARED && owner != null) {
            throw new InvalidPlan("Lane %s has the owner %s: a shared lane has none. Make it reserved, or remove the owner.".formatted(name, owner));
        }
    }

    /// A partition of whole GPUs whose replicas stand wherever there is room.
    ///
    /// @throws InvalidPlan if it holds no GPU, a lane has an owner, a cabin a bounded queue, or it lends more than it holds
    public Partition(PartitionId id, String name, Kind kind, ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner, Queueing queueing,
            Sharing sharing) {
        this(id, name, kind, cluster, gpus, deployment, owner, queueing, sharing, null, Siting.FREE);
    }

    /// A partition whose requests are served in the order in which they come, without a bound on their number.
    ///
    /// @throws InvalidPlan if it holds no GPU, or a lane has an owner
    public Partition(PartitionId id, String name, Kind kind, ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner) {
        this(id, name, kind, cluster, gpus, deployment, owner, Queueing.USUAL, Sharing.NONE);
    }

    /// A partition that shares nothing.
    ///
    /// @throws InvalidPlan if it holds no GPU, a lane has an owner, or a cabin a bounded queue
    public Partition(PartitionId id, String name, Kind kind, ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner, Queueing queueing) {
        this(id, name, kind, cluster, gpus, deployment, owner, queueing, Sharing.NONE);
    }

    /// The same partition under another name.
    public Partition withName(String other) {
        return new Partition(id, other, kind, cluster, gpus, deployment, owner, queueing, sharing, slice, siting);
    }

    /// The same partition with another deployment. Places that were kept are given up, since its replicas may be of another width.
    public Partition withDeployment(DeploymentId other) {
        return new Partition(id, name, kind, cluster, gpus, other, owner, queueing, sharing, slice, other.equals(deployment) ? siting : siting.withNodes(List.of()));
    }

    /// The same partition with requests that wait in another way.
    public Partition withQueueing(Queueing other) {
        return new Partition(id, name, kind, cluster, gpus, deployment, owner, other, sharing, slice, siting);
    }

    /// The same partition that shares otherwise.
    public Partition withSharing(Sharing other) {
        return new Partition(id, name, kind, cluster, gpus, deployment, owner, queueing, other, slice, siting);
    }

    /// The same partition with another number of GPUs, or of slices where it holds slices. With fewer, as many of the first places are kept as surely have a replica.
    public Partition withGpus(int count) {
        List<Integer> nodes = siting.nodes();
        int kept = count >= gpus || count <= 0 ? nodes.size() : (int) ((long) nodes.size() * count / gpus);
        return new Partition(id, name, kind, cluster, count, deployment, owner, queueing, sharing, slice, siting.withNodes(nodes.subList(0, kept)));
    }

    /// The same partition with so many slices of single GPUs.
    ///
    /// @param count slices, one for each replica
    public Partition withSlices(SliceProfile profile, int count) {
        return new Partition(id, name, kind, cluster, count, deployment, owner, queueing, sharing, profile, siting.withNodes(List.of()));
    }

    /// The same partition with so many whole GPUs.
    public Partition withWholeGpus(int count) {
        return new Partition(id, name, kind, cluster, count, deployment, owner, queueing, sharing, null, siting.withNodes(List.of()));
    }

    /// The same partition with replicas that stand elsewhere.
    public Partition withSiting(Siting other) {
        return new Partition(id, name, kind, cluster, gpus, deployment, owner, queueing, sharing, slice, other);
    }

    /// GPUs held, slices by their share of one.
    public double gpuShare() {
        return slice == null ? gpus : gpus * slice.share();
    }

    /// The same cabin for another owner, or for none.
    public Partition withOwner(@Nullable TenantId tenant) {
        return new Partition(id, name, kind, cluster, gpus, deployment, tenant, queueing, sharing, slice, siting);
    }

    /// Whether this is a cabin.
    public boolean reserved() {
        return kind == Kind.RESERVED;
    }
}
