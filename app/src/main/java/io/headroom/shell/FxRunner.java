package io.headroom.shell;

import io.headroom.session.TaskRunner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Runs work on one daemon thread of its own, and the front on the JavaFX thread.
final class FxRunner implements TaskRunner {
    private final ExecutorService thread;

    /// @param name names the thread
    FxRunner(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon(true).factory());
    }

    @Override
    public void background(Runnable work) {
        thread.execute(work);
    }

    @Override
    public void apart(Runnable work) {
        Thread.ofPlatform().name("headroom-long").daemon(true).start(work);
    }

    /// Waits for the work that was given, at most two seconds, and takes no more.
    void finish() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void front(Runnable work) {
        Platform.runLater(work);
    }
}
