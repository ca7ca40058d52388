package io.headroom.welcome;

import io.headroom.look.Icon;
import io.headroom.look.Tokens;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A plan to open: its picture over its title and a line or two. One button, so that it is reached, pressed and read out as one thing; a plan that can be taken out of the
/// list has a second, small one for that.
final class PlanCard extends StackPane {
    private final SketchView picture;
    private final Label title = new Label();
    private final Label line = new Label();
    private final Label size = new Label();
    private final VBox content = new VBox();
    private final Button open = new Button();
    private final Object key;

    /// @param key what it stands for, by which the focus finds it again
    PlanCard(Object key, ObservableValue<Tokens> tokens, Runnable opens) {
        this.key = key;
        picture = new SketchView(tokens);
        getStyleClass().add("plan-card-place");
        title.getStyleClass().add("heading");
        title.setMinWidth(0);
        line.getStyleClass().add("second");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        size.getStyleClass().addAll("caption", "hint");
        size.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, line, size);
        words.getStyleClass().add("plan-card-words");
        content.getChildren().addAll(picture, words);
        content.setMouseTransparent(true);
        content.prefWidthProperty().bind(open.widthProperty().subtract(2));
        open.setGraphic(content);
        open.getStyleClass().add("plan-card");
        open.setAlignment(Pos.TOP_LEFT);
        open.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        open.setOnAction(_ -> opens.run());
        // Everywhere, and not only where the platform's buttons do so.
        open.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                open.fire();
            }
        });
        getChildren().add(open);
    }

    /// Lets it be taken out of its list, by a button of its own and by Delete.
    ///
    /// @param words what that does, for the tooltip and for those who hear it
    PlanCard removable(String words, Runnable removes) {
        Button remove = new Button("", Icon.CLOSE.view());
        remove.getStyleClass().addAll("flat", "icon-only", "plan-card-remove");
        remove.setTooltip(new Tooltip(words));
        remove.setAccessibleText(words);
        remove.setOnAction(_ -> removes.run());
        setAlignment(remove, Pos.BOTTOM_RIGHT);
        getChildren().add(remove);
        open.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                event.consume();
                removes.run();
            }
        });
        return this;
    }

    /// Shows what it stands for.
    ///
    /// @param missing says that its file is gone; empty where it is there
    void show(String titled, String said, String sized, String missing, @Nullable PlanSketch sketch) {
        title.setText(titled);
        line.setText(missing.isEmpty() ? said : missing);
        line.setGraphic(missing.isEmpty() ? null : Icon.RISK.view());
        size.setText(sized);
        picture.show(sketch);
        picture.setOpacity(missing.isEmpty() ? 1 : 0.4);
        open.setAccessibleText(String.join(", ", Stream.of(titled, missing.isEmpty() ? said : missing, sized).filter(text -> !text.isEmpty()).toList()));
        open.setTooltip(new Tooltip(missing.isEmpty() ? said : missing + "\n" + said));
    }

    /// A button asks for the height of its graphic without telling it its width, at which lines would wrap.
    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width - 2) + 2;
    }

    void repaint() {
        picture.requestLayout();
    }

    Object key() {
        return key;
    }

    Button button() {
        return open;
    }
}
