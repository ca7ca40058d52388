package io.headroom.words;

import io.headroom.allocate.offers.Obstacle;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Purchase;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is said of offers, alike in the window and on the command line.
public final class OfferWords {
    private final Words words;
    private final Format format;
    private final Locale locale;

    private OfferWords(Words words, Format format, Locale locale) {
        this.words = words;
        this.format = format;
        this.locale = locale;
    }

    /// Words in the language of the desktop.
    public static OfferWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static OfferWords of(Locale locale, Format format) {
        return new OfferWords(Words.of(OfferWords.class, locale), format, locale);
    }

    /// What an offer is called, with what its units are sized for.
    public String name(Plan plan, Quote quote) {
        String name = plan.offer(quote.offer()).name();
        return quote instanceof Quote.Priced priced && priced.basis() != null ? words.text("offers.sized", name, words.of(priced.basis())) : name;
    }

    /// What kind of offer it is, e.g. "reserved GPUs".
    public String kind(Offer offer) {
        return words.text("offers.kind." + offer.terms().getClass().getSimpleName());
    }

    /// When its price was read, e.g. "26 Aug 2026".
    public String date(Offer offer) {
        return day(offer.asOf());
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(words.text("offers.date"), locale).format(day);
    }

    /// Dollars, whole ones, e.g. "7,942 $".
    public String dollars(double usd) {
        return words.text("offers.dollars", format.whole(Math.round(usd)));
    }

    /// What is bought, e.g. "8 GPUs" or "450 units".
    public String bought(Purchase bought) {
        return switch (bought.unit()) {
            case GPUS -> words.count("offers.gpus", (long) bought.amount());
            case UNITS -> words.text("offers.units", format.count(bought.amount()));
            case MILLION_TOKENS -> words.text("offers.tokens", format.count(bought.amount() * 1e6));
        };
    }

    /// Dollars per month, e.g. "7,942 $/month".
    public String perMonth(double usd) {
        return Double.isFinite(usd) ? words.text("offers.perMonth", format.whole(Math.round(usd))) : Format.NONE;
    }

    /// Dollars per million tokens, to the cent.
    public String perMillion(double usd) {
        return Double.isFinite(usd) ? words.text("offers.perMillion", format.price(usd, "").digits()) : Format.NONE;
    }

    /// Whether the objectives hold, e.g. "met", "missed", "loses requests".
    public String state(Quote.Priced quote) {
        if (quote.found().holds()) {
            return words.text(quote.found().objectives().isEmpty() ? "offers.served" : "ObjectiveState.MET");
        }
        return words.text(quote.found().state() == ObjectiveState.MET || quote.found().objectives().isEmpty() ? "offers.loses" : "ObjectiveState." + quote.found().state());
    }

    /// The objective that is furthest from holding, with its value, interval and target, e.g. "p99 TTFT 410 ms (390–440 ms) of 500 ms"; with an ≈ where it is
    /// estimated. Where requests are lost, how many are served.
    public String evidence(Quote.Priced quote) {
        Optional<ObjectiveResult> worst = quote.found().objectives().stream().filter(result -> !Double.isNaN(result.value()))
                .max(Comparator.comparingDouble(result -> result.value() / result.objective().targetSeconds()));
        if (worst.isEmpty() || (!quote.found().holds() && quote.found().state() == ObjectiveState.MET)) {
            return words.text("offers.servedShare", format.share(quote.found().servedShare()).text());
        }
        ObjectiveResult result = worst.get();
        String name = words.text("compare.measure", words.of(result.objective().statistic()), words.of(result.objective().metric()));
        String value = (quote.found().kind() == NumberKind.ESTIMATED ? "≈ " : "") + format.duration(result.value()).text();
        String target = format.durationExact(result.objective().targetSeconds()).text();
        return result.interval().known()
                ? words.text("offers.evidence.interval", name, value, format.duration(result.interval().lo()).text(), format.duration(result.interval().hi()).text(), target)
                : words.text("offers.evidence", name, value, target);
    }

    /// Where the figures come from: "simulated" or "estimated".
    public String kind(NumberKind kind) {
        return words.of(kind);
    }

    /// Whether capacity is promised, e.g. "guaranteed" or "not committed".
    public String guarantee(Quote.Priced quote) {
        return words.of(quote.guarantee());
    }

    /// How a quote stands to a budget, e.g. "within", "3,250 $/month over", or nothing where there is none.
    public String budget(Quote.Priced quote, @Nullable Double budgetUsdPerMonth) {
        double over = quote.overBudgetUsd(budgetUsdPerMonth);
        return Double.isNaN(over) ? "" : over <= 0 ? words.text("offers.within") : words.text("offers.over", perMonth(over));
    }

