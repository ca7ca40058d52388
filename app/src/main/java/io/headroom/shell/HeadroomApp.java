package io.headroom.shell;

import io.headroom.look.Theme;
import io.headroom.session.ConfigFolder;
import io.headroom.session.EngineThreads;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application with its window. Its named parameters: `plan`, the file to open, and `running`, whether the run starts at once.
public final class HeadroomApp extends Application {
    private static final String PLAN = "plan";
    private static final String RUNNING = "running";

    private final FxRunner files = new FxRunner("headroom-files");

    @Override
    public void start(Stage stage) {
        Theme theme = new Theme(Theme.Choice.DESKTOP);
        ErrorLine errors = new ErrorLine();
        FxDialogs dialogs = new FxDialogs(() -> stage, theme, errors::show);
        Ports ports = new Ports(new FxClock(), files, new FxRunner("headroom-verdict"), new FxRunner("headroom-live"), new FxRunner("headroom-estimate"), Simulator.engine(), PlanFiles.onDisk(),
                dialogs, ConfigFolder.here(), EngineThreads.here());
        Workbench bench = new Workbench(ports);
        bench.session().fileProperty().subscribe(file -> file.ifPresent(dialogs::startBeside));
        new HeadroomWindow(stage, theme, errors, bench);
        stage.show();
        Map<String, String> parameters = getParameters().getNamed();
        if (Boolean.parseBoolean(parameters.get(RUNNING))) {
            bench.startWhenOpened();
        }
        String plan = parameters.get(PLAN);
        if (plan != null) {
            bench.session().open(Path.of(plan));
        }
    }

    @Override
    public void stop() {
        // The settings of a window that was just closed are still on their way to the disk.
        files.finish();
    }

    /// Opens the window and returns when it is closed.
    ///
    /// @param plan the file to open, or null
    /// @param running whether the run starts at once
    static void open(@Nullable Path plan, boolean running) {
        List<String> arguments = new ArrayList<>(List.of("--" + RUNNING + "=" + running));
        if (plan != null) {
            arguments.add("--" + PLAN + "=" + plan);
        }
        Application.launch(HeadroomApp.class, arguments.toArray(String[]::new));
    }
}
