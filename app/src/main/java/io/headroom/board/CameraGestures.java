package io.headroom.board;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// Moves the camera: the wheel scrolls, with Ctrl it zooms at the pointer, the middle button drags the board, Alt with an arrow and the page keys move it.
final class CameraGestures {
    /// Pixels that one notch of a wheel reports.
    private static final double NOTCH = 40;
    private static final double KEY_STEP = 80;

    private final BoardField field;
    private double lastX;
    private double lastY;
    private boolean panning;

    CameraGestures(BoardField field) {
        this.field = field;
        field.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        field.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        field.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        field.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        field.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void wheel(ScrollEvent wheel) {
        BoardCamera now = field.camera();
        if (wheel.isControlDown() || wheel.isShortcutDown()) {
            if (wheel.getDeltaY() != 0) {
                field.look(now.stepped(wheel.getDeltaY() / NOTCH, wheel.getX(), wheel.getY()));
            }
        } else {
            boolean sideways = wheel.isShiftDown() && wheel.getDeltaX() == 0;
            field.look(now.panned(sideways ? -wheel.getDeltaY() : -wheel.getDeltaX(), sideways ? 0 : -wheel.getDeltaY()));
        }
        wheel.consume();
    }

    private void pinch(ZoomEvent pinch) {
        BoardCamera now = field.camera();
        field.look(now.zoomed(now.zoom() * pinch.getZoomFactor(), pinch.getX(), pinch.getY()));
        pinch.consume();
    }

    private void press(MouseEvent press) {
        if (press.getButton() == MouseButton.MIDDLE) {
            panning = true;
            lastX = press.getSceneX();
            lastY = press.getSceneY();
            press.consume();
        }
    }

    private void drag(MouseEvent drag) {
        if (panning && drag.isMiddleButtonDown()) {
            field.look(field.camera().panned(lastX - drag.getSceneX(), lastY - drag.getSceneY()));
            lastX = drag.getSceneX();
            lastY = drag.getSceneY();
            drag.consume();
        }
    }

    private void release(MouseEvent release) {
        if (panning && release.getButton() == MouseButton.MIDDLE) {
            panning = false;
            release.consume();
        }
    }

    private void key(KeyEvent key) {
        BoardCamera now = field.camera();
        double page = now.viewHeight() * 0.9;
        boolean alone = !key.isShortcutDown() && !key.isControlDown();
        BoardCamera to = switch (key.getCode()) {
            case PAGE_DOWN -> now.panned(0, page);
            case PAGE_UP -> now.panned(0, -page);
            case LEFT -> key.isAltDown() && alone ? now.panned(-KEY_STEP, 0) : now;
            case RIGHT -> key.isAltDown() && alone ? now.panned(KEY_STEP, 0) : now;
            case UP -> key.isAltDown() && alone ? now.panned(0, -KEY_STEP) : now;
            case DOWN -> key.isAltDown() && alone ? now.panned(0, KEY_STEP) : now;
            default -> now;
        };
        if (!to.equals(now)) {
            field.look(to);
            key.consume();
        }
    }
}
