package io.headroom.board;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.util.Duration;

/// The board under a drag: near an edge it scrolls by itself; from afar, where there is nothing to drop on, it comes nearer when the pointer rests.
final class BoardDrop implements DropArea {
    /// How near the edge a drag scrolls, at 12 px, and how far in one second.
    private static final double SCROLL_EDGE = 40;
    private static final double SCROLL_SPEED = 900;

    /// How long the pointer rests before the board comes nearer, and how much it may tremble.
    private static final Duration REST = Duration.millis(450);
    private static final double TREMBLE = 6;

    private final BoardField field;
    private final BoardHost host;
    private final PauseTransition rest = new PauseTransition(REST);
    private double restX;
    private double restY;
    private double speedX;
    private double speedY;
    private final AnimationTimer scroller = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (last != 0) {
                double seconds = (now - last) / 1e9;
                field.look(field.camera().panned(speedX * seconds, speedY * seconds));
            }
            last = now;
        }
    };

    BoardDrop(BoardField field, BoardHost host) {
        this.field = field;
        this.host = host;
        rest.setOnFinished(_ -> field.look(field.camera().zoomed(1, restX, restY)));
    }

    @Override
    public List<DropZone> zones() {
        return new ArrayList<>(field.nodes().blocks());
    }

    @Override
    public List<ChipView> chips() {
        return field.nodes().blocks().stream().filter(PartitionView.class::isInstance).map(PartitionView.class::cast).flatMap(partition -> partition.chips.made().stream()).toList();
    }

    @Override
    public Bounds visibleInScene() {
        return field.localToScene(field.getLayoutBounds());
    }

    @Override
    public void dragAt(double sceneX, double sceneY) {
        Bounds box = visibleInScene();
        boolean within = box.contains(sceneX, sceneY);
        double x = sceneX - box.getMinX();
        double y = sceneY - box.getMinY();
        if (!field.near() && within) {
            stop();
            if (rest.getStatus() != Animation.Status.RUNNING || Math.hypot(x - restX, y - restY) > TREMBLE) {
                restX = x;
                restY = y;
                rest.playFromStart();
                host.actions().status(host.words().text("far.drag"));
            }
            return;
        }
        rest.stop();
        double edge = host.sizes().px(SCROLL_EDGE);
        boolean between = sceneX >= box.getMinX() && sceneX <= box.getMaxX();
        speedX = within ? depth(x, box.getWidth(), edge) * SCROLL_SPEED : 0;
        speedY = between ? depth(y, box.getHeight(), edge) * SCROLL_SPEED : 0;
        if (speedX == 0 && speedY == 0) {
            stop();
        } else {
            scroller.start();
        }
    }

    /// How deep into the edge a point is, -1 at the near end, 1 at the far one, 0 away from both.
    private static double depth(double at, double length, double edge) {
        return at < edge ? -Math.min(1, (edge - at) / edge) : at > length - edge ? Math.min(1, (at - length + edge) / edge) : 0;
    }

    private void stop() {
        scroller.stop();
    }

    @Override
    public void dragOver() {
        scroller.stop();
        rest.stop();
    }
}
