package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Optional;

/// What selections have in common, as far as commands ask for it.
final class Selections {
    private Selections() {}

    /// Where several tenants are, if all of them are in one place.
    static Optional<PartitionId> place(Plan plan, Selection.OfTenants several) {
        List<Optional<PartitionId>> places = plan.tenants().stream().filter(tenant -> several.has(tenant.id())).map(Tenant::partition).map(Optional::ofNullable).distinct().toList();
        return places.size() == 1 ? places.getFirst() : Optional.empty();
    }
}
