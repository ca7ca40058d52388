package io.headroom.shell;

import io.headroom.bench.WindowTimes;
import io.headroom.board.BoardView;
import io.headroom.cli.TimedWindow;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.errors.ErrorLine;
import io.headroom.look.Theme;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.readings.GaugeModel;
import io.headroom.session.EngineThreads;
import io.headroom.session.Pace;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Times the real window while a script uses it: the same window, engine and threads as the program's, with settings of its own.
public final class WindowBench implements TimedWindow {
    private static final int DROPS = 5;
    private static final double WIDTH = 1_600;
    private static final double HEIGHT = 1_000;

    private final FxRunner files = new FxRunner("headroom-files");

    /// A window and its stage.
    private record Opened(HeadroomWindow window, Stage stage) {}

    /// A bench.
    public WindowBench() {}

    @Override
    public WindowTimes use(Plan plan, Duration seconds, List<Dropped> dropped, DoubleConsumer progress) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        Path folder = folder();
        List<WindowTimes.Drop> drops = new ArrayList<>();
        for (Dropped each : dropped) {
            Opened opened = WindowScript.fx(() -> open(folder));
            show(opened, folder, each.plan());
            drops.add(drops(opened, each.name()));
            close(opened);
        }
        Opened opened = WindowScript.fx(() -> open(folder));
        show(opened, folder, plan);
        WindowTimes times = use(opened, seconds, drops, progress);
        close(opened);
        files.finish();
        return times;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("headroom-bench");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Opened open(Path folder) {
        Stage stage = new Stage();
        Theme theme = new Theme(Theme.Choice.DARK);
        ErrorLine errors = new ErrorLine();
        Ports ports = new Ports(new FxClock(), files, new FxRunner("headroom-verdict"), new FxRunner("headroom-live"), new FxRunner("headroom-estimate"), Simulator.engine(), PlanFiles.onDisk(),
                new FxDialogs(() -> stage, theme, errors::show), folder, EngineThreads.here());
        HeadroomWindow window = new HeadroomWindow(stage, theme, errors, new Workbench(ports));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        stage.toFront();
        stage.requestFocus();
        return new Opened(window, stage);
    }

    private static void show(Opened opened, Path folder, Plan plan) throws InterruptedException {
        Path file = folder.resolve("bench" + PlanFile.EXTENSION);
        WindowScript.fx(() -> {
            opened.window().bench().session().open(file, PlanDocument.of(plan));
            return true;
        });
        confirmed(opened, plan);
    }

    @SuppressWarnings("ReferenceEquality") // as Verdicts tells plans apart
    private static void confirmed(Opened opened, Plan plan) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        WindowScript.fx(() -> opened.window().bench().verdicts().verdictProperty().subscribe(verdict -> {
            if (verdict.plan() == plan && verdict.confirmed()) {
                // The window reads the verdict in a task that was put in line before this one.
                Platform.runLater(() -> Platform.runLater(seen::countDown));
            }
        }));
        if (!seen.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The verdict on a plan of %d tenants did not come within five minutes.".formatted(plan.tenants().size()));
        }
    }

    private static WindowTimes.Drop drops(Opened opened, String name) throws InterruptedException {
        List<Double> took = new ArrayList<>();
        Workbench bench = opened.window().bench();
        Plan plan = WindowScript.fx(() -> bench.session().plan());
        int apart = Math.max(1, plan.tenants().size() / DROPS);
        for (int i = 0; i < plan.tenants().size() && took.size() < DROPS; i += apart) {
            Tenant tenant = plan.tenants().get(i);
            var target = WindowScript.target(plan, tenant);
            if (target.isPresent()) {
                Edit edit = Edits.move(plan, tenant.id(), target.get());
                long began = System.nanoTime();
                Plan edited = WindowScript.fx(() -> {
                    bench.apply(edit);
                    return bench.session().plan();
                });
                confirmed(opened, edited);
                took.add((System.nanoTime() - began) / 1e9);
                WindowScript.fx(() -> {
                    bench.session().undo();
                    return true;
                });
                confirmed(opened, plan);
            }
        }
        List<Double> sorted = took.stream().sorted().toList();
        return new WindowTimes.Drop(name, sorted.size(), sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2), sorted.isEmpty() ? Double.NaN : sorted.getLast());
    }

    private static WindowTimes use(Opened opened, Duration seconds, List<WindowTimes.Drop> drops, DoubleConsumer progress) throws InterruptedException {
        Workbench bench = opened.window().bench();
        FrameMeter meter = WindowScript.fx(FrameMeter::new);
        WindowScript script = WindowScript.fx(() -> {
            bench.modeProperty().set(GaugeModel.Mode.MOMENT);
            bench.live().pace(Pace.X60);
            bench.live().start();
            meter.start();
            return new WindowScript(opened.window(), (BoardView) opened.stage().getScene().lookup(".board"), meter);
        });
        Plan plan = WindowScript.fx(() -> bench.session().plan());
        // Once unmeasured: a window is not judged by what the compiler still has to learn.
        script.warmUp();
        long began = System.nanoTime();
        long until = began + seconds.toNanos();
        double load = 0;
        int looks = 0;
        while (System.nanoTime() < until) {
            script.round();
            load += ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            looks++;
            progress.accept(Math.min(1, (System.nanoTime() - began) / (double) seconds.toNanos()));
        }
        WindowScript.fx(() -> {
            meter.stop();
            return true;
        });
        return new WindowTimes(plan.tenants().size(), plan.fleet().stream().mapToInt(Cluster::gpus).sum(), (System.nanoTime() - began) / 1e9, load < 0 ? Double.NaN : load / looks,
                meter.gestures("all"), meter.pauses(), drops);
    }

    private static void close(Opened opened) throws InterruptedException {
        WindowScript.fx(() -> {
            opened.window().bench().close();
            opened.stage().close();
            return true;
        });
    }
}
