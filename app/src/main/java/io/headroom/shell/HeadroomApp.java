package io.headroom.shell;

import io.headroom.errors.ErrorLine;
import io.headroom.errors.Uncaught;
import io.headroom.look.Theme;
import io.headroom.session.ConfigFolder;
import io.headroom.session.EngineThreads;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.start.StartMark;
import io.headroom.start.StartTimes;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application with its window. Its named parameter: `running`, whether the run starts at once.
public final class HeadroomApp extends Application {
    private static final String RUNNING = "running";

    /// How long the window waits for its plan before it opens empty, as it does for a file on a slow disk.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// JavaFX makes the application itself, so what begins before it is there waits here.
    private static volatile @Nullable HeadStart headStart;

    private final FxRunner files = new FxRunner("headroom-files");

    @Override
    public void start(Stage stage) {
        StartTimes.mark(StartMark.TOOLKIT);
        Theme theme = new Theme(Theme.Choice.DESKTOP);
        ErrorLine errors = new ErrorLine();
        new Uncaught(errors::show, Platform::runLater).install();
        FxDialogs dialogs = new FxDialogs(() -> stage, theme, errors::show);
        HeadStart early = headStart;
        Ports ports = new Ports(new FxClock(), files, new FxRunner("headroom-verdict"), new FxRunner("headroom-live"), new FxRunner("headroom-estimate"),
                early == null ? Simulator.engine() : early.simulator(), PlanFiles.onDisk(), dialogs, ConfigFolder.here(), EngineThreads.here());
        Workbench bench = new Workbench(ports);
        bench.session().fileProperty().subscribe(file -> file.ifPresent(dialogs::startBeside));
        if (Boolean.parseBoolean(getParameters().getNamed().get(RUNNING))) {
            bench.startWhenOpened();
        }
        if (early == null) {
            bench.welcome().show(bench.guide().begun());
        } else {
            open(bench, early);
        }
        HeadroomWindow window = new HeadroomWindow(stage, theme, errors, bench);
        StartTimes.mark(StartMark.WINDOW_BUILT);
        stage.show();
        StartTimes.mark(StartMark.SHOWN);
        StartTimes.file().ifPresent(file -> StartWatch.on(file, bench, window::exit));
    }

    /// A plan that is there before the window is built spares it to be built around an empty one.
    private static void open(Workbench bench, HeadStart early) {
        early.document(PATIENCE).ifPresentOrElse(document -> bench.session().open(early.file(), document), () -> bench.session().open(early.file(), early::document));
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
        if (plan != null) {
            headStart = HeadStart.on(plan, PlanFiles.onDisk(), Simulator.engine(), EngineThreads.here().forVerdict(running));
        }
        Application.launch(HeadroomApp.class, "--" + RUNNING + "=" + running);
    }
}
