package io.headroom.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The pane over board and tray on which what is dragged floats. Lay it over everything a drag may cross, as the last child of a stack pane.
///
/// Drags stay within the window: the gesture is JavaFX's full press-drag-release, the picture under the pointer is our own node, so that they look
/// and feel alike on every platform and Esc always cancels.
public final class DragLayer extends Pane {
    /// How far the pointer moves with a button down before a chip lifts, px.
    private static final double SLACK = 4;

    private final List<DropArea> areas = new ArrayList<>();
    private final Picking picking = new Picking();
    private final EffectCard card = new EffectCard();
    private @Nullable Drag drag;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active", false);
    private double pressX;
    private double pressY;

    /// An empty layer.
    public DragLayer() {
        getStylesheets().add(BoardSheet.url());
        setMouseTransparent(true);
        setPickOnBounds(false);
    }

    /// Whether something is under way.
    public boolean dragging() {
        return drag != null;
    }

    /// Ends a drag that is under way without an edit.
    public void cancel() {
        if (drag != null) {
            drag.cancel(false);
        }
    }

    void add(DropArea area) {
        areas.add(area);
    }

    List<DropArea> areas() {
        return areas;
    }

    Picking picking() {
        return picking;
    }

    void ended(Drag over) {
        if (over.equals(drag)) {
            drag = null;
            active.set(false);
        }
    }

    /// Something aims at a target, or with null at none any more: the card shows what that would do, as soon as [#effect] says it.
    void aim(BoardHost host, @Nullable Aim aim) {
        host.actions().aim(aim);
        if (aim == null) {
            getChildren().remove(card);
        } else {
            if (!getChildren().contains(card)) {
                // Under the chip, which must not be hidden.
                getChildren().addFirst(card);
            }
            card.begin(aim, below());
        }
    }

    /// Where everything else is that a drop could be meant for, in the coordinates of the scene.
    List<Bounds> boxes(DropZone but) {
        return areas.stream().flatMap(area -> area.zones().stream().filter(zone -> !zone.equals(but))
                .map(zone -> Boxes.common(zone.region().localToScene(zone.region().getLayoutBounds()), area.visibleInScene()))).filter(box -> !box.isEmpty()).toList();
    }

    /// Whether something is under way.
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /// The window from the top of board and tray on.
    private Bounds below() {
        Bounds all = localToScene(getLayoutBounds());
        double top = areas.stream().mapToDouble(area -> area.visibleInScene().getMinY()).min().orElse(all.getMinY());
        return new BoundingBox(all.getMinX(), top, all.getWidth(), Math.max(0, all.getMaxY() - top));
    }

    /// What is aimed at would do this.
    public void effect(Effect effect) {
        card.show(effect);
    }

    EffectCard card() {
        return card;
    }

    /// A zone came into view that was not there when the drag began.
    void appeared(DropZone zone, DropArea area) {
        if (drag != null) {
            drag.appeared(zone, area);
        }
    }

    /// A chip came into view that was not there when the drag began.
    void appeared(ChipView chip) {
        if (drag != null) {
            drag.appeared(chip);
        }
    }

    /// The board scrolled under a pointer that stands still.
    void scrolled() {
        if (drag != null) {
            drag.moveAgain();
        }
    }

    /// Lets a chip be dragged, with the others that are selected where it is one of them, and be selected by a click.
    void makeDraggable(ChipView chip, BoardHost host) {
        chip.onFire(() -> picking.pick(host, chip.chip().id(), false, false));
        draggable(chip, _ -> true, () -> {
            Lifted.Tenants lifted = new Lifted.Tenants(host.actions().selection().around(chip.chip().id()));
            boolean one = lifted.ids().size() == 1;
            String number = host.words().waiting(lifted.ids().size());
            return new Drag(this, host, chip, lifted, one ? chip.chip().name() : host.words().text("status.tenants", number), Ghost.of(chip.chip(), one ? "" : number, host),
                    pressed(chip));
        });
        chip.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.isStillSincePress() && click.getButton() == MouseButton.PRIMARY) {
                picking.pick(host, chip.chip().id(), click.isShortcutDown(), click.isShiftDown());
            }
            click.consume();
        });
    }

    /// Lets a partition be dragged by its header onto another, to become part of it.
    ///
    /// @param header whether a press is on the header
    void makeDraggable(PartitionView partition, BoardHost host, Predicate<MouseEvent> header) {
        draggable(partition, header,
                () -> new Drag(this, host, partition, new Lifted.Whole(partition.id()), partition.holding().name(), Ghost.of(partition.holding(), host), pressed(partition)));
    }

    private Point2D pressed(Region source) {
        return source.sceneToLocal(pressX, pressY);
    }

    private void draggable(Region source, Predicate<MouseEvent> holds, Supplier<Drag> lift) {
        boolean[] held = new boolean[1];
        source.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            held[0] = press.getButton() == MouseButton.PRIMARY && holds.test(press);
            if (held[0] || source instanceof ChipView) {
                pressX = press.getSceneX();
                pressY = press.getSceneY();
                source.requestFocus();
                press.setDragDetect(false);
                press.consume();
            }
        });
        source.addEventHandler(MouseEvent.MOUSE_DRAGGED, move -> {
            if (!held[0]) {
                return;
            }
            move.setDragDetect(drag == null && Math.hypot(move.getSceneX() - pressX, move.getSceneY() - pressY) >= SLACK);
            if (drag != null && drag.source().equals(source)) {
                drag.move(move.getSceneX(), move.getSceneY());
            }
            move.consume();
        });
        source.addEventHandler(MouseEvent.DRAG_DETECTED, detected -> {
            if (held[0] && drag == null && getScene() != null) {
                source.startFullDrag();
                drag = lift.get();
                active.set(true);
                drag.begin(detected.getSceneX(), detected.getSceneY());
            }
            if (held[0]) {
                detected.consume();
            }
        });
        source.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> {
            if (drag != null && drag.source().equals(source)) {
                drag.drop();
            }
            if (held[0]) {
                release.consume();
            }
            held[0] = false;
        });
    }
}
