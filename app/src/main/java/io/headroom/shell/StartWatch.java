package io.headroom.shell;

import io.headroom.gauges.Reading;
import io.headroom.look.NumberKind;
import io.headroom.session.Verdict;
import io.headroom.start.StartMark;
import io.headroom.start.StartTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// Waits for the last marks of a start on behalf of one who measures it: pictures on the desktop and simulated values on the gauges. Then writes the
/// marks and closes the window. Belongs to the JavaFX thread.
final class StartWatch {
    private final Path file;
    private final Workbench bench;
    private final Runnable close;

    private StartWatch(Path file, Workbench bench, Runnable close) {
        this.file = file;
        this.bench = bench;
        this.close = close;
    }

    /// Watches a window that was just shown.
    ///
    /// @param file takes the marks
    /// @param close closes the window
    static void on(Path file, Workbench bench, Runnable close) {
        new StartWatch(file, bench, close).begin();
    }

    private void begin() {
        afterFrame(() -> StartTimes.mark(StartMark.FIRST_FRAME));
        bench.verdicts().verdictProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends Verdict> property, Verdict before, Verdict now) {
                if (now.phase() == Verdict.Phase.FAILED) {
                    property.removeListener(this);
                    end();
                } else if (now.confirmed() && bench.readings().stream().anyMatch(StartWatch::simulated)) {
                    property.removeListener(this);
                    StartTimes.mark(StartMark.CONFIRMED);
                    // The view shows the verdict in a task of its own, which it has asked for by now.
                    Platform.runLater(() -> afterFrame(() -> {
                        StartTimes.mark(StartMark.LIVE_GAUGES);
                        end();
                    }));
                }
            }
        });
    }

    private static boolean simulated(Reading reading) {
        return reading.kind() == NumberKind.SIMULATED && !Double.isNaN(reading.value());
    }

    private void end() {
        try {
            StartTimes.write(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            close.run();
        }
    }

    /// Does something when what the scene graph shows now is on the desktop. The pulse after next hands a tiny picture to the one thread that draws:
    /// once that is drawn, so is the frame before it; software pipelines then copy the frame to the desktop in a task of the JavaFX thread.
    private static void afterFrame(Runnable action) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    new Region().snapshot(_ -> {
                        Platform.runLater(action);
                        return null;
                    }, null, new WritableImage(1, 1));
                }
            }
        }.start();
    }
}
