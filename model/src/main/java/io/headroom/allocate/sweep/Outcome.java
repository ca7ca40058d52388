package io.headroom.allocate.sweep;

import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a point came to.
public sealed interface Outcome {
    /// It was simulated.
    ///
    /// @param tenants figures of the placed tenants, in plan order
    /// @param plan figures of the whole plan
    record Ran(List<OfTenant> tenants, Map<Figure, Double> plan) implements Outcome {
        /// Keeps its own copy.
        public Ran {
            tenants = List.copyOf(tenants);
        }

        /// A figure of a tenant, if it was placed.
        public Optional<Double> of(TenantId tenant, Figure figure) {
            return tenants.stream().filter(each -> each.tenant().equals(tenant)).map(each -> each.figures().get(figure)).findFirst();
        }
    }

    /// Figures of a tenant; NaN where nothing was observed.
    record OfTenant(TenantId tenant, Map<Figure, Double> figures) {}

    /// It could not be simulated.
    ///
    /// @param why one line
    record CannotStand(String why) implements Outcome {}
}
