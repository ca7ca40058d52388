package io.headroom.board;

import io.headroom.Pointer;
import io.headroom.look.Theme;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A board on a real display with a hand that lifts, drags and drops its chips.
@NullUnmarked
abstract class BoardOnScreen {
    final FxRobot robot = new FxRobot();
    BoardStage view;
    Stage stage;
    Plan before;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        view = fx(() -> new BoardStage(Theme.Choice.DARK));
        before = view.plan;
        stage = FxToolkit.registerStage(Stage::new);
        fx(() -> {
            stage.setScene(view.scene(1296, 760));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Exception {
        if (stage != null) {
            robot.release(MouseButton.PRIMARY);
            fx(() -> {
                stage.close();
                return stage;
            });
        }
    }

    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    FxRobotInterface lift(TenantId tenant) {
        return robot.moveTo(Pointer.on(view.chip(tenant))).press(MouseButton.PRIMARY).moveBy(8, 8);
    }

    FxRobotInterface drag(TenantId tenant, Node to) {
        return lift(tenant).moveTo(Pointer.on(to));
    }

    void drop() {
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
