package io.headroom.shell;

import io.headroom.look.Theme;
import io.headroom.session.ConfigFolder;
import io.headroom.session.EngineThreads;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/// The application with its window. Its first argument, if there is one, is the plan to open.
public final class HeadroomApp extends Application {
    private final FxRunner files = new FxRunner("headroom-files");

    @Override
    public void start(Stage stage) {
        Theme theme = new Theme(Theme.Choice.DESKTOP);
        ErrorLine errors = new ErrorLine();
        Ports ports = new Ports(new FxClock(), files, new FxRunner("headroom-verdict"), new FxRunner("headroom-live"), Simulator.engine(), PlanFiles.onDisk(),
                new FxDialogs(() -> stage, theme, errors::show), ConfigFolder.here(), EngineThreads.here());
        Workbench bench = new Workbench(ports);
        HeadroomWindow window = new HeadroomWindow(stage, theme, errors, bench);
        stage.show();
        List<String> arguments = getParameters().getRaw();
        if (!arguments.isEmpty()) {
            window.bench().session().open(Path.of(arguments.getFirst()));
        }
    }

    @Override
    public void stop() {
        // The settings of a window that was just closed are still on their way to the disk.
        files.finish();
    }

    /// Opens the window and returns when it is closed.
    ///
    /// @param arguments at most the plan to open
    static void open(List<String> arguments) {
        Application.launch(HeadroomApp.class, arguments.toArray(String[]::new));
    }
}
