package io.headroom.board;

import io.headroom.board.BoardMap.Place;
import io.headroom.board.BoardMap.Stretch;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The board as one picture: all of it from afar, or near by what has no nodes yet.
final class MapCanvas extends Region {
    private final BoardHost host;
    private final Canvas canvas = new Canvas();
    private boolean clean = true;
    private @Nullable Place marked;

    MapCanvas(BoardHost host) {
        this.host = host;
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    /// Rings a block: the one under the keys, or one that was searched for; null for none.
    void mark(@Nullable Place place) {
        marked = place;
    }

    /// Draws what the camera sees.
    ///
    /// @param all whether blocks that have nodes are drawn too
    void draw(BoardField field, boolean all) {
        BoardModel model = field.model();
        if (model == null || getWidth() <= 0) {
            return;
        }
        GraphicsContext on = canvas.getGraphicsContext2D();
        if (!clean) {
            on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            clean = true;
        }
        BoardCamera camera = field.camera();
        Box seen = camera.seen(0);
        MapPainter painter = new MapPainter(on, host, camera, model);
        for (Stretch stretch : field.map().stretches()) {
            if (!stretch.box().meets(seen)) {
                continue;
            }
            boolean drawn = all;
            for (Place place : stretch.places()) {
                if (place.box().meets(seen) && (field.nodes().viewOf(place) == null || all)) {
                    painter.block(place, place.equals(marked));
                    drawn = true;
                }
            }
            if (drawn) {
                painter.stretch(stretch);
                clean = false;
            }
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getParent() instanceof BoardField field) {
            draw(field, !field.near());
        }
    }
}
