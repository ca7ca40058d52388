package io.headroom.board;

import io.headroom.look.Icon;
import io.headroom.look.IconView;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A short word over a block during a drag: what a drop does, or why there can be none.
final class Pill extends HBox {
    private final IconView icon = Icon.PLUS.view();
    private final Label words = new Label();

    Pill() {
        getStyleClass().add("pill");
        icon.getStyleClass().add("small");
        getChildren().addAll(icon, words);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// @param verb whether it invites, in the accent, or gives a reason
    void show(Icon sign, String text, boolean verb) {
        icon.show(sign);
        words.setText(text);
        getStyleClass().remove("verb");
        if (verb) {
            getStyleClass().add("verb");
        }
        setVisible(true);
    }

    /// Its height: what the style asks for at least.
    double tall() {
        return Math.ceil(Math.max(minHeight(-1), prefHeight(-1)));
    }

    String text() {
        return isVisible() ? words.getText() : "";
    }
}
