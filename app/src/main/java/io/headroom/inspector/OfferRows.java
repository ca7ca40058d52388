package io.headroom.inspector;

import io.headroom.catalog.CatalogueOffer;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.edit.Edit;
import io.headroom.edit.OfferEdits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Menu;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Units;
import io.headroom.words.OfferWords;
import io.headroom.words.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// The section of the ways to buy: what each costs, of which day the price is, and who said so.
final class OfferRows {
    private final Figures figures;
    private final Plan plan;
    private final OfferWords words = OfferWords.here();

    OfferRows(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        plan.offers().forEach(offer -> rows.add(offer(offer)));
        rows.add(new Menu("offer", figures.word("offer.add"), "", additions()));
        return new Section(figures.word("section.offers"), plan.offers().isEmpty() ? figures.word("providers.none") : figures.format().whole(plan.offers().size()), null, "",
                figures.word("help.offers"), rows);
    }

    /// All of the catalogue that fits the plan, each of it, and one of the planner's own.
    private List<Action> additions() {
        List<CatalogueOffer> more = OfferCatalogue.fitting(plan).stream().filter(each -> plan.offers().stream().noneMatch(known -> known.id().equals(each.offer().id()))).toList();
        List<Action> actions = new ArrayList<>();
        if (more.size() > 1) {
            actions.add(action("all", figures.word("offer.all", figures.format().whole(more.size())), add(more)));
        }
        more.forEach(each -> actions.add(action(each.offer().id().value(), figures.word("offer.one", each.offer().name(), words.kind(each.offer())), add(List.of(each)))));
        actions.add(action("own", figures.word("offer.own"), OfferEdits.addOwn(plan)));
        return actions;
    }

    private static Edit add(List<CatalogueOffer> more) {
        return OfferEdits.add(more.stream().map(CatalogueOffer::offer).toList(), more.stream().flatMap(each -> Stream.ofNullable(each.provider())).distinct().toList());
    }

    private static Action action(String key, String label, Edit edit) {
        return new Action("offer.add." + key, label, label, edit);
    }

    private Details offer(Offer offer) {
        String id = "offer." + offer.id();
        List<Row> rows = new ArrayList<>();
        rows.add(new Fields(id + ".what", List.of(figures.field(Quantity.WORDS, id + ".name", "field.name", offer.name(), text -> OfferEdits.change(offer.withName(text.strip()))))));
        rows.addAll(terms(id, offer));
        rows.add(new Fields(id + ".price", List.of(
                figures.field(Quantity.DATE, id + ".asOf", "field.asOf", offer.asOf().toString(), text -> OfferEdits.change(offer.withAsOf(day(text, "field.asOf")))),
                figures.field(Quantity.WORDS, id + ".source", "field.priceSource", offer.source(), text -> OfferEdits.change(offer.withSource(text.strip()))))));
        rows.add(new Actions(id + ".actions", List.of(new Action(id + ".remove", figures.word("remove"), figures.word("remove.spoken", offer.name()), OfferEdits.remove(plan, offer.id())))));
        return new Details(id, figures.word("offer.label", offer.name(), words.date(offer)), rows);
    }

