package io.headroom.answers;

import io.headroom.copying.CopiedTable;
import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.Taking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// Figures over an axis, a line for each series with its name at the line's end, since a legend apart has to be looked up. One series may be the accent; the others tell
/// themselves apart by their dashes and their names. The scale begins at nought.
public final class LinePlot extends Pane {
    private static final PseudoClass ACCENT = PseudoClass.getPseudoClass("accent");
    private static final int DASHES = 4;
    private static final double TOP = 30;
    private static final double BOTTOM = 44;
    private static final double EDGE = 12;
    private static final int TICKS = 5;

    /// A line.
    ///
    /// @param spots from left to right
    /// @param accent whether it is the one that is looked at
    /// @param joined whether its spots are joined and its ends belong together; else they stand alone
    public record Series(String name, List<Spot> spots, boolean accent, boolean joined) {
        /// Keeps its own copy.
        public Series {
            spots = List.copyOf(spots);
        }
    }

    /// A value.
    ///
    /// @param lo lower end of its interval; NaN for none
    /// @param hi upper end
    /// @param words what the tooltip says, or empty
    public record Spot(double x, double y, double lo, double hi, String words) {}

    /// A mark on the lower axis.
    public record Tick(double at, String text) {}

    /// What is drawn.
    ///
    /// @param ticks marks of the lower axis, from left to right; the first and last are its ends
    /// @param below what the lower axis counts
    /// @param above what the lines are
    /// @param leastStep least distance of two marks of the scale: 1 for what is counted
    /// @param limit a value that must not be passed, with words; null for none
    public record Sheet(List<Series> series, List<Tick> ticks, String below, String above, DoubleFunction<String> value, double leastStep, @Nullable Limit limit) {
        /// Keeps its own copies.
        public Sheet {
            series = List.copyOf(series);
            ticks = List.copyOf(ticks);
        }
    }

    /// A line across that must not be passed.
    public record Limit(double value, String words) {}

    private @Nullable Sheet sheet;

    /// An empty plot.
    ///
    /// @param id of the node
    public LinePlot(String id) {
        setId(id);
        getStyleClass().add("line-plot");
        setMinSize(200, 140);
        setPrefSize(420, 260);
        Taking.chart(this, this::text);
    }

    /// Draws a sheet.
    ///
    /// @param spoken what it shows, for someone who hears it
    public void show(Sheet drawn, String spoken) {
        sheet = drawn;
        setAccessibleText(spoken);
        requestLayout();
    }

    /// The figures that are drawn, in full, with tabs between.
    private String text() {
        Sheet drawn = sheet;
        return drawn == null ? "" : new CopiedTable(List.of(drawn.above(), drawn.below(), ""), drawn.series().stream()
                .flatMap(series -> series.spots().stream().map(spot -> List.of(Cell.words(series.name()), Cell.figure("", spot.x()), Cell.figure("", spot.y())))).toList()).text();
    }

    // Nodes are made anew for each layout. They are unmanaged, so that this asks for no other layout, and styled at once, since styles are not looked at after a layout.
    @Override
    protected void layoutChildren() {
        getChildren().clear();
        Sheet drawn = sheet;
        if (drawn != null && !drawn.ticks().isEmpty() && getWidth() > 0 && getHeight() > 0) {
            new Drawing(drawn).draw();
        }
    }

    /// One layout of a sheet.
    private final class Drawing {
        private final Sheet drawn;
        private final double most;
        private final double step;
        private double left;
        private double right;

        Drawing(Sheet drawn) {
            this.drawn = drawn;
            double highest = drawn.series().stream().flatMap(series -> series.spots().stream()).mapToDouble(spot -> Double.isNaN(spot.hi()) ? spot.y() : Math.max(spot.y(), spot.hi()))
                    .filter(Double::isFinite).max().orElse(1);
            double top = Math.max(1e-9, drawn.limit() == null ? highest : Math.max(highest, drawn.limit().value() * 1.05));
            step = Math.max(drawn.leastStep(), round(top / TICKS));
            most = Math.ceil(top / step - 1e-9) * step;
        }

        void draw() {
            List<Label> values = new ArrayList<>();
            for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
                values.add(label(drawn.value().apply(i * step), "figure"));
            }
            left = EDGE + values.stream().mapToDouble(LinePlot::width).max().orElse(0) + 6;
            List<Label> names = drawn.series().stream().map(series -> label(series.name(), series.accent() ? "strong" : "second")).toList();
            right = getWidth() - EDGE - Math.min(getWidth() / 3, names.stream().mapToDouble(LinePlot::width).max().orElse(0)) - 8;
            for (int i = 0; i < values.size(); i++) {
                grid(left, y(i * step), right, y(i * step));
                put(values.get(i), left - 6 - width(values.get(i)), y(i * step) - height(values.get(i)) / 2);
            }
            ticks();
            if (drawn.limit() != null) {
                limit(drawn.limit());
            }
            for (int i = 0; i < drawn.series().size(); i++) {
                line(drawn.series().get(i), i);
            }
            ends(names);
            put(label(drawn.above(), "second"), EDGE, 6);
        }

        private void ticks() {
            double free = left - 20;
            for (Tick tick : drawn.ticks()) {
                Label label = label(tick.text(), "figure");
                double at = Math.min(Math.max(x(tick.at()) - width(label) / 2, 2), (drawn.series().isEmpty() ? getWidth() - 2 : right + 6) - width(label));
                if (at >= free) {
                    put(label, at, getHeight() - BOTTOM + 4);
                    free = at + width(label) + 10;
                }
            }
            Label title = label(drawn.below(), "second");
            put(title, Math.max(left, right - width(title)), getHeight() - 20);
        }

