package io.headroom.shell;

import io.headroom.importing.ImportModel;
import io.headroom.importing.ImportView;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one that imports a spreadsheet. It opens by itself when a file is to be read, such as one that was dropped.
final class ImportWindow {
    private final ImportModel model;
    private final SideWindow window;
    private @Nullable ImportView view;

    ImportWindow(Stage owner, Theme theme, ImportModel model) {
        this.model = model;
        window = new SideWindow(owner, theme, Words.of(ImportWindow.class).text("window.import"), 1180, 720);
        window.onClose(() -> model.open(false));
        model.onRead(this::show);
    }

    void show() {
        ImportView shown = view == null ? new ImportView(model, this::close) : view;
        view = shown;
        model.open(true);
        window.show(shown);
        shown.begin();
    }

    private void close() {
        model.open(false);
        window.close();
    }

    void remember(Settings settings) {
        window.remember(settings, "import");
    }

    void font(String style) {
        window.font(style);
    }
}
