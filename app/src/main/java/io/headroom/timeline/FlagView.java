package io.headroom.timeline;

import io.headroom.timeline.FlagLayout.Side;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/// A pennant with its label. It is dragged to move its incident, at its end to make it longer or shorter; arrows do the same.
final class FlagView extends Region {
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final double SLOP = 4;

    private final FlagHost host;
    private final Polygon pennant = new Polygon();
    private final Label label = new Label();
    private final Region end = new Region();
    private final Tooltip tip = new Tooltip();
    private Flag flag;
    private double pressedX;
    private double grabbed;
    private boolean dragging;
    private boolean givenUp;

    FlagView(FlagHost host, Flag first) {
        this.host = host;
        flag = first;
        getStyleClass().add("timeline-flag");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        pennant.getStyleClass().add("timeline-pennant");
        pennant.setManaged(false);
        label.getStyleClass().addAll("caption", "timeline-flag-label");
        label.setManaged(false);
        end.getStyleClass().add("timeline-flag-end");
        end.setManaged(false);
        end.setCursor(Cursor.E_RESIZE);
        getChildren().addAll(pennant, label, end);
        Tooltip.install(this, tip);
        setOnMousePressed(press -> pressed(press, false));
        setOnMouseDragged(drag -> dragged(drag, false));
        setOnMouseReleased(this::released);
        end.setOnMousePressed(press -> pressed(press, true));
        end.setOnMouseDragged(drag -> dragged(drag, true));
        end.setOnMouseReleased(this::released);
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && click.getButton() == MouseButton.PRIMARY && flag.movable() && click.isStillSincePress()) {
                host.actions().reveal(flag.number());
            }
            click.consume();
        });
        setOnContextMenuRequested(request -> {
            menu().show(this, request.getScreenX(), request.getScreenY());
            request.consume();
        });
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(focused -> {
            if (!focused && !dragging) {
                // Who goes elsewhere leaves it where it was put.
                host.drop(flag.number());
            }
        });
        show(first);
    }

    Flag flag() {
        return flag;
    }

    double labelWidth() {
        return Math.ceil(label.prefWidth(-1)) + host.frame().px(6);
    }

    double pennantWidth() {
        return host.frame().px(11);
    }

    void show(Flag newer) {
        flag = newer;
        setId("flag-" + newer.number());
        label.setText(newer.label());
        tip.setText(newer.spoken());
        setAccessibleText(newer.movable() ? host.words().text("flag.help", newer.spoken()) : newer.spoken());
        setCursor(newer.movable() ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        pseudoClassStateChanged(MOVING, host.moving(newer.number()));
    }

    /// Puts it with its pole at a place of the time line.
    ///
    /// @param endX where it ends, or NaN where that is not shown
    void place(double x, Side side, double endX) {
        TimelineFrame frame = host.frame();
        double height = frame.flags();
        resizeRelocate(x, frame.header(), pennantWidth(), height);
        double p = frame.em() / 12;
        double top = Math.rint(height / 2 - 5 * p);
        pennant.getPoints().setAll(0.0, top, 10 * p, top, 7 * p, top + 4.5 * p, 10 * p, top + 9 * p, 0.0, top + 9 * p);
        label.setVisible(side != Side.NONE);
        double width = Math.ceil(label.prefWidth(-1));
        double labelHeight = label.prefHeight(-1);
        label.resizeRelocate(side == Side.LEFT ? -width - frame.px(4) : pennantWidth() + frame.px(2), Math.rint((height - labelHeight) / 2), width, labelHeight);
        end.setVisible(flag.movable() && !Double.isNaN(endX));
        end.resizeRelocate(endX - x - frame.px(3), height - frame.px(10), frame.px(6), frame.px(10));
    }

    private void pressed(MouseEvent press, boolean atEnd) {
        press.consume();
        if (press.getButton() != MouseButton.PRIMARY || !flag.movable()) {
            return;
        }
        requestFocus();
        givenUp = false;
        pressedX = press.getSceneX();
        grabbed = host.x(press) - host.scale().x(atEnd ? flag.end() : flag.at());
    }

    private void dragged(MouseEvent drag, boolean atEnd) {
        drag.consume();
        if (givenUp || !flag.movable() || !drag.isPrimaryButtonDown() || (!dragging && Math.abs(drag.getSceneX() - pressedX) < SLOP)) {
            return;
        }
        FlagMove move = dragging ? host.move() : host.begin(flag.number(), atEnd);
        if (move == null) {
            givenUp = true;
            dragging = false;
            return;
        }
        dragging = true;
        double width = host.scale().width();
        move.to(host.scale().seconds(Math.clamp(host.x(drag) - grabbed, 0, width)), host.grain());
        host.moved();
    }

    private void released(MouseEvent release) {
        release.consume();
        if (dragging) {
            dragging = false;
            host.drop(flag.number());
        }
    }

    private void key(KeyEvent event) {
        boolean handled = switch (event.getCode()) {
            case LEFT -> by(event, -1);
            case RIGHT -> by(event, 1);
            case ENTER -> {
                if (host.moving(flag.number())) {
                    host.drop(flag.number());
                } else if (flag.movable()) {
                    host.actions().reveal(flag.number());
                } else {
                    host.actions().scrub(flag.at());
                }
                yield true;
            }
            case ESCAPE -> {
                boolean moving = host.moving(flag.number());
                givenUp = dragging;
                dragging = false;
                host.giveUp();
                yield moving;
            }
            case DELETE, BACK_SPACE -> {
                if (flag.movable()) {
                    host.remove(flag.number());
                }
                yield true;
            }
            case CONTEXT_MENU -> {
                Point2D at = localToScreen(0, getHeight());
                menu().show(this, at.getX(), at.getY());
                yield true;
            }
            default -> false;
        };
        if (handled) {
            event.consume();
        }
    }

    private boolean by(KeyEvent event, int direction) {
        if (!flag.movable() || dragging) {
            return flag.movable();
        }
        boolean atEnd = event.isAltDown();
        @Nullable FlagMove move = host.move();
        if (move != null && move.end() != atEnd) {
            host.drop(flag.number());
            move = null;
        }
        if (move == null) {
            move = host.begin(flag.number(), atEnd);
        }
        if (move != null) {
            move.by(direction * (event.isShiftDown() ? 10 : 1), host.grain());
            host.moved();
        }
        return true;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("flag.here", () -> host.actions().scrub(flag.at())));
        if (flag.movable()) {
            menu.getItems().add(item("flag.reveal", () -> host.actions().reveal(flag.number())));
            menu.getItems().add(item("flag.remove", () -> host.remove(flag.number())));
        }
        menu.setAutoHide(true);
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(host.words().text(key));
        item.setId(key);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