    private List<Row> terms(String id, Offer offer) {
        return switch (offer.terms()) {
            case Offer.Terms.PayAsYouGo terms -> List.of(tokens(id, offer, terms.tokens(), Offer.Terms.PayAsYouGo::new));
            case Offer.Terms.Priority terms -> List.of(tokens(id, offer, terms.tokens(), other -> new Offer.Terms.Priority(other, terms.level(), terms.weight())),
                    new Fields(id + ".place", List.of(number(id + ".weight", "field.offer.weight", offer, terms.weight(), other -> new Offer.Terms.Priority(terms.tokens(), terms.level(), other)))));
            case Offer.Terms.OnDemand terms -> List.of(new Fields(id + ".gpus",
                    List.of(number(id + ".usd", "field.usdPerGpuHour", offer, terms.usdPerGpuHour(), other -> new Offer.Terms.OnDemand(terms.gpu(), other)))));
            case Offer.Terms.Reserved terms -> reserved(id, offer, terms);
            case Offer.Terms.CapacityBlock terms -> block(id, offer, terms);
            case Offer.Terms.Throughput terms -> units(id, offer, terms);
            case Offer.Terms.Outside terms -> List.of(tokens(id, offer, terms.tokens(), other -> new Offer.Terms.Outside(terms.provider(), other, terms.delaySeconds(), terms.quality())),
                    new Fields(id + ".way", List.of(
                            change(Quantity.DURATION, id + ".delay", "field.offer.delay", offer, Figures.seconds(terms.delaySeconds()),
                                    text -> new Offer.Terms.Outside(terms.provider(), terms.tokens(), Units.seconds(text), terms.quality())),
                            change(Quantity.PERCENT, id + ".quality", "field.offer.quality", offer, Figures.percent(terms.quality()),
                                    text -> new Offer.Terms.Outside(terms.provider(), terms.tokens(), terms.delaySeconds(), figures.readPercent(text, "field.offer.quality"))))));
            case Offer.Terms.SmallerModel terms -> List.of(new Fields(id + ".gpus",
                    List.of(number(id + ".usd", "field.usdPerGpuHour", offer, terms.usdPerGpuHour(), other -> new Offer.Terms.SmallerModel(terms.model(), terms.gpu(), other)))));
        };
    }

    private List<Row> reserved(String id, Offer offer, Offer.Terms.Reserved terms) {
        return List.of(new Fields(id + ".gpus", List.of(
                number(id + ".usd", "field.usdPerGpuHour", offer, terms.usdPerGpuHour(),
                        other -> new Offer.Terms.Reserved(terms.gpu(), other, terms.onDemandUsdPerGpuHour(), terms.months(), terms.leastGpus(), terms.step())),
                number(id + ".onDemand", "field.onDemand", offer, terms.onDemandUsdPerGpuHour(),
                        other -> new Offer.Terms.Reserved(terms.gpu(), terms.usdPerGpuHour(), other, terms.months(), terms.leastGpus(), terms.step())))),
                new Fields(id + ".term", List.of(
                        whole(id + ".months", "field.months", offer, terms.months(),
                                other -> new Offer.Terms.Reserved(terms.gpu(), terms.usdPerGpuHour(), terms.onDemandUsdPerGpuHour(), other, terms.leastGpus(), terms.step())),
                        whole(id + ".least", "field.least", offer, terms.leastGpus(),
                                other -> new Offer.Terms.Reserved(terms.gpu(), terms.usdPerGpuHour(), terms.onDemandUsdPerGpuHour(), terms.months(), other, terms.step())),
                        whole(id + ".step", "field.step", offer, terms.step(),
                                other -> new Offer.Terms.Reserved(terms.gpu(), terms.usdPerGpuHour(), terms.onDemandUsdPerGpuHour(), terms.months(), terms.leastGpus(), other)))));
    }

    private List<Row> block(String id, Offer offer, Offer.Terms.CapacityBlock terms) {
        return List.of(new Fields(id + ".gpus", List.of(
                whole(id + ".count", "field.offer.gpus", offer, terms.gpus(), other -> new Offer.Terms.CapacityBlock(terms.gpu(), other, terms.from(), terms.until(), terms.usd())),
                number(id + ".usd", "field.usdBlock", offer, terms.usd(), other -> new Offer.Terms.CapacityBlock(terms.gpu(), terms.gpus(), terms.from(), terms.until(), other)))),
                new Fields(id + ".dates", List.of(
                        change(Quantity.DATE, id + ".from", "field.availableFrom", offer, terms.from().toString(),
                                text -> new Offer.Terms.CapacityBlock(terms.gpu(), terms.gpus(), day(text, "field.availableFrom"), terms.until(), terms.usd())),
                        change(Quantity.DATE, id + ".until", "field.availableUntil", offer, terms.until().toString(),
                                text -> new Offer.Terms.CapacityBlock(terms.gpu(), terms.gpus(), terms.from(), day(text, "field.availableUntil"), terms.usd())))));
    }

