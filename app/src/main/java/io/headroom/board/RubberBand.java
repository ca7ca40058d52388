package io.headroom.board;

import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A rectangle drawn from empty floor: the chips it touches are selected while it is drawn, with Shift beside those that were. Esc brings back what was selected.
final class RubberBand {
    /// How far the pointer moves with a button down before the rectangle is drawn, px.
    private static final double SLACK = 4;

    private final BoardHost host;
    private final BooleanSupplier where;
    private final Region band = new Region();
    private final EventHandler<KeyEvent> escape = this::key;
    private double startX;
    private double startY;
    private boolean pressed;
    private boolean drawing;
    private Selection before = Selection.none();
    private Selection base = Selection.none();
    private @Nullable Scene watched;

    private RubberBand(BoardHost host, BooleanSupplier where) {
        this.host = host;
        this.where = where;
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
    }

    /// Lets a rectangle be drawn on a view. What is on it and takes presses for itself consumes them.
    ///
    /// @param where whether there are chips to be seen: from afar a drag moves the board
    static void on(Node view, BoardHost host, BooleanSupplier where) {
        RubberBand rubber = new RubberBand(host, where);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, rubber::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, rubber::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> rubber.end());
    }

    private void press(MouseEvent press) {
        pressed = press.getButton() == MouseButton.PRIMARY && where.getAsBoolean() && !host.drags().dragging();
        startX = press.getSceneX();
        startY = press.getSceneY();
        before = host.actions().selection();
        base = press.isShiftDown() || press.isShortcutDown() ? before : Selection.none();
    }

    private void drag(MouseEvent drag) {
        if (!pressed || host.drags().dragging()) {
            return;
        }
        if (!drawing && Math.hypot(drag.getSceneX() - startX, drag.getSceneY() - startY) >= SLACK) {
            drawing = true;
            host.drags().getChildren().add(band);
            watched = host.drags().getScene();
            watched.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
        if (drawing) {
            draw(drag.getSceneX(), drag.getSceneY());
        }
    }

    private void draw(double x, double y) {
        Bounds box = new BoundingBox(Math.min(x, startX), Math.min(y, startY), Math.abs(x - startX), Math.abs(y - startY));
        Point2D corner = host.drags().sceneToLocal(box.getMinX(), box.getMinY());
        band.resizeRelocate(Math.rint(corner.getX()), Math.rint(corner.getY()), Math.rint(box.getWidth()), Math.rint(box.getHeight()));
        List<TenantId> touched = new ArrayList<>();
        for (DropArea area : host.drags().areas()) {
            Bounds seen = area.visibleInScene();
            for (ChipView chip : area.chips()) {
                Bounds at = chip.localToScene(chip.getLayoutBounds());
                if (at.intersects(box) && at.intersects(seen)) {
                    touched.add(chip.chip().id());
                }
            }
        }
        Selection now = base.with(touched);
        if (!now.equals(host.actions().selection())) {
            host.actions().select(now);
        }
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            end();
            host.actions().select(before);
            key.consume();
        }
    }

    private void end() {
        pressed = false;
        if (drawing) {
            drawing = false;
            host.drags().getChildren().remove(band);
        }
        if (watched != null) {
            watched.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            watched = null;
        }
    }
}
