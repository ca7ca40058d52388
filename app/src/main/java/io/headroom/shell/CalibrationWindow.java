package io.headroom.shell;

import io.headroom.calibration.CalibrationActions;
import io.headroom.calibration.CalibrationModel;
import io.headroom.calibration.CalibrationView;
import io.headroom.look.Theme;
import io.headroom.session.Settings;
import io.headroom.words.Words;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one that shows what a calibration found, as long as there is something.
final class CalibrationWindow {
    private final Workbench bench;
    private final SideWindow window;
    private @Nullable CalibrationView view;

    CalibrationWindow(Stage owner, Theme theme, Workbench bench) {
        this.bench = bench;
        window = new SideWindow(owner, theme, Words.of(CalibrationWindow.class).text("window.calibration"), 1080, 720);
        window.onClose(bench.calibrations()::close);
        bench.calibrations().foundProperty().subscribe(this::show);
        bench.calibrations().saidProperty().subscribe(line -> {
            if (view != null) {
                view.say(line);
            }
        });
        bench.session().planProperty().subscribe(plan -> {
            if (view != null) {
                view.show(plan);
            }
        });
    }

    private void show(Optional<CalibrationModel> found) {
        if (found.isEmpty()) {
            view = null;
            window.close();
            return;
        }
        CalibrationView shown = new CalibrationView(found.get(), bench.session().plan(), new Actions());
        view = shown;
        window.show(shown);
    }

    void remember(Settings settings) {
        window.remember(settings, "calibration");
    }

    void font(String style) {
        window.font(style);
    }

    private final class Actions implements CalibrationActions {
        @Override
        public void use() {
            bench.calibrations().use();
        }

        @Override
        public void save() {
            bench.calibrations().save();
        }

        @Override
        public void close() {
            bench.calibrations().close();
        }
    }
}
