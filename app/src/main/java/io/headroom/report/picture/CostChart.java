package io.headroom.report.picture;

import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.report.Decision.Option;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Cost against delay: what each plan costs, and how far its worst promise is from its target. Below the line every promise holds.
final class CostChart extends Chart {
    private static final Words WORDS = Words.of(CostChart.class);
    private static final Format FORMAT = Format.here();
    private static final double WIDE = 4; // times the target from which only a logarithmic scale shows all

    private final List<Option> options;
    private final boolean wide;

    CostChart(List<Option> options) {
        super(WORDS.text("cost.title"));
        this.options = options.stream().filter(one -> Double.isFinite(one.worstShare()) && one.worstShare() > 0 && Double.isFinite(one.usdPerHour())).toList();
        wide = this.options.stream().anyMatch(one -> one.worstShare() > WIDE);
    }

    @Override
    public String spoken() {
        return options.stream().map(one -> WORDS.text("cost.spoken", one.name(), FORMAT.price(one.usdPerHour(), "$/h").text(), FORMAT.share(one.worstShare()).text()))
                .collect(Collectors.joining("; "));
    }

    @Override
    void draw(Plot plot) {
        if (options.isEmpty()) {
            plot.nothing(WORDS.text("cost.nothing"));
            return;
        }
        double em = plot.em();
        double least = options.stream().mapToDouble(Option::usdPerHour).min().orElse(0);
        double most = options.stream().mapToDouble(Option::usdPerHour).max().orElse(1);
        double spread = Math.max(most - least, Math.max(most * 0.1, 1));
        double from = Math.max(0, least - spread * 0.25);
        double to = most + spread * 0.25;
        double high = options.stream().mapToDouble(Option::worstShare).max().orElse(1);
        double top = wide ? Math.pow(10, Math.ceil(Math.log10(high * 1.2))) : Math.max(1.25, high * 1.15);
        double bottom = wide ? Math.pow(10, Math.floor(Math.log10(Math.min(0.5, options.stream().mapToDouble(Option::worstShare).min().orElse(1))))) : 0;
        double left = plot.x() + em * 3.4;
        double floor = plot.bottom() - em * 2.6;
        double ceiling = plot.y() + em * 1.6;
        plot.write(WORDS.text("cost.y"), plot.x(), plot.y() + em * 0.5, Ink.hint(em * 0.92), Anchor.START);
        for (double mark : wide ? powers(bottom, top) : marks(bottom, top, 4)) {
            double y = y(mark, bottom, top, floor, ceiling);
            plot.line(left, y, plot.right(), y, mark == 1 ? Ink.BLACK : Ink.LINE, mark == 1 ? 1.2 : 0.6);
            plot.write(wide ? WORDS.text("cost.times", FORMAT.count(mark)) : FORMAT.shareExact(mark).text(), left - em * 0.4, y, Ink.hint(em * 0.92), Anchor.END);
        }
        if (!wide) {
            double y = y(1, bottom, top, floor, ceiling);
            plot.line(left, y, plot.right(), y, Ink.BLACK, 1.2);
        }
        for (double mark : marks(from, to, 3)) {
            double x = left + (mark - from) / (to - from) * (plot.right() - left);
            plot.line(x, floor, x, floor + em * 0.3, Ink.RULE, 0.6);
            plot.write(FORMAT.count(mark), x, floor + em, Ink.hint(em * 0.92), Anchor.MIDDLE);
        }
        plot.write(WORDS.text("cost.x"), plot.right(), floor + em * 2.2, Ink.hint(em * 0.92), Anchor.END);
        List<Spot> spots = options.stream().map(one -> new Spot(one, left + (one.usdPerHour() - from) / (to - from) * (plot.right() - left),
                y(one.worstShare(), bottom, top, floor, ceiling))).toList();
        points(plot, spots, left, y(1, bottom, top, floor, ceiling));
    }

    /// Where an option is.
    private record Spot(Option option, double x, double y) {}

    private double y(double share, double bottom, double top, double floor, double ceiling) {
        double part = wide ? Math.log(share / bottom) / Math.log(top / bottom) : (share - bottom) / (top - bottom);
        return floor - part * (floor - ceiling);
    }

    private static List<Double> powers(double from, double to) {
        List<Double> powers = new ArrayList<>();
        for (double mark = from; mark <= to * 1.0001; mark *= 10) {
            powers.add(Math.abs(mark - 1) < 1e-9 ? 1 : mark);
        }
        return powers;
    }

    /// Every point with its name beside it, moved where names would lie on one another.
    private static void points(Plot plot, List<Spot> spots, double left, double target) {
        double em = plot.em();
        List<Rectangle2D> taken = new ArrayList<>(List.of(new Rectangle2D.Double(left, target - 0.5, plot.right() - left, 1)));
        double reach = em * 0.38;
        for (Spot spot : spots) {
            taken.add(new Rectangle2D.Double(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach));
        }
        for (Spot spot : spots.stream().sorted(Comparator.comparing((Spot one) -> !one.option().chosen())).toList()) {
            Shape disc = new Ellipse2D.Double(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach);
            plot.on().fill(disc, spot.option().chosen() ? Ink.ACCENT : spot.option().current() ? Ink.PAPER : Ink.RULE);
            plot.on().stroke(disc, spot.option().chosen() ? Ink.ACCENT : spot.option().current() ? Ink.BLACK : Ink.RULE, 1);
            Lettering lettering = spot.option().chosen() ? Ink.strong(em * 0.95).in(Ink.ACCENT) : Ink.words(em * 0.95);
            String name = lettering.cut(spot.option().name(), (plot.right() - left) * 0.6);
            double wide = lettering.width(name);
            name(plot, spot, name, lettering, wide, taken, left);
        }
    }

    private static void name(Plot plot, Spot spot, String name, Lettering lettering, double wide, List<Rectangle2D> taken, double left) {
        double em = plot.em();
        for (int i = 0; i < 10; i++) {
            // Right, left, over, under; then over and under once more, farther off and with a line to the point.
            int step = i / 2;
            double shift = i < 2 ? 0 : step * em * 1.15 * (i % 2 == 0 ? -1 : 1);
            double x = i == 0 ? spot.x() + em * 0.7 : i == 1 ? spot.x() - em * 0.7 - wide : Math.clamp(spot.x() - wide / 2, left, Math.max(left, plot.right() - wide));
            Rectangle2D box = new Rectangle2D.Double(x, spot.y() + shift - em * 0.55, wide, em * 1.1);
            boolean inside = x >= left && x + wide <= plot.right() && box.getMinY() >= plot.y() + em && box.getMaxY() <= plot.bottom() - em * 2.4;
            if (inside && taken.stream().noneMatch(box::intersects)) {
                if (i > 3) {
                    plot.line(spot.x(), spot.y() + Math.signum(shift) * em * 0.5, spot.x(), spot.y() + shift - Math.signum(shift) * em * 0.5, Ink.RULE, 0.5);
                }
                plot.write(name, x, spot.y() + shift, lettering, Anchor.START);
                taken.add(box);
                return;
            }
        }
        // No room beside any: over the point, where it is at least read with it.
        plot.write(name, Math.clamp(spot.x(), left + wide / 2, Math.max(left + wide / 2, plot.right() - wide / 2)), spot.y() - em, lettering, Anchor.MIDDLE);
    }
}
