package io.headroom.allocate.frontier;

import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// The sizes of a partition that are closest to the one it has: what a little less would save, and a little more would buy.
public final class NearbySizes {
    private static final List<Integer> STEPS = List.of(1, -1, 2, 4);

    private NearbySizes() {}

    /// One replica more, one less, two and four more, as far as there is room in its cluster: those that tell most first.
    ///
    /// @param id the partition
    public static List<Size> of(Plan plan, PartitionId id) {
        Partition partition = plan.partition(id);
        int each = plan.deploymentOf(partition).gpusPerReplica();
        int held = plan.replicas(partition);
        int room = NodePlacement.of(plan, plan.cluster(partition.cluster())).roomFor(id);
        List<Size> sizes = new ArrayList<>();
        for (int step : STEPS) {
            int gpus = (held + step) * each;
            if (held + step >= 1 && step <= room && gpus >= partition.sharing().lends()) {
                sizes.add(new Size(partition.reserved(), id, held + step, gpus, false, plan.withPartition(partition.withGpus(gpus))));
            }
        }
        return List.copyOf(sizes);
    }
}
