package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.bench.FleetPlan;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.MoveTarget;
import io.headroom.look.Theme;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A tray of thousands of tenants on a real display: it has nodes for what is seen, and behaves as if it had them all.
@NullUnmarked
@NeedsDisplay
class TrayTest {
    private static final int TENANTS = 2_000;

    private final FxRobot robot = new FxRobot();
    private BoardStage view;
    private Stage stage;
    private List<TenantId> ids;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        view = fx(() -> new BoardStage(Theme.Choice.DARK));
        stage = FxToolkit.registerStage(Stage::new);
        fx(() -> {
            view.plan = FleetPlan.of(TENANTS, 4_000);
            view.plan = GroupEdits.move(view.plan, view.plan.tenants().stream().map(Tenant::id).toList(), new MoveTarget.Tray()).applyTo(view.plan);
            view.selection = Selection.none();
            view.show();
            stage.setScene(view.scene(1296, 760));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
        ids = view.plan.tenants().stream().map(Tenant::id).toList();
    }

    @AfterEach
    void close() throws Exception {
        if (stage != null) {
            robot.release(KeyCode.SHIFT, KeyCode.CONTROL).release(MouseButton.PRIMARY);
            fx(() -> {
                stage.close();
                return stage;
            });
        }
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    /// The chips that a user sees, from top to bottom.
    private List<ChipView> seen() {
        return fx(() -> {
            Bounds pane = view.tray.lookup(".scroll-pane .viewport").localToScene(view.tray.lookup(".scroll-pane .viewport").getLayoutBounds());
            return view.tray.lookupAll(".tenant-chip").stream().filter(Node::isVisible).filter(chip -> {
                Bounds at = chip.localToScene(chip.getLayoutBounds());
                return at.getMinY() >= pane.getMinY() && at.getMaxY() <= pane.getMaxY();
            }).map(ChipView.class::cast).sorted((a, b) -> Double.compare(a.getLayoutY(), b.getLayoutY())).toList();
        });
    }

    private List<TenantId> seenIds() {
        return seen().stream().map(chip -> chip.chip().id()).toList();
    }

    private TenantId focused() {
        return fx(() -> ((ChipView) stage.getScene().getFocusOwner()).chip().id());
    }

    private int nodes() {
        return fx(() -> view.tray.lookupAll(".tenant-chip").size());
    }

    @Test
    void onlyWhatIsSeenHasNodesAndTheEndShowsTheLast() {
        assertThat(ids).hasSize(TENANTS);
        assertThat(seenIds()).hasSizeGreaterThan(5)
                .isEqualTo(ids.subList(0, seen().size()));
        assertThat(nodes()).isLessThan(60);
        assertThat(robot.lookup(".tray-header .figure").queryLabeled().getText()).isEqualTo("2,000");

        robot.clickOn(Pointer.on(seen().getFirst())).type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        List<TenantId> end = seenIds();
        assertThat(focused()).isEqualTo(ids.getLast());
        assertThat(end).isEqualTo(ids.subList(TENANTS - end.size(), TENANTS)).hasSizeGreaterThan(5);
        assertThat(nodes()).isLessThan(60);
    }

    @Test
    void theKeysWalkPastWhatIsSeen() {
        robot.clickOn(Pointer.on(seen().getFirst()));
        for (int i = 0; i < 15; i++) {
            robot.type(KeyCode.DOWN);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focused()).isEqualTo(ids.get(15));
        assertThat(seenIds()).contains(ids.get(15)).doesNotContain(ids.getFirst());
        for (int i = 0; i < 15; i++) {
            robot.type(KeyCode.TAB);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focused()).isEqualTo(ids.get(30));
        assertThat(seenIds()).contains(ids.get(30));
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT).type(KeyCode.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focused()).isEqualTo(ids.get(28));
    }

    @Test
    void aRangeReachesFromWhatIsOutOfSight() {
        robot.clickOn(Pointer.on(seen().get(1))).type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        robot.press(KeyCode.SHIFT).clickOn(Pointer.on(seen().getLast())).release(KeyCode.SHIFT);

        assertThat(view.selection.tenants()).hasSize(TENANTS - 1).doesNotContain(ids.getFirst());
    }

    @Test
    void aScrollUnderADragBringsHolesAndNoLostChip() throws TimeoutException {
        fx(() -> {
            view.selection = Selection.of(List.of(ids.getFirst(), ids.get(40)));
            view.show();
            return true;
        });
        robot.moveTo(Pointer.on(seen().getFirst())).press(MouseButton.PRIMARY).moveBy(30, 8);
        fx(() -> {
            ((ScrollPane) view.tray.lookup(".scroll-pane")).setVvalue(36.0 / TENANTS);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(seen().stream().filter(ChipView::away).map(chip -> chip.chip().id())).containsExactly(ids.get(40));
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> seen().stream().noneMatch(ChipView::away));
        assertThat(view.edits).isEmpty();
    }
}
