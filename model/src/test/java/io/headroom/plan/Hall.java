package io.headroom.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cluster called Hall to put partitions on, of services whose replicas take any number of GPUs, and of slices of GPUs that are cut as an H100 is.
final class Hall {
    static final ClusterId ID = new ClusterId("hall");
    static final List<SliceProfile> SLICES = SliceProfile.read("1g.10gbx7;1g.20gbx4;2g.20gbx3;3g.40gbx2;4g.40gbx1;7g.80gbx1");

    private final int nodes;
    private final int gpusPerNode;
    private final List<Partition> partitions = new ArrayList<>();

    Hall(int nodes, int gpusPerNode) {
        this.nodes = nodes;
        this.gpusPerNode = gpusPerNode;
    }

    static PartitionId id(int number) {
        return new PartitionId("p" + number);
    }

    /// One more partition of whole GPUs.
    Hall with(int width, int replicas, @Nullable Spread spread, Integer... nodesFromZero) {
        partitions.add(partition(width, width * replicas, null, new Siting(spread, List.of(nodesFromZero))));
        return this;
    }

    Hall with(int width, int replicas) {
        return with(width, replicas, null);
    }

    /// One more partition of slices, by the number of the slice in the table.
    Hall slices(int kind, int count, @Nullable Spread spread, Integer... nodesFromZero) {
        partitions.add(partition(1, count, SLICES.get(kind), new Siting(spread, List.of(nodesFromZero))));
        return this;
    }

    Hall slices(int kind, int count) {
        return slices(kind, count, null);
    }

    private Partition partition(int width, int gpus, @Nullable SliceProfile slice, Siting siting) {
        return new Partition(id(partitions.size()), "P" + partitions.size(), Partition.Kind.SHARED, ID, gpus, new DeploymentId("w" + width), null, Queueing.USUAL, Sharing.NONE,
                slice, siting);
    }

    List<Partition> partitions() {
        return partitions;
    }

    Plan plan() {
        GpuType gpu = new GpuType(new GpuTypeId("gpu"), "GPU", 80, 3000, 900, null, null, 900, 8, null, "test").withSlices(SLICES);
        Cluster hall = new Cluster(ID, "Hall", gpu.id(), nodes, gpusPerNode, null, new Prices(4, 2, LocalDate.of(2026, 1, 1), "test"));
        List<Deployment> deployments = new ArrayList<>();
        for (int width = 1; width <= gpusPerNode; width++) {
            deployments.add(new Deployment(new DeploymentId("w" + width), "Width " + width, new ModelId("service"), new Serving.Slots(1, new Distribution.Fixed(1), width)));
        }
        return new Plan("Hall", "", List.of(gpu), List.of(), List.of(hall), deployments, partitions, List.of(), List.of(), List.of(),
                new RunSettings(LocalDateTime.of(2027, 1, 4, 8, 0), 3600, 600, 1, 1));
    }

    static NodePlacement placement(Plan plan) {
        return NodePlacement.of(plan, plan.cluster(ID));
    }
}
