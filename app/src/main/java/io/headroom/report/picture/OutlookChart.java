package io.headroom.report.picture;

import io.headroom.drawing.Drawing.Anchor;
import io.headroom.report.CapacityOutlook;
import io.headroom.report.CapacityOutlook.Point;
import io.headroom.report.CapacityOutlook.Stock;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.awt.geom.Path2D;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/// Capacity against demand over the term: GPUs held as a field, those that none holds up to the dashed edge above it, the demand as a line.
final class OutlookChart extends Chart {
    private static final Words WORDS = Words.of(OutlookChart.class);
    private static final Format FORMAT = Format.here();

    private final CapacityOutlook outlook;

    OutlookChart(CapacityOutlook outlook) {
        super(WORDS.text("outlook.title"));
        this.outlook = outlook;
    }

    @Override
    public String spoken() {
        List<Point> points = outlook.points();
        if (points.isEmpty()) {
            return WORDS.text("outlook.nothing");
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        return WORDS.text("outlook.spoken", FORMAT.count(first.demand()), FORMAT.count(first.capacity()), FORMAT.count(last.demand()), FORMAT.count(last.capacity()), FORMAT.whole(Math.round(last.month())));
    }

    @Override
    void draw(Plot plot) {
        List<Point> points = outlook.points();
        if (points.size() < 2) {
            plot.nothing(WORDS.text("outlook.nothing"));
            return;
        }
        double em = plot.em();
        double term = points.getLast().month();
        double top = Math.max(1, points.stream().mapToDouble(point -> Math.max(point.demand(), point.capacity())).max().orElse(1)) * 1.15;
        double left = plot.x() + em * 3;
        double floor = plot.bottom() - em * 2.6;
        double ceiling = plot.y() + em * 1.6;
        DoubleUnaryOperator x = month -> left + month / term * (plot.right() - left);
        DoubleUnaryOperator y = gpus -> floor - gpus / top * (floor - ceiling);
        plot.write(WORDS.text("outlook.y"), plot.x(), plot.y() + em * 0.5, Ink.hint(em * 0.92), Anchor.START);
        plot.on().fill(field(x, y, floor), Ink.BAND);
        for (double mark : marks(0, top, 5)) {
            plot.line(left, y.applyAsDouble(mark), plot.right(), y.applyAsDouble(mark), Ink.LINE, 0.6);
            plot.write(FORMAT.count(mark), left - em * 0.4, y.applyAsDouble(mark), Ink.hint(em * 0.92), Anchor.END);
        }
        plot.on().stroke(edge(x, y, true), Ink.RULE, 1);
        plot.on().stroke(edge(x, y, false), Ink.SECOND, 1, 3, 2);
        Path2D demand = new Path2D.Double();
        for (Point point : points) {
            if (demand.getCurrentPoint() == null) {
                demand.moveTo(x.applyAsDouble(point.month()), y.applyAsDouble(point.demand()));
            } else {
                demand.lineTo(x.applyAsDouble(point.month()), y.applyAsDouble(point.demand()));
            }
        }
        plot.on().stroke(demand, Ink.ACCENT, 1.5);
        double yearly = term <= 12 ? Math.max(1, Math.rint(term / 3)) : 12;
        for (double month = 0; month <= term + 1e-9; month += yearly) {
            double at = x.applyAsDouble(month);
            Anchor anchor = month == 0 ? Anchor.START : month > term - yearly / 2 ? Anchor.END : Anchor.MIDDLE;
            plot.line(at, floor, at, floor + em * 0.3, Ink.RULE, 0.6);
            plot.write(date(month), at, floor + em, Ink.hint(em * 0.92), anchor);
        }
        legend(plot, floor + em * 2.2);
    }

    private String date(double month) {
        return YearMonth.from(outlook.start()).plusMonths(Math.round(month)).toString();
    }

    private static void legend(Plot plot, double middle) {
        double em = plot.em();
        var small = Ink.hint(em * 0.92);
        double x = plot.x();
        for (String key : List.of("demand", "held", "all")) {
            double to = x + em * 1.4;
            switch (key) {
                case "demand" -> plot.line(x, middle, to, middle, Ink.ACCENT, 1.5);
                case "held" -> plot.line(x, middle, to, middle, Ink.RULE, 1);
                default -> plot.line(x, middle, to, middle, Ink.SECOND, 1, 3, 2);
            }
            String words = small.cut(WORDS.text("outlook." + key), Math.max(0, plot.right() - to - em * 0.3));
            plot.write(words, to + em * 0.3, middle, small, Anchor.START);
            x = to + em * 1.1 + small.width(words);
        }
    }

    /// The months at which capacity changes, and the ends of the term.
    private Set<Double> changes() {
        double term = outlook.points().getLast().month();
        TreeSet<Double> months = new TreeSet<>(List.of(0.0, term));
        for (Stock stock : outlook.stocks()) {
            if (stock.from() > 0 && stock.from() < term) {
                months.add(stock.from());
            }
            if (stock.until() > 0 && stock.until() < term) {
                months.add(stock.until());
            }
        }
        return months;
    }

    private double gpus(double month, boolean held) {
        return outlook.stocks().stream().filter(stock -> stock.there(month)).mapToDouble(stock -> held ? stock.held() : stock.held() + stock.free()).sum();
    }

    private Path2D edge(DoubleUnaryOperator x, DoubleUnaryOperator y, boolean held) {
        Path2D edge = new Path2D.Double();
        double before = Double.NaN;
        for (double month : changes()) {
            double now = gpus(month, held);
            if (edge.getCurrentPoint() == null) {
                edge.moveTo(x.applyAsDouble(month), y.applyAsDouble(now));
            } else {
                edge.lineTo(x.applyAsDouble(month), y.applyAsDouble(before));
                if (month < outlook.points().getLast().month()) {
                    edge.lineTo(x.applyAsDouble(month), y.applyAsDouble(now));
                }
            }
            before = now;
        }
        return edge;
    }

    /// What lies under the edge of the GPUs held.
    private Path2D field(DoubleUnaryOperator x, DoubleUnaryOperator y, double floor) {
        Path2D area = edge(x, y, true);
        area.lineTo(x.applyAsDouble(outlook.points().getLast().month()), floor);
        area.lineTo(x.applyAsDouble(0), floor);
        area.closePath();
        return area;
    }
}
