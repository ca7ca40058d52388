package io.headroom.cli;

import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.plan.Plan;
import io.headroom.words.OfferWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What tenants can buy as tables for a terminal, one for each tenant.
final class OffersTable {
    private static final Words WORDS = Words.of(OffersTable.class);
    private static final OfferWords SHOWN = OfferWords.here();

    private static final List<String> COLUMNS = List.of("mark", "offer", "buys", "cost", "perMillion", "objective", "evidence", "guarantee", "budget", "date");
    private static final Set<Integer> LEFT = Set.of(0, 1, 5, 6, 7, 8, 9);

    private final OfferAnswer answer;
    private final Plan plan;
    private final boolean affordable;

    /// @param affordable whether to leave out what is beyond a budget
    OffersTable(OfferAnswer answer, boolean affordable) {
        this.answer = answer;
        this.affordable = affordable;
        plan = answer.plan();
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(SHOWN.month());
        lines.add(WORDS.text("offers.marks"));
        for (TenantOffers offers : answer.tenants()) {
            lines.add("");
            lines.add(plan.tenant(offers.tenant()).name());
            tenant(offers, lines);
        }
        lines.add("");
        lines.addAll(SHOWN.summary(answer));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void tenant(TenantOffers offers, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(key -> WORDS.text("offers." + key)).toList());
        List<String> notes = new ArrayList<>();
        for (Quote quote : offers.quotes()) {
            switch (quote) {
                case Quote.Priced priced when affordable && !priced.within(offers.budgetUsdPerMonth()) -> {}
                case Quote.Priced priced -> {
                    rows.add(row(offers, priced));
                    SHOWN.notes(plan, priced).forEach(note -> notes.add(WORDS.text("offers.note", SHOWN.name(plan, priced), note)));
                }
                case Quote.Unavailable none -> notes.add(WORDS.text("offers.note", SHOWN.name(plan, none), SHOWN.obstacle(none.why(), none.detail())));
            }
        }
        if (rows.size() > 1) {
            lines.addAll(TextColumns.lines(rows, LEFT));
        }
        lines.addAll(notes);
        lines.add(SHOWN.sentence(plan, offers));
    }

    private List<String> row(TenantOffers offers, Quote.Priced quote) {
        boolean cheapest = offers.cheapest().filter(quote::equals).isPresent();
        boolean guarantee = offers.cheapestGuarantee().filter(quote::equals).isPresent();
        String mark = (cheapest ? "*" : "") + (guarantee ? "G" : "");
        return List.of(mark, SHOWN.name(plan, quote), SHOWN.bought(quote.bought()), SHOWN.perMonth(quote.usdPerMonth()), SHOWN.perMillion(quote.usdPerMillionTokens()), SHOWN.state(quote),
                SHOWN.evidence(quote), SHOWN.guarantee(quote), SHOWN.budget(quote, offers.budgetUsdPerMonth()), SHOWN.date(plan.offer(quote.offer())));
    }
}
