package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One drag, from the moment something lifts to the drop or the cancel. It chooses a target and hands out that target's edit, once.
///
/// What each target answers is asked once: the plan stays the same instance while a drag lasts, since another plan ends it.
final class Drag {
    private static final Duration HOME = Duration.millis(120);

    private final DragLayer layer;
    private final BoardHost host;
    private final Region source;
    private final Lifted lifted;
    private final String name;
    private final Ghost ghost;
    private final Map<DropZone, DropArea> zones = new LinkedHashMap<>();
    private final Map<DropZone, DropTarget.Answer> answers = new HashMap<>();
    private final List<ChipView> holes = new ArrayList<>();
    private final EventHandler<KeyEvent> keys = this::key;
    private final Scene scene;
    private Point2D hold;
    private double sceneX;
    private double sceneY;
    private boolean over;
    private @Nullable DropZone aimed;

    /// @param source where it comes from, and goes home to
    /// @param name of what is lifted, as the status line says it
    /// @param grabbed where the pointer took hold, in the coordinates of the source
    Drag(DragLayer layer, BoardHost host, Region source, Lifted lifted, String name, Ghost ghost, Point2D grabbed) {
        this.layer = layer;
        this.host = host;
        this.source = source;
        this.lifted = lifted;
        this.name = name;
        this.ghost = ghost;
        this.scene = layer.getScene();
        this.hold = grabbed;
    }

    Region source() {
        return source;
    }

    void begin(double x, double y) {
        Sizes sizes = host.sizes();
        double width = Math.min(source.getWidth(), sizes.cardWidth());
        double height = lifted instanceof Lifted.Tenants ? sizes.cardChip() : sizes.rowChip();
        // A row chip becomes a card under the pointer, which must stay on it.
        hold = new Point2D(Math.clamp(hold.getX(), 0, width - sizes.px(12)), Math.clamp(hold.getY(), sizes.px(4), height - sizes.px(4)));
        ghost.resize(width, height);
        layer.getChildren().add(ghost);
        for (DropArea area : layer.areas()) {
            area.zones().forEach(zone -> zones.put(zone, area));
        }
        if (lifted instanceof Lifted.Tenants tenants) {
            Set<?> ids = new HashSet<>(tenants.ids());
            layer.areas().forEach(area -> area.chips().stream().filter(chip -> ids.contains(chip.chip().id())).forEach(holes::add));
        }
        holes.forEach(chip -> chip.lifted(true));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        zones.keySet().forEach(zone -> zone.offer(offer(zone, false)));
        move(x, y);
    }

    void appeared(DropZone zone, DropArea area) {
        if (!over && zones.put(zone, area) == null) {
            zone.offer(offer(zone, false));
        }
    }

    /// A chip came into view that had no node when the drag began.
    void appeared(ChipView chip) {
        if (!over && lifted instanceof Lifted.Tenants tenants && tenants.ids().contains(chip.chip().id())) {
            holes.add(chip);
            chip.lifted(true);
        }
    }

    private DropTarget.Answer answer(DropZone zone) {
        DropTarget target = zone.target();
        return answers.computeIfAbsent(zone, _ -> target == null ? DropTarget.Answer.QUIET : target.answer(lifted));
    }

    private DropZone.Offer offer(DropZone zone, boolean aim) {
        DropTarget.Answer answer = answer(zone);
        Edit edit = answer.edit();
        return edit != null ? new DropZone.Offer.Legal(edit, aim)
                : answer.refusal().equals(Refusal.NONE) ? DropZone.quiet() : new DropZone.Offer.Refused(host.words().edits().reason(answer.refusal()));
    }

    void move(double x, double y) {
        if (over) {
            return;
        }
        sceneX = x;
        sceneY = y;
        Point2D at = layer.sceneToLocal(x, y);
        ghost.relocate(Math.rint(at.getX() - hold.getX()), Math.rint(at.getY() - hold.getY()));
        layer.areas().forEach(area -> area.dragAt(x, y));
        aim(zoneAt(x, y));
    }

