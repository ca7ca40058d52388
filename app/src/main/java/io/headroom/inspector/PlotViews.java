package io.headroom.inspector;

import static io.headroom.inspector.Lines.gap;
import static io.headroom.inspector.Lines.label;
import static io.headroom.inspector.Lines.view;

import io.headroom.copying.Taking;
import io.headroom.inspector.InspectorModel.Bars;
import io.headroom.inspector.InspectorModel.Curve;
import io.headroom.inspector.InspectorModel.Curves;
import io.headroom.inspector.InspectorModel.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/// Makes the nodes of rows with small plots. Each is a few shapes that are drawn again only where their curve or size changes.
final class PlotViews {
    private PlotViews() {}

    static Shown<Row> curves(Curves first) {
        HBox line = new HBox();
        line.getStyleClass().add("inspector-fields");
        List<Consumer<Curve>> shown = new ArrayList<>();
        for (Curve curve : first.curves()) {
            DensityPlot plot = new DensityPlot();
            Label heading = label(curve.label(), "caption");
            Label median = figure();
            Label tail = figure();
            Label medianName = name("");
            Label tailName = name("");
            HBox marks = new HBox(medianName, median, gap(), tailName, tail);
            marks.getStyleClass().add("plot-marks");
            VBox box = new VBox(heading, plot, marks);
            box.getStyleClass().add("small-plot");
            Taking.chart(box, () -> plot.getAccessibleText());
            box.setPrefWidth(0);
            box.setMinWidth(0);
            HBox.setHgrow(box, Priority.ALWAYS);
            line.getChildren().add(box);
            Consumer<Curve> shower = newer -> {
                heading.setText(newer.label());
                plot.show(newer.curve());
                medianName.setText(newer.medianName());
                median.setText(newer.median());
                tailName.setText(newer.tailName());
                tail.setText(newer.tail());
                plot.setAccessibleText(newer.spoken());
            };
            shower.accept(curve);
            shown.add(shower);
        }
        return view(line, row -> {
            List<Curve> newer = ((Curves) row).curves();
            for (int i = 0; i < shown.size(); i++) {
                shown.get(i).accept(newer.get(i));
            }
        });
    }

    private static Label name(String text) {
        Label name = label(text, "caption");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    private static Label figure() {
        Label figure = name("");
        figure.getStyleClass().add("figure");
        return figure;
    }

    static Shown<Row> bars(Bars first) {
        BarPlot plot = new BarPlot();
        Label caption = label("", "caption");
        caption.setWrapText(true);
        caption.setMinWidth(0);
        VBox box = new VBox(plot, caption);
        box.getStyleClass().add("small-plot");
        Taking.chart(box, caption::getText);
        Consumer<Row> shower = row -> {
            Bars newer = (Bars) row;
            plot.show(newer.bars());
            caption.setText(newer.caption());
            plot.setAccessibleText(newer.caption());
        };
        shower.accept(first);
        return view(box, shower);
    }

    /// A density with its p50 and p99.
    static final class DensityPlot extends Region {
        private final Path area = new Path();
        private final Line median = new Line();
        private final Line tail = new Line();
        private @Nullable DensityCurve curve;
        private double drawn = -1;

        DensityPlot() {
            getStyleClass().add("density-plot");
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            area.getStyleClass().add("density-area");
            median.getStyleClass().add("density-mark");
            tail.getStyleClass().add("density-mark");
            getChildren().addAll(area, median, tail);
            getChildren().forEach(child -> child.setManaged(false));
        }

        void show(DensityCurve newer) {
            if (!newer.equals(curve)) {
                curve = newer;
                drawn = -1;
                requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            DensityCurve now = curve;
            double width = getWidth();
            double height = getHeight();
            if (now == null || width <= 0 || drawn == width * 10_000 + height) {
                return;
            }
            drawn = width * 10_000 + height;
            area.getElements().setAll(path(now, width, height));
            mark(median, now.at(now.p50()) * width, height);
            mark(tail, now.at(now.p99()) * width, height);
        }

        private static void mark(Line line, double x, double height) {
            double at = Math.floor(x) + 0.5;
            line.setStartX(at);
            line.setEndX(at);
            line.setStartY(0);
            line.setEndY(height);
        }

        /// The outline of a curve from the lower left round to where it begins.
        static List<PathElement> path(DensityCurve curve, double width, double height) {
            List<PathElement> path = new ArrayList<>();
            path.add(new MoveTo(0, height));
            for (int i = 0; i < curve.heights().size(); i++) {
                path.add(new LineTo(width * i / DensityCurve.STEPS, height - curve.heights().get(i) * (height - 2)));
            }
            path.add(new LineTo(width, height));
            path.add(new ClosePath());
            return path;
        }
    }

    /// Bars from left to right.
    static final class BarPlot extends Region {
        private final Path bars = new Path();
        private @Nullable RateBars rates;
        private double drawn = -1;

        BarPlot() {
            getStyleClass().add("bar-plot");
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            bars.getStyleClass().add("bar-area");
            bars.setManaged(false);
            getChildren().add(bars);
        }

        void show(RateBars newer) {
            if (!newer.equals(rates)) {
                rates = newer;
                drawn = -1;
                requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            RateBars now = rates;
            double width = getWidth();
            double height = getHeight();
            if (now == null || width <= 0 || drawn == width * 10_000 + height) {
                return;
            }
            drawn = width * 10_000 + height;
            double pitch = width / now.rates().size();
            double bar = Math.max(1, Math.floor(pitch) - 2);
            double most = now.scale();
            List<PathElement> path = new ArrayList<>();
            for (int i = 0; i < now.rates().size(); i++) {
                double x = Math.rint(i * pitch);
                double top = Math.rint(height - Math.max(1, now.rates().get(i) / most * (height - 1)));
                path.addAll(List.of(new MoveTo(x, height), new LineTo(x, top), new LineTo(x + bar, top), new LineTo(x + bar, height), new ClosePath()));
            }
            bars.getElements().setAll(path);
        }
    }
}
