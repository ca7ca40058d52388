package io.headroom.catalog;

import io.headroom.plan.OfferId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Ways to buy capacity, each with the day and the source of its price. Prices move: these are where a plan starts, to be replaced by the planner's own.
public final class OfferCatalogue {
    private static final String FILE = "offers.csv";

    private OfferCatalogue() {}

    /// The offers that ship with the program, in the order of the catalogue, read once.
    public static List<CatalogueOffer> shipped() {
        return Shipped.OFFERS;
    }

    /// The shipped offers that fit a plan: those of GPU types that its clusters have, of models that it deploys, and those of anything else.
    public static List<CatalogueOffer> fitting(Plan plan) {
        Predicate<CatalogueOffer> fits = each -> each.offer().terms().gpuType().map(gpu -> plan.fleet().stream().anyMatch(cluster -> cluster.gpu().equals(gpu))).orElse(true)
                && OfferRow.model(each.offer()).map(model -> plan.deployments().stream().anyMatch(deployment -> deployment.model().equals(model))).orElse(true);
        return shipped().stream().filter(fits).toList();
    }

    /// A plan with the offers to choose from: its own, or where it has none, the shipped ones that fit it, with the providers that they are of.
    public static Plan offered(Plan plan) {
        if (!plan.offers().isEmpty()) {
            return plan;
        }
        List<CatalogueOffer> fitting = fitting(plan);
        Stream<Provider> providers = fitting.stream().flatMap(each -> Stream.ofNullable(each.provider()))
                .filter(provider -> plan.providers().stream().noneMatch(known -> known.id().equals(provider.id()))).distinct();
        return plan.withProviders(Stream.concat(plan.providers().stream(), providers).toList()).withOffers(fitting.stream().map(CatalogueOffer::offer).toList());
    }

    /// Reads offers; a row that cannot be is named with its line.
    ///
    /// @param csv rows as in `offers.csv`
    /// @throws io.headroom.plan.InvalidPlan if a row is not usable
    static List<CatalogueOffer> of(String csv) {
        Map<OfferId, CatalogueOffer> offers = new LinkedHashMap<>();
        Catalogue.forEachRow(FILE, csv, row -> {
            CatalogueOffer offer = new OfferRow(row).offer();
            Catalogue.refuseRepeat(offers.put(offer.offer().id(), offer), offer.offer().id().value());
        });
        return List.copyOf(offers.values());
    }

    private static final class Shipped {
        private static final List<CatalogueOffer> OFFERS = of(Catalogue.shipped(FILE));
    }
}
