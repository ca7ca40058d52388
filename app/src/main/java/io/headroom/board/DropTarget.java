package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.edit.Refusal;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.Optional;
import java.util.function.Function;

/// Somewhere a tenant can be dropped. It knows whether and what; the board knows neither.
public interface DropTarget {
    /// Whether a tenant may be dropped here: [Refusal#NONE], or why not.
    Refusal accepts(TenantId source);

    /// What dropping a tenant here does. Asked only where it is accepted.
    Edit edit(TenantId source);

    /// A partition that exists.
    static DropTarget into(Plan plan, PartitionId partition) {
        return of(plan, tenant -> Optional.of(new MoveTarget.Option(new MoveTarget.Into(partition),
                MoveTargets.refusal(plan, tenant, plan.partition(partition)))));
    }

    /// The free GPUs of a cluster.
    static DropTarget newCabin(Plan plan, ClusterId cluster) {
        return of(plan, tenant -> MoveTargets.newCabin(plan, tenant, plan.cluster(cluster)));
    }

    /// The tray.
    static DropTarget tray(Plan plan) {
        return of(plan, tenant -> Optional.of(new MoveTarget.Option(new MoveTarget.Tray(),
                tenant.partition() == null ? Refusal.of("refusal.alreadyThere") : Refusal.NONE)));
    }

    private static DropTarget of(Plan plan, Function<Tenant, Optional<MoveTarget.Option>> options) {
        return new DropTarget() {
            @Override
            public Refusal accepts(TenantId source) {
                return option(source).refusal();
            }

            @Override
            public Edit edit(TenantId source) {
                return Edits.move(plan, source, option(source).target());
            }

            private MoveTarget.Option option(TenantId source) {
                return options.apply(plan.tenant(source))
                        .orElseGet(() -> new MoveTarget.Option(new MoveTarget.Tray(), Refusal.of("refusal.noDeployment")));
            }
        };
    }
}
