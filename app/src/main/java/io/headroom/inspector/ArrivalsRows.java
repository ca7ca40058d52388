package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Arrivals.Renewal.Shape;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rows of when requests or sessions come: the pattern with its figures, and how it varies over time.
final class ArrivalsRows {
    private static final double BURSTY = 3;
    private static final double ON_SECONDS = 20;
    private static final double OFF_SECONDS = 180;
    private static final Curve FLAT = new Curve(List.of(), List.of(), null);

    /// The patterns to choose from, in the order of the list.
    private enum Pattern {
        POISSON,
        GAMMA,
        WEIBULL,
        BURSTS
    }

    private static final List<Pattern> PATTERNS = List.of(Pattern.values());

    private final Figures figures;
    private final String prefix;
    private final String rateLabel;
    private final Function<Arrivals, Edit> edit;

    /// @param prefix of the ids of the rows
    /// @param rateLabel key of what comes: requests or sessions
    ArrivalsRows(Figures figures, String prefix, String rateLabel, Function<Arrivals, Edit> edit) {
        this.figures = figures;
        this.prefix = prefix;
        this.rateLabel = rateLabel;
        this.edit = edit;
    }

    List<Row> of(Arrivals arrivals) {
        return switch (arrivals) {
            case Arrivals.Steady steady -> steady(steady, FLAT);
            case Arrivals.Shaped(Arrivals.Steady base, Curve curve) -> steady(base, curve);
            case Arrivals.Windowed windowed -> windows(windowed);
        };
    }

    /// The pattern in a few words.
    static String words(Figures figures, Arrivals arrivals) {
        return switch (arrivals) {
            case Arrivals.Poisson _ -> figures.word("shape.poisson");
            case Arrivals.Renewal renewal -> figures.word("shape." + renewal.shape().name().toLowerCase(Locale.ROOT));
            case Arrivals.OnOff _ -> figures.word("shape.bursts");
            case Arrivals.Shaped shaped -> words(figures, shaped.base());
            case Arrivals.Windowed _ -> figures.word("shape.windows");
        };
    }

    private List<Row> steady(Arrivals.Steady base, Curve curve) {
        Function<Arrivals.Steady, Edit> change = other -> edit.apply(shaped(other, curve));
        List<Row> rows = new ArrayList<>();
        rows.add(new Choice(id("pattern"), figures.word("field.pattern"), PATTERNS.stream().map(one -> figures.word("pattern." + one.name())).toList(),
                PATTERNS.indexOf(pattern(base)), Change.of(figures.plan(), chosen -> change.apply(as(PATTERNS.get(chosen), base)))));
        List<Field> fields = new ArrayList<>();
        fields.add(rate(base, rate -> change.apply(base.withRate(rate))));
        switch (base) {
            case Arrivals.Poisson _ -> {}
            case Arrivals.Renewal(Rate rate, double cv, Shape shape) -> fields.add(figures.field(Quantity.COUNT, id("cv"), "field.cv", Units.formatCount(cv),
                    text -> change.apply(new Arrivals.Renewal(rate, figures.number(text, "field.cv"), shape))));
            case Arrivals.OnOff(Rate rate, double on, double off) -> {
                fields.add(figures.field(Quantity.DURATION, id("on"), "field.on", Figures.seconds(on), text -> change.apply(new Arrivals.OnOff(rate, Units.seconds(text), off))));
                fields.add(figures.field(Quantity.DURATION, id("off"), "field.off", Figures.seconds(off), text -> change.apply(new Arrivals.OnOff(rate, on, Units.seconds(text)))));
            }
        }
        rows.add(new Fields(id("arrivals"), fields));
        rows.add(curve(base, curve));
        return rows;
    }

    private static Arrivals shaped(Arrivals.Steady base, Curve curve) {
        return curve.equals(FLAT) ? base : new Arrivals.Shaped(base, curve);
    }

    private static Pattern pattern(Arrivals.Steady base) {
        return switch (base) {
            case Arrivals.Poisson _ -> Pattern.POISSON;
            case Arrivals.Renewal renewal -> renewal.shape() == Shape.GAMMA ? Pattern.GAMMA : Pattern.WEIBULL;
            case Arrivals.OnOff _ -> Pattern.BURSTS;
        };
    }

