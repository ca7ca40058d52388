package io.headroom.shell;

import io.headroom.calibrate.RecordedRun;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.calibrate.RunReplay;
import io.headroom.cli.RunPicture;
import io.headroom.look.Fonts;
import io.headroom.look.Theme;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// A recorded run beside its simulation: running sequences and waiting requests over time. What was measured is a solid line, what was simulated a dashed one.
public final class RunChart implements RunPicture {
    private static final Words WORDS = Words.of(RunChart.class);
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;

    @Override
    public byte[] png(RunReplay.Outcome replayed) {
        return Offscreen.png(() -> scene(replayed));
    }

    private static Scene scene(RunReplay.Outcome replayed) {
        Theme paper = new Theme(Theme.Choice.LIGHT);
        RecordedRun run = replayed.run();
        Label title = new Label(WORDS.text("run.title", run.model().name(), run.gpu().name()));
        title.setStyle("-fx-font-family: '%s'; -fx-font-size: 20px;".formatted(Fonts.WORDS_BOLD));
        Label subtitle = new Label(WORDS.count("run.subtitle", run.requests().size(), run.name()));
        HBox legend = new HBox(24, key(Kind.MEASURED), key(Kind.SIMULATED));
        legend.setAlignment(Pos.CENTER_LEFT);
        VBox page = new VBox(8, title, subtitle, legend, chart(replayed, "run.running", Tick::running), chart(replayed, "run.waiting", Tick::waiting));
        page.setPadding(new Insets(16));
        Scene scene = new Scene(page, WIDTH, HEIGHT);
        paper.dress(scene);
        return scene;
    }

    private enum Kind {
        MEASURED, SIMULATED;

        private String style() {
            return switch (this) {
                case MEASURED -> "-fx-stroke: -hr-t1; -fx-stroke-width: 2px;";
                case SIMULATED -> "-fx-stroke: -hr-accent; -fx-stroke-width: 2px; -fx-stroke-dash-array: 7 5;";
            };
        }
    }

    private static Node key(Kind kind) {
        Line line = new Line(0, 0, 40, 0);
        line.setStyle(kind.style());
        Label label = new Label(WORDS.of(kind), line);
        label.setGraphicTextGap(8);
        return label;
    }

    private static Node chart(RunReplay.Outcome replayed, String counted, ToDoubleFunction<Tick> count) {
        NumberAxis time = new NumberAxis();
        time.setLabel(WORDS.text("run.time"));
        NumberAxis counts = new NumberAxis();
        counts.setLabel(WORDS.text(counted));
        LineChart<Number, Number> chart = new LineChart<>(time, counts);
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        chart.setLegendVisible(false);
        add(chart, Kind.MEASURED, replayed.run().ticks(), count);
        add(chart, Kind.SIMULATED, replayed.ticks(), count);
        VBox.setVgrow(chart, Priority.ALWAYS);
        return chart;
    }

    private static void add(LineChart<Number, Number> chart, Kind kind, List<Tick> ticks, ToDoubleFunction<Tick> count) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        ticks.forEach(tick -> series.getData().add(new XYChart.Data<>(tick.seconds(), count.applyAsDouble(tick))));
        chart.getData().add(series);
        series.getNode().setStyle(kind.style());
    }
}
