package io.headroom.allocate.offers;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Limits;
import io.headroom.plan.Offer;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Queueing;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.TokenPrices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Quotes of offers that give a tenant a place in a shared lane: the whole plan is simulated, so that neighbours are felt, and feel it.
final class LaneOffers {
    /// How often units are raised until they refuse nothing.
    private static final int MOST_RAISES = 24;
    /// By how much at a time.
    private static final double RAISE = 1.1;

    private final Plan plan;
    private final Trials trials;
    private final Assurance assurance;
    private @Nullable Results now;

    /// @param plan whose variants are of no interest
    LaneOffers(Plan plan, Trials trials, Assurance assurance) {
        this.plan = plan.withScenarios(Scenarios.NONE);
        this.trials = trials;
        this.assurance = assurance;
    }

    Quote payAsYouGo(Offer offer, Offer.Terms.PayAsYouGo terms, Tenant tenant) {
        return lane(tenant).<Quote>map(lane -> {
            Adoption adoption = new Adoption.Lane(lane.id(), null);
            Results results = run(adoption, tenant);
            boolean there = lane.id().equals(tenant.partition());
            return tokens(offer, tenant, terms.tokens(), results, false, there ? new Adoption.None(Obstacle.ALREADY_SO) : adoption);
        }).orElseGet(() -> nowhere(offer));
    }

    Quote priority(Offer offer, Offer.Terms.Priority terms, Tenant tenant) {
        return lane(tenant).<Quote>map(lane -> {
            Tier usual = plan.tier(tenant.tier());
            Tier tier = new Tier(new TierId("offer-" + offer.id() + "-" + usual.id()), offer.name(), terms.level(), usual.limits(), terms.weight(), terms.tokens());
            Adoption adoption = new Adoption.Lane(lane.id(), tier);
            Queueing.Discipline discipline = lane.queueing().discipline();
            boolean firstCome = discipline == Queueing.Discipline.FIFO || discipline == Queueing.Discipline.DEADLINE;
            return tokens(offer, tenant, terms.tokens(), run(adoption, tenant), firstCome, adoption);
        }).orElseGet(() -> nowhere(offer));
    }

    /// Units in a lane. Where they are to cover the busiest minute, they are the tenant's only limit, and are raised until it refuses nothing; else what spills is
    /// served too.
    Quote units(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, Basis basis, UnitBill sized) {
        return lane(tenant).<Quote>map(lane -> basis == Basis.PEAK ? covering(offer, terms, tenant, lane, sized) : spilling(offer, terms, tenant, lane, basis, sized))
                .orElseGet(() -> nowhere(offer));
    }

    private Quote spilling(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, Partition lane, Basis basis, UnitBill bill) {
        Results results = run(new Adoption.Lane(lane.id(), tier(offer, terms, tenant, null)), tenant);
        return priced(offer, tenant, basis, bill, results, Guarantee.SPILLS, new Adoption.None(Obstacle.SPILL_IS_REFUSED));
    }

    private Quote covering(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, Partition lane, UnitBill sized) {
        UnitBill bill = sized;
        Adoption adoption = limited(offer, terms, tenant, lane, bill);
        Results results = run(adoption, tenant);
        for (int raised = 0; raised < MOST_RAISES && throttled(results, tenant); raised++) {
            bill = bill.raisedTo(terms, Math.max(bill.boughtUnits() + terms.step(), terms.step() * Math.ceil(bill.boughtUnits() * RAISE / terms.step())));
            adoption = limited(offer, terms, tenant, lane, bill);
            results = run(adoption, tenant);
        }
        return priced(offer, tenant, Basis.PEAK, bill, results, throttled(results, tenant) ? Guarantee.SPILLS : Guarantee.GUARANTEED, adoption);
    }

    private Adoption limited(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, Partition lane, UnitBill bill) {
        return new Adoption.Lane(lane.id(), tier(offer, terms, tenant, new Provisioned(bill.boughtUnits(), terms.tokensPerMinutePerUnit(), terms.outputRatio())));
    }

    private static boolean throttled(Results results, Tenant tenant) {
        return results.tenant(tenant.id()).filter(result -> result.throttled() > 0).isPresent();
    }

    /// A tier of the tenant's own with units as its only limit on rates.
    private Tier tier(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, @Nullable Provisioned units) {
        Tier usual = plan.tier(tenant.tier());
        Limits limits = Limits.NONE.withCaps(usual.limits().caps()).withProvisioned(units);
        return new Tier(new TierId("offer-" + offer.id() + "-" + tenant.id()), offer.name(), usual.level(), limits, usual.weight(), terms.spill());
    }

    private Quote priced(Offer offer, Tenant tenant, Basis basis, UnitBill bill, Results results, Guarantee guarantee, Adoption adoption) {
        Findings found = Findings.of(results, results.tenant(tenant.id()).orElseThrow(), assurance);
        return new Quote.Priced(offer.id(), basis, new Purchase(bill.boughtUnits(), Purchase.Unit.UNITS, 0), bill.usdPerMonth(), found.usdPerMillionTokens(bill.usdPerMonth()), found, guarantee,
                null, bill, false, harmed(results, tenant), adoption);
    }

    private Quote tokens(Offer offer, Tenant tenant, TokenPrices prices, Results results, boolean firstCome, Adoption adoption) {
        TenantResult result = results.tenant(tenant.id()).orElseThrow();
        Findings found = Findings.of(results, result, assurance);
        double usdPerMonth = prices.usd(result.tokensInPerSecond(), result.tokensOutPerSecond()) * Month.SECONDS;
        return new Quote.Priced(offer.id(), null, new Purchase(found.tokensPerSecond() * Month.SECONDS / 1e6, Purchase.Unit.MILLION_TOKENS, 0), usdPerMonth,
                found.usdPerMillionTokens(usdPerMonth), found, Guarantee.SHARED, null, null, firstCome, harmed(results, tenant), adoption);
    }

    private static Quote nowhere(Offer offer) {
        return new Quote.Unavailable(offer.id(), Obstacle.NO_LANE, "");
    }

    /// The lane where the tenant is, or else the first one that serves its models in the run.
    private Optional<Partition> lane(Tenant tenant) {
        PartitionId home = tenant.partition();
        if (home != null && !plan.partition(home).reserved()) {
            return Optional.of(plan.partition(home));
        }
        return plan.partitions().stream().filter(lane -> !lane.reserved() && tenant.accepts(plan.deploymentOf(lane).model())
                && new Adoption.Lane(lane.id(), null).in(plan, tenant.id()).absence(lane).isEmpty()).findFirst();
    }

    private Results run(Adoption adoption, Tenant tenant) {
        Plan there = adoption.in(plan, tenant.id());
        Tenant placed = there.tenant(tenant.id());
        return trials.of(there.withTenant(placed.withClient(placed.client().withFallback(List.of()))));
    }

    private List<TenantId> harmed(Results results, Tenant tenant) {
        Results before = now == null ? trials.of(plan) : now;
        now = before;
        return plan.tenants().stream().map(Tenant::id)
                .filter(other -> !other.equals(tenant.id()) && assurance.holds(before, other) && results.tenant(other).isPresent() && !assurance.holds(results, other)).toList();
    }
}
