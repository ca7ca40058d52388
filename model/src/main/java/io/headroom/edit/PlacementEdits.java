package io.headroom.edit;

import io.headroom.plan.ClusterId;
import io.headroom.plan.Compaction;
import io.headroom.plan.KeptPlaces;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edits of where replicas stand and what part of a GPU each has.
public final class PlacementEdits {
    private PlacementEdits() {}

    /// Carries out the moves of a compaction, all in one step. Every replica of the cluster keeps its place from then on.
    ///
    /// @throws io.headroom.plan.InvalidPlan on applying, if a replica that moves is no longer where it was
    public static Edit compact(Plan plan, Compaction compaction) {
        return Edit.of("edit.compact", List.of(plan.cluster(compaction.cluster()).name(), Integer.toString(compaction.moves().size())), compaction::applyTo);
    }

    /// Keeps every replica of a cluster on the node on which it stands, through whatever is edited.
    public static Edit keepPlaces(Plan plan, ClusterId cluster) {
        return Edit.of("edit.keepPlaces", List.of(plan.cluster(cluster).name()), before -> KeptPlaces.keep(before, cluster));
    }

    /// Lets the places on a cluster follow from the plan again.
    public static Edit releasePlaces(Plan plan, ClusterId cluster) {
        return Edit.of("edit.releasePlaces", List.of(plan.cluster(cluster).name()), before -> KeptPlaces.release(before, cluster));
    }

    /// Asks how far apart the replicas of a partition stand, or with null no longer.
    ///
    /// @throws io.headroom.plan.InvalidPlan on applying, if they cannot stand so far apart
    public static Edit spread(Plan plan, PartitionId partition, @Nullable Spread spread) {
        return Edit.of("edit.partition", List.of(plan.partition(partition).name()),
                before -> before.withPartition(before.partition(partition).withSiting(before.partition(partition).siting().withSpread(spread))));
    }

    /// Gives each replica of a partition a slice of one GPU, or with null whole GPUs, as many replicas as it had.
    ///
    /// @throws io.headroom.plan.InvalidPlan on applying, if the GPUs cannot be cut so, a replica takes several GPUs, or there is no room
    public static Edit cut(Plan plan, PartitionId partition, @Nullable SliceProfile slice) {
        return Edit.of("edit.partition", List.of(plan.partition(partition).name()), before -> {
            int replicas = before.replicas(before.partition(partition));
            return before.withPartition(slice == null ? before.partition(partition).withWholeGpus(replicas * before.deploymentOf(before.partition(partition)).gpusPerReplica())
                    : before.partition(partition).withSlices(slice, replicas));
        });
    }
}
