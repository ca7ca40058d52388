package io.headroom.report.json;

import io.headroom.allocate.offers.Month;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Offer;
import io.headroom.plan.RunSettings;
import io.headroom.report.Spelling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What tenants can buy as JSON: prices in US dollars, times in seconds, shares from 0 to 1, `null` where nothing is known.
public final class OffersJson {
    private final JsonGenerator json;
    private final OfferAnswer answer;

    private OffersJson(JsonGenerator json, OfferAnswer answer) {
        this.json = json;
        this.answer = answer;
    }

    /// The answer as UTF-8 text that ends with a line feed.
    public static byte[] bytes(OfferAnswer answer) {
        return JsonBytes.of(json -> new OffersJson(json, answer).write());
    }

    private void write() {
        RunSettings run = answer.plan().run();
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", Evaluation.VERSION);
        json.writeNumberProperty("seed", run.seed());
        number("duration_s", run.durationSeconds());
        number("warmup_s", run.warmupSeconds());
        json.writeNumberProperty("replications", run.replications());
        json.writeNumberProperty("plans", answer.plansTried());
        json.writeEndObject();
        number("month_hours", Month.HOURS);
        json.writeNumberProperty("tenants_with_budget", answer.budgets());
        json.writeNumberProperty("afford_guarantee", answer.affordGuarantee());
        json.writeArrayPropertyStart("offers");
        answer.plan().offers().forEach(this::offer);
        json.writeEndArray();
        json.writeArrayPropertyStart("tenants");
        answer.tenants().forEach(this::tenant);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void offer(Offer offer) {
        json.writeStartObject();
        json.writeStringProperty("id", offer.id().value());
        json.writeStringProperty("name", offer.name());
        json.writeStringProperty("price_as_of", offer.asOf().toString());
        json.writeStringProperty("price_source", offer.source());
        json.writeEndObject();
    }

    private void tenant(TenantOffers offers) {
        json.writeStartObject();
        json.writeStringProperty("id", offers.tenant().value());
        json.writeStringProperty("name", answer.plan().tenant(offers.tenant()).name());
        number("budget_usd_per_month", offers.budgetUsdPerMonth() == null ? Double.NaN : offers.budgetUsdPerMonth());
        json.writeBooleanProperty("affords_guarantee", offers.affordsGuarantee());
        reference("cheapest", offers.cheapest());
        reference("cheapest_guarantee", offers.cheapestGuarantee());
        json.writeArrayPropertyStart("quotes");
        offers.quotes().forEach(quote -> quote(quote, offers.budgetUsdPerMonth()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void reference(String name, Optional<Quote.Priced> quote) {
        if (quote.isEmpty()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("offer", quote.get().offer().value());
        basis(quote.get());
        json.writeEndObject();
    }

    private void basis(Quote.Priced quote) {
        if (quote.basis() != null) {
            json.writeStringProperty("sized_for", Spelling.word(quote.basis()));
        }
    }

    private void quote(Quote quote, @Nullable Double budget) {
        json.writeStartObject();
        json.writeStringProperty("offer", quote.offer().value());
        switch (quote) {
            case Quote.Unavailable none -> {
                json.writeBooleanProperty("available", false);
                json.writeStringProperty("why", Spelling.word(none.why()));
            }
            case Quote.Priced priced -> {
                json.writeBooleanProperty("available", true);
                priced(priced, budget);
            }
        }
        json.writeEndObject();
    }

    private void priced(Quote.Priced quote, @Nullable Double budget) {
        basis(quote);
        number("buys", quote.bought().amount());
        json.writeStringProperty("unit", Spelling.word(quote.bought().unit()));
        number("usd_per_month", quote.usdPerMonth());
        number("usd_per_million_tokens", quote.usdPerMillionTokens());
        json.writeBooleanProperty("holds", quote.found().holds());
        json.writeStringProperty("number_kind", Spelling.word(quote.found().kind()));
        number("served_share", quote.found().servedShare());
        json.writeNumberProperty("throttled", quote.found().throttled());
        json.writeStringProperty("guarantee", Spelling.word(quote.guarantee()));
        if (budget == null) {
            json.writeNullProperty("within_budget");
        } else {
            json.writeBooleanProperty("within_budget", quote.within(budget));
        }
        number("over_budget_usd_per_month", quote.overBudgetUsd(budget));
        if (quote.reservation() != null) {
            number("break_even_utilisation", quote.reservation().breakEven());
            number("utilisation", quote.reservation().utilisation());
        }
        if (quote.units() != null) {
            number("units_mean", quote.units().meanUnits());
            number("units_p99", quote.units().p99Units());
            number("units_peak", quote.units().peakUnits());
            number("spill_usd_per_month", quote.units().spillUsdPerMonth());
        }
        json.writeArrayPropertyStart("harms");
        quote.harmed().forEach(tenant -> json.writeString(tenant.value()));
        json.writeEndArray();
        JsonFigure.objectives(json, quote.found().objectives());
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }
}
