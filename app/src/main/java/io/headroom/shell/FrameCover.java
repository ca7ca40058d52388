package io.headroom.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Puts a pane in the place of everything between the menus and the status bar, and brings back what was there: none of it is in the scene meanwhile, so that neither
/// Tab nor a screen reader strays into it.
final class FrameCover {
    private final BorderPane frame;
    private final Node stays;
    private final List<Node> top = new ArrayList<>();
    private @Nullable Node left;
    private @Nullable Node right;
    private @Nullable Node center;
    private boolean covered;

    /// @param stays the part of the frame's top that stays
    FrameCover(BorderPane frame, Node stays) {
        this.frame = frame;
        this.stays = stays;
    }

    /// Covers the frame with a pane.
    void cover(Node pane) {
        if (!covered) {
            covered = true;
            left = frame.getLeft();
            right = frame.getRight();
            center = frame.getCenter();
            if (frame.getTop() instanceof Pane bars) {
                top.addAll(bars.getChildren());
                bars.getChildren().setAll(stays);
            }
            frame.setLeft(null);
            frame.setRight(null);
        }
        frame.setCenter(pane);
    }

    /// Brings back what was there.
    void uncover() {
        if (covered) {
            covered = false;
            if (frame.getTop() instanceof Pane bars) {
                bars.getChildren().setAll(top);
                top.clear();
            }
            frame.setCenter(center);
            frame.setLeft(left);
            frame.setRight(right);
        }
    }
}
