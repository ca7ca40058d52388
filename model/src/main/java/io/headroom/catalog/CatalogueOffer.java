package io.headroom.catalog;

import io.headroom.plan.Offer;
import io.headroom.plan.Provider;
import org.jspecify.annotations.Nullable;

/// A way to buy as the catalogue has it.
///
/// @param provider the provider that it is of, to be copied into the plan with it, or null
public record CatalogueOffer(Offer offer, @Nullable Provider provider) {}
