package io.headroom.allocate.offers;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.SentLoad;
import io.headroom.plan.Hop;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices and simulates the load of tenants under every offer of a plan.
///
/// ```java
/// OfferAnswer answer = OfferStudy.of(plan, tenant -> true, Assurance.USUAL, 2, Watcher.NOBODY);
/// answer.tenants().getFirst().cheapestGuarantee();
/// ```
///
/// Each offer stands for itself: a fallback of the tenant's is left out, so that what the offer does not serve is seen. A tenant has an offer alone, its neighbours as they
/// are in the plan.
public final class OfferStudy {
    private final Plan plan;
    private final Trials trials;
    private final Assurance assurance;
    private final Watcher watcher;
    private final LaneOffers lanes;

    private OfferStudy(Plan plan, Assurance assurance, int threads, Watcher watcher) {
        this.plan = plan;
        this.assurance = assurance;
        this.watcher = watcher;
        trials = new Trials(threads, watcher);
        lanes = new LaneOffers(plan, trials, assurance);
    }

    /// Finds out who buys what.
    ///
    /// @param wanted the tenants to ask about, those in the tray too
    /// @param threads threads to use, at least one; the answer is the same with any number
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if the plan itself cannot run
    public static OfferAnswer of(Plan plan, Predicate<TenantId> wanted, Assurance assurance, int threads, Watcher watcher) {
        return of(plan, wanted, assurance, threads, watcher, _ -> {});
    }

    /// Finds out who buys what, and tells of it tenant by tenant.
    ///
    /// @param soFar hears the answer for the tenants so far after each but the last
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if the plan itself cannot run
    public static OfferAnswer of(Plan plan, Predicate<TenantId> wanted, Assurance assurance, int threads, Watcher watcher, Consumer<OfferAnswer> soFar) {
        return new OfferStudy(plan, assurance, threads, watcher).answer(plan.tenants().stream().filter(tenant -> wanted.test(tenant.id())).toList(), soFar);
    }

    private OfferAnswer answer(List<Tenant> tenants, Consumer<OfferAnswer> soFar) {
        List<TenantOffers> answers = new ArrayList<>();
        for (int i = 0; i < tenants.size(); i++) {
            answers.add(of(tenants.get(i), watcher.part((double) i / tenants.size(), (i + 1.0) / tenants.size())));
            if (i + 1 < tenants.size()) {
                soFar.accept(new OfferAnswer(plan, answers, trials.plans()));
            }
        }
        return new OfferAnswer(plan, answers, trials.plans());
    }

    private TenantOffers of(Tenant tenant, Watcher part) {
        @Nullable SentLoad sent = SentLoad.of(plan, tenant.id(), watcher::cancelled);
        if (sent == null) {
            throw new SearchCancelled();
        }
        OwnGpus own = new OwnGpus(plan, tenant, trials, assurance);
        Map<OfferId, List<Quote>> quotes = new HashMap<>();
        // GPUs of its own come first: they tell what a prefix cache finds, which units do not count.
        for (Offer offer : plan.offers().stream().sorted(Comparator.comparing(offer -> offer.terms().gpuType().isEmpty())).toList()) {
            quotes.put(offer.id(), sent.requests() == 0 ? List.of(new Quote.Unavailable(offer.id(), Obstacle.NO_REQUESTS, "")) : quotes(offer, tenant, own, sent));
            part.progress((double) quotes.size() / plan.offers().size());
        }
        return new TenantOffers(tenant.id(), tenant.budgetUsdPerMonth(), plan.offers().stream().flatMap(offer -> quotes.getOrDefault(offer.id(), List.of()).stream()).toList());
    }

