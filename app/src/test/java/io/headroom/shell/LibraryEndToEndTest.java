package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.edit.Edit;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.session.TestPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Presets in the real window: by double click, by Enter, by drag.
@NullUnmarked
@NeedsDisplay
class LibraryEndToEndTest {
    @TempDir
    private Path folder;

    private WindowRig rig;
    private Plan before;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder);
        WindowRig.fx(() -> rig.bench().session().apply(Edit.of("edit.run", List.of(), _ -> TestPlans.plan())));
        before = rig.plan();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        rig.robot.release(MouseButton.PRIMARY);
        rig.close();
    }

    private Node preset(String key) {
        return rig.robot.lookup("#preset-" + key.replace('.', '-')).query();
    }

    private List<String> tray() {
        return rig.plan().tenantsIn(null).stream().map(Tenant::name).toList();
    }

    @Test
    void aDoubleClickAddsATenantToTheTrayInOneStep() {
        rig.robot.doubleClickOn(preset("tenant.CHAT"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tray()).containsExactly("Robotics", "Chat assistant");
        rig.run("edit.undo");
        assertThat(rig.plan()).isSameAs(before);
    }

    @Test
    void enterUsesTheOneThatTheFilterFinds() {
        WindowRig.fx(() -> {
            TextField filter = rig.robot.lookup("#library-filter").query();
            filter.requestFocus();
            filter.setText("lane");
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        rig.robot.push(KeyCode.DOWN);
        rig.robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.plan().partitions()).hasSize(3);
        assertThat(rig.plan().partitions().getLast().name()).isEqualTo("Lane 2");
    }

    @Test
    void aDragChoosesThePlaceAndEscLeavesNoTrace() {
        Node lane = rig.block("Lane 1");
        Point2D target = WindowRig.fx(() -> {
            Bounds bounds = lane.localToScreen(lane.getLayoutBounds());
            return new Point2D(bounds.getMaxX() - 60, bounds.getMaxY() - 20);
        });
        rig.robot.moveTo(preset("tenant.CODE")).press(MouseButton.PRIMARY).moveBy(20, 0).moveTo(target);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(WindowRig.fx(() -> rig.bench().hintProperty().get())).isEqualTo("Add to Lane 1");
        rig.robot.push(KeyCode.ESCAPE);
        rig.robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.plan()).isSameAs(before);
        rig.robot.moveTo(preset("tenant.CODE")).press(MouseButton.PRIMARY).moveBy(20, 0).moveTo(target).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.plan().tenantsIn(TestPlans.LANE)).extracting(Tenant::name).contains("Code assistant");
    }
}
