package io.headroom.inspector;

import io.headroom.look.Icon;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Says below a row why what was entered cannot be, or while it is typed how it will be read; takes no room while there is nothing to say.
final class ProblemLine extends Label {
    private final Node mark = Icon.MISSED.view();

    ProblemLine() {
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        say("");
    }

    /// @param problem one line; empty where all is well
    void say(String problem) {
        show(problem, "field-error", problem.isEmpty() ? null : mark);
    }

    /// @param words how it will be read; empty where that is plain
    void read(String words) {
        show(words, "field-reading", null);
    }

    private void show(String words, String style, @Nullable Node graphic) {
        if (words.equals(getText()) && getStyleClass().contains(style)) {
            // A style class set again is a node styled again, and every field says on every turn of the page that all is well.
            return;
        }
        setText(words);
        setGraphic(graphic);
        getStyleClass().removeAll("field-error", "field-reading");
        getStyleClass().add(style);
        setManaged(!words.isEmpty());
        setVisible(!words.isEmpty());
    }
}
