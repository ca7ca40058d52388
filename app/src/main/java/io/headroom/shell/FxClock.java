package io.headroom.shell;

import io.headroom.session.Clock;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/// The clock on the wall, with timers on the JavaFX thread.
final class FxClock implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer every(Duration period, Runnable tick) {
        return start(period, tick, Animation.INDEFINITE);
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        return start(delay, action, 1);
    }

    private static Timer start(Duration period, Runnable action, int times) {
        Timeline timeline = new Timeline(new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), _ -> action.run()));
        timeline.setCycleCount(times);
        timeline.play();
        return timeline::stop;
    }
}
