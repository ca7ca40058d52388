package io.headroom.help;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The line that finds words on the page shown: Enter goes to the next place, Shift+Enter to the one before.
final class FindBar extends HBox {
    private final Words words = Words.of(FindBar.class);
    private final Supplier<@Nullable HelpView> page;
    private final Runnable closed;
    private final TextField text = new TextField();
    private final Label count = new Label();
    private int places;

    FindBar(Supplier<@Nullable HelpView> page, Runnable closed) {
        this.page = page;
        this.closed = closed;
        getStyleClass().add("help-find");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("help-find");
        text.setPromptText(words.text("find"));
        text.setAccessibleText(words.text("find"));
        text.textProperty().subscribe(_ -> again());
        text.setOnKeyPressed(key -> {
            if (key.getCode() == javafx.scene.input.KeyCode.ENTER) {
                step(key.isShiftDown() ? -1 : 1);
                key.consume();
            }
        });
        count.getStyleClass().add("second");
        count.setId("help-find-count");
        getChildren().addAll(text, icon(Icon.UP, "find.before", () -> step(-1)), icon(Icon.DOWN, "find.next", () -> step(1)), count,
                icon(Icon.CLOSE, "find.close", this::closeAndRead));
        close();
    }

    private Button icon(Icon icon, String key, Runnable action) {
        Button button = new Button("", icon.view());
        button.getStyleClass().addAll("flat", "icon-only");
        button.setAccessibleText(words.text(key));
        button.setTooltip(new Tooltip(words.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    void open() {
        setVisible(true);
        setManaged(true);
        text.requestFocus();
        text.selectAll();
        again();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        HelpView shown = page.get();
        if (shown != null) {
            shown.clearFound();
        }
    }

    private void closeAndRead() {
        close();
        closed.run();
    }

    /// Finds the words anew, e.g. on another page.
    void again() {
        HelpView shown = page.get();
        if (isVisible() && shown != null) {
            places = shown.find(text.getText());
            say(Math.min(1, places));
        }
    }

    private void step(int by) {
        HelpView shown = page.get();
        if (shown != null) {
            say(shown.findAgain(by));
        }
    }

    private void say(int at) {
        count.setText(text.getText().isBlank() ? "" : places == 0 ? words.text("find.none") : words.text("find.of", at, places));
    }
}
