package io.headroom.edit;

import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.stream.Stream;

/// Edits of the outside providers that requests may fall back to.
public final class ProviderEdits {
    private static final Distribution FIRST_TOKEN = new Distribution.LogNormal(0.5, 2, null);
    private static final double SECONDS_PER_TOKEN = 0.02;

    private ProviderEdits() {}

    /// Adds a provider with a first token after half a second, two seconds at the p99, and then 50 tokens a second: figures to be replaced by its own.
    public static Edit add(Plan plan) {
        int number = 1;
        while (taken(plan, number)) {
            number++;
        }
        Provider provider = new Provider(new ProviderId("provider-" + number), "Provider " + number, FIRST_TOKEN, SECONDS_PER_TOKEN);
        return Edit.of("edit.addProvider", List.of(provider.name()), before -> before.withProviders(Stream.concat(before.providers().stream(), Stream.of(provider)).toList()));
    }

    private static boolean taken(Plan plan, int number) {
        return plan.providers().stream().anyMatch(provider -> provider.id().value().equals("provider-" + number) || provider.name().equals("Provider " + number));
    }

    /// Puts a changed provider in place of the one with its id.
    public static Edit change(Provider provider) {
        return Edit.of("edit.provider", List.of(provider.name()),
                before -> before.withProviders(before.providers().stream().map(other -> other.id().equals(provider.id()) ? provider : other).toList()));
    }

    /// Removes a provider with its outages.
    ///
    /// @throws InvalidPlan on applying, if a tenant falls back to it or an offer is of it
    public static Edit remove(Plan plan, ProviderId id) {
        return Edit.of("edit.removeProvider", List.of(plan.provider(id).name()), before -> {
            List<String> users = before.tenants().stream().filter(tenant -> tenant.client().fallback().stream().anyMatch(hop -> id.equals(hop.provider()))).map(Tenant::name).toList();
            if (!users.isEmpty()) {
                throw new InvalidPlan("Provider %s is in the fallback chain of %s: take it out there first.".formatted(before.provider(id).name(), String.join(", ", users)));
            }
            List<String> offers = before.offers().stream().filter(offer -> OfferEdits.uses(offer.terms(), id)).map(Offer::name).toList();
            if (!offers.isEmpty()) {
                throw new InvalidPlan("Provider %s is what %s buys: remove that offer first.".formatted(before.provider(id).name(), String.join(", ", offers)));
            }
            return before.withIncidents(before.incidents().stream().filter(incident -> !(incident.what() instanceof Incident.What.ProviderDown down && down.provider().equals(id))).toList())
                    .withProviders(before.providers().stream().filter(other -> !other.id().equals(id)).toList());
        });
    }
}
