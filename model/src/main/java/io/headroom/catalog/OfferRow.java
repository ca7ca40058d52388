package io.headroom.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one row of the file of offers says. Each message names the column.
final class OfferRow {
    private static final List<String> KINDS = List.of("pay-as-you-go", "priority", "on-demand", "reserved", "capacity-block", "provisioned", "outside", "smaller-model");

    private final NamedCsvRecord row;

    OfferRow(NamedCsvRecord row) {
        this.row = row;
    }

    /// The model on offer, if it is one.
    static Optional<ModelId> model(Offer offer) {
        return offer.terms() instanceof Offer.Terms.SmallerModel smaller ? Optional.of(smaller.model()) : Optional.empty();
    }

    CatalogueOffer offer() {
        @Nullable Provider provider = text("provider").isEmpty() ? null : provider();
        return new CatalogueOffer(new Offer(new OfferId(text("id")), text("name"), terms(provider), date("price_as_of"), text("price_source")), provider);
    }

    private Offer.Terms terms(@Nullable Provider provider) {
        String kind = text("kind");
        return switch (kind) {
            case "pay-as-you-go" -> new Offer.Terms.PayAsYouGo(tokens());
            case "priority" -> new Offer.Terms.Priority(tokens(), level(), number("weight"));
            case "on-demand" -> new Offer.Terms.OnDemand(gpu(), number("usd_gpu_h"));
            case "reserved" -> new Offer.Terms.Reserved(gpu(), number("usd_gpu_h"), number("on_demand_usd_gpu_h"), whole("months"), whole("least"), whole("step"));
            case "capacity-block" -> new Offer.Terms.CapacityBlock(gpu(), whole("gpus"), date("from"), date("until"), number("usd"));
            case "provisioned" -> new Offer.Terms.Throughput(number("tokens_per_minute_per_unit"), number("output_ratio"), number("step"), number("least"), number("usd_unit_h"),
                    tokens(), provider == null ? null : provider.id());
            case "outside" -> {
                if (provider == null) {
                    throw new InvalidPlan("provider is empty: an offer of the kind \"outside\" names one.");
                }
                yield new Offer.Terms.Outside(provider.id(), tokens(), number("delay_s"), number("quality"));
            }
            case "smaller-model" -> new Offer.Terms.SmallerModel(new ModelId(text("model")), gpu(), number("usd_gpu_h"));
            default -> throw new InvalidPlan("kind is \"%s\": use one of %s.".formatted(kind, String.join(", ", KINDS)));
        };
    }

    private Provider provider() {
        return new Provider(new ProviderId(text("provider")), text("name"), new Distribution.LogNormal(number("first_token_p50_s"), number("first_token_p99_s"), null), number("s_per_token"));
    }

    private TokenPrices tokens() {
        return new TokenPrices(number("usd_million_input"), number("usd_million_output"));
    }

    private GpuTypeId gpu() {
        return new GpuTypeId(text("gpu"));
    }

    private Tier.Level level() {
        String level = text("level");
        return Arrays.stream(Tier.Level.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level)).findFirst().orElseThrow(() -> new InvalidPlan(
                "level is \"%s\": use one of %s.".formatted(level, Arrays.stream(Tier.Level.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")))));
    }

    private String text(String column) {
        return row.getField(column).strip();
    }

    private double number(String column) {
        return read(column, "a number, e.g. 3.2", Double::valueOf);
    }

    private int whole(String column) {
        return read(column, "a whole number, e.g. 8", Integer::valueOf);
    }

    private LocalDate date(String column) {
        return read(column, "a date, e.g. 2026-11-22", LocalDate::parse);
    }

    private <T> T read(String column, String expected, Function<String, T> reader) {
        try {
            return reader.apply(text(column));
        } catch (NumberFormatException | DateTimeException bad) {
            throw new InvalidPlan("%s is \"%s\": enter %s.".formatted(column, text(column), expected));
        }
    }
}
