package io.headroom.shell;

import io.headroom.answers.AnswersDesk;
import io.headroom.answers.AnswersView;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one that answers what to buy and whom to move. Searches go on while it is closed; the status bar shows them.
final class AnswersWindow {
    private final AnswersDesk desk;
    private final SideWindow window;
    private @Nullable AnswersView view;

    AnswersWindow(Stage owner, Theme theme, AnswersDesk desk) {
        this.desk = desk;
        window = new SideWindow(owner, theme, Words.of(AnswersWindow.class).text("window.answers"), 1240, 760);
    }

    /// @param page the id of the page to show
    void show(String page) {
        AnswersView shown = view == null ? new AnswersView(AnswerPages.all(desk), window::close) : view;
        view = shown;
        window.show(shown);
        shown.show(page);
    }

    void remember(Settings settings) {
        window.remember(settings, "answers");
    }

    void font(String style) {
        window.font(style);
    }
}
