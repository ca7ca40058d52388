package io.headroom.look;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A state as icon, word and colour.
public final class StateMark extends HBox {
    private final IconView icon = Icon.NONE.view();
    private final Label word = new Label();
    private State state = State.NONE;

    /// @param state the state to begin with, said in its own word
    public StateMark(State state) {
        getStyleClass().addAll("state-mark", State.NONE.styleClass());
        setMinWidth(Region.USE_PREF_SIZE);
        word.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(icon, word);
        show(state, state.word());
    }

    /// Shows `shown` in other words, such as "2 missed" or "in budget". Creates no node.
    public void show(State shown, String words) {
        word.setText(words);
        if (shown != state) {
            // One change and not two: each styles the mark again.
            getStyleClass().set(getStyleClass().indexOf(state.styleClass()), shown.styleClass());
            state = shown;
        }
        icon.show(shown.icon());
    }

    /// Leaves the icon alone where there is no room for the word; whoever does so says the state elsewhere too.
    public void wordVisible(boolean visible) {
        word.setVisible(visible);
        word.setManaged(visible);
    }

    /// The state shown.
    public State state() {
        return state;
    }
}
