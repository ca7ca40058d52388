package io.headroom.store;

import io.headroom.plan.Offer;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Units;
import tools.jackson.databind.node.ObjectNode;

/// Writes ways to buy capacity.
final class OfferWriter {
    private final PlanWriter plan;

    OfferWriter(PlanWriter plan) {
        this.plan = plan;
    }

    ObjectNode offer(Offer offer) {
        String id = offer.id().value();
        ObjectNode object = PlanWriter.object().put("id", id).put("name", offer.name());
        switch (offer.terms()) {
            case Offer.Terms.PayAsYouGo tokens -> prices(object.put("kind", "pay-as-you-go"), "prices", tokens.tokens(), id);
            case Offer.Terms.Priority priority -> {
                prices(object.put("kind", "priority"), "prices", priority.tokens(), id);
                PlanWriter.number(object.put("level", Part.word(priority.level())), "weight", priority.weight());
            }
            case Offer.Terms.OnDemand onDemand -> PlanWriter.number(object.put("kind", "on-demand").put("gpu", onDemand.gpu().value()), "usdPerGpuHour", onDemand.usdPerGpuHour());
            case Offer.Terms.Reserved reserved -> {
                PlanWriter.number(object.put("kind", "reserved").put("gpu", reserved.gpu().value()), "usdPerGpuHour", reserved.usdPerGpuHour());
                PlanWriter.number(object, "onDemandUsdPerGpuHour", reserved.onDemandUsdPerGpuHour());
                object.put("months", reserved.months()).put("leastGpus", reserved.leastGpus()).put("step", reserved.step());
            }
            case Offer.Terms.CapacityBlock block -> PlanWriter.number(object.put("kind", "capacity-block").put("gpu", block.gpu().value()).put("gpus", block.gpus())
                    .put("from", block.from().toString()).put("until", block.until().toString()), "usd", block.usd());
            case Offer.Terms.Throughput throughput -> throughput(object.put("kind", "provisioned"), throughput, id);
            case Offer.Terms.Outside outside -> {
                prices(object.put("kind", "outside").put("provider", outside.provider().value()), "prices", outside.tokens(), id);
                PlanWriter.number(object.put("delay", Units.formatSeconds(outside.delaySeconds())), "quality", outside.quality());
            }
            case Offer.Terms.SmallerModel smaller -> PlanWriter.number(
                    object.put("kind", "smaller-model").put("model", smaller.model().value()).put("gpu", smaller.gpu().value()), "usdPerGpuHour", smaller.usdPerGpuHour());
        }
        return plan.finish(object.put("asOf", offer.asOf().toString()).put("source", offer.source()), "offers", id);
    }

    private void throughput(ObjectNode object, Offer.Terms.Throughput terms, String id) {
        PlanWriter.number(object, "tokensPerMinutePerUnit", terms.tokensPerMinutePerUnit());
        PlanWriter.number(object, "outputRatio", terms.outputRatio());
        PlanWriter.number(object, "step", terms.step());
        PlanWriter.number(object, "least", terms.least());
        PlanWriter.number(object, "usdPerUnitHour", terms.usdPerUnitHour());
        prices(object, "spill", terms.spill(), id);
        if (terms.provider() != null) {
            object.put("provider", terms.provider().value());
        }
    }

    private void prices(ObjectNode object, String key, TokenPrices prices, String id) {
        ObjectNode priced = PlanWriter.object();
        PlanWriter.number(priced, "usdPerMillionInputTokens", prices.usdPerMillionInput());
        PlanWriter.number(priced, "usdPerMillionOutputTokens", prices.usdPerMillionOutput());
        object.set(key, plan.finish(priced, "offers", id, key));
    }
}
