package io.headroom.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/// A pop-over of the window, above what it belongs to. Esc closes it.
final class Pop {
    private final Node anchor;
    private final PopOver over = new PopOver();

    Pop(Node anchor) {
        this.anchor = anchor;
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        over.setDetachable(false);
        over.setAnimated(false);
    }

    void show(Region content) {
        over.setContentNode(content);
        over.getRoot().getStylesheets().setAll(anchor.getScene().getStylesheets());
        over.getRoot().getStylesheets().add(ShellSheet.url());
        over.getRoot().setStyle(anchor.getScene().getRoot().getStyle());
        over.show(anchor);
    }

    void hide() {
        over.hide();
    }

    boolean showing() {
        return over.isShowing();
    }
}
