package io.headroom.library;

import io.headroom.board.DragLayer;
import io.headroom.board.Landings;
import io.headroom.board.Landings.Answer;
import io.headroom.board.Landings.Spot;
import io.headroom.library.LibraryModel.Place;
import io.headroom.library.LibraryModel.Use;
import io.headroom.words.Words;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Drags of presets onto board and tray. A drag only chooses a place; what happens there the library says. Esc leaves no trace.
final class PresetDrag {
    /// How far the pointer moves with a button down before a preset lifts, px.
    private static final double SLACK = 4;
    private static final Words WORDS = Words.of(PresetDrag.class);

    private final DragLayer layer;
    private final LibraryActions actions;
    private final Landings landings;
    private final EventHandler<KeyEvent> keys = this::key;
    private @Nullable Carried carried;
    private double pressX;
    private double pressY;

    private record Carried(Preset preset, LibraryModel model, Label ghost, Scene scene) {
        Optional<Answer> ask(Spot spot) {
            return use(spot).map(use -> new Answer(use.edit(), use.obstacle()));
        }

        Optional<Use> use(Spot spot) {
            return model.drop(preset, switch (spot) {
                case Spot.Tray() -> new Place.Tray();
                case Spot.Into(var partition) -> new Place.Into(partition);
                case Spot.Free(var cluster) -> new Place.Free(cluster);
                case Spot.On(var tenant) -> new Place.On(tenant);
            });
        }
    }

    PresetDrag(DragLayer layer, LibraryActions actions) {
        this.layer = layer;
        this.actions = actions;
        landings = new Landings(layer);
    }

    void on(PresetRow row) {
        row.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            pressX = press.getSceneX();
            pressY = press.getSceneY();
            row.requestFocus();
            press.setDragDetect(false);
            press.consume();
        });
        row.addEventHandler(MouseEvent.MOUSE_DRAGGED, move -> {
            move.setDragDetect(carried == null && Math.hypot(move.getSceneX() - pressX, move.getSceneY() - pressY) >= SLACK);
            if (carried != null) {
                move(carried, move.getSceneX(), move.getSceneY());
            }
            move.consume();
        });
        row.addEventHandler(MouseEvent.DRAG_DETECTED, detected -> {
            if (carried == null && detected.getButton() == MouseButton.PRIMARY && layer.getScene() != null) {
                row.startFullDrag();
                begin(row, detected.getSceneX(), detected.getSceneY());
            }
            detected.consume();
        });
        row.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> {
            if (carried != null) {
                drop(carried, release.getSceneX(), release.getSceneY());
                release.consume();
            }
        });
    }

    private void begin(PresetRow row, double x, double y) {
        LibraryModel model = actions.model();
        Label ghost = new Label(model.name(row.preset()), row.preset().icon().view());
        ghost.getStyleClass().addAll("floating", "preset-ghost");
        ghost.setManaged(false);
        layer.getChildren().add(ghost);
        ghost.applyCss();
        ghost.autosize();
        Carried now = new Carried(row.preset(), model, ghost, layer.getScene());
        carried = now;
        now.scene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
        landings.begin(now::ask);
        move(now, x, y);
    }

    private void move(Carried now, double x, double y) {
        Point2D at = layer.sceneToLocal(x, y);
        now.ghost().relocate(Math.rint(at.getX() + 8), Math.rint(at.getY() + 8));
        Optional<Use> use = landings.at(x, y, now::ask).flatMap(now::use);
        actions.status(use.map(each -> each.possible() ? each.label() : each.obstacle()).orElseGet(() -> WORDS.text("drag.status", now.model().name(now.preset()))));
    }

    private void drop(Carried now, double x, double y) {
        Optional<Use> use = landings.at(x, y, now::ask).flatMap(now::use);
        end(now);
        use.ifPresent(each -> {
            if (each.possible()) {
                actions.use(each);
            } else {
                actions.status(each.obstacle());
            }
        });
    }

    private void end(Carried now) {
        carried = null;
        now.scene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        layer.getChildren().remove(now.ghost());
        landings.end();
        actions.status("");
    }

    private void key(KeyEvent key) {
        if (carried != null && key.getCode() == KeyCode.ESCAPE) {
            end(carried);
            key.consume();
        }
    }
}
