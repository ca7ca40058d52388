package io.headroom.shell;

import io.headroom.copying.TakenEvent;
import io.headroom.layout.WindowPlace;
import io.headroom.look.ShellSheet;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window that belongs to the main one and never blocks it. Esc closes it.
final class SideWindow {
    private final Stage owner;
    private final Theme theme;
    private final String title;
    private final double width;
    private final double height;
    private final StackPane root = new StackPane();
    private Runnable closed = () -> {};
    private @Nullable Stage stage;
    private @Nullable Settings settings;
    private String key = "";

    /// @param width preferred width, px; less where the screen has less
    /// @param height preferred height, px
    SideWindow(Stage owner, Theme theme, String title, double width, double height) {
        this.owner = owner;
        this.theme = theme;
        this.title = title;
        this.width = width;
        this.height = height;
        root.getStyleClass().add("side-window");
    }

    /// Does something whenever the user closes it.
    void onClose(Runnable action) {
        closed = action;
    }

    /// Lets it open where it was closed.
    ///
    /// @param name tells it from others
    void remember(Settings kept, String name) {
        settings = kept;
        key = name;
    }

    void font(String style) {
        root.setStyle(style);
    }

    void show(Parent content) {
        root.getChildren().setAll(content);
        Stage shown = stage == null ? make() : stage;
        stage = shown;
        shown.show();
        shown.toFront();
        shown.requestFocus();
    }

    private Stage make() {
        Stage made = new Stage();
        made.initOwner(owner);
        made.setTitle(title);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight() - 40));
        theme.dress(scene);
        scene.getStylesheets().add(ShellSheet.url());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
                closed.run();
            } else if (event.getCode() == KeyCode.F1) {
                // The key of the main window's command, which asks what has the focus in whichever window has it.
                event.consume();
                Event.fireEvent(owner.getScene(), event.copyFor(owner.getScene(), owner.getScene()));
            }
        });
        // The main window has the clipboard.
        scene.addEventHandler(TakenEvent.TAKEN, event -> {
            event.consume();
            Event.fireEvent(owner.getScene(), event.copyFor(owner.getScene(), owner.getScene()));
        });
        made.setScene(scene);
        made.setMinWidth(720);
        made.setMinHeight(480);
        made.setOnCloseRequest(_ -> closed.run());
        if (settings != null) {
            WindowPlace.keep(made, settings, "window." + key, scene.getWidth(), scene.getHeight() + 40);
        }
        return made;
    }

    void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
