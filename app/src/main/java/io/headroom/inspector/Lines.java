package io.headroom.inspector;

import io.headroom.inspector.InspectorModel.Row;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What the nodes of rows are made of.
final class Lines {
    private Lines() {}

    /// A node that shows the newer rows it is given.
    static Shown<Row> view(Node node, Consumer<Row> show) {
        return new Shown<>() {
            @Override
            public Node node() {
                return node;
            }

            @Override
            public void show(Row row) {
                show.accept(row);
            }
        };
    }

    static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("inspector-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// A line must not break between a figure and its unit.
    static String glued(String text) {
        return text.replace(" %", "\u00a0%");
    }
}