    private List<Quote> quotes(Offer offer, Tenant tenant, OwnGpus own, SentLoad sent) {
        return switch (offer.terms()) {
            case Offer.Terms.PayAsYouGo terms -> List.of(lanes.payAsYouGo(offer, terms, tenant));
            case Offer.Terms.Priority terms -> List.of(lanes.priority(offer, terms, tenant));
            case Offer.Terms.OnDemand terms -> List.of(own.onDemand(offer, terms));
            case Offer.Terms.Reserved terms -> List.of(own.reserved(offer, terms));
            case Offer.Terms.CapacityBlock terms -> List.of(own.block(offer, terms));
            case Offer.Terms.SmallerModel terms -> List.of(own.smaller(offer, terms));
            case Offer.Terms.Outside terms -> List.of(outside(offer, terms, tenant, sent));
            case Offer.Terms.Throughput terms -> units(offer, terms, tenant, own.cacheRate(), sent);
        };
    }

    private Quote outside(Offer offer, Offer.Terms.Outside terms, Tenant tenant, SentLoad sent) {
        Findings found = ProviderLatency.findings(plan.provider(terms.provider()), terms.delaySeconds(), tenant, sent);
        double usdPerMonth = terms.tokens().usd(sent.inputTokens(), sent.outputTokens()) / sent.seconds() * Month.SECONDS;
        return new Quote.Priced(offer.id(), null, new Purchase(found.tokensPerSecond() * Month.SECONDS / 1e6, Purchase.Unit.MILLION_TOKENS, 0), usdPerMonth,
                found.usdPerMillionTokens(usdPerMonth), found, Guarantee.OUTSIDE, null, null, false, List.of(), fallback(terms, tenant, found.usdPerMillionTokens(usdPerMonth)));
    }

    private Adoption fallback(Offer.Terms.Outside terms, Tenant tenant, double usdPerMillionTokens) {
        if (tenant.partition() == null) {
            return new Adoption.None(Obstacle.NOT_PLACED);
        }
        if (plan.partition(tenant.partition()).reserved()) {
            return new Adoption.None(Obstacle.IN_CABIN);
        }
        return tenant.client().fallback().stream().anyMatch(hop -> terms.provider().equals(hop.provider())) ? new Adoption.None(Obstacle.ALREADY_SO)
                : new Adoption.Fallback(new Hop(null, terms.provider(), terms.delaySeconds(), usdPerMillionTokens, terms.quality(), null));
    }

    /// The units sized for each load, those that come to the same number once, as the strongest that they are sized for.
    private List<Quote> units(Offer offer, Offer.Terms.Throughput terms, Tenant tenant, double cacheRate, SentLoad sent) {
        double peak = UnitBill.units(terms, sent, cacheRate, Basis.PEAK);
        double p99 = UnitBill.units(terms, sent, cacheRate, Basis.P99);
        double mean = UnitBill.units(terms, sent, cacheRate, Basis.MEAN);
        Stream<Basis> distinct = Stream.of(Basis.values()).filter(basis -> switch (basis) {
            case MEAN -> mean < p99;
            case P99 -> p99 < peak;
            case PEAK -> true;
        });
        return distinct.map(basis -> {
            UnitBill bill = UnitBill.of(terms, sent, cacheRate, basis == Basis.PEAK ? peak : basis == Basis.P99 ? p99 : mean);
            return terms.provider() == null ? lanes.units(offer, terms, tenant, basis, bill) : unitsOf(plan.provider(terms.provider()), offer, tenant, basis, bill, sent);
        }).toList();
    }

    private static Quote unitsOf(Provider provider, Offer offer, Tenant tenant, Basis basis, UnitBill bill, SentLoad sent) {
        Findings found = ProviderLatency.findings(provider, 0, tenant, sent);
        return new Quote.Priced(offer.id(), basis, new Purchase(bill.boughtUnits(), Purchase.Unit.UNITS, 0), bill.usdPerMonth(), found.usdPerMillionTokens(bill.usdPerMonth()), found,
                bill.coversPeak() ? Guarantee.GUARANTEED : Guarantee.SPILLS, null, bill, false, List.of(), new Adoption.None(Obstacle.UNITS_OF_PROVIDER));
    }
}
