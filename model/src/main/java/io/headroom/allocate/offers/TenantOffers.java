package io.headroom.allocate.offers;

import io.headroom.plan.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All ways to buy for a tenant.
///
/// @param budgetUsdPerMonth the most it would pay in US dollars per month, or null where nobody has said
/// @param quotes in the order of the plan's offers; those of units by what they are sized for
public record TenantOffers(TenantId tenant, @Nullable Double budgetUsdPerMonth, List<Quote> quotes) {
    private static final Comparator<Quote.Priced> BY_PRICE = Comparator.comparingDouble(Quote.Priced::usdPerMonth);

    /// Keeps its own copy.
    public TenantOffers {
        quotes = List.copyOf(quotes);
    }

    /// The quotes that have a price.
    public Stream<Quote.Priced> priced() {
        return quotes.stream().flatMap(quote -> quote instanceof Quote.Priced priced ? Stream.of(priced) : Stream.empty());
    }

    /// The cheapest way to the tenant's objectives, whatever its budget; of several as cheap, the first.
    public Optional<Quote.Priced> cheapest() {
        return priced().filter(quote -> quote.found().holds()).min(BY_PRICE);
    }

    /// The cheapest way to them with capacity promised, whatever its budget.
    public Optional<Quote.Priced> cheapestGuarantee() {
        return priced().filter(Quote.Priced::guaranteed).min(BY_PRICE);
    }

    /// Ways to the objectives that the budget covers.
    public long affordable() {
        return priced().filter(quote -> quote.found().holds() && quote.within(budgetUsdPerMonth)).count();
    }

    /// Whether the tenant can afford a guarantee; without a budget, whether there is one.
    public boolean affordsGuarantee() {
        return cheapestGuarantee().filter(quote -> quote.within(budgetUsdPerMonth)).isPresent();
    }

    /// The same offers under another budget.
    public TenantOffers withBudget(@Nullable Double usdPerMonth) {
        return new TenantOffers(tenant, usdPerMonth, quotes);
    }
}
