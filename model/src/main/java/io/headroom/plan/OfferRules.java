package io.headroom.plan;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What must hold between the offers of a plan and the GPU types, models and providers that they sell.
final class OfferRules {
    private OfferRules() {}

    static void check(List<Offer> offers, List<GpuType> gpuTypes, List<Model> models, List<Provider> providers) {
        Require.distinct("the offers", offers, Offer::id);
        for (Offer offer : offers) {
            offer.terms().gpuType().ifPresent(gpu -> resolve(offer, "GPU type", gpu, gpuTypes, GpuType::id));
            switch (offer.terms()) {
                case Offer.Terms.Outside outside -> resolve(offer, "provider", outside.provider(), providers, Provider::id);
                case Offer.Terms.Throughput throughput when throughput.provider() != null -> resolve(offer, "provider", throughput.provider(), providers, Provider::id);
                case Offer.Terms.SmallerModel smaller -> resolve(offer, "model", smaller.model(), models, Model::id);
                default -> {}
            }
        }
    }

    private static <T, K> void resolve(Offer offer, String what, K id, Collection<T> known, Function<T, K> key) {
        if (known.stream().noneMatch(item -> key.apply(item).equals(id))) {
            throw new InvalidPlan("Offer %s refers to the %s \"%s\", which is not in the plan. Add it, or choose one of: %s.".formatted(offer.name(), what, id,
                    known.isEmpty() ? "(none yet)" : known.stream().map(key).map(Object::toString).sorted().limit(8).collect(Collectors.joining(", "))));
        }
    }
}
