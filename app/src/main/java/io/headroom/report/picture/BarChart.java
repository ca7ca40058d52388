package io.headroom.report.picture;

import io.headroom.compare.Change;
import io.headroom.drawing.Colour;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.report.Decision.Gain;
import io.headroom.report.Verdict;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Bars that grow to either side of a line, each with its figure and a word, so that nobody has to tell colours apart.
final class BarChart extends Chart {
    private static final Words WORDS = Words.of(BarChart.class);
    private static final Words REPORT = Words.of(Verdict.class);
    private static final Format FORMAT = Format.here();
    private static final double MOST = 2; // a bar that is longer is drawn broken

    /// A bar.
    ///
    /// @param value how far from the line, as a share: below 0 to the left
    /// @param lo lower end of its interval; NaN for none
    /// @param hi upper end
    /// @param text the figure and what it means
    /// @param sure whether it is more than chance
    private record Bar(String name, double value, double lo, double hi, String text, Colour colour, boolean sure) {
        /// How far it reaches with its interval, but for one that would dwarf the bar.
        double reach() {
            double interval = Double.isFinite(lo) && Double.isFinite(hi) ? Math.max(Math.abs(lo), Math.abs(hi)) : 0;
            return Math.max(Math.abs(value), Math.min(interval, Math.abs(value) * 4));
        }
    }

    private final List<Bar> bars;
    private final String nothing;
    private final String below;

    private BarChart(String title, List<Bar> bars, String nothing, String below) {
        super(title);
        this.bars = List.copyOf(bars);
        this.nothing = nothing;
        this.below = below;
    }

    /// Who gains and who loses, by the change of the p99.
    static BarChart of(List<Gain> gains) {
        List<Bar> bars = gains.stream().filter(gain -> gain.change().compared() && Double.isFinite(gain.relative()))
                .map(gain -> new Bar(gain.tenant(), gain.relative(), gain.lo(), gain.hi(), WORDS.text("gains.bar", FORMAT.change(gain.relative()), gain.word()), colour(gain.change()),
                        gain.change() == Change.GAINS || gain.change() == Change.LOSES))
                .toList();
        return new BarChart(WORDS.text("gains.title"), bars, WORDS.text("gains.nothing"), WORDS.text("gains.x"));
    }

    private static Colour colour(Change change) {
        return switch (change) {
            case GAINS -> Ink.OK;
            case LOSES -> Ink.BAD;
            default -> Ink.RULE;
        };
    }

    /// How far the worst promise of each tenant is from its target.
    static BarChart of(Verdict verdict) {
        List<Bar> bars = verdict.worstOfEachTenant().stream().filter(one -> Double.isFinite(one.shareOfTarget())).map(one -> {
            double target = one.result().objective().targetSeconds();
            return new Bar(one.tenant().name(), one.shareOfTarget() - 1, one.result().interval().lo() / target - 1, one.result().interval().hi() / target - 1,
                    WORDS.text("objectives.bar", one.name(), FORMAT.share(one.shareOfTarget()).text(), REPORT.of(one.result().state())), switch (one.result().state()) {
                        case MET -> Ink.OK;
                        case AT_RISK -> Ink.WARN;
                        case MISSED -> Ink.BAD;
                        case NO_DATA -> Ink.RULE;
                    }, true);
        }).toList();
        return new BarChart(WORDS.text("objectives.title"), bars, WORDS.text("objectives.nothing"), WORDS.text("objectives.x"));
    }

    @Override
    public String spoken() {
        return bars.stream().map(bar -> bar.name() + ": " + bar.text()).collect(Collectors.joining("; "));
    }

