package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.board.Selection;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Sixty gestures with a real mouse and a real keyboard in the real window, whatever they hit; then Ctrl+Z until there is nothing left to take back.
@NullUnmarked
@NeedsDisplay
class RandomHandEndToEndTest {
    private static final int GESTURES = 60;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private WindowRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new WindowRig(folder.resolve("config"), new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(), 1)));
        WindowRig.fx(() -> {
            // What another program, or another test, has copied is nobody's tenant.
            Clipboard.getSystemClipboard().clear();
            Samples.open(Samples.all().getFirst(), rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.tenants().isEmpty());
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.robot.release(MouseButton.PRIMARY).release(KeyCode.CONTROL);
            rig.close();
        }
    }

    @Test
    void whateverAHandDoesCanBeUndone() throws Exception {
        Plan opened = rig.plan();
        int changed = 0;
        for (int i = 0; i < GESTURES; i++) {
            Plan before = rig.plan();
            boolean meant = gesture(i);
            WaitForAsyncUtils.waitForFxEvents();
            Plan after = rig.plan();
            changed += after.equals(before) ? 0 : 1;
            assertThat(meant || after.equals(before)).as("gesture %d was given up and must leave no trace", i).isTrue();
        }
        assertThat(changed).isGreaterThan(15);
        assertThat(rig.dialogs.errors).isEmpty();
        for (int i = 0; i < 2 * GESTURES && WindowRig.fx(() -> rig.bench().session().undoEditProperty().get().isPresent()); i++) {
            rig.robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(rig.plan()).isSameAs(opened);
    }

    /// Makes one gesture.
    ///
    /// @return whether it was carried through; one that was given up must change nothing
    private boolean gesture(int number) {
        if (number % 8 == 7 && rig.plan().tenants().size() < 4) {
            rig.robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
            return true;
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> drag(1 + random.nextInt(3), false);
            case 2 -> drag(1, true);
            case 3 -> edge(random.nextInt(4) == 0);
            case 4 -> list(KeyCode.M, selectTenants(1 + random.nextInt(2)));
            case 5 -> list(random.nextBoolean() ? KeyCode.S : KeyCode.J, selectPartition());
            case 6 -> keys(random.nextBoolean() ? KeyCode.C : KeyCode.X);
            default -> keys(KeyCode.V);
        };
    }

    private List<Node> nodes(String styleClass) {
        return WindowRig.fx(() -> rig.robot.lookup((Node node) -> node.getStyleClass().contains(styleClass) && !node.getStyleClass().contains("floating-chip") && node.isVisible()
                && node.getScene() != null && node.localToScreen(0, 0) != null).queryAll().stream()
                .sorted(Comparator.comparing(node -> Objects.requireNonNullElse(node.getAccessibleText(), ""))).toList());
    }

    private Node any(List<Node> nodes) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private boolean drag(int tenants, boolean escape) {
        selectTenants(tenants);
        List<Node> chips = nodes("tenant-chip");
        List<Node> targets = nodes("block");
        Node to = random.nextInt(5) == 0 ? any(nodes("tray")) : any(targets);
        rig.robot.moveTo(Pointer.on(any(chips))).press(MouseButton.PRIMARY).moveBy(8, 8).moveTo(Pointer.on(to));
        if (escape) {
            rig.robot.type(KeyCode.ESCAPE);
        }
        rig.robot.release(MouseButton.PRIMARY);
        return !escape;
    }

    private boolean edge(boolean escape) {
        rig.robot.moveTo(Pointer.on(any(nodes("grip")))).press(MouseButton.PRIMARY).moveBy(random.nextBoolean() ? 60 : -60, 0).moveBy(4, 0);
        if (escape) {
            rig.robot.type(KeyCode.ESCAPE);
        }
        rig.robot.release(MouseButton.PRIMARY);
        return !escape;
    }

    private boolean list(KeyCode key, boolean there) {
        boolean escape = !there || random.nextInt(3) == 0;
        if (there) {
            rig.robot.type(key);
            rig.robot.type(escape ? KeyCode.ESCAPE : KeyCode.ENTER);
            rig.robot.type(KeyCode.ESCAPE);
        }
        return !escape;
    }

    private boolean keys(KeyCode key) {
        selectTenants(1);
        rig.robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        return true;
    }

    private boolean selectTenants(int count) {
        List<TenantId> all = rig.plan().tenants().stream().map(Tenant::id).toList();
        return select(Selection.of(random.ints(count, 0, all.size()).mapToObj(all::get).toList()));
    }

    private boolean selectPartition() {
        Plan plan = rig.plan();
        return select(new Selection.OfPartition(plan.partitions().get(random.nextInt(plan.partitions().size())).id()));
    }

    private boolean select(Selection selection) {
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(selection);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return true;
    }
}
