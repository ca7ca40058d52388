package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.GroupTargets;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.PartitionEdits;
import io.headroom.edit.Refusal;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Somewhere something can be dropped. It knows whether and what; the board knows neither.
public interface DropTarget {
    /// What dropping something here would do, or why it cannot be; [Answer#QUIET] where it means nothing.
    Answer answer(Lifted lifted);

    /// What a target says of a drop.
    ///
    /// @param edit what a drop does, or null where it does nothing
    /// @param refusal why it cannot be; [Refusal#NONE] where there is nothing to say
    record Answer(@Nullable Edit edit, Refusal refusal) {
        /// It is there already, or means nothing here.
        static final Answer QUIET = new Answer(null, Refusal.NONE);

        static Answer of(Refusal refusal, Function<Refusal, Edit> edit) {
            return refusal.none() ? new Answer(edit.apply(refusal), refusal) : refusal.key().equals("refusal.alreadyThere") ? QUIET : new Answer(null, refusal);
        }
    }

    /// A partition that exists: tenants go into it, another partition becomes part of it.
    static DropTarget into(Plan plan, PartitionId partition) {
        return lifted -> switch (lifted) {
            case Lifted.Tenants tenants -> Answer.of(GroupTargets.refusal(plan, tenants(plan, tenants), plan.partition(partition)),
                    _ -> GroupEdits.move(plan, tenants.ids(), new MoveTarget.Into(partition)));
            case Lifted.Whole whole -> Answer.of(PartitionEdits.mergeRefusal(plan, partition, whole.id()), _ -> PartitionEdits.merge(plan, partition, whole.id()));
        };
    }

    /// The free GPUs of a cluster.
    static DropTarget newCabin(Plan plan, ClusterId cluster) {
        return lifted -> switch (lifted) {
            case Lifted.Tenants tenants -> {
                Optional<MoveTarget.Option> option = GroupTargets.newCabins(plan, tenants(plan, tenants), plan.cluster(cluster));
                yield option.map(there -> Answer.of(there.refusal(), _ -> GroupEdits.move(plan, tenants.ids(), there.target())))
                        .orElseGet(() -> new Answer(null, Refusal.of("refusal.noDeployment")));
            }
            case Lifted.Whole _ -> Answer.QUIET;
        };
    }

    /// The tray.
    static DropTarget tray(Plan plan) {
        return lifted -> switch (lifted) {
            case Lifted.Tenants tenants -> Answer.of(GroupTargets.tray(tenants(plan, tenants)), _ -> GroupEdits.move(plan, tenants.ids(), new MoveTarget.Tray()));
            case Lifted.Whole _ -> Answer.QUIET;
        };
    }

    private static List<Tenant> tenants(Plan plan, Lifted.Tenants lifted) {
        return lifted.ids().size() == 1 ? List.of(plan.tenant(lifted.ids().getFirst())) : plan.tenants().stream().filter(tenant -> lifted.ids().contains(tenant.id())).toList();
    }
}
