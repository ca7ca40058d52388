package io.headroom.report;

import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.TokenPrices;
import io.headroom.words.OfferWords;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// On what terms capacity can be had: a row for each of the plan's ways to buy, with the day and the source of its price.
final class ContractsSheet {
    private static final Words WORDS = Words.of(ContractsSheet.class);
    private static final OfferWords SHOWN = OfferWords.here();
    private static final int FIRST_WIDTH = 26;

    private ContractsSheet() {}

    static void fill(Page page, Plan plan) {
        Table<Offer> table = table(plan);
        page.heading(WORDS.text("sheet.contracts"), WORDS.text(table.rows().isEmpty() ? "contracts.none" : "contracts.note"));
        if (table.rows().isEmpty()) {
            page.widths(FIRST_WIDTH);
        } else {
            table.fill(page, 1);
        }
    }

    static Table<Offer> table(Plan plan) {
        return new Table<>("contracts", List.of(
                Column.<Offer>of(head("offer"), FIRST_WIDTH, Style.TEXT, Offer::name),
                Column.<Offer>of(head("sold"), 28, Style.TEXT, SHOWN::kind),
                Column.<Offer>of(head("months"), 10, Style.COUNT, offer -> offer.terms() instanceof Offer.Terms.Reserved reserved ? reserved.months() : null),
                Column.<Offer>of(head("gpus"), 12, Style.GPUS, ContractsSheet::committed),
                Column.<Offer>of(head("perGpuHour"), 16, Style.USD_PER_GPU_HOUR, ContractsSheet::perGpuHour),
                Column.<Offer>of(head("breakEven"), 13, Style.SHARE, offer -> offer.terms() instanceof Offer.Terms.Reserved reserved ? reserved.breakEvenUtilisation() : null),
                Column.<Offer>of(head("perUnitHour"), 13, Style.USD_PER_HOUR, offer -> offer.terms() instanceof Offer.Terms.Throughput units ? units.usdPerUnitHour() : null),
                tokens("input", TokenPrices::usdPerMillionInput),
                tokens("output", TokenPrices::usdPerMillionOutput),
                Column.<Offer>of(head("from"), 12, Style.DATE, offer -> offer.terms() instanceof Offer.Terms.CapacityBlock block ? block.from() : null),
                Column.<Offer>of(head("until"), 12, Style.DATE, offer -> offer.terms() instanceof Offer.Terms.CapacityBlock block ? block.until() : null),
                Column.<Offer>of(head("asOf"), 12, Style.DATE, Offer::asOf),
                Column.<Offer>of(head("source"), 60, Style.WRAPPED, Offer::source)), plan.offers());
    }

    private static Column<Offer> tokens(String key, ToDoubleFunction<TokenPrices> price) {
        return Column.of(head(key), 16, Style.USD_PER_MILLION, offer -> switch (offer.terms()) {
            case Offer.Terms.PayAsYouGo terms -> price.applyAsDouble(terms.tokens());
            case Offer.Terms.Priority terms -> price.applyAsDouble(terms.tokens());
            case Offer.Terms.Outside terms -> price.applyAsDouble(terms.tokens());
            case Offer.Terms.Throughput terms -> price.applyAsDouble(terms.spill());
            case Offer.Terms.OnDemand _, Offer.Terms.Reserved _, Offer.Terms.CapacityBlock _, Offer.Terms.SmallerModel _ -> null;
        });
    }

    private static @Nullable Object committed(Offer offer) {
        return switch (offer.terms()) {
            case Offer.Terms.Reserved reserved -> reserved.leastGpus();
            case Offer.Terms.CapacityBlock block -> block.gpus();
            default -> null;
        };
    }

    private static @Nullable Object perGpuHour(Offer offer) {
        return switch (offer.terms()) {
            case Offer.Terms.OnDemand terms -> terms.usdPerGpuHour();
            case Offer.Terms.Reserved terms -> terms.usdPerGpuHour();
            case Offer.Terms.SmallerModel terms -> terms.usdPerGpuHour();
            case Offer.Terms.CapacityBlock terms -> terms.usdPerGpuHour();
            default -> null;
        };
    }

    private static String head(String key) {
        return WORDS.text("contracts." + key);
    }
}
