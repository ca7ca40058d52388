package io.headroom.report;

import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Purchase;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.Plan;
import io.headroom.words.OfferWords;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each way to buy comes to for each tenant, and who can afford a guarantee.
final class OffersSheet {
    private static final Words WORDS = Words.of(OffersSheet.class);
    private static final OfferWords SHOWN = OfferWords.here();
    private static final int FIRST_WIDTH = 26;

    /// What an offer comes to for a tenant.
    private record Quoted(TenantOffers offers, Quote quote) {}

    private OffersSheet() {}

    /// @param answer null where nobody was asked, which the sheet then says
    static void fill(Page page, @Nullable OfferAnswer answer) {
        if (answer == null) {
            page.heading(WORDS.text("sheet.offers"), WORDS.text("offers.missing"));
            page.widths(FIRST_WIDTH);
        } else {
            page.heading(WORDS.text("sheet.offers"), SHOWN.month() + " " + SHOWN.summary(answer).getFirst());
            table(answer).fill(page, 2); // each page tells whose offer and which
        }
    }

    /// What each offer comes to for each tenant, a row for each of both.
    static Table<?> table(OfferAnswer answer) {
        Plan plan = answer.plan();
        List<Quoted> rows = answer.tenants().stream().flatMap(offers -> offers.quotes().stream().map(quote -> new Quoted(offers, quote))).toList();
        return new Table<>("offers", List.of(
                Column.<Quoted>of(head("tenant"), FIRST_WIDTH, Style.TEXT, one -> plan.tenant(one.offers().tenant()).name()).to(one -> one.offers().tenant()),
                Column.<Quoted>of(head("offer"), 32, Style.WRAPPED, one -> SHOWN.name(plan, one.quote())),
                priced("buys", 14, Style.RATIO, quote -> quote.bought().amount()).under(head("group.cost")),
                priced("unit", 14, Style.TEXT, quote -> unit(quote.bought().unit())),
                priced("perMonth", 16, Style.USD_PER_MONTH, Quote.Priced::usdPerMonth),
                priced("perMillion", 16, Style.USD_PER_MILLION, Quote.Priced::usdPerMillionTokens),
                Column.<Quoted>of(head("budget"), 16, Style.USD_PER_MONTH, one -> one.offers().budgetUsdPerMonth()),
                Column.<Quoted>of(head("withinBudget"), 16, Style.TEXT, OffersSheet::withinBudget),
                priced("evidence", 46, Style.WRAPPED, SHOWN::evidence).under(head("group.gets")),
                new Column<>("", head("holds"), 14, one -> one.quote() instanceof Quote.Priced quote ? style(quote) : Style.NO_DATA,
                        one -> one.quote() instanceof Quote.Priced quote ? SHOWN.state(quote) : null),
                priced("served", 10, Style.SHARE, quote -> quote.found().servedShare()),
                priced("number", 13, Style.TEXT, quote -> WORDS.of(quote.found().kind())),
                priced("guarantee", 16, Style.TEXT, SHOWN::guarantee),
                Column.<Quoted>of(head("mark"), 22, Style.WRAPPED, OffersSheet::mark),
                Column.<Quoted>of(head("notes"), 96, Style.WRAPPED, one -> notes(plan, one.quote())).under(head("group.notes"))), rows);
    }

    private static Column<Quoted> priced(String key, int width, Style style, Function<Quote.Priced, @Nullable Object> figure) {
        return Column.of(head(key), width, style, one -> one.quote() instanceof Quote.Priced quote ? figure.apply(quote) : null);
    }

    /// Requests that are lost are missed too, though those that are served meet their targets.
    private static Style style(Quote.Priced quote) {
        ObjectiveState state = quote.found().state();
        return quote.found().holds() ? Style.MET : state == ObjectiveState.MET ? Style.MISSED : ResultsSheet.style(state);
    }

    private static String unit(Purchase.Unit unit) {
        return head("unit." + unit);
    }

    private static @Nullable Object withinBudget(Quoted one) {
        return one.quote() instanceof Quote.Priced quote && one.offers().budgetUsdPerMonth() != null ? head(quote.within(one.offers().budgetUsdPerMonth()) ? "yes" : "no") : null;
    }

    private static @Nullable Object mark(Quoted one) {
        boolean cheapest = is(one.offers().cheapest(), one.quote());
        boolean guarantee = is(one.offers().cheapestGuarantee(), one.quote());
        return cheapest && guarantee ? head("mark.both") : cheapest ? head("mark.cheapest") : guarantee ? head("mark.guarantee") : null;
    }

    private static boolean is(Optional<Quote.Priced> best, Quote quote) {
        return best.filter(quote::equals).isPresent();
    }

    private static @Nullable Object notes(Plan plan, Quote quote) {
        return switch (quote) {
            case Quote.Unavailable none -> SHOWN.obstacle(none.why(), none.detail());
            case Quote.Priced priced -> {
                String notes = String.join("\n", SHOWN.notes(plan, priced));
                yield notes.isEmpty() ? null : notes;
            }
        };
    }

    private static String head(String key) {
        return WORDS.text("offers." + key);
    }
}
