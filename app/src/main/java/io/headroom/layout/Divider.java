package io.headroom.layout;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The line between two parts. Dragged, or moved by the arrow keys while it has the focus; a double click gives the usual size back.
final class Divider extends Region {
    /// How far an arrow key moves it, in steps of 4 px at 12 px.
    private static final double STEP_EM = 1 / 3.0;

    private final boolean upright;
    private final DoubleSupplier em;
    private final DoubleConsumer moved;
    private final Runnable usual;
    private double last;

    /// @param upright whether the line is vertical, and so moves sideways
    /// @param name    what it separates, for whoever does not see it
    /// @param em      size of the letters, px
    /// @param moved   hears by how many px it is to move
    /// @param usual   gives the usual size back
    Divider(boolean upright, String name, DoubleSupplier em, DoubleConsumer moved, Runnable usual) {
        this.upright = upright;
        this.em = em;
        this.moved = moved;
        this.usual = usual;
        getStyleClass().addAll("panel-divider", upright ? "upright" : "level");
        setCursor(upright ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(name);
        setViewOrder(-1);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnKeyPressed(this::key);
    }

    private double along(MouseEvent event) {
        return upright ? event.getSceneX() : event.getSceneY();
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            last = along(event);
            if (event.getClickCount() == 2) {
                usual.run();
            }
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            // The line stays under the pointer even where it could not follow it for a while.
            double middle = upright ? localToScene(getWidth() / 2, 0).getX() : localToScene(0, getHeight() / 2).getY();
            double by = along(event) - last;
            last = along(event);
            boolean towards = (along(event) - middle) * by > 0;
            if (towards) {
                moved.accept(along(event) - middle);
            }
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        double step = STEP_EM * em.getAsDouble() * (event.isShiftDown() ? 5 : 1);
        switch (event.getCode()) {
            case LEFT -> move(event, upright, -step);
            case RIGHT -> move(event, upright, step);
            case UP -> move(event, !upright, -step);
            case DOWN -> move(event, !upright, step);
            case HOME -> {
                usual.run();
                event.consume();
            }
            default -> { }
        }
    }

    private void move(KeyEvent event, boolean mine, double by) {
        if (mine) {
            moved.accept(by);
            event.consume();
        }
    }
}
