package io.headroom.edit;

import io.headroom.allocate.size.Option;
import io.headroom.allocate.size.Size;
import io.headroom.allocate.size.Subject;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;

/// Edits that put a size that was found into a plan.
public final class SizeEdits {
    private SizeEdits() {}

    /// Gives a tenant its cabin, or a lane its GPUs: a cabin that the tenant has already is changed, else a new one is built; a deployment that the plan lacks is added.
    ///
    /// @throws InvalidPlan on applying, if the GPUs are not free
    public static Edit adopt(Plan plan, Subject subject, Size size) {
        return Edit.of("edit.size", List.of(subject.name(plan), Integer.toString(size.gpus())), before -> adopted(before, subject, size));
    }

    private static Plan adopted(Plan before, Subject subject, Size size) {
        Option option = size.option();
        Plan plan = option.inPlan() ? before : before.withDeployment(option.deployment());
        return switch (subject) {
            case Subject.Lane(PartitionId id) -> plan.withPartition(sized(plan.partition(id), size));
            case Subject.OneTenant(TenantId id) -> cabin(plan, id).map(cabin -> plan.withPartition(sized(cabin, size))).orElseGet(() -> Edits.move(plan, id,
                    new MoveTarget.NewCabin(option.cluster().id(), option.deployment().id(), size.gpus())).change().apply(plan));
        };
    }

    private static Optional<Partition> cabin(Plan plan, TenantId id) {
        return plan.partitions().stream().filter(partition -> partition.reserved() && partition.id().equals(plan.tenant(id).partition())).findFirst();
    }

    private static Partition sized(Partition partition, Size size) {
        return new Partition(partition.id(), partition.name(), partition.kind(), size.option().cluster().id(), size.gpus(), size.option().deployment().id(), partition.owner(),
                partition.queueing(), partition.sharing());
    }
}
