package io.headroom.shell;

import io.headroom.engine.ObjectiveState;
import io.headroom.errors.ErrorLine;
import io.headroom.gauges.GaugeTile;
import io.headroom.look.Theme;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.session.Verdict;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A real window on a real engine and real files; only dialogs are answered by the test.
final class WindowRig {
    final FxRobot robot = new FxRobot();
    final FakeDialogs dialogs = new FakeDialogs();
    private final FxRunner files = new FxRunner("test-files");
    private final Stage stage;
    private final HeadroomWindow window;

    /// Opens a window of 1280 x 800 at the top left.
    ///
    /// @param config an empty folder
    WindowRig(Path config) throws TimeoutException {
        this(config, Simulator.engine());
    }

    /// As the other, on another engine: tests of what is round the board need no simulation.
    WindowRig(Path config, Simulator simulator) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        window = fx(() -> {
            Ports ports = new Ports(new FxClock(), files, new FxRunner("test-verdict"), new FxRunner("test-live"), new FxRunner("test-estimate"), simulator, PlanFiles.onDisk(), dialogs, config,
                    EngineThreads.here());
            HeadroomWindow made = new HeadroomWindow(stage, new Theme(Theme.Choice.DARK), new ErrorLine(), new Workbench(ports));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1280);
            stage.setHeight(800);
            stage.show();
            stage.requestFocus();
            return made;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    Workbench bench() {
        return window.bench();
    }

    Plan plan() {
        return fx(() -> bench().session().plan());
    }

    void run(String command) {
        fx(() -> {
            window.commands().get(command).run();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits up to a minute: the machine may be busy.
    void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Boolean.TRUE.equals(fx(condition)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void awaitVerdict() throws TimeoutException {
        await(() -> bench().verdicts().verdict().phase() == Verdict.Phase.FINAL);
    }

    void awaitPlan(Predicate<Plan> condition) throws TimeoutException {
        await(() -> condition.test(bench().session().plan()));
    }

    Node chip(String tenant) {
        return robot.lookup(node -> node.getStyleClass().contains("tenant-chip") && node.isVisible() && Objects.requireNonNullElse(node.getAccessibleText(), "").startsWith(tenant + ","))
                .query();
    }

    Node block(String words) {
        return robot.lookup(node -> node.getStyleClass().contains("block") && Objects.requireNonNullElse(node.getAccessibleText(), "").contains(words)).query();
    }

    /// What the chip of a tenant says about its objectives.
    String stateOf(String tenant) {
        return fx(() -> Objects.requireNonNullElse(chip(tenant).getAccessibleText(), ""));
    }

    /// What a gauge says, e.g. of "p99 TTFT".
    String gauge(String title) {
        return fx(() -> robot.lookup(GaugeTile.class::isInstance).queryAllAs(GaugeTile.class).stream().map(GaugeTile::getAccessibleText)
                .filter(text -> text.startsWith(title)).findFirst().orElseThrow());
    }

    ObjectiveState verdictOf(TenantId tenant) {
        return fx(() -> Objects.requireNonNull(bench().verdicts().verdict().results()).tenant(tenant).orElseThrow().state());
    }

    Node focused() {
        return fx(() -> stage.getScene().getFocusOwner());
    }

    void close() {
        fx(() -> {
            bench().close();
            stage.close();
            return true;
        });
        files.finish();
    }
}
