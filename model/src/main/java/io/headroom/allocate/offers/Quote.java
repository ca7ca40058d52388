package io.headroom.allocate.offers;

import io.headroom.plan.OfferId;
import io.headroom.plan.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an offer comes to for a tenant.
public sealed interface Quote {
    /// The offer.
    OfferId offer();

    /// The offer is of no use to the tenant.
    ///
    /// @param detail what stands in the way, in the words of the plan; empty where the obstacle says all
    record Unavailable(OfferId offer, Obstacle why, String detail) implements Quote {}

    /// A price, and what it buys.
    ///
    /// @param basis what units are sized for, or null for anything but units
    /// @param usdPerMonth what it costs in US dollars per month
    /// @param usdPerMillionTokens the same for a million input and output tokens that are served, NaN where none are
    /// @param guarantee whether capacity is promised
    /// @param reservation for reserved GPUs, when they pay; else null
    /// @param units for a throughput in units, its bill; else null
    /// @param firstCome whether a higher place is of no use, since the lane serves in the order of arrival
    /// @param harmed tenants whose objectives hold now and would not any more
    /// @param adoption how a plan comes to be so
    record Priced(OfferId offer, @Nullable Basis basis, Purchase bought, double usdPerMonth, double usdPerMillionTokens, Findings found, Guarantee guarantee,
            @Nullable Reservation reservation, @Nullable UnitBill units, boolean firstCome, List<TenantId> harmed, Adoption adoption) implements Quote {
        /// Keeps its own copy.
        public Priced {
            harmed = List.copyOf(harmed);
        }

        /// Whether it meets the tenant's objectives, capacity promised.
        public boolean guaranteed() {
            return guarantee == Guarantee.GUARANTEED && found.holds();
        }

        /// By how many dollars a month it exceeds a budget, 0 or less within it; NaN where there is none.
        public double overBudgetUsd(@Nullable Double budgetUsdPerMonth) {
            return budgetUsdPerMonth == null ? Double.NaN : usdPerMonth - budgetUsdPerMonth;
        }

        /// Whether a budget covers it; where there is none, anything is covered.
        public boolean within(@Nullable Double budgetUsdPerMonth) {
            return budgetUsdPerMonth == null || usdPerMonth <= budgetUsdPerMonth;
        }
    }

    /// When reserved GPUs pay.
    ///
    /// @param breakEven share of the time above which they cost less than GPUs on demand that are given back while they idle
    /// @param utilisation share of the time that they are busy with the tenant's load, simulated
    record Reservation(double breakEven, double utilisation) {
        /// Whether they are busy enough.
        public boolean pays() {
            return utilisation > breakEven;
        }
    }
}
