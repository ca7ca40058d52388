package io.headroom.calibration;

import io.headroom.calibration.CalibrationModel.Metric;
import io.headroom.calibration.CalibrationModel.Point;
import io.headroom.copying.Taking;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Simulated over measured latency of each point, before and after: what lies on the line at 1× is right. Both axes are logarithmic; outliers are crosses.
final class ResidualPlot extends VBox {
    private final Words words = Words.of(ResidualPlot.class);
    private final CalibrationModel model;
    private final int profile;
    private final StackPane place = new StackPane();
    private final Label none = new Label();
    private Metric metric = Metric.TTFT;
    private boolean overMeasured;

    ResidualPlot(CalibrationModel model, int profile) {
        this.model = model;
        this.profile = profile;
        getStyleClass().add("residual-plot");
        Taking.chart(this, () -> Objects.requireNonNullElse(getAccessibleText(), ""));
        none.setText(words.text("plot.none"));
        none.getStyleClass().add("second");
        place.setMinHeight(Region.USE_PREF_SIZE);
        HBox bar = new HBox(metrics(), axes(), legend());
        bar.getStyleClass().addAll("plot-bar", "dense");
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, place);
        draw();
    }

    private HBox metrics() {
        return segments(words.of(Metric.TTFT), words.of(Metric.TPOT), "plot-metric", second -> {
            metric = second ? Metric.TPOT : Metric.TTFT;
            draw();
        });
    }

    private HBox axes() {
        Label against = new Label(words.text("plot.against"));
        against.getStyleClass().add("second");
        HBox box = new HBox(against, segments(words.text("plot.concurrency"), words.text("plot.measured"), "plot-axis", second -> {
            overMeasured = second;
            draw();
        }));
        box.getStyleClass().add("plot-bar");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private interface Choose {
        void second(boolean chosen);
    }

    private static HBox segments(String first, String second, String id, Choose choose) {
        ToggleGroup group = new ToggleGroup();
        ToggleButton one = new ToggleButton(first);
        ToggleButton other = new ToggleButton(second);
        one.setId(id + "-0");
        other.setId(id + "-1");
        one.getStyleClass().add("first");
        other.getStyleClass().add("last");
        one.setToggleGroup(group);
        other.setToggleGroup(group);
        one.setSelected(true);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                choose.second(now.equals(other));
            }
        });
        for (ToggleButton button : List.of(one, other)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox box = new HBox(one, other);
        box.getStyleClass().add("segmented");
        return box;
    }

    private HBox legend() {
        HBox box = new HBox();
        box.getStyleClass().add("plot-legend");
        box.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(box, Priority.ALWAYS);
        int series = 0;
        for (String key : List.of("plot.before", "plot.after", "plot.outlier")) {
            Region sign = new Region();
            sign.getStyleClass().addAll("chart-symbol", "series" + series++);
            StackPane holder = new StackPane(sign);
            holder.getStyleClass().add("plot-sign");
            Label label = new Label(words.text(key), holder);
            label.getStyleClass().add("caption");
            label.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }

    private void draw() {
        List<Point> points = model.points(profile, metric);
        if (points.isEmpty()) {
            place.getChildren().setAll(none);
            return;
        }
        Format format = model.format();
        NumberAxis across = new NumberAxis();
        NumberAxis up = new NumberAxis();
        LogScale ratios = new LogScale(up, 2, ratio -> words.text("plot.times", format.count(ratio)));
        LogScale places = overMeasured ? new LogScale(across, 10, seconds -> format.durationExact(round(seconds)).text())
                : new LogScale(across, 2, clients -> format.count(Math.rint(clients)));
        ToDoubleFunction<Point> x = overMeasured ? Point::measuredSeconds : Point::concurrency;
        places.range(points.stream().mapToDouble(x).min().orElse(1), points.stream().mapToDouble(x).max().orElse(1));
        ratios.around(points.stream().flatMap(point -> java.util.stream.Stream.of(point.before(), point.after())).mapToDouble(ratio -> Math.max(ratio, 1 / ratio)).max().orElse(1));
        across.setLabel(words.text(overMeasured ? "plot.axis.measured" : "plot.axis.concurrency"));
        up.setLabel(words.text("plot.axis.ratio"));
        ScatterChart<Number, Number> chart = new ScatterChart<>(across, up);
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setAccessibleText(words.text("plot.spoken", words.of(metric), words.text(overMeasured ? "plot.measured" : "plot.concurrency"), format.whole(points.size())));
        chart.getData().add(series(points, point -> new XYChart.Data<>(places.place(x.applyAsDouble(point)), ratios.place(point.before()), point)));
        for (boolean outlier : new boolean[] {false, true}) {
            chart.getData().add(series(points.stream().filter(point -> point.outlier() == outlier).toList(),
                    point -> new XYChart.Data<>(places.place(x.applyAsDouble(point)), ratios.place(point.after()), point)));
        }
        chart.getData().forEach(each -> each.getData().forEach(this::explain));
        place.getChildren().setAll(chart);
    }

    /// A power of ten as it was meant: the logarithm there and back leaves its last bits off.
    private static double round(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
    }

    private interface Placing {
        XYChart.Data<Number, Number> of(Point point);
    }

    private static XYChart.Series<Number, Number> series(List<Point> points, Placing placing) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        points.forEach(point -> series.getData().add(placing.of(point)));
        return series;
    }

    private void explain(XYChart.Data<Number, Number> data) {
        if (data.getExtraValue() instanceof Point point && data.getNode() != null) {
            Format format = model.format();
            Tooltip.install(data.getNode(), new Tooltip(words.text("plot.point", point.id(), format.whole(point.concurrency()), format.duration(point.measuredSeconds()).text(),
                    format.count(point.before()), format.count(point.after()))));
        }
    }
}