    private List<Row> units(String id, Offer offer, Offer.Terms.Throughput terms) {
        return List.of(new Fields(id + ".units", List.of(
                number(id + ".usd", "field.usdPerUnitHour", offer, terms.usdPerUnitHour(), other -> new Offer.Terms.Throughput(terms.tokensPerMinutePerUnit(), terms.outputRatio(),
                        terms.step(), terms.least(), other, terms.spill(), terms.provider())),
                number(id + ".least", "field.least", offer, terms.least(), other -> new Offer.Terms.Throughput(terms.tokensPerMinutePerUnit(), terms.outputRatio(), terms.step(), other,
                        terms.usdPerUnitHour(), terms.spill(), terms.provider())),
                number(id + ".step", "field.step", offer, terms.step(), other -> new Offer.Terms.Throughput(terms.tokensPerMinutePerUnit(), terms.outputRatio(), other, terms.least(),
                        terms.usdPerUnitHour(), terms.spill(), terms.provider())))),
                new Fields(id + ".unit", List.of(
                        number(id + ".tokens", "field.tokensPerUnit", offer, terms.tokensPerMinutePerUnit(), other -> new Offer.Terms.Throughput(other, terms.outputRatio(), terms.step(),
                                terms.least(), terms.usdPerUnitHour(), terms.spill(), terms.provider())),
                        number(id + ".ratio", "field.outputRatio", offer, terms.outputRatio(), other -> new Offer.Terms.Throughput(terms.tokensPerMinutePerUnit(), other, terms.step(),
                                terms.least(), terms.usdPerUnitHour(), terms.spill(), terms.provider())))),
                tokens(id, offer, terms.spill(), other -> new Offer.Terms.Throughput(terms.tokensPerMinutePerUnit(), terms.outputRatio(), terms.step(), terms.least(),
                        terms.usdPerUnitHour(), other, terms.provider())));
    }

    private Fields tokens(String id, Offer offer, TokenPrices prices, Function<TokenPrices, Offer.Terms> terms) {
        return new Fields(id + ".tokenPrices", List.of(
                number(id + ".input", "field.usdInput", offer, prices.usdPerMillionInput(), other -> terms.apply(new TokenPrices(other, prices.usdPerMillionOutput()))),
                number(id + ".output", "field.usdOutput", offer, prices.usdPerMillionOutput(), other -> terms.apply(new TokenPrices(prices.usdPerMillionInput(), other)))));
    }

    private Field number(String id, String labelKey, Offer offer, double value, DoubleFunction<Offer.Terms> terms) {
        return change(labelKey.contains("usd") || labelKey.equals("field.onDemand") ? Quantity.USD : Quantity.COUNT, id, labelKey, offer, Units.formatCount(value), text -> terms.apply(Units.count(text)));
    }

    private Field whole(String id, String labelKey, Offer offer, int value, IntFunction<Offer.Terms> terms) {
        return change(Quantity.WHOLE, id, labelKey, offer, Integer.toString(value), text -> {
            Integer entered = figures.readSmallCount(text, labelKey);
            return terms.apply(entered == null ? 0 : entered);
        });
    }

    private Field change(Quantity quantity, String id, String labelKey, Offer offer, String value, Function<String, Offer.Terms> terms) {
        return figures.field(quantity, id, labelKey, value, text -> OfferEdits.change(offer.withTerms(terms.apply(text))));
    }

    private LocalDate day(String text, String labelKey) {
        LocalDate day = figures.readDate(text, labelKey);
        if (day == null) {
            throw new InvalidPlan(figures.word("problem.date", figures.word(labelKey), text.strip()));
        }
        return day;
    }
}
