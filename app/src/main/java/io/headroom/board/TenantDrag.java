package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import io.headroom.edit.Edit;
import io.headroom.edit.Refusal;
import io.headroom.plan.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One drag of a tenant, from the moment its chip lifts to the drop or the cancel. It chooses a target and hands out that target's edit, once.
final class TenantDrag {
    private static final Duration HOME = Duration.millis(120);

    private final DragLayer layer;
    private final BoardHost host;
    private final ChipView source;
    private final Chip chip;
    private final ChipView ghost;
    private final Map<DropZone, DropArea> zones = new LinkedHashMap<>();
    private final EventHandler<KeyEvent> keys = this::key;
    private final Scene scene;
    private Point2D hold;
    private double sceneX;
    private double sceneY;
    private boolean over;
    private @Nullable DropZone aimed;

    /// @param grabbed where the pointer took hold, in the coordinates of the chip
    TenantDrag(DragLayer layer, BoardHost host, ChipView source, Point2D grabbed) {
        this.layer = layer;
        this.host = host;
        this.source = source;
        this.chip = source.chip();
        this.scene = layer.getScene();
        this.hold = grabbed;
        this.ghost = new ChipView(ChipView.Form.CARD, chip, host.sizes(), host.words());
        ghost.getStyleClass().addAll("lifted", "floating-chip");
        ghost.setFocusTraversable(false);
    }

    ChipView source() {
        return source;
    }

    void begin(double x, double y) {
        Sizes sizes = host.sizes();
        double width = Math.min(source.getWidth(), sizes.cardWidth());
        double height = sizes.cardChip();
        // A row chip becomes a card under the pointer, which must stay on it.
        hold = new Point2D(Math.clamp(hold.getX(), 0, width - sizes.px(12)), Math.clamp(hold.getY(), sizes.px(4), height - sizes.px(4)));
        ghost.setManaged(false);
        ghost.resize(width, height);
        layer.getChildren().add(ghost);
        source.lifted(true);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        for (DropArea area : layer.areas()) {
            area.zones().forEach(zone -> zones.put(zone, area));
        }
        zones.keySet().forEach(zone -> zone.offer(offer(zone, false)));
        move(x, y);
    }

    void appeared(DropZone zone, DropArea area) {
        if (!over && zones.put(zone, area) == null) {
            zone.offer(offer(zone, false));
        }
    }

    private DropZone.Offer offer(DropZone zone, boolean aim) {
        DropTarget target = zone.target();
        if (target == null) {
            return DropZone.quiet();
        }
        Refusal refusal = target.accepts(chip.id());
        if (refusal.key().equals("refusal.alreadyThere")) {
            return DropZone.quiet();
        }
        return refusal.equals(Refusal.NONE) ? new DropZone.Offer.Legal(target.edit(chip.id()), aim)
                : new DropZone.Offer.Refused(host.words().edits().reason(refusal));
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
                    host.actions().aim(new Aim(chip.id(), legal.edit(), zone.region().localToScene(zone.region().getLayoutBounds())));
                }
                host.actions().status(words.text("status.aim", words.edits().drop(legal.edit())));
                return;
            }
            case DropZone.Offer.Refused refused -> host.actions().status(words.text("status.refused", refused.reason()));
            case DropZone.Offer.Quiet _ -> host.actions().status(words.text("status.drag", chip.name()));
        }
        if (had) {
            host.actions().aim(null);
        }
    }

    void drop() {
        if (over) {
            return;
        }
        DropZone zone = aimed;
        DropZone.Offer offer = zone == null ? DropZone.quiet() : offer(zone, true);
        if (offer instanceof DropZone.Offer.Legal(Edit edit, boolean _)) {
            end();
            land();
            host.actions().apply(edit);
        } else {
            cancel(true);
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
        host.actions().aim(null);
        host.actions().status("");
        layer.ended(this);
    }

    private void land() {
        layer.getChildren().remove(ghost);
        source.lifted(false);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            cancel(true);
            key.consume();
        } else if (key.getCode() == KeyCode.M) {
            TenantId tenant = chip.id();
            cancel(false);
            host.actions().moveTo(tenant, source);
            key.consume();
        }
    }
}