        private void limit(Limit limit) {
            Line line = grid(left, y(limit.value()), right, y(limit.value()));
            line.getStyleClass().setAll("line-plot-limit");
            Label label = label(limit.words(), "second");
            put(label, left + 4, y(limit.value()) - height(label) - 1);
        }

        private void line(Series series, int index) {
            List<Spot> spots = series.spots().stream().filter(spot -> Double.isFinite(spot.y())).toList();
            if (series.joined()) {
                band(series, spots);
                Polyline line = new Polyline(spots.stream().flatMap(spot -> Stream.of(x(spot.x()), y(spot.y()))).mapToDouble(each -> each).toArray());
                line.getStyleClass().addAll("line-plot-line", "dash" + index % DASHES);
                mark(line, series);
            }
            for (Spot spot : spots) {
                if (!series.joined() || !spot.words().isEmpty()) {
                    whisker(series, spot);
                    Region dot = new Region();
                    dot.getStyleClass().add("line-plot-dot");
                    dot.pseudoClassStateChanged(ACCENT, series.accent());
                    Tooltip.install(dot, new Tooltip(spot.words()));
                    dot.setManaged(false);
                    getChildren().add(dot);
                    dot.applyCss();
                    dot.resizeRelocate(x(spot.x()) - 3.5, y(spot.y()) - 3.5, 7, 7);
                }
            }
        }

        private void whisker(Series series, Spot spot) {
            if (Double.isFinite(spot.lo()) && Double.isFinite(spot.hi())) {
                Line line = new Line(x(spot.x()), y(spot.lo()), x(spot.x()), y(spot.hi()));
                line.getStyleClass().add("line-plot-whisker");
                mark(line, series);
            }
        }

        /// Between the ends of the intervals, where points are too close for whiskers.
        private void band(Series series, List<Spot> spots) {
            boolean bare = spots.stream().allMatch(spot -> spot.words().isEmpty());
            if (bare && spots.size() > 1 && spots.stream().allMatch(spot -> Double.isFinite(spot.lo()) && Double.isFinite(spot.hi())) && spots.stream().anyMatch(spot -> spot.hi() > spot.lo())) {
                List<Double> outline = new ArrayList<>();
                spots.forEach(spot -> outline.addAll(List.of(x(spot.x()), y(spot.hi()))));
                spots.reversed().forEach(spot -> outline.addAll(List.of(x(spot.x()), y(spot.lo()))));
                Polygon band = new Polygon(outline.stream().mapToDouble(each -> each).toArray());
                band.getStyleClass().add("line-plot-band");
                mark(band, series);
            }
        }

        private void mark(Shape shape, Series series) {
            shape.pseudoClassStateChanged(ACCENT, series.accent());
            shape.setManaged(false);
            getChildren().add(shape);
            shape.applyCss();
        }

        /// Names at the ends of their lines, moved apart where they would lie on each other.
        private void ends(List<Label> names) {
            record End(Label label, double y) {}
            List<End> ends = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                List<Spot> spots = drawn.series().get(i).spots().stream().filter(spot -> Double.isFinite(spot.y())).toList();
                if (spots.isEmpty()) {
                    getChildren().remove(names.get(i));
                } else {
                    ends.add(new End(names.get(i), y(spots.getLast().y()) - height(names.get(i)) / 2));
                }
            }
            ends.sort(Comparator.comparingDouble(End::y));
            double total = ends.stream().mapToDouble(end -> height(end.label())).sum();
            double free = 2;
            double below = total;
            for (End end : ends) {
                double most = getHeight() - BOTTOM + 4 - below;
                double at = Math.max(free, Math.min(end.y(), most));
                end.label().resizeRelocate(right + 8, at, Math.max(20, getWidth() - EDGE - right - 8), height(end.label()));
                free = at + height(end.label());
                below -= height(end.label());
            }
        }

        private double x(double value) {
            double first = drawn.ticks().getFirst().at();
            double last = drawn.ticks().getLast().at();
            return last > first ? left + 8 + (value - first) / (last - first) * (right - left - 16) : (left + right) / 2;
        }

        private double y(double value) {
            return getHeight() - BOTTOM - value / most * (getHeight() - BOTTOM - TOP);
        }

        private Label label(String text, String style) {
            Label label = new Label(text);
            label.getStyleClass().addAll("caption", style);
            label.setManaged(false);
            getChildren().add(label);
            label.applyCss();
            return label;
        }

        private void put(Label label, double x, double y) {
            label.resizeRelocate(x, y, width(label), height(label));
        }

        private Line grid(double fromX, double fromY, double toX, double toY) {
            Line line = new Line(Math.rint(fromX) + 0.5, Math.rint(fromY) + 0.5, Math.rint(toX) + 0.5, Math.rint(toY) + 0.5);
            line.getStyleClass().add("line-plot-grid");
            line.setManaged(false);
            getChildren().add(line);
            return line;
        }
    }

    private static double width(Node node) {
        return Math.ceil(node.prefWidth(-1));
    }

    private static double height(Node node) {
        return Math.ceil(node.prefHeight(-1));
    }

    /// The least of 1, 2 and 5 times a power of ten that is no less.
    private static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= value * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }
}
