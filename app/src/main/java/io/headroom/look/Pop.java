package io.headroom.look;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/// A pop-over of the window, above what it belongs to. Esc closes it.
public final class Pop {
    private final Node anchor;
    private final PopOver over = new PopOver();

    /// @param anchor what it belongs to
    public Pop(Node anchor) {
        this.anchor = anchor;
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        over.setDetachable(false);
        over.setAnimated(false);
    }

    /// Opens it with something in it, in the looks of the window.
    public void show(Region content) {
        over.setContentNode(content);
        over.getRoot().getStylesheets().setAll(anchor.getScene().getStylesheets());
        over.getRoot().getStylesheets().add(ShellSheet.url());
        over.getRoot().setStyle(anchor.getScene().getRoot().getStyle());
        over.show(anchor);
    }

    /// Closes it.
    public void hide() {
        over.hide();
    }

    /// Whether it is open.
    public boolean showing() {
        return over.isShowing();
    }
}
