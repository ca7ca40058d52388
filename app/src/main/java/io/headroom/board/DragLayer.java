package io.headroom.board;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The pane over board and tray on which a dragged chip floats. Lay it over everything a drag may cross, as the last child of a stack pane.
///
/// Drags stay within the window: the gesture is JavaFX's full press-drag-release, the picture under the pointer is our own node, so that they look
/// and feel alike on every platform and Esc always cancels.
public final class DragLayer extends Pane {
    /// How far the pointer moves with a button down before a chip lifts, px.
    private static final double SLACK = 4;

    private final List<DropArea> areas = new ArrayList<>();
    private @Nullable TenantDrag drag;
    private double pressX;
    private double pressY;

    /// An empty layer.
    public DragLayer() {
        getStylesheets().add(BoardSheet.url());
        setMouseTransparent(true);
        setPickOnBounds(false);
    }

    /// Whether a chip is under way.
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

    void ended(TenantDrag over) {
        if (over.equals(drag)) {
            drag = null;
        }
    }

    /// A zone came into view that was not there when the drag began.
    void appeared(DropZone zone, DropArea area) {
        if (drag != null) {
            drag.appeared(zone, area);
        }
    }

    /// The board scrolled under a pointer that stands still.
    void scrolled() {
        if (drag != null) {
            drag.moveAgain();
        }
    }

    void makeDraggable(ChipView chip, BoardHost host) {
        chip.onFire(() -> host.actions().select(new Selection.OfTenant(chip.chip().id())));
        chip.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            pressX = press.getSceneX();
            pressY = press.getSceneY();
            chip.requestFocus();
            press.setDragDetect(false);
            press.consume();
        });
        chip.addEventHandler(MouseEvent.MOUSE_DRAGGED, move -> {
            move.setDragDetect(drag == null && Math.hypot(move.getSceneX() - pressX, move.getSceneY() - pressY) >= SLACK);
            if (drag != null && drag.source().equals(chip)) {
                drag.move(move.getSceneX(), move.getSceneY());
            }
            move.consume();
        });
        chip.addEventHandler(MouseEvent.DRAG_DETECTED, detected -> {
            if (drag == null && detected.getButton() == MouseButton.PRIMARY && getScene() != null) {
                chip.startFullDrag();
                drag = new TenantDrag(this, host, chip, chip.sceneToLocal(pressX, pressY));
                drag.begin(detected.getSceneX(), detected.getSceneY());
            }
            detected.consume();
        });
        chip.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> {
            if (drag != null && drag.source().equals(chip)) {
                drag.drop();
            }
            release.consume();
        });
        chip.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.isStillSincePress() && click.getButton() == MouseButton.PRIMARY) {
                host.actions().select(new Selection.OfTenant(chip.chip().id()));
            }
            click.consume();
        });
    }
}
