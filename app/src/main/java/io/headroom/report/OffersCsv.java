package io.headroom.report;

import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.plan.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What tenants can buy as CSV, a row for each tenant and offer; cells are empty where nothing is known.
public final class OffersCsv {
    private static final List<String> COLUMNS = List.of("tenant", "offer", "sized_for", "buys", "unit", "usd_per_month", "usd_per_million_tokens", "holds", "number_kind", "guarantee",
            "budget_usd_per_month", "within_budget", "cheapest", "cheapest_guarantee", "unavailable", "price_as_of", "price_source");
    private static final int CENTS = 2;

    private OffersCsv() {}

    /// The rows as UTF-8 text.
    public static byte[] bytes(OfferAnswer answer) {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        for (TenantOffers offers : answer.tenants()) {
            offers.quotes().forEach(quote -> rows.add(cells(offers, quote, answer.plan().offer(quote.offer()))));
        }
        return CsvBytes.of(rows);
    }

    private static List<String> cells(TenantOffers offers, Quote quote, Offer offer) {
        String tenant = offers.tenant().value();
        String date = offer.asOf().toString();
        String budget = offers.budgetUsdPerMonth() == null ? "" : dollars(offers.budgetUsdPerMonth());
        return switch (quote) {
            case Quote.Unavailable none -> List.of(tenant, none.offer().value(), "", "", "", "", "", "", "", "", budget, "", "", "", Spelling.word(none.why()), date, offer.source());
            case Quote.Priced priced -> List.of(tenant, priced.offer().value(), priced.basis() == null ? "" : Spelling.word(priced.basis()), dollars(priced.bought().amount()),
                    Spelling.word(priced.bought().unit()), dollars(priced.usdPerMonth()), dollars(priced.usdPerMillionTokens()), Boolean.toString(priced.found().holds()),
                    Spelling.word(priced.found().kind()), Spelling.word(priced.guarantee()), budget,
                    budget.isEmpty() ? "" : Boolean.toString(priced.within(offers.budgetUsdPerMonth())), marked(offers.cheapest(), priced), marked(offers.cheapestGuarantee(), priced), "", date,
                    offer.source());
        };
    }

    private static String marked(Optional<Quote.Priced> best, Quote.Priced quote) {
        return Boolean.toString(best.filter(quote::equals).isPresent());
    }

    private static String dollars(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(CENTS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() : "";
    }
}
