package io.headroom.gauges;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// One drag of a tile along its wall, from the moment it lifts to the drop or the cancel. The others make room as it goes; nothing is edited before it is let go.
final class WallDrag {
    private final GaugeWall wall;
    private final GaugeTile tile;
    private final int from;
    private final double grabbed;
    private final Scene scene;
    private final EventHandler<KeyEvent> keys = this::key;
    private int to;
    private double x;

    /// @param from the place it was in
    /// @param grabbed where the pointer took hold, px from the tile's left edge
    WallDrag(GaugeWall wall, GaugeTile tile, int from, double grabbed) {
        this.wall = wall;
        this.tile = tile;
        this.from = from;
        this.to = from;
        this.grabbed = grabbed;
        this.scene = tile.getScene();
        x = tile.getLayoutX();
        tile.lifted(true);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    }

    GaugeTile tile() {
        return tile;
    }

    int from() {
        return from;
    }

    /// The place it would have if it were let go now.
    int to() {
        return to;
    }

    /// Where the lifted tile's left edge is, px.
    double x() {
        return x;
    }

    /// @param pointer where the pointer is, px from the wall's left edge
    void move(double pointer) {
        x = Math.clamp(pointer - grabbed, 0, Math.max(0, wall.getWidth() - tile.getWidth()));
        to = wall.placeAt(x + tile.getWidth() / 2);
        wall.requestLayout();
    }

    void end() {
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        tile.lifted(false);
        wall.requestLayout();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            wall.cancel();
            event.consume();
        }
    }
}
