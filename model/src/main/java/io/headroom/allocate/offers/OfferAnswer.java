package io.headroom.allocate.offers;

import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Optional;

/// Who buys what: the offers of a plan for some of its tenants.
///
/// @param plan the plan that was asked about
/// @param tenants in the order of the plan
/// @param plansTried plans that were simulated for it
public record OfferAnswer(Plan plan, List<TenantOffers> tenants, int plansTried) {
    /// Keeps its own copy.
    public OfferAnswer {
        tenants = List.copyOf(tenants);
    }

    /// The offers for a tenant, if it was asked about.
    public Optional<TenantOffers> of(TenantId tenant) {
        return tenants.stream().filter(offers -> offers.tenant().equals(tenant)).findFirst();
    }

    /// How many tenants with a budget can afford a guarantee.
    public long affordGuarantee() {
        return tenants.stream().filter(offers -> offers.budgetUsdPerMonth() != null && offers.affordsGuarantee()).count();
    }

    /// How many tenants have a budget.
    public long budgets() {
        return tenants.stream().filter(offers -> offers.budgetUsdPerMonth() != null).count();
    }
}
