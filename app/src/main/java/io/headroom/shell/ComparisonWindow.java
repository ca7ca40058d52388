package io.headroom.shell;

import io.headroom.comparison.ComparisonDesk;
import io.headroom.comparison.ComparisonView;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one that sets two states of the plan side by side.
final class ComparisonWindow {
    private final ComparisonDesk desk;
    private final SideWindow window;
    private @Nullable ComparisonView view;

    ComparisonWindow(Stage owner, Theme theme, ComparisonDesk desk) {
        this.desk = desk;
        window = new SideWindow(owner, theme, Words.of(ComparisonWindow.class).text("window.comparison"), 1240, 780);
        window.onClose(desk::close);
        desk.openProperty().subscribe(open -> {
            if (!open) {
                window.close();
            }
        });
    }

    void show() {
        desk.open();
        ComparisonView shown = view == null ? new ComparisonView(desk, desk::close) : view;
        view = shown;
        window.show(shown);
    }

    void remember(Settings settings) {
        window.remember(settings, "comparison");
    }

    void font(String style) {
        window.font(style);
    }
}
