package io.headroom.tenants;

import io.headroom.plan.PartitionId;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a value entered into a cell changes.
sealed interface CellChange {
    /// The tenant of the row.
    record OfTenant(UnaryOperator<Tenant> change) implements CellChange {}

    /// The tier of the tenant, and so all tenants in it.
    record OfTier(UnaryOperator<Tier> change) implements CellChange {}

    /// Where the tenant is; in the tray where that is empty.
    record Place(Optional<PartitionId> to) implements CellChange {}
}
