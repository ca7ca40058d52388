package io.headroom.gauges;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;

/// A card that opens below a part of the wall. Esc and a press elsewhere close it, and the focus goes back to where it was.
abstract class WallPopup {
    private final Popup popup = new Popup();
    private final VBox card = new VBox();

    WallPopup(String id) {
        card.setId(id);
        card.getStyleClass().addAll("floating", "wall-card");
        card.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
            }
            // Keys of the card are no keys of the window.
            key.consume();
        });
        popup.getContent().add(card);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    VBox card() {
        return card;
    }

    /// What has the focus at first.
    abstract Node first();

    void show(Node anchor) {
        Bounds at = anchor.localToScreen(anchor.getLayoutBounds());
        popup.show(anchor, at.getMinX(), at.getMaxY() + 4);
        Rectangle2D screen = Screen.getScreensForRectangle(at.getMinX(), at.getMinY(), 1, 1).stream().findFirst().orElse(Screen.getPrimary()).getVisualBounds();
        double right = Math.min(screen.getMaxX(), anchor.getScene().getWindow().getX() + anchor.getScene().getWindow().getWidth());
        popup.setX(Math.max(screen.getMinX(), Math.min(at.getMinX(), right - card.getWidth() - 8)));
        first().requestFocus();
    }

    void close() {
        popup.hide();
    }
}
