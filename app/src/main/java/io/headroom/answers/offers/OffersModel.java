package io.headroom.answers.offers;

import io.headroom.allocate.offers.Adoption;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.edit.Edit;
import io.headroom.edit.OfferEdits;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.look.State;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.OfferWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page of offers shows, in words and figures: no scene graph, so a test reads it without a toolkit.
///
/// @param tenants in the order of the plan
/// @param summary who can afford a guarantee, and who cannot
/// @param month what a month is
public record OffersModel(List<Buyer> tenants, List<String> summary, String month) {
    /// Keeps its own copies.
    public OffersModel {
        tenants = List.copyOf(tenants);
        summary = List.copyOf(summary);
    }

    /// A tenant with its offers.
    ///
    /// @param budget its budget in words
    /// @param afford whether its budget covers a guarantee; `NONE` where it has no budget
    /// @param affordWord that in words
    /// @param sentence the cheapest way to its objectives, and the cheapest guarantee
    public record Buyer(TenantId id, String name, String budget, State afford, String affordWord, String sentence, List<Row> rows) {
        /// Keeps its own copy.
        public Buyer {
            rows = List.copyOf(rows);
        }

        /// What it is for someone who hears it.
        public String spoken() {
            return name + ", " + budget + ", " + affordWord;
        }
    }

    /// What is best about an offer.
    public enum Best {
        /// Others are better.
        NEITHER,
        /// The cheapest way to the objectives.
        CHEAPEST,
        /// The cheapest way to them with capacity promised.
        GUARANTEE,
        /// Both of that.
        BOTH
    }

    /// An offer.
    ///
    /// @param mark what is best about it; empty for most
    /// @param offer what it is called
    /// @param state whether the objectives hold
    /// @param stateWord that in words
    /// @param guarantee whether capacity is promised, in words
    /// @param within whether the budget covers it; `NONE` where there is no budget
    /// @param budget that in words
    /// @param date when its price was read
    /// @param details all else that is known, in lines
    /// @param adopt the edit that adopts it, or null where the plan cannot hold it
    /// @param reason why it cannot be adopted; empty if it can
    /// @param best the same as `mark`, for its sign
    public record Row(String mark, String offer, String buys, String cost, State state, String stateWord, String guarantee, State within, String budget, String date,
            List<String> details, @Nullable Edit adopt, String reason, Best best) {
        /// Keeps its own copy.
        public Row {
            details = List.copyOf(details);
        }

        /// All of it in one sentence, for someone who hears it.
        public String spoken() {
            return String.join(", ", Stream.of(offer, mark, buys, cost, stateWord, guarantee, budget, date).filter(text -> !text.isEmpty()).toList());
        }
    }

    /// What an answer shows.
    public static OffersModel of(OfferAnswer answer, Format format) {
        Texts texts = new Texts(answer.plan(), OfferWords.of(Locale.getDefault(Locale.Category.DISPLAY), format), Words.of(OffersModel.class));
        return new OffersModel(answer.tenants().stream().map(texts::buyer).toList(), texts.shown().summary(answer), texts.shown().month());
    }

    /// A tenant by its id, if it was asked about.
    public Optional<Buyer> buyer(TenantId id) {
        return tenants.stream().filter(buyer -> buyer.id().equals(id)).findFirst();
    }

    private record Texts(Plan plan, OfferWords shown, Words words) {
        Buyer buyer(TenantOffers offers) {
            Double budget = offers.budgetUsdPerMonth();
            State afford = budget == null ? State.NONE : offers.affordsGuarantee() ? State.MET : State.MISSED;
            return new Buyer(offers.tenant(), plan.tenant(offers.tenant()).name(), budget == null ? words.text("budget.none") : words.text("budget", shown.perMonth(budget)), afford,
                    words.text("afford." + afford), shown.sentence(plan, offers), offers.quotes().stream().map(quote -> row(offers, quote)).toList());
        }

        private Row row(TenantOffers offers, Quote quote) {
            Offer offer = plan.offer(quote.offer());
            return switch (quote) {
                case Quote.Unavailable none -> new Row("", shown.name(plan, none), "", Format.NONE, State.NONE, words.text("unavailable"), "", State.NONE, "", shown.date(offer),
                        none.detail().isEmpty() ? List.of(source(offer)) : List.of(none.detail(), source(offer)), null, shown.obstacle(none.why(), ""),
                        Best.NEITHER);
                case Quote.Priced priced -> row(offers, priced, offer);
            };
        }

        private Row row(TenantOffers offers, Quote.Priced quote, Offer offer) {
            Double budget = offers.budgetUsdPerMonth();
            List<String> details = new ArrayList<>();
            details.add(words.text("evidence", shown.evidence(quote), shown.kind(quote.found().kind()), shown.perMillion(quote.usdPerMillionTokens())));
            details.addAll(shown.notes(plan, quote));
            details.add(source(offer));
            Edit adopt = null;
            String reason = "";
            switch (quote.adoption()) {
                case Adoption.None none -> reason = shown.obstacle(none.why(), "");
                case Adoption possible -> adopt = OfferEdits.adopt(plan, offers.tenant(), offer.id(), possible);
            }
            return new Row(words.text("mark." + best(offers, quote)), shown.name(plan, quote), shown.bought(quote.bought()), shown.dollars(quote.usdPerMonth()), state(quote), (quote.found().kind() == NumberKind.ESTIMATED ? "≈ " : "") + shown.state(quote),
                    shown.guarantee(quote), budget == null ? State.NONE : quote.within(budget) ? State.MET : State.MISSED, shown.shortBudget(quote, budget), shown.date(offer), details,
                    adopt, reason, best(offers, quote));
        }

        private String source(Offer offer) {
            return words.text("source", shown.kind(offer), shown.date(offer), offer.source());
        }

        private static Best best(TenantOffers offers, Quote.Priced quote) {
            boolean cheapest = offers.cheapest().filter(quote::equals).isPresent();
            boolean guarantee = offers.cheapestGuarantee().filter(quote::equals).isPresent();
            return cheapest && guarantee ? Best.BOTH : cheapest ? Best.CHEAPEST : guarantee ? Best.GUARANTEE : Best.NEITHER;
        }

        private static State state(Quote.Priced quote) {
            if (quote.found().holds()) {
                return State.MET;
            }
            return quote.found().state() == ObjectiveState.AT_RISK ? State.AT_RISK : State.MISSED;
        }
    }
}
