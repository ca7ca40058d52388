package io.headroom.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// Draws scenes off the screen: no window, no display needed. The first picture starts JavaFX, on its built-in headless platform unless another is chosen.
final class Offscreen {
    private Offscreen() {}

    /// A scene as a PNG file's bytes.
    ///
    /// @param scene builds it, on the JavaFX thread
    static byte[] png(Supplier<Scene> scene) {
        startToolkit();
        CompletableFuture<byte[]> picture = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Scene built = scene.get();
                built.snapshot(null);
                // Once more after the views have seen their sizes: the board chooses its form by them.
                Platform.runLater(() -> finish(built, picture));
            } catch (RuntimeException | Error failure) {
                picture.completeExceptionally(failure);
            }
        });
        return picture.join();
    }

    private static void finish(Scene scene, CompletableFuture<byte[]> picture) {
        try {
            picture.complete(encode(scene.snapshot(null)));
        } catch (RuntimeException | Error failure) {
            picture.completeExceptionally(failure);
        }
    }

    private static void startToolkit() {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException runsAlready) {
            started.complete(true);
        }
        started.join();
    }

    /// An image as a PNG file's bytes; on any thread.
    static byte[] encode(Image image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
