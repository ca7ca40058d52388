package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// A fixed slice of a cluster's GPUs that runs one deployment.
///
/// @param gpus GPUs held, a multiple of what one replica of the deployment holds
/// @param owner the tenant a cabin is reserved for, or null if it is vacant; a lane has no owner
public record Partition(PartitionId id, String name, Kind kind, ClusterId cluster, int gpus, DeploymentId deployment, @Nullable TenantId owner) {
    /// Who may use a partition.
    public enum Kind {
        /// A cabin: one owner, never throttled, never lent.
        RESERVED,
        /// A lane: queued, rate-limited, open to several tenants.
        SHARED
    }

    /// @throws InvalidPlan if it holds no GPU, or a lane has an owner
    public Partition {
        Require.name("partition", name);
        if (gpus <= 0) {
            throw new InvalidPlan("Partition %s holds %d GPUs: it must hold at least one. Maybe remove the partition?".formatted(name, gpus));
        }
        if (kind == Kind.SHARED && owner != null) {
            throw new InvalidPlan("Lane %s has the owner %s: a shared lane has none. Make it reserved, or remove the owner.".formatted(name, owner));
        }
    }

    /// The same partition with another number of GPUs.
    public Partition withGpus(int count) {
        return new Partition(id, name, kind, cluster, count, deployment, owner);
    }

    /// The same cabin for another owner, or for none.
    public Partition withOwner(@Nullable TenantId tenant) {
        return new Partition(id, name, kind, cluster, gpus, deployment, tenant);
    }

    /// Whether this is a cabin.
    public boolean reserved() {
        return kind == Kind.RESERVED;
    }
}
