package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Someone who has never seen Headroom, and does what the screen says, word by word: from the welcome pane to "the start-up's objective is met". The test knows no
/// control and no tenant; it looks for what the guide names, and ends when the guide does.
@NullUnmarked
@NeedsDisplay
class FirstRunTest {
    private static final int MOST_STEPS = 30;

    @TempDir
    Path folder;

    private WindowRig rig;
    private int steps;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        WindowRig.fx(() -> {
            rig.bench().welcome().show(false);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        rig.robot.release(MouseButton.PRIMARY);
        rig.close();
    }

    @Test
    void whoFollowsTheScreenByMouseMeetsTheObjective(TestReporter reporter) throws Exception {
        long start = System.nanoTime();
        click(primary("welcome"));
        follow(this::byMouse);
        report(reporter, "mouse", start);
    }

    @Test
    void whoFollowsTheScreenByKeysMeetsTheObjective(TestReporter reporter) throws Exception {
        long start = System.nanoTime();
        type(KeyCode.ENTER);
        follow(this::byKeys);
        report(reporter, "keys", start);
    }

    private interface Way {
        void go() throws TimeoutException;
    }

    /// Does what the guide says until it says that it is the end.
    private void follow(Way way) throws TimeoutException {
        TenantId startUp = new TenantId("emergency-speech");
        rig.await(() -> !shown("guide-number").isEmpty() && !rig.plan().tenants().isEmpty());
        rig.await(() -> rig.bench().verdicts().verdict().confirmed());
        assertThat(rig.verdictOf(startUp)).isEqualTo(ObjectiveState.MISSED);
        String last = "";
        while (!last.startsWith("Step 5")) {
            assertThat(steps).isLessThan(MOST_STEPS);
            String now = shown("guide-number");
            assertThat(now).as("the guide goes on").isNotEqualTo(last);
            last = now;
            if (now.startsWith("Step 4")) {
                rig.await(() -> shown("guide-said").contains(" met"));
            }
            if (!now.startsWith("Step 5")) {
                way.go();
                rig.await(() -> !shown("guide-number").equals(now));
            }
        }
        assertThat(rig.verdictOf(startUp)).isEqualTo(ObjectiveState.MET);
        assertThat(rig.stateOf("Emergency speech start-up")).contains("met").doesNotContain("missed");
    }

    private void byMouse() {
        List<String> names = names("guide-mouse");
        if (sentence("guide-mouse").startsWith("Drag")) {
            rig.robot.moveTo(Pointer.on(find(names.getFirst()))).press(MouseButton.PRIMARY).moveBy(8, 8).moveTo(Pointer.on(find(names.getLast()))).release(MouseButton.PRIMARY);
            steps++;
        } else {
            click(find(names.getLast()));
        }
    }

    private void byKeys() {
        String said = sentence("guide-keys");
        List<String> names = names("guide-keys");
        if (said.startsWith("Press Tab until")) {
            until(KeyCode.TAB, names.getFirst());
            until(KeyCode.DOWN, names.getLast());
            type(KeyCode.ENTER);
        } else if (said.startsWith("Press Up or Down")) {
            until(KeyCode.UP, names.getLast());
            type(KeyCode.ENTER);
        } else if (said.startsWith("Press M")) {
            type(KeyCode.M);
            until(KeyCode.DOWN, names.getLast());
            type(KeyCode.ENTER);
        } else {
            assertThat(said).contains("Alt+Right");
            rig.robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
            steps++;
        }
    }

    /// Presses a key until what has the focus, or is chosen in a list, begins with a name.
    private void until(KeyCode key, String name) {
        for (int i = 0; i < 80; i++) {
            if (WindowRig.fx(() -> chosen().startsWith(name))) {
                steps++;
                return;
            }
            rig.robot.type(key);
        }
        throw new AssertionError("%s never reached %s".formatted(key, name));
    }

    private String chosen() {
        Node popup = rig.robot.lookup(".move-list .move-cell:selected").tryQuery().orElse(null);
        Node focused = popup == null ? rig.focused() : popup;
        return focused == null ? "" : Objects.requireNonNullElse(focused.getAccessibleText(), "");
    }

    private void click(Node node) {
        rig.robot.clickOn(Pointer.on(node));
        steps++;
    }

    private void type(KeyCode key) {
        rig.robot.type(key);
        steps++;
    }

    private Node primary(String within) {
        Node pane = rig.robot.lookup("#" + within).query();
        return rig.robot.from(pane).lookup((Node node) -> node instanceof Button button && button.getStyleClass().contains("primary")).query();
    }

    /// What is called so on the screen: a button by its text, anything else by what is read out of it.
    private Node find(String name) {
        return rig.robot.lookup(node -> node.isVisible() && node.getScene() != null && (node instanceof Button button ? name.equals(button.getText())
                : (node.getStyleClass().contains("tenant-chip") || node.getStyleClass().contains("block")) && Objects.requireNonNullElse(node.getAccessibleText(), "").startsWith(name)))
                .query();
    }

    private String shown(String id) {
        return WindowRig.fx(() -> rig.robot.lookup("#" + id).tryQueryAs(Label.class).filter(Label::isVisible).map(Label::getText).orElse(""));
    }

    private String sentence(String id) {
        return WindowRig.fx(() -> rig.robot.lookup("#" + id).queryAs(TextFlow.class).getAccessibleText());
    }

    private List<String> names(String id) {
        return WindowRig.fx(() -> {
            List<String> names = new ArrayList<>();
            rig.robot.lookup("#" + id).queryAs(TextFlow.class).getChildren().stream().filter(node -> node.getStyleClass().contains("guide-name"))
                    .forEach(node -> names.add(((Text) node).getText()));
            return names;
        });
    }

    private void report(TestReporter reporter, String way, long start) {
        reporter.publishEntry("first run by " + way, "%d steps in %.1f s".formatted(steps, (System.nanoTime() - start) / 1e9));
    }
}
