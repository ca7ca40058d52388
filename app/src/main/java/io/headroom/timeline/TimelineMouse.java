package io.headroom.timeline;

import io.headroom.copying.Taking;
import java.util.Objects;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on the time line: a press on the tracks scrubs, one on the axis or with Shift brushes a stretch to zoom to, the wheel zooms with Ctrl and moves along without.
final class TimelineMouse {
    private static final double WHEEL = 1.2;
    private static final double SLOP = 4;

    private enum Drag {
        NONE, SCRUB, BRUSH, LENS
    }

    private final TimelineView view;
    private final TimelineActions actions;
    private Drag drag = Drag.NONE;
    private double anchor;
    private double pressedX;

    TimelineMouse(TimelineView view, TimelineActions actions) {
        this.view = view;
        this.actions = actions;
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnMouseClicked(this::clicked);
        view.setOnMouseMoved(move -> view.setCursor(view.usable() && view.frame().onTracks(move.getX(), move.getY()) ? move.isShiftDown() ? Cursor.CROSSHAIR : Cursor.H_RESIZE
                : view.usable() && view.frame().onAxis(move.getX(), move.getY()) ? Cursor.CROSSHAIR : Cursor.DEFAULT));
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.setOnContextMenuRequested(this::menu);
    }

    private double seconds(double x) {
        return view.scale().seconds(x - view.frame().left());
    }

    private void pressed(MouseEvent press) {
        if (!view.usable() || press.getButton() != MouseButton.PRIMARY) {
            return;
        }
        TimelineFrame frame = view.frame();
        view.requestFocus();
        pressedX = press.getX();
        anchor = seconds(press.getX());
        if (view.scale().zoomed() && frame.onAxis(press.getX(), press.getY()) && press.getY() > frame.height() - frame.px(9)) {
            drag = Drag.LENS;
        } else if (frame.onAxis(press.getX(), press.getY()) || (press.isShiftDown() && frame.onTracks(press.getX(), press.getY()))) {
            drag = Drag.BRUSH;
        } else if (frame.onTracks(press.getX(), press.getY())) {
            drag = Drag.SCRUB;
            actions.scrub(anchor);
        }
        press.consume();
    }

    private void dragged(MouseEvent move) {
        switch (drag) {
            case SCRUB -> actions.scrub(seconds(move.getX()));
            case BRUSH -> {
                if (view.brushing() || Math.abs(move.getX() - pressedX) >= SLOP) {
                    view.brush(anchor, seconds(move.getX()));
                }
            }
            case LENS -> {
                TimeScale scale = view.scale();
                double by = (move.getX() - pressedX) / scale.width() * scale.end();
                pressedX = move.getX();
                view.scale(scale.later(by));
            }
            case NONE -> { }
        }
        move.consume();
    }

    /// Ends a drag that leaves everything as it was.
    void giveUp() {
        drag = Drag.NONE;
        view.brush(Double.NaN, Double.NaN);
    }

    private void released(MouseEvent release) {
        if (drag == Drag.BRUSH && view.brushing()) {
            view.scale(view.scale().between(anchor, seconds(release.getX())));
        }
        giveUp();
        release.consume();
    }

    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 2 && click.getButton() == MouseButton.PRIMARY && click.isStillSincePress() && click.getY() >= view.frame().tracksTop()) {
            view.scale(view.scale().whole());
        }
        click.consume();
    }

    private void scrolled(ScrollEvent wheel) {
        if (!view.usable()) {
            return;
        }
        double turned = wheel.getDeltaY() == 0 ? wheel.getDeltaX() : wheel.getDeltaY();
        if (wheel.isControlDown()) {
            view.scale(view.scale().closer(seconds(wheel.getX()), turned > 0 ? WHEEL : 1 / WHEEL));
            wheel.consume();
        } else if (view.scale().zoomed() && turned != 0) {
            view.scale(view.scale().later(-Math.signum(turned) * view.scale().perPixel() * view.frame().px(40)));
            wheel.consume();
        }
    }

    private void menu(ContextMenuEvent request) {
        if (!view.usable()) {
            return;
        }
        boolean keyboard = request.isKeyboardTrigger();
        if (!keyboard && view.frame().onTracks(request.getX(), request.getY())) {
            // What is let happen from the menu happens where it was asked for.
            actions.scrub(seconds(request.getX()));
        }
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(actions.menu());
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(Taking.items(view, () -> Objects.requireNonNullElse(view.getAccessibleText(), "")));
        menu.setAutoHide(true);
        menu.show(view, request.getScreenX(), request.getScreenY());
        request.consume();
    }
}
