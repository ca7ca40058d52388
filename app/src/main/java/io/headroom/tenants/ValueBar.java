package io.headroom.tenants;

import io.headroom.words.Words;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line above the table: what stands in the chosen cell, and the field that enters one value into all chosen cells of its column.
final class ValueBar extends HBox {
    private static final Words WORDS = Words.of(ValueBar.class);

    private final Label what = new Label();
    private final TextField input = new TextField();
    private final Label hint = new Label();
    private String shown = "";

    /// @param enter told what to enter; answers by showing again
    ValueBar(Consumer<String> enter, Runnable back) {
        getStyleClass().addAll("value-bar", "dense");
        what.getStyleClass().add("second");
        what.setLabelFor(input);
        what.setMinWidth(Region.USE_PREF_SIZE);
        input.setId("value-field");
        input.getStyleClass().add("figure");
        hint.getStyleClass().add("caption");
        hint.setMinWidth(0);
        HBox.setHgrow(hint, Priority.ALWAYS);
        input.setOnAction(_ -> enter.accept(input.getText()));
        input.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                input.setText(shown);
                back.run();
                key.consume();
            }
        });
        getChildren().addAll(what, input, hint);
        nothing();
    }

    /// No cell is chosen.
    void nothing() {
        what.setText(WORDS.text("value.none"));
        input.setText("");
        shown = "";
        input.setDisable(true);
        hint.setText("");
    }

    /// @param obstacle why it cannot be entered; empty where it can
    void show(String label, String value, String obstacle, String how) {
        what.setText(label);
        input.setAccessibleText(label);
        if (!input.isFocused()) {
            input.setText(value);
        }
        shown = value;
        input.setDisable(!obstacle.isEmpty());
        hint.setText(obstacle.isEmpty() ? how : obstacle);
    }

    /// What stands there is shown again, whatever was typed.
    void entered() {
        input.setText(shown);
    }
}
