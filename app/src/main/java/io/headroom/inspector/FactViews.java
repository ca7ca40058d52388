package io.headroom.inspector;

import static io.headroom.inspector.Lines.gap;
import static io.headroom.inspector.Lines.glued;
import static io.headroom.inspector.Lines.label;
import static io.headroom.inspector.Lines.line;
import static io.headroom.inspector.Lines.view;

import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Source;
import io.headroom.inspector.InspectorModel.Sources;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the nodes of rows that are there to be read.
final class FactViews {
    private FactViews() {}

    static Shown<Row> fact(Fact first) {
        Label name = label(first.label(), "second");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label value = label(glued(first.value()), "figure");
        value.setWrapText(true);
        HBox line = line(name, gap(), value);
        line.setFocusTraversable(false);
        return view(line, row -> {
            Fact newer = (Fact) row;
            name.setText(newer.label());
            value.setText(glued(newer.value()));
        });
    }

    static Shown<Row> prose(Prose first) {
        Label text = label(glued(first.text()), "second");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return view(text, row -> text.setText(glued(((Prose) row).text())));
    }

    static Shown<Row> link(Link first, InspectorActions inspector) {
        Hyperlink name = new Hyperlink(first.label());
        StateMark state = new StateMark(State.NONE);
        Consumer<Row> shower = row -> {
            Link newer = (Link) row;
            name.setText(newer.label());
            name.setOnAction(_ -> inspector.select(newer.to()));
            state.show(newer.state(), newer.stateWord());
        };
        shower.accept(first);
        return view(line(name, gap(), state), shower);
    }

    static Shown<Row> sources(Sources first) {
        VBox box = new VBox();
        box.getStyleClass().add("inspector-sources");
        Consumer<Row> shower = row -> {
            List<Source> newer = ((Sources) row).sources();
            if (!newer.equals(box.getUserData())) {
                box.setUserData(newer);
                box.getChildren().setAll(newer.stream().map(FactViews::source).toList());
            }
        };
        shower.accept(first);
        return view(box, shower);
    }

    private static Node source(Source source) {
        Label name = label(source.name(), "strong");
        Label text = label(glued(source.text()), "caption");
        for (Label label : List.of(name, text)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return new VBox(name, text);
    }
}
