package io.headroom.look;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.Assumptions;

/// Starts JavaFX once for the tests of this JVM: on the display where there is one, else on the built-in headless platform.
public final class Toolkit {
    private static boolean asked;
    private static String missing = "";

    private Toolkit() {}

    /// Starts the toolkit, or skips the test with the reason why it cannot be.
    public static void require() {
        Assumptions.assumeTrue(start(), () -> "JavaFX cannot start here: " + missing);
    }

    static synchronized boolean start() {
        if (!asked) {
            asked = true;
            if (System.getenv("DISPLAY") == null && System.getProperty("glass.platform") == null) {
                System.setProperty("glass.platform", "Headless");
                System.setProperty("prism.order", "sw");
            }
            CountDownLatch started = new CountDownLatch(1);
            try {
                Platform.startup(started::countDown);
            } catch (IllegalStateException alreadyStarted) {
                started.countDown();
            } catch (UnsupportedOperationException noDisplay) {
                missing = String.valueOf(noDisplay.getMessage());
            }
            try {
                if (missing.isEmpty() && !started.await(30, TimeUnit.SECONDS)) {
                    missing = "it did not start within 30 s";
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                missing = "interrupted";
            }
            Platform.setImplicitExit(false);
        }
        return missing.isEmpty();
    }

    /// Runs `work` on the JavaFX thread and waits for its result, at most 60 s.
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("The JavaFX thread did not answer", e);
        }
    }
}