    /// The board moved under a pointer that stands still: what is aimed at may be another, and is elsewhere.
    void moveAgain() {
        if (!over) {
            aim(zoneAt(sceneX, sceneY));
        }
    }

    private @Nullable DropZone zoneAt(double x, double y) {
        for (var entry : zones.entrySet()) {
            DropZone zone = entry.getKey();
            if (entry.getValue().visibleInScene().contains(x, y) && zone.region().contains(zone.region().sceneToLocal(x, y))) {
                return zone;
            }
        }
        return null;
    }

    private void aim(@Nullable DropZone zone) {
        if (zone != null && zone.equals(aimed)) {
            return;
        }
        if (aimed != null) {
            aimed.offer(offer(aimed, false));
        }
        boolean had = aimed != null;
        aimed = zone;
        BoardWords words = host.words();
        DropZone.Offer offer = zone == null ? DropZone.quiet() : offer(zone, true);
        switch (offer) {
            case DropZone.Offer.Legal legal -> {
                if (zone != null) {
                    zone.offer(legal);
                    layer.aim(host, new Aim(legal.edit(), seen(zone), others(zone, true), others(zone, false)));
                }
                host.actions().status(words.text("status.aim", words.edits().drop(legal.edit())));
                return;
            }
            case DropZone.Offer.Refused refused -> host.actions().status(words.text("status.refused", refused.reason()));
            case DropZone.Offer.Quiet _ -> host.actions().status(words.text(lifted instanceof Lifted.Whole ? "status.dragWhole" : "status.drag", name));
        }
        if (had) {
            layer.aim(host, null);
        }
    }

    /// The part of a zone that can be seen.
    private Bounds seen(DropZone zone) {
        Bounds at = zone.region().localToScene(zone.region().getLayoutBounds());
        DropArea area = zones.get(zone);
        return area == null ? at : Boxes.common(at, area.visibleInScene());
    }

    private List<Bounds> others(DropZone target, boolean legal) {
        return zones.keySet().stream().filter(zone -> !zone.equals(target) && (answer(zone).edit() != null) == legal).map(this::seen).filter(box -> !box.isEmpty()).toList();
    }

    void drop() {
        if (over) {
            return;
        }
        DropZone zone = aimed;
        Edit edit = zone == null ? null : answer(zone).edit();
        if (edit == null) {
            cancel(true);
        } else {
            end();
            land();
            host.actions().apply(edit);
        }
    }

    /// Ends without an edit and without a trace.
    ///
    /// @param fly whether the chip is seen going home
    void cancel(boolean fly) {
        if (over) {
            return;
        }
        end();
        if (!fly || source.getScene() == null || source.getScene().getPreferences().isReducedMotion()) {
            land();
            return;
        }
        Point2D home = layer.sceneToLocal(source.localToScene(0, 0));
        Timeline flight = new Timeline(new KeyFrame(HOME, _ -> land(),
                new KeyValue(ghost.layoutXProperty(), home.getX(), Interpolator.EASE_OUT),
                new KeyValue(ghost.layoutYProperty(), home.getY(), Interpolator.EASE_OUT)));
        flight.play();
    }

    private void end() {
        over = true;
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        zones.keySet().forEach(zone -> zone.offer(DropZone.quiet()));
        layer.areas().forEach(DropArea::dragOver);
        layer.aim(host, null);
        host.actions().status("");
        layer.ended(this);
    }

    private void land() {
        layer.getChildren().remove(ghost);
        holes.forEach(chip -> chip.lifted(false));
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            cancel(true);
            key.consume();
        } else if (key.getCode() == KeyCode.M) {
            cancel(false);
            switch (lifted) {
                case Lifted.Tenants tenants -> host.actions().moveTo(tenants.ids(), source);
                case Lifted.Whole whole -> host.actions().merge(whole.id(), source);
            }
            key.consume();
        }
    }
}
