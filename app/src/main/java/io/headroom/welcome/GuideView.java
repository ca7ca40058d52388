package io.headroom.welcome;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The strip of the guided first plan: which step it is, what to do by mouse and by keyboard, and what came of it. It takes its own room, so that it covers nothing.
public final class GuideView extends HBox {
    private final Words words = Words.of(GuideView.class);
    private final Label number = new Label();
    private final Label title = new Label();
    private final TextFlow mouse = new TextFlow();
    private final TextFlow keys = new TextFlow();
    private final Label keysCaption = caption("guide.keys");
    private final Label mouseCaption = caption("guide.mouse");
    private final Label said = new Label();
    private final GridPane lines = new GridPane();
    private final Button back;
    private final Button next;
    private final Button sample;
    private final Button more;
    private @Nullable GuideModel shown;

    /// @param guide what its buttons steer
    /// @param openSample opens the plan the guide works on
    /// @param moreSamples shows the samples
    public GuideView(Guide guide, Runnable openSample, Runnable moreSamples) {
        getStyleClass().add("guide");
        setId("guide");
        setAccessibleRole(AccessibleRole.PARENT);
        number.getStyleClass().addAll("caption", "hint");
        number.setId("guide-number");
        title.getStyleClass().add("heading");
        title.setId("guide-title");
        title.setWrapText(true);
        VBox what = new VBox(number, title);
        what.getStyleClass().add("guide-what");
        said.getStyleClass().addAll("strong", "guide-said");
        said.setId("guide-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        mouse.setId("guide-mouse");
        keys.setId("guide-keys");
        lines.getStyleClass().add("guide-lines");
        lines.addRow(0, mouseCaption, mouse);
        lines.addRow(1, keysCaption, keys);
        lines.add(said, 1, 2);
        for (Region line : List.of(mouse, keys, said, lines)) {
            line.setMinWidth(0);
        }
        GridPane.setHgrow(mouse, Priority.ALWAYS);
        HBox.setHgrow(lines, Priority.ALWAYS);
        back = button("back", guide::back);
        back.setTooltip(new Tooltip(words.text("guide.back.hint")));
        next = button("next", guide::next);
        next.setTooltip(new Tooltip(words.text("guide.next.hint")));
        sample = button("openSample", openSample);
        more = button("more", moreSamples);
        Button close = new Button("", Icon.CLOSE.view());
        close.getStyleClass().addAll("flat", "icon-only");
        close.setId("guide-close");
        close.setAccessibleText(words.text("guide.close"));
        close.setTooltip(new Tooltip(words.text("guide.close")));
        close.setOnAction(_ -> guide.close());
        HBox buttons = new HBox(sample, more, back, next, close);
        buttons.getStyleClass().add("guide-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(what, lines, buttons);
    }

    private Label caption(String key) {
        Label caption = new Label(words.text(key));
        caption.getStyleClass().addAll("caption", "hint");
        caption.setMinWidth(Region.USE_PREF_SIZE);
        return caption;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.text("guide." + key));
        button.setId("guide-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Shows a model; the same again costs nothing.
    public void show(GuideModel model) {
        if (model.equals(shown)) {
            return;
        }
        shown = model;
        number.setText(words.text("guide.number", model.number(), model.of()));
        number.setGraphic(model.done() ? Icon.MET.view() : null);
        title.setText(model.title());
        fill(mouse, model.mouse());
        fill(keys, model.keys());
        there(mouseCaption, !model.foreign());
        there(keysCaption, !model.keys().isEmpty());
        there(keys, !model.keys().isEmpty());
        said.setText(model.said());
        there(said, !model.said().isEmpty());
        boolean last = model.number() == model.of();
        back.setDisable(model.number() == 1);
        there(back, !model.foreign());
        there(next, !model.foreign());
        next.setText(words.text(last ? "guide.finish" : model.done() ? "guide.next" : "guide.skip"));
        next.getStyleClass().remove("primary");
        if (model.done()) {
            next.getStyleClass().add("primary");
        }
        there(sample, model.foreign());
        there(more, last && model.done());
        setAccessibleText(String.join(" ", words.text("guide.strip", model.number(), model.of(), model.title()) + ".", GuideModel.spoken(model.mouse()),
                GuideModel.spoken(model.keys()), model.said()).strip());
    }

    private static void fill(TextFlow flow, String sentence) {
        flow.getChildren().setAll(GuideModel.parts(sentence).stream().map(part -> {
            Text text = new Text(part.text());
            text.getStyleClass().add(part.named() ? "guide-name" : "guide-text");
            return text;
        }).toList());
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(GuideModel.spoken(sentence));
    }

    private static void there(Region node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
