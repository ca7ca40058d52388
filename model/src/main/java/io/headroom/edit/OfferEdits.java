package io.headroom.edit;

import io.headroom.allocate.offers.Adoption;
import io.headroom.plan.Cluster;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Edits of the ways to buy that a plan knows, and of who buys what.
public final class OfferEdits {
    private OfferEdits() {}

    /// Adds offers, with the providers that they are of; what the plan has under the same id stays as it is.
    public static Edit add(List<Offer> offers, List<Provider> providers) {
        return Edit.of(offers.size() == 1 ? "edit.addOffer" : "edit.addOffers", List.of(offers.size() == 1 ? offers.getFirst().name() : Integer.toString(offers.size())), before -> {
            Stream<Provider> newProviders = providers.stream().filter(provider -> before.providers().stream().noneMatch(known -> known.id().equals(provider.id())));
            Stream<Offer> newOffers = offers.stream().filter(offer -> before.offers().stream().noneMatch(known -> known.id().equals(offer.id())));
            return before.withProviders(Stream.concat(before.providers().stream(), newProviders).toList())
                    .withOffers(Stream.concat(before.offers().stream(), newOffers).toList());
        });
    }

    /// Adds an offer of GPUs on demand as the first cluster has them, at its price: to be replaced by the planner's own.
    ///
    /// @throws InvalidPlan if the plan has no cluster
    public static Edit addOwn(Plan plan) {
        Cluster cluster = plan.fleet().stream().findFirst().orElseThrow(() -> new InvalidPlan("The plan has no cluster, so no GPUs to offer: add a cluster first."));
        int number = 1;
        while (taken(plan, number)) {
            number++;
        }
        String source = cluster.prices().source().isBlank() ? "the price of cluster " + cluster.name() : cluster.prices().source();
        return add(List.of(new Offer(new OfferId("offer-" + number), "Offer " + number, new Offer.Terms.OnDemand(cluster.gpu(), cluster.prices().onDemandUsdPerGpuHour()),
                cluster.prices().asOf(), source)), List.of());
    }

    private static boolean taken(Plan plan, int number) {
        return plan.offers().stream().anyMatch(offer -> offer.id().value().equals("offer-" + number) || offer.name().equals("Offer " + number));
    }

    /// Puts a changed offer in place of the one with its id.
    public static Edit change(Offer offer) {
        return Edit.of("edit.offer", List.of(offer.name()), before -> before.withOffers(before.offers().stream().map(other -> other.id().equals(offer.id()) ? offer : other).toList()));
    }

    /// Removes an offer.
    public static Edit remove(Plan plan, OfferId id) {
        return Edit.of("edit.removeOffer", List.of(plan.offer(id).name()), before -> before.withOffers(before.offers().stream().filter(other -> !other.id().equals(id)).toList()));
    }

    /// Puts a tenant on an offer, and the offer into the plan if it came from elsewhere.
    ///
    /// @param priced a plan that has the offer
    /// @throws InvalidPlan on applying, if the plan cannot be so
    public static Edit adopt(Plan priced, TenantId tenant, OfferId offer, Adoption adoption) {
        Offer used = priced.offer(offer);
        List<Provider> providers = priced.providers().stream().filter(provider -> uses(used.terms(), provider.id())).toList();
        return Edit.of("edit.adoptOffer", List.of(priced.tenant(tenant).name(), used.name()), before -> adoption.in(add(List.of(used), providers).change().apply(before), tenant));
    }

    /// Whether an offer is of a provider.
    static boolean uses(Offer.Terms terms, ProviderId provider) {
        return switch (terms) {
            case Offer.Terms.Outside outside -> outside.provider().equals(provider);
            case Offer.Terms.Throughput throughput -> provider.equals(throughput.provider());
            default -> false;
        };
    }

    /// Says what a tenant would pay.
    ///
    /// @param usdPerMonth US dollars per month, or null where nobody says any more
    public static Edit budget(Tenant tenant, @Nullable Double usdPerMonth) {
        return Edits.change(tenant.withBudget(usdPerMonth));
    }
}
