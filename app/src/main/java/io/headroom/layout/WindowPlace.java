package io.headroom.layout;

import io.headroom.session.Settings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window was, from one day to the next.
public final class WindowPlace {
    /// Height of the part of a window that has to lie on a screen: its title, px.
    private static final double TITLE = 32;

    private final Stage stage;
    private final Settings settings;
    private final String key;

    private WindowPlace(Stage stage, Settings settings, String key) {
        this.stage = stage;
        this.settings = settings;
        this.key = key;
    }

    /// Puts a window where it was and remembers where it goes.
    ///
    /// @param key    tells the window from others
    /// @param width  its width at the first time, px; less where the screen has less
    /// @param height its height at the first time, px
    public static void keep(Stage stage, Settings settings, String key, double width, double height) {
        WindowPlace place = new WindowPlace(stage, settings, key);
        place.restore(width, height);
        place.follow();
    }

    private void restore(double usualWidth, double usualHeight) {
        double width = settings.number(key + ".width").orElse(usualWidth);
        double height = settings.number(key + ".height").orElse(usualHeight);
        double x = settings.number(key + ".x").orElse(Double.NaN);
        double y = settings.number(key + ".y").orElse(Double.NaN);
        Rectangle2D main = Screen.getPrimary().getVisualBounds();
        // A window must never open on a monitor that is gone: its title has to lie on a screen that is there.
        boolean seen = !Double.isNaN(x) && !Double.isNaN(y) && !Screen.getScreensForRectangle(x + width / 4, y, width / 2, TITLE).isEmpty();
        if (seen) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setWidth(seen ? width : Math.min(width, main.getWidth()));
        stage.setHeight(seen ? height : Math.min(height, main.getHeight()));
        stage.setMaximized(settings.text(key + ".maximized").map(Boolean::parseBoolean).orElse(false));
    }

    private void follow() {
        stage.xProperty().subscribe(value -> remember(".x", value));
        stage.yProperty().subscribe(value -> remember(".y", value));
        stage.widthProperty().subscribe(value -> remember(".width", value));
        stage.heightProperty().subscribe(value -> remember(".height", value));
        stage.maximizedProperty().subscribe(value -> {
            if (stage.isShowing()) {
                settings.put(key + ".maximized", value);
            }
        });
    }

    private void remember(String what, Number value) {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && Double.isFinite(value.doubleValue())) {
            settings.put(key + what, value);
        }
    }
}
