package io.headroom.allocate.offers;

import io.headroom.allocate.Require;

/// Units whose price is reserved. That is a discount and no guarantee of capacity (Azure's reservations for provisioned throughput): whether more units can be had
/// depends on what the provider has free, and units beyond the reserved ones cost the hourly rate.
///
/// @param units units whose price is reserved, 0 or more; paid for whether in use or not
public record PriceReservation(double units) {
    /// @throws io.headroom.plan.InvalidPlan if the number is negative
    public PriceReservation {
        Require.atLeast("Reserved units", units, 0, "Enter a number of units, or 0.");
    }

    /// What becomes of units that are asked for.
    ///
    /// @param covered units had at the reserved price
    /// @param hourly units had at the hourly rate
    /// @param refused units that the provider does not have
    public record Addition(double covered, double hourly, double refused) {}

    /// Asks for more units.
    ///
    /// @param inUse units in use already, 0 or more
    /// @param more units asked for, 0 or more
    /// @param free units that the provider has free, 0 or more
    /// @throws io.headroom.plan.InvalidPlan if a number is negative
    public Addition add(double inUse, double more, double free) {
        Require.atLeast("Units in use", inUse, 0, "Enter a number of units, or 0.");
        Require.atLeast("Units asked for", more, 0, "Enter a number of units, or 0.");
        Require.atLeast("Units that the provider has free", free, 0, "Enter a number of units, or 0.");
        double had = Math.min(more, free);
        double covered = Math.min(had, Math.max(0, units - inUse));
        return new Addition(covered, had - covered, more - had);
    }

    /// Units that are paid for and not in use.
    ///
    /// @param inUse units in use, 0 or more
    public double idle(double inUse) {
        Require.atLeast("Units in use", inUse, 0, "Enter a number of units, or 0.");
        return Math.max(0, units - inUse);
    }
}
