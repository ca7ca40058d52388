package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import javafx.stage.Stage;

/// The window beside the main one that lists who waits, and follows the run while it is open.
final class BacklogWindow {
    private final Workbench bench;
    private final SideWindow window;
    private final BacklogView view;
    private boolean open;

    BacklogWindow(Stage owner, Theme theme, Workbench bench) {
        this.bench = bench;
        window = new SideWindow(owner, theme, Words.of(BacklogWindow.class).text("window.backlog"), 820, 520);
        window.onClose(() -> open = false);
        view = new BacklogView(tenant -> bench.selectionProperty().set(new Selection.OfTenant(tenant)));
        bench.time().momentProperty().subscribe(_ -> follow());
        bench.verdicts().verdictProperty().subscribe(_ -> follow());
    }

    void show() {
        open = true;
        follow();
        window.show(view);
    }

    private void follow() {
        if (open) {
            view.show(bench.backlog());
        }
    }

    void remember(Settings settings) {
        window.remember(settings, "backlog");
    }

    void font(String style) {
        window.font(style);
    }
}
