package io.headroom.comparison;

import io.headroom.compare.Change;
import io.headroom.comparison.ComparedGauge.Versus;
import io.headroom.copying.Taking;
import io.headroom.gauges.Reading;
import io.headroom.gauges.ReadingText;
import io.headroom.gauges.ScaleBar;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One gauge for all sides: a bar for each on one scale with the tick of the target, its figure, and how it differs from the first.
final class GaugeBars extends VBox {
    /// The least width of two bars, and of more with their changes, em.
    static final double LEAST_EM = 10.5;
    static final double LEAST_MANY_EM = 19;

    GaugeBars(ComparedGauge gauge, List<String> letters, Format format) {
        getStyleClass().addAll("gauge-tile", "gauge-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        Reading first = gauge.readings().getFirst();
        boolean two = gauge.readings().size() == 2;
        Label title = label(two ? first.shortTitle() : first.title(), "gauge-title");
        Label scope = label(first.scope(), "gauge-scope");
        scope.setMinWidth(0);
        HBox.setHgrow(scope, Priority.SOMETIMES);
        HBox head = row(title);
        HBox below = row(scope);
        if (two) {
            Versus versus = gauge.against().getFirst();
            head.getChildren().addAll(gap(), label(versus.change(), "figure-strong"));
            below.getChildren().addAll(gap());
            verdict(below, versus);
        }
        getChildren().addAll(head, below, bars(gauge, letters, format, two));
        String words = said(gauge, letters, format);
        setAccessibleText(words);
        Taking.chart(this, () -> words);
        Tooltip tooltip = new Tooltip(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        Tooltip.install(this, tooltip);
    }

    private static GridPane bars(ComparedGauge gauge, List<String> letters, Format format, boolean two) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("gauge-bar-rows");
        ColumnConstraints letter = fixed(HPos.LEFT);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        bar.setMinWidth(0);
        grid.getColumnConstraints().addAll(letter, bar, fixed(HPos.RIGHT), fixed(HPos.RIGHT), fixed(HPos.LEFT));
        for (int i = 0; i < gauge.readings().size(); i++) {
            Reading reading = gauge.readings().get(i);
            ScaleBar scale = new ScaleBar();
            scale.show(reading, gauge.scaleMax());
            scale.setMinWidth(0);
            scale.getStyleClass().add(i == 0 ? "first-side" : "other-side");
            scale.setVisible(reading.hasValue());
            Label figure = label(reading.hasValue() ? ReadingText.value(reading, format) : Format.NONE, i == 0 ? "figure" : "figure-strong");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(i, label(letters.get(i), "gauge-bar-letter"), scale, figure);
            if (!two && i > 0) {
                Versus versus = gauge.against().get(i - 1);
                Label change = label(versus.change(), "figure");
                change.setMinWidth(Region.USE_PREF_SIZE);
                HBox mark = new HBox();
                verdict(mark, versus);
                grid.add(change, 3, i);
                grid.add(mark, 4, i);
            }
        }
        return grid;
    }

    private static void verdict(HBox box, Versus versus) {
        Change verdict = versus.verdict();
        if (verdict != null) {
            ChangeMark mark = new ChangeMark();
            mark.show(verdict);
            box.getChildren().add(mark);
        }
    }

    private static String said(ComparedGauge gauge, List<String> letters, Format format) {
        Words words = Words.of(GaugeBars.class);
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < gauge.readings().size(); i++) {
            said.append(i == 0 ? "" : "\n").append(words.text("gauge.side", letters.get(i), ReadingText.speech(gauge.readings().get(i), format)));
            if (i > 0) {
                Versus versus = gauge.against().get(i - 1);
                Change verdict = versus.verdict();
                if (!versus.change().isEmpty()) {
                    said.append(", ").append(versus.change());
                }
                said.append(", ").append(verdict == null ? words.text("gauge.noVerdict") : ChangeMark.word(verdict));
            }
        }
        return said.toString();
    }

    private static ColumnConstraints fixed(HPos side) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(Region.USE_PREF_SIZE);
        column.setHalignment(side);
        return column;
    }

    private static HBox row(Label label) {
        HBox row = new HBox(label);
        row.getStyleClass().add("gauge-bar-head");
        return row;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
