package io.headroom.board;

import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.List;

/// What is under the pointer in a drag.
public sealed interface Lifted {
    /// Tenants that go together.
    ///
    /// @param ids at least one
    record Tenants(List<TenantId> ids) implements Lifted {
        /// Keeps its own copy.
        public Tenants {
            ids = List.copyOf(ids);
        }
    }

    /// A partition, to become part of another.
    record Whole(PartitionId id) implements Lifted {}
}
