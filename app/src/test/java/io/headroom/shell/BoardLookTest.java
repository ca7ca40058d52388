package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsDisplay;
import io.headroom.bench.FleetPlan;
import io.headroom.board.BoardView;
import io.headroom.board.Selection;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Looking round a board that is larger than the window, by mouse and by keyboard.
@NullUnmarked
@NeedsDisplay
class BoardLookTest {
    private static final Plan FLEET = FleetPlan.of(200, 2_000);

    @TempDir
    private Path folder;
    private WindowRig rig;
    private BoardView board;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder);
        WindowRig.fx(() -> {
            rig.bench().session().open(folder.resolve("fleet.headroom"), PlanDocument.of(FLEET));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        board = rig.robot.lookup(".board").queryAs(BoardView.class);
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private double zoom() {
        return WindowRig.fx(board::zoom);
    }

    private Point2D middle(Node node) {
        return WindowRig.fx(() -> {
            Bounds box = node.localToScreen(node.getLayoutBounds());
            return new Point2D(box.getCenterX(), box.getCenterY());
        });
    }

    @Test
    void theWheelWithCtrlZoomsAtThePointer() throws TimeoutException {
        Node chip = rig.chip("Mill 1.40");
        Point2D before = middle(chip);
        rig.robot.moveTo(before).press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        rig.await(() -> board.zoom() != 1);

        assertThat(zoom()).isGreaterThan(1.1);
        assertThat(middle(chip).getY()).isEqualTo(before.getY(), within(3.0));
    }

    @Test
    void keysZoomAndCtrl0Restores() throws TimeoutException {
        rig.robot.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.MINUS);
        rig.await(() -> board.zoom() < 0.7 && !visible("Mill 1.40"));
        rig.robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        rig.await(() -> board.zoom() == 1 && visible("Mill 1.40"));
    }

    @Test
    void theSearchGoesToATenantFromAfarAndSelectsIt() throws TimeoutException {
        rig.robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        WaitForAsyncUtils.waitForFxEvents();
        rig.robot.push(KeyCode.CONTROL, KeyCode.F).write("court 2.7").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        rig.await(() -> rig.bench().selectionProperty().get().equals(new Selection.OfTenant(new TenantId("t2-7"))));
        assertThat(zoom()).isEqualTo(1);
        assertThat(rig.focused()).isEqualTo(rig.chip("Court 2.7"));
    }

    @Test
    void escLeavesTheSearchWhereOneWas() {
        Node chip = rig.chip("Mill 1.40");
        WindowRig.fx(() -> {
            chip.requestFocus();
            return true;
        });
        rig.robot.push(KeyCode.CONTROL, KeyCode.F).write("bank").push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(rig.focused()).isEqualTo(chip);
    }

    @Test
    void aClickOnTheFleetMapGoesThere() {
        Node map = rig.robot.lookup(".mini-picture").query();
        Bounds box = WindowRig.fx(() -> map.localToScreen(map.getLayoutBounds()));
        boolean before = shown("Mill 2.10");
        rig.robot.clickOn(new Point2D(box.getCenterX(), box.getMaxY() - 12));
        WaitForAsyncUtils.waitForFxEvents();
        rig.robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(before).isFalse();
        assertThat(WindowRig.fx(() -> rig.robot.lookup(".mini-picture").query().getAccessibleText())).contains("100 % from the top");
    }

    private static boolean treeVisible(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean shown(String tenant) {
        return !chips(tenant).isEmpty();
    }

    private boolean visible(String tenant) {
        return chips(tenant).stream().anyMatch(BoardLookTest::treeVisible);
    }

    private Set<Node> chips(String tenant) {
        return rig.robot.lookup(node -> node.getStyleClass().contains("tenant-chip") && node.getAccessibleText() != null && node.getAccessibleText().startsWith(tenant + ",")).queryAll();
    }
}