    private static Arrivals.Steady as(Pattern pattern, Arrivals.Steady base) {
        double cv = base instanceof Arrivals.Renewal renewal ? renewal.cv() : BURSTY;
        return pattern == pattern(base) ? base : switch (pattern) {
            case POISSON -> new Arrivals.Poisson(base.rate());
            case GAMMA -> new Arrivals.Renewal(base.rate(), cv, Shape.GAMMA);
            case WEIBULL -> new Arrivals.Renewal(base.rate(), cv, Shape.WEIBULL);
            case BURSTS -> new Arrivals.OnOff(base.rate(), ON_SECONDS, OFF_SECONDS);
        };
    }

    private Field rate(Arrivals arrivals, Function<Rate, Edit> change) {
        return figures.field(Quantity.RATE, id("rate"), rateLabel, Figures.rate(arrivals.rate()), text -> change.apply(Figures.readRate(text, arrivals.rate())));
    }

    private Details curve(Arrivals.Steady base, Curve curve) {
        Function<Curve, Edit> change = other -> edit.apply(shaped(base, other));
        Growth growth = curve.growth();
        LocalDate since = growth == null ? figures.plan().run().start().toLocalDate() : growth.since();
        List<Field> grows = new ArrayList<>();
        grows.add(figures.optional(Quantity.WORDS, id("growth"), "field.growth", growth == null ? "" : growth.text(),
                text -> change.apply(curve.withGrowth(text.isBlank() ? null : Growth.of(figures.typed().dotted(text), since)))));
        if (growth != null) {
            grows.add(figures.field(Quantity.DATE, id("since"), "field.since", since.toString(),
                    text -> change.apply(curve.withGrowth(new Growth(growth.percent(), growth.per(), date(text))))));
        }
        return new Details(id("curve"), figures.word(curve.equals(FLAT) ? "curve.none" : "curve.some"), List.of(
                new Fields(id("daily.row"), List.of(figures.optional(Quantity.LIST, id("daily"), "field.daily", factors(curve.daily()), text -> change.apply(curve.withDaily(factors(text, "field.daily")))))),
                new Fields(id("weekly.row"), List.of(figures.optional(Quantity.LIST, id("weekly"), "field.weekly", factors(curve.weekly()), text -> change.apply(curve.withWeekly(factors(text, "field.weekly")))))),
                new Fields(id("growth.row"), grows)));
    }

    private static String factors(List<Double> factors) {
        return factors.stream().map(Units::formatCount).collect(Collectors.joining(" "));
    }

    private List<Double> factors(String text, String label) {
        return text.isBlank() ? List.of() : Arrays.stream(text.strip().split("[\\s;]+")).map(one -> figures.number(one, label)).toList();
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notOne) {
            throw new InvalidPlan(figures.word("problem.date", figures.word("field.since"), text.strip()));
        }
    }

    private List<Row> windows(Arrivals.Windowed windowed) {
        RateWindows windows = windowed.windows();
        return List.of(new Fact(id("windows"), figures.word("field.windows"), figures.word("windows.count", figures.format().whole(windows.size()),
                        Figures.seconds(windows.windowSeconds()))),
                new Fact(id("recorded"), figures.word("field.recorded"), figures.format().count(windows.requestsBefore(windows.size()))),
                new Fact(id("meanRate"), figures.word(rateLabel), figures.format().rate(windowed.rate().perSecond()).text()),
                new Fact(id("peak"), figures.word("field.peak"), figures.format().rate(windows.peakPerSecond() * windowed.scale()).text()),
                new Fields(id("arrivals"), List.of(
                        figures.field(Quantity.COUNT, id("scale"), "field.scale", Units.formatCount(windowed.scale()), text -> edit.apply(windowed.withScale(figures.number(text, "field.scale")))),
                        figures.field(Quantity.DURATION, id("start"), "field.start", Figures.seconds(windowed.startSeconds()),
                                text -> edit.apply(new Arrivals.Windowed(windows, windowed.repeat(), Units.seconds(text), windowed.scale()))))),
                new Choice(id("repeat"), figures.word("field.repeat"), List.of(figures.word("repeat.once"), figures.word("repeat.again")), windowed.repeat() ? 1 : 0,
                        Change.of(figures.plan(), chosen -> edit.apply(new Arrivals.Windowed(windows, chosen == 1, windowed.startSeconds(), windowed.scale())))));
    }

    private String id(String part) {
        return prefix + part;
    }
}