    @Override
    void draw(Plot plot) {
        if (bars.isEmpty()) {
            plot.nothing(nothing);
            return;
        }
        double em = plot.em();
        double pitch = em * 2.5;
        int room = Math.max(1, (int) ((plot.height() - em * 1.6) / pitch));
        boolean all = bars.size() <= room;
        List<Bar> shown = all ? bars : ends(room - 1);
        double tallest = Math.min(pitch * 1.3, (plot.height() - em * 1.6) / (shown.size() + (all ? 0 : 1)));
        double far = Math.clamp(shown.stream().mapToDouble(Bar::reach).max().orElse(1), 0.05, MOST);
        boolean left = shown.stream().anyMatch(bar -> bar.value() < 0 || bar.lo() < 0);
        boolean right = shown.stream().anyMatch(bar -> bar.value() > 0 || bar.hi() > 0);
        double axis = left && right ? plot.x() + plot.width() / 2 : right ? plot.x() + em * 0.5 : plot.right() - em * 0.5;
        double reach = left && right ? plot.width() / 2 - em * 0.5 : plot.width() - em;
        double y = plot.y();
        for (Bar bar : shown) {
            bar(plot, bar, axis, bar.value() / far * reach, reach, y, Math.min(tallest, pitch));
            y += tallest;
        }
        if (!all) {
            plot.write(WORDS.count("more", bars.size() - shown.size()), plot.x(), y + em * 0.6, Ink.hint(em * 0.95), Anchor.START);
        }
        plot.write(below, plot.right(), plot.bottom() - em * 0.4, Ink.hint(em * 0.92), Anchor.END);
    }

    /// Of many, those at both ends.
    private List<Bar> ends(int many) {
        List<Bar> ends = new ArrayList<>(bars.subList(0, (many + 1) / 2));
        ends.addAll(bars.subList(bars.size() - many / 2, bars.size()));
        return ends;
    }

    /// A name and its figure on a line of their own, the bar under them: neither is cut for the other.
    private static void bar(Plot plot, Bar bar, double axis, double length, double reach, double y, double tall) {
        double em = plot.em();
        Lettering words = Ink.words(em * 0.95);
        Lettering figure = Ink.hint(em * 0.92).in(bar.sure() ? bar.colour() : Ink.HINT);
        String text = figure.cut(bar.text(), plot.width() * 0.6);
        plot.write(text, plot.right(), y + em * 0.55, figure, Anchor.END);
        plot.write(words.cut(bar.name(), plot.width() - figure.width(text) - em * 0.6), plot.x(), y + em * 0.55, words, Anchor.START);
        double wide = Math.clamp(length, -reach, reach);
        double thick = Math.clamp(tall - em * 1.5, em * 0.5, em * 0.8);
        double top = y + em * 1.2;
        Rectangle2D box = new Rectangle2D.Double(Math.min(axis, axis + wide), top, Math.max(0.75, Math.abs(wide)), thick);
        if (bar.sure()) {
            plot.on().fill(box, bar.colour());
        } else {
            plot.on().stroke(box, bar.colour(), 0.75);
        }
        plot.line(axis, top - em * 0.25, axis, top + thick + em * 0.25, Ink.BLACK, 1);
        for (double at = 0.84; Math.abs(length) > reach * 1.001 && at < 0.9; at += 0.04) {
            plot.line(axis + wide * at - em * 0.2, top + thick + 1, axis + wide * at + em * 0.2, top - 1, Ink.PAPER, em * 0.2);
        }
        double scale = bar.value() == 0 ? 0 : length / bar.value();
        if (Double.isFinite(bar.lo()) && Double.isFinite(bar.hi()) && scale != 0 && bar.hi() > bar.lo()) {
            double from = axis + Math.clamp(bar.lo() * scale, -reach, reach);
            double to = axis + Math.clamp(bar.hi() * scale, -reach, reach);
            double middle = top + thick / 2;
            plot.line(from, middle, to, middle, Ink.BLACK, 0.75);
            plot.line(from, middle - thick / 3, from, middle + thick / 3, Ink.BLACK, 0.75);
            plot.line(to, middle - thick / 3, to, middle + thick / 3, Ink.BLACK, 0.75);
        }
    }
}
