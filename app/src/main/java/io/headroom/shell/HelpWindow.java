package io.headroom.shell;

import io.headroom.help.HelpPage;
import io.headroom.help.HelpView;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Format;
import io.headroom.words.Words;
import javafx.stage.Stage;

/// The window beside the main one that shows help.
final class HelpWindow {
    private final SideWindow window;

    HelpWindow(Stage owner, Theme theme) {
        window = new SideWindow(owner, theme, Words.of(HelpWindow.class).text("window.help"), 820, 760);
    }

    /// @param page name of the page, e.g. `trust`
    void show(String page) {
        HelpView view = new HelpView(HelpPage.shipped(page, Format.here()));
        window.show(view);
        view.requestFocus();
    }

    void remember(Settings settings) {
        window.remember(settings, "help");
    }

    void font(String style) {
        window.font(style);
    }
}
