package io.headroom.allocate.offers;

import io.headroom.engine.SentLoad;
import io.headroom.plan.Offer;
import java.util.Arrays;
import java.util.List;

/// What a throughput in units comes to for what a tenant sends, minute by minute. What a minute has beyond the units is paid by the token, at the mean mix of prompt and
/// output tokens.
///
/// @param boughtUnits units bought
/// @param meanUnits units that the mean load needs
/// @param p99Units units that one minute in a hundred exceeds
/// @param peakUnits units that the busiest minute needs
/// @param minutes minutes billed
/// @param unitsUsdPerMonth what the units cost in US dollars per month
/// @param spill what the minutes come to at the price of tokens, in US dollars: worth of the units, what spilled beyond them, what they left unused
public record UnitBill(double boughtUnits, double meanUnits, double p99Units, double peakUnits, int minutes, double unitsUsdPerMonth, SpillBilling.Bill spill) {
    private static final double ROUNDING = 1e-9;

    /// Bills units.
    ///
    /// @param sent what the tenant sends; at least one request
    /// @param cacheRate share of the prompt tokens that a prefix cache finds, 0 to 1
    static UnitBill of(Offer.Terms.Throughput terms, SentLoad sent, double cacheRate, double units) {
        ProvisionedSizing sizing = sizing(terms);
        double[] tokens = tokens(sizing, sent.minutes(), cacheRate);
        double[] sorted = tokens.clone();
        Arrays.sort(sorted);
        double all = Arrays.stream(tokens).sum();
        double worth = sent.minutes().stream().mapToDouble(minute -> terms.spill().usd(minute.inputTokens() * (1 - cacheRate), minute.outputTokens())).sum();
        double usdPerToken = all == 0 ? 0 : worth / all;
        SpillBilling.Bill bill = new SpillBilling(units * terms.tokensPerMinutePerUnit() * usdPerToken).bill(Arrays.stream(tokens).map(minute -> minute * usdPerToken).toArray());
        double p99 = sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
        return new UnitBill(units, all / tokens.length / terms.tokensPerMinutePerUnit(), p99 / terms.tokensPerMinutePerUnit(), sorted[sorted.length - 1] / terms.tokensPerMinutePerUnit(),
                tokens.length, units * terms.usdPerUnitHour() * Month.HOURS, bill);
    }

    /// Units to buy for a load.
    static double units(Offer.Terms.Throughput terms, SentLoad sent, double cacheRate, Basis basis) {
        UnitBill needs = of(terms, sent, cacheRate, 0);
        double needed = switch (basis) {
            case MEAN -> needs.meanUnits();
            case P99 -> needs.p99Units();
            case PEAK -> needs.peakUnits();
        };
        return sizing(terms).sizeOf(needed * terms.tokensPerMinutePerUnit()).bought();
    }

    private static ProvisionedSizing sizing(Offer.Terms.Throughput terms) {
        return new ProvisionedSizing(terms.tokensPerMinutePerUnit(), terms.outputRatio(), terms.step(), terms.least());
    }

    private static double[] tokens(ProvisionedSizing sizing, List<SentLoad.Minute> minutes, double cacheRate) {
        return minutes.stream().mapToDouble(minute -> minute.requests() == 0 ? 0 : sizing.size(new ProvisionedSizing.Load(minute.requests(), minute.inputTokens() / minute.requests(),
                minute.outputTokens() / minute.requests(), cacheRate)).tokensPerMinute()).toArray();
    }

    /// The same needs with more units, which spill nothing.
    UnitBill raisedTo(Offer.Terms.Throughput terms, double units) {
        double worth = spill.reservedUsd() * units / boughtUnits;
        return new UnitBill(units, meanUnits, p99Units, peakUnits, minutes, units * terms.usdPerUnitHour() * Month.HOURS,
                new SpillBilling.Bill(worth, spill.spilledUsd(), spill.unusedUsd() + worth - spill.reservedUsd()));
    }

    /// What spills, in US dollars per month.
    public double spillUsdPerMonth() {
        return spill.spilledUsd() * Month.MINUTES / minutes;
    }

    /// What is paid in all, in US dollars per month.
    public double usdPerMonth() {
        return unitsUsdPerMonth + spillUsdPerMonth();
    }

    /// Whether the units cover every minute.
    public boolean coversPeak() {
        return boughtUnits >= peakUnits * (1 - ROUNDING);
    }
}
