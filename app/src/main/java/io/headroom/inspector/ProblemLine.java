package io.headroom.inspector;

import io.headroom.look.Icon;
import javafx.scene.control.Label;

/// Says below a row why what was entered cannot be; takes no room while there is nothing to say.
final class ProblemLine extends Label {
    ProblemLine() {
        getStyleClass().add("field-error");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setGraphic(Icon.MISSED.view());
        say("");
    }

    /// @param problem one line; empty where all is well
    void say(String problem) {
        setText(problem);
        setManaged(!problem.isEmpty());
        setVisible(!problem.isEmpty());
    }
}
