package io.headroom.comparison;

import io.headroom.compare.Change;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What becomes of a tenant, as icon, word and colour.
final class ChangeMark extends HBox {
    private final IconView icon = Icon.NONE.view();
    private final Label word = new Label();
    private String style = "state-none";

    ChangeMark() {
        getStyleClass().addAll("state-mark", style);
        setMinWidth(Region.USE_PREF_SIZE);
        word.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(icon, word);
    }

    void show(Change change) {
        icon.show(icon(change));
        word.setText(word(change));
        getStyleClass().remove(style);
        style = styleClass(change);
        getStyleClass().add(style);
    }

    /// A verdict in a word, e.g. "better".
    static String word(Change change) {
        return Words.of(ChangeMark.class).text("verdict." + change);
    }

    private static Icon icon(Change change) {
        return switch (change) {
            case LEAVES -> Icon.CLOSE;
            case LOSES -> Icon.DOWN;
            case UNCLEAR -> Icon.HELP;
            case UNCHANGED -> Icon.MINUS;
            case GAINS -> Icon.UP;
            case ENTERS -> Icon.PLUS;
            case IDLE -> Icon.NONE;
        };
    }

    private static String styleClass(Change change) {
        return switch (change) {
            case LEAVES, LOSES -> "state-missed";
            case GAINS, ENTERS -> "state-met";
            case UNCLEAR -> "state-at-risk";
            case UNCHANGED, IDLE -> "state-none";
        };
    }
}