    /// The same where there is less room, e.g. "within" or "3,250 $ over".
    public String shortBudget(Quote.Priced quote, @Nullable Double budgetUsdPerMonth) {
        double over = quote.overBudgetUsd(budgetUsdPerMonth);
        return Double.isNaN(over) ? "" : over <= 0 ? words.text("offers.within.short") : words.text("offers.over.short", dollars(over));
    }

    /// Why an offer is of no use, or a plan cannot hold it.
    public String obstacle(Obstacle why, String detail) {
        return detail.isEmpty() ? words.text("offers.obstacle." + why) : words.text("offers.obstacle.detail", words.text("offers.obstacle." + why), detail);
    }

    /// What else there is to know of a quote: break-even, spill, neighbours. Empty where nothing is.
    public List<String> notes(Plan plan, Quote.Priced quote) {
        List<String> notes = new ArrayList<>();
        switch (plan.offer(quote.offer()).terms()) {
            case Offer.Terms.Reserved terms -> notes.add(words.count("offers.commits", terms.months(), dollars(terms.months() * quote.usdPerMonth()), format.share(terms.breakEvenUtilisation()).text()));
            case Offer.Terms.CapacityBlock terms -> notes.add(words.text("offers.block", dollars(terms.usd()), day(terms.from()), day(terms.until())));
            default -> {}
        }
        Quote.Reservation reservation = quote.reservation();
        if (reservation != null) {
            notes.add(words.text(reservation.pays() ? "offers.pays" : "offers.paysNot", format.share(reservation.breakEven()).text(), format.share(reservation.utilisation()).text()));
        }
        if (quote.units() != null) {
            notes.add(words.text("offers.needs", format.count(quote.units().meanUnits()), format.count(quote.units().p99Units()), format.count(quote.units().peakUnits()),
                    perMonth(quote.units().spillUsdPerMonth())));
        }
        if (quote.firstCome()) {
            notes.add(words.text("offers.firstCome"));
        }
        if (!quote.harmed().isEmpty()) {
            notes.add(words.text("offers.harmed", quote.harmed().stream().map(id -> plan.tenant(id).name()).collect(Collectors.joining(", "))));
        }
        return notes;
    }

    /// The cheapest way to a tenant's objectives, and the cheapest guarantee, in sentences.
    public String sentence(Plan plan, TenantOffers offers) {
        String budget = offers.budgetUsdPerMonth() == null ? words.text("offers.noBudget") : words.text("offers.ofBudget", perMonth(offers.budgetUsdPerMonth()));
        if (offers.cheapest().isPresent() && offers.cheapest().equals(offers.cheapestGuarantee())) {
            Quote.Priced both = offers.cheapest().get();
            return words.text("offers.both", name(plan, both), bought(both.bought()), perMonth(both.usdPerMonth()), stands(both, offers)) + " " + budget;
        }
        String cheapest = offers.cheapest().map(quote -> words.text("offers.cheapest", name(plan, quote), bought(quote.bought()), perMonth(quote.usdPerMonth()), stands(quote, offers)))
                .orElseGet(() -> words.text("offers.none"));
        String guarantee = offers.cheapestGuarantee()
                .map(quote -> words.text("offers.guarantee", name(plan, quote), bought(quote.bought()), perMonth(quote.usdPerMonth()), stands(quote, offers)))
                .orElseGet(() -> words.text("offers.noGuarantee"));
        return String.join(" ", cheapest, guarantee, budget).strip();
    }

    private String stands(Quote.Priced quote, TenantOffers offers) {
        String budget = budget(quote, offers.budgetUsdPerMonth());
        return budget.isEmpty() ? "" : ", " + budget;
    }

    /// Who can afford a guarantee, and who cannot.
    public List<String> summary(OfferAnswer answer) {
        List<String> lines = new ArrayList<>();
        lines.add(budgets(answer));
        for (boolean can : new boolean[] {true, false}) {
            String names = answer.tenants().stream().filter(offers -> offers.budgetUsdPerMonth() != null && offers.affordsGuarantee() == can)
                    .map(offers -> tenant(answer.plan(), offers.tenant())).collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                lines.add(words.text(can ? "offers.summary.can" : "offers.summary.cannot", names));
            }
        }
        return lines;
    }

    private String budgets(OfferAnswer answer) {
        if (answer.budgets() == 1) {
            return words.text(answer.affordGuarantee() == 1 ? "offers.summary.only" : "offers.summary.onlyNot");
        }
        return answer.budgets() == 0 ? words.text("offers.summary.none") : words.text("offers.summary", format.whole(answer.affordGuarantee()), format.whole(answer.budgets()));
    }

    private static String tenant(Plan plan, TenantId id) {
        return plan.tenant(id).name();
    }

    /// What the figures stand for: the month, and the load of it.
    public String month() {
        return words.text("offers.month");
    }
}
