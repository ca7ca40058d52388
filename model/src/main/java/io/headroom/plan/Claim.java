package io.headroom.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the replicas of a partition ask of the nodes of its cluster.
///
/// @param number its place among the claims of the cluster, in plan order
/// @param width GPUs of one replica, all on one node; 1 for slices
/// @param slice the slice of a GPU that a replica is, or null for whole GPUs
/// @param memory parts of memory of the slice, 0 for whole GPUs
/// @param kind number of the slice among those of the GPU type, 0 for whole GPUs
/// @param replicas how many there are
record Claim(Partition partition, int number, int width, @Nullable SliceProfile slice, int memory, int kind, int replicas) {
    /// Whole GPUs before slices, the widest and the largest first.
    static final Comparator<Claim> WIDEST_FIRST = Comparator.comparing((Claim claim) -> claim.slice() != null).thenComparingInt(claim -> -claim.width())
            .thenComparingInt(claim -> -claim.memory()).thenComparingInt(claim -> claim.slice() == null ? 0 : -claim.slice().compute());

    /// The claims of the partitions on a cluster, in plan order.
    static List<Claim> of(Plan plan, Cluster cluster) {
        GpuType gpu = plan.gpuType(cluster.gpu());
        List<Claim> claims = new ArrayList<>();
        for (Partition partition : plan.partitionsOn(cluster.id())) {
            claims.add(of(plan, gpu, partition, claims.size()));
        }
        return claims;
    }

    private static Claim of(Plan plan, GpuType gpu, Partition partition, int number) {
        SliceProfile slice = partition.slice();
        int replicas = plan.replicas(partition);
        return slice == null ? new Claim(partition, number, plan.deploymentOf(partition).gpusPerReplica(), null, 0, 0, replicas)
                : new Claim(partition, number, 1, slice, gpu.memoryParts(slice), gpu.slices().indexOf(slice), replicas);
    }

    @Nullable Spread spread() {
        return partition.siting().spread();
    }
}
