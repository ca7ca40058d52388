package io.headroom.store;

import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads ways to buy capacity.
final class OfferReader {
    /// The kinds of offers, as files name them.
    static final List<String> KINDS = List.of("pay-as-you-go", "priority", "on-demand", "reserved", "capacity-block", "provisioned", "outside", "smaller-model");

    private OfferReader() {}

    static Offer offer(Part part) {
        OfferId id = part.id("id", OfferId::new);
        String name = part.name("name", "H100 for a year");
        Supplier<Offer.Terms> terms = terms(part);
        LocalDate asOf = part.date("asOf");
        String source = part.text("source", "our contract of March");
        return part.make(() -> new Offer(id, name, terms.get(), asOf, source));
    }

    /// Reads the terms; what is wrong with them is found as the offer is made.
    private static Supplier<Offer.Terms> terms(Part part) {
        String kind = part.text("kind", "reserved");
        return switch (kind) {
            case "pay-as-you-go" -> {
                TokenPrices tokens = tokens(part, "prices");
                yield () -> new Offer.Terms.PayAsYouGo(tokens);
            }
            case "priority" -> priority(part);
            case "on-demand" -> onDemand(part);
            case "reserved" -> reserved(part);
            case "capacity-block" -> block(part);
            case "provisioned" -> throughput(part);
            case "outside" -> outside(part);
            case "smaller-model" -> smaller(part);
            default -> throw part.notOneOf("kind", kind, KINDS);
        };
    }

    private static TokenPrices tokens(Part part, String key) {
        return TenantReader.prices(part.object(key, "{\"usdPerMillionInputTokens\": 0.6, \"usdPerMillionOutputTokens\": 2.4}"));
    }

    private static Supplier<Offer.Terms> priority(Part part) {
        TokenPrices tokens = tokens(part, "prices");
        Tier.Level level = part.choice("level", Tier.Level.values());
        double weight = part.numberOr("weight", 1);
        return () -> new Offer.Terms.Priority(tokens, level, weight);
    }

    private static Supplier<Offer.Terms> onDemand(Part part) {
        GpuTypeId gpu = gpu(part);
        double usd = part.number("usdPerGpuHour", "3.2");
        return () -> new Offer.Terms.OnDemand(gpu, usd);
    }

    private static Supplier<Offer.Terms> reserved(Part part) {
        GpuTypeId gpu = gpu(part);
        double usd = part.number("usdPerGpuHour", "2.72");
        double onDemand = part.number("onDemandUsdPerGpuHour", "3.2");
        int months = part.whole("months", 12);
        int least = part.wholeOr("leastGpus", 1);
        int step = part.wholeOr("step", 1);
        return () -> new Offer.Terms.Reserved(gpu, usd, onDemand, months, least, step);
    }

    private static Supplier<Offer.Terms> block(Part part) {
        GpuTypeId gpu = gpu(part);
        int gpus = part.whole("gpus", 64);
        LocalDate from = part.date("from");
        LocalDate until = part.date("until");
        double usd = part.number("usd", "60000");
        return () -> new Offer.Terms.CapacityBlock(gpu, gpus, from, until, usd);
    }

    private static Supplier<Offer.Terms> throughput(Part part) {
        double tokens = part.number("tokensPerMinutePerUnit", "3400");
        double ratio = part.numberOr("outputRatio", 1);
        double step = part.numberOr("step", 1);
        double least = part.numberOr("least", 0);
        double usd = part.number("usdPerUnitHour", "1");
        TokenPrices spill = tokens(part, "spill");
        @Nullable ProviderId provider = part.findReference("provider", ProviderId::new, "provider", part.reading().ids("providers"));
        return () -> new Offer.Terms.Throughput(tokens, ratio, step, least, usd, spill, provider);
    }

    private static Supplier<Offer.Terms> outside(Part part) {
        ProviderId provider = part.reference("provider", ProviderId::new, "provider", part.reading().ids("providers"));
        TokenPrices tokens = tokens(part, "prices");
        double delay = part.secondsOr("delay", 0);
        double quality = part.numberOr("quality", 1);
        return () -> new Offer.Terms.Outside(provider, tokens, delay, quality);
    }

    private static Supplier<Offer.Terms> smaller(Part part) {
        Set<String> models = new HashSet<>(part.reading().ids("models"));
        part.reading().catalogue().models().forEach(model -> models.add(model.id().value()));
        ModelId model = part.reference("model", ModelId::new, "model", models);
        GpuTypeId gpu = gpu(part);
        double usd = part.number("usdPerGpuHour", "2.72");
        return () -> new Offer.Terms.SmallerModel(model, gpu, usd);
    }

    private static GpuTypeId gpu(Part part) {
        Set<String> gpus = new HashSet<>(part.reading().ids("gpuTypes"));
        part.reading().catalogue().gpuTypes().forEach(gpu -> gpus.add(gpu.id().value()));
        return part.reference("gpu", GpuTypeId::new, "GPU type", gpus);
    }
}
