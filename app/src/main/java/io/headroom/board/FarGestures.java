package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardModel.Block;
import io.headroom.board.BoardModel.Chip;
import io.headroom.board.BoardModel.Holding;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The board from afar, where it is a picture: pointing says what is there, a click selects it, a double click or Enter goes there, a drag moves the board, arrows walk the blocks.
final class FarGestures {
    private static final double SLACK = 4;

    private final BoardField field;
    private final BoardHost host;
    private @Nullable Place at;
    private String said = "";
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean panning;

    FarGestures(BoardField field, BoardHost host) {
        this.field = field;
        this.host = host;
        field.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        field.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> say(""));
        field.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        field.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        field.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().subscribe(_ -> ring());
    }

    /// Called when the board has become near or far.
    void level() {
        boolean far = !field.near();
        field.setFocusTraversable(far);
        field.setAccessibleRole(far ? AccessibleRole.NODE : AccessibleRole.PARENT);
        say("");
        ring();
    }

    private void ring() {
        boolean shown = !field.near() && field.isFocused();
        List<Place> places = field.map().places();
        if (shown && (at == null || !places.contains(at))) {
            Box seen = field.camera().seen(0);
            at = places.stream().filter(place -> place.box().meets(seen)).findFirst().orElse(null);
        }
        field.canvas().mark(shown ? at : null);
        if (shown && at != null) {
            field.setAccessibleText(words(at, null));
        }
        field.canvas().draw(field, !field.near());
    }

    private void say(String words) {
        if (!words.equals(said) && !host.drags().dragging()) {
            said = words;
            host.actions().status(words);
        }
    }

    private void hover(MouseEvent move) {
        if (!field.near()) {
            Place place = place(move).orElse(null);
            say(place == null ? "" : words(place, tenant(place, move)));
        }
    }

    private Optional<Place> place(MouseEvent event) {
        return field.map().at(field.camera().boardX(event.getX()), field.camera().boardY(event.getY()));
    }

    private @Nullable Block block(Place place) {
        BoardModel model = field.model();
        return model == null ? null : model.clusters().get(place.cluster()).blocks().get(place.number());
    }

    private String words(Place place, @Nullable Chip chip) {
        Block block = block(place);
        return chip != null ? host.words().text("far.chip", chip.spoken()) : block == null ? "" : host.words().text("far.block", block.spoken());
    }

    /// The chip under the pointer, where chips are drawn one by one.
    private @Nullable Chip tenant(Place place, MouseEvent event) {
        Holding holding = switch (block(place)) {
            case BoardModel.Cabin cabin -> cabin.holding();
            case BoardModel.Lane lane -> lane.holding();
            case null, default -> null;
        };
        BlockSizes sizes = new BlockSizes(host.sizes(), place.shape());
        if (holding == null || holding.chips().isEmpty() || sizes.chipHeight() * field.camera().zoom() < 4) {
            return null;
        }
        Box box = place.box();
        double x = field.camera().boardX(event.getX()) - box.x();
        double y = field.camera().boardY(event.getY()) - box.y();
        if (place.shape().kind() == BlockShape.Kind.CABIN) {
            return x < sizes.cells(box.width(), box.height()).x() ? holding.chips().getFirst() : null;
        }
        int row = (int) Math.floor((y - sizes.chipsTop(box.height())) / sizes.chipPitch());
        return x < sizes.gateX(box.width()) && row >= 0 && row < holding.chips().size() ? holding.chips().get(row) : null;
    }

    private void press(MouseEvent press) {
        if (!field.near() && press.getButton() == MouseButton.PRIMARY) {
            field.requestFocus();
            pressX = press.getSceneX();
            pressY = press.getSceneY();
            lastX = pressX;
            lastY = pressY;
            panning = false;
            press.consume();
        }
    }

    private void drag(MouseEvent drag) {
        if (field.near() || !drag.isPrimaryButtonDown()) {
            return;
        }
        panning |= Math.hypot(drag.getSceneX() - pressX, drag.getSceneY() - pressY) >= SLACK;
        if (panning) {
            field.look(field.camera().panned(lastX - drag.getSceneX(), lastY - drag.getSceneY()));
            lastX = drag.getSceneX();
            lastY = drag.getSceneY();
        }
        drag.consume();
    }

    private void click(MouseEvent click) {
        if (field.near() || click.getButton() != MouseButton.PRIMARY || panning) {
            return;
        }
        Place place = place(click).orElse(null);
        if (click.getClickCount() == 2) {
            field.look(field.camera().zoomed(1, click.getX(), click.getY()));
        } else if (place == null) {
            host.actions().select(Selection.none());
        } else {
            at = place;
            select(place, tenant(place, click));
        }
        click.consume();
    }

    private void select(Place place, @Nullable Chip chip) {
        ring();
        if (chip != null) {
            host.actions().select(new Selection.OfTenant(chip.id()));
        } else if (place.shape().partition() != null) {
            host.actions().select(new Selection.OfPartition(place.shape().partition()));
        } else {
            host.actions().select(Selection.none());
        }
    }

    private void key(KeyEvent key) {
        Place here = at;
        if (field.near() || here == null || key.isAltDown() || key.isShortcutDown() || key.isControlDown()) {
            return;
        }
        switch (key.getCode()) {
            case ENTER -> {
                field.reveal(here.box());
                BlockView view = field.nodes().viewOf(here);
                if (view != null) {
                    view.requestFocus();
                }
                select(here, null);
            }
            case LEFT -> walk(here, -1, 0);
            case RIGHT -> walk(here, 1, 0);
            case UP -> walk(here, 0, -1);
            case DOWN -> walk(here, 0, 1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// Goes to the nearest block in a direction.
    private void walk(Place from, int right, int down) {
        Place nearest = null;
        double best = Double.MAX_VALUE;
        for (Place place : field.map().places()) {
            double dx = middleX(place) - middleX(from);
            double dy = middleY(place) - middleY(from);
            double along = dx * right + dy * down;
            double aside = Math.abs(dx * down) + Math.abs(dy * right);
            if (along > 1 && along + 3 * aside < best) {
                best = along + 3 * aside;
                nearest = place;
            }
        }
        if (nearest != null) {
            at = nearest;
            field.look(field.camera().showing(nearest.box(), host.sizes().gap()));
            ring();
            say(words(nearest, null));
        }
    }

    private static double middleX(Place place) {
        return place.box().x() + place.box().width() / 2;
    }

    private static double middleY(Place place) {
        return place.box().y() + place.box().height() / 2;
    }
}
