package io.headroom.gauges;

import io.headroom.look.KindMark;
import io.headroom.words.Figure;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// "How is this computed": the value with its kind, then what it means, whose it is, over which window, from how many requests, and how far to trust it.
final class ExplanationPopup extends WallPopup {
    private final Button more;

    ExplanationPopup(Explanation explanation, Format format, Consumer<String> help) {
        super("gauge-explanation");
        Words words = Words.of(ExplanationPopup.class);
        Wording wording = new Wording(words, format);
        Reading reading = explanation.reading();
        Label title = label(reading.title(), "title");
        Label scope = label(reading.scope(), "second");
        card().getChildren().addAll(title, scope, value(reading, wording), rows(explanation));
        more = new Button(words.text("explain.help"));
        more.setId("explain-help");
        more.setOnAction(_ -> {
            close();
            help.accept(explanation.help());
        });
        Button done = new Button(words.text("explain.close"));
        done.setId("explain-close");
        done.setOnAction(_ -> close());
        HBox buttons = new HBox(more, done);
        buttons.getStyleClass().add("wall-card-buttons");
        card().getChildren().add(buttons);
        card().setAccessibleText(wording.speech(reading));
    }

    private static HBox value(Reading reading, Wording wording) {
        HBox line = new HBox();
        line.getStyleClass().add("explain-value");
        if (!reading.hasValue()) {
            line.getChildren().add(label(reading.reason(), "second"));
            return line;
        }
        Figure figure = wording.figure(reading.unit(), reading.value());
        line.getChildren().addAll(label(figure.text(), "reading"));
        if (reading.fact()) {
            line.getChildren().add(label(wording.fact(), "second"));
        } else {
            KindMark mark = new KindMark(reading.kind());
            mark.show(reading.kind(), wording.margin(reading));
            line.getChildren().add(mark);
        }
        return line;
    }

    private static GridPane rows(Explanation explanation) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("explain-rows");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(names, new ColumnConstraints());
        for (int row = 0; row < explanation.lines().size(); row++) {
            Explanation.Line line = explanation.lines().get(row);
            Label name = label(line.name(), "hint");
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            Label text = label(line.text(), "explain-text");
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(row, name, text);
        }
        return grid;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    Node first() {
        return more;
    }
}
