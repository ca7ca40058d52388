package io.headroom;

import java.util.concurrent.ExecutionException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.testfx.util.WaitForAsyncUtils;

/// Where to point at, asked on the toolkit's own thread: a robot that measures nodes from the test's thread can meet a layout half done.
public final class Pointer {
    private Pointer() {}

    /// The middle of a node on the screen.
    public static Point2D on(Node node) {
        WaitForAsyncUtils.waitForFxEvents();
        try {
            return WaitForAsyncUtils.asyncFx(() -> {
                Bounds bounds = node.localToScreen(node.getLayoutBounds());
                return new Point2D(bounds.getCenterX(), bounds.getCenterY());
            }).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("Cannot point at " + node, failed);
        }
    }
}
