package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.board.Selection;
import io.headroom.plan.Plan;
import io.headroom.session.Killed;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands round the board, by keyboard and by mouse.
@NullUnmarked
@NeedsDisplay
class DeskEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = window();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.robot.release(MouseButton.PRIMARY);
            rig.close();
        }
    }

    private WindowRig window() throws TimeoutException {
        return new WindowRig(folder.resolve("config"), new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38)));
    }

    private void openPlan() throws TimeoutException {
        Plan plan = TestPlans.plan();
        WindowRig.fx(() -> {
            rig.bench().session().openCopy(PlanDocument.of(plan));
            return true;
        });
        rig.awaitPlan(plan::equals);
    }

    private void press(KeyCode... keys) {
        for (int i = 0; i < keys.length - 1; i++) {
            rig.robot.press(keys[i]);
        }
        rig.robot.type(keys[keys.length - 1]);
        for (int i = keys.length - 2; i >= 0; i--) {
            rig.robot.release(keys[i]);
        }
    }

    private String text(String id) {
        return WindowRig.fx(() -> rig.robot.lookup(id).queryAs(Label.class).getText());
    }

    private Node node(String id) {
        return rig.robot.lookup(id).query();
    }

    @Test
    void thePaletteFindsRunsAndGivesTheFocusBack() throws Exception {
        openPlan();
        rig.robot.clickOn(Pointer.on(rig.chip("Launch operator")));
        Node before = rig.focused();
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        rig.robot.write("undo");
        assertThat(text("#palette-foot")).isEqualTo("Undo cannot be done now. Nothing to undo.");
        press(KeyCode.ENTER);
        assertThat(node("#palette-field").isFocused()).as("a disabled command says why, and the palette stays").isTrue();
        press(KeyCode.ESCAPE);
        assertThat(rig.focused()).isSameAs(before);

        Plan plan = rig.plan();
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        rig.robot.write("give cab");
        press(KeyCode.ENTER);
        rig.awaitPlan(now -> now.partitions().size() == plan.partitions().size() + 1);

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        rig.robot.write("undo");
        rig.robot.clickOn(Pointer.on(rig.robot.lookup(".palette .list-cell").<Node>query()));
        rig.awaitPlan(plan::equals);
    }

    @Test
    void theHistoryJumpsToAnyStepByKeyAndByClick() throws Exception {
        openPlan();
        Plan opened = rig.plan();
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(new Selection.OfTenant(TestPlans.LAUNCH));
            return true;
        });
        rig.run("plan.newCabin");
        rig.run("incident.burst");
        Plan edited = rig.plan();
        press(KeyCode.CONTROL, KeyCode.H);
        assertThat(node("#history-list").isFocused()).isTrue();
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        rig.awaitPlan(plan -> plan.equals(opened));
        assertThat(WindowRig.fx(() -> rig.robot.lookup("#history-list").<ListView<Integer>>query().getSelectionModel().getSelectedItem())).isZero();
        Node last = rig.robot.lookup(".history .list-cell").queryAll().stream().filter(cell -> String.valueOf(cell.getAccessibleText()).startsWith("Load")).findFirst().orElseThrow();
        assertThat(last.getAccessibleText()).contains("undone");
        rig.robot.clickOn(Pointer.on(last));
        rig.awaitPlan(plan -> plan.equals(edited));
        press(KeyCode.CONTROL, KeyCode.H);
        assertThat(rig.robot.lookup("#history-list").tryQuery()).isEmpty();
    }

    @Test
    void f6GoesRoundThePanelsAndBack() throws Exception {
        openPlan();
        rig.robot.clickOn(Pointer.on(rig.chip("Launch operator")));
        List<String> round = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            round.add(panel());
            press(KeyCode.F6);
        }
        assertThat(round).containsExactly("board", "timeline", "inspector", "tool-row", "gauge-wall", "left-panel");
        assertThat(rig.focused()).as("where the focus was in the board").isSameAs(rig.chip("Launch operator"));
        assertThat(rig.focused().isFocusVisible()).isTrue();
        press(KeyCode.SHIFT, KeyCode.F6);
        assertThat(panel()).isEqualTo("left-panel");
    }

    private String panel() {
        for (Node at = rig.focused(); at != null; at = at.getParent()) {
            for (String panel : List.of("tool-row", "gauge-wall", "left-panel", "inspector", "board", "timeline", "status-bar")) {
                if (at.getStyleClass().contains(panel)) {
                    return panel;
                }
            }
        }
        return "none";
    }

    @Test
    void panelsAreHiddenResizedAndRememberedByTheNextWindow() throws Exception {
        openPlan();
        double wide = node(".left-panel").getLayoutBounds().getWidth();
        Node edge = rig.robot.lookup(".panel-divider").query();
        rig.robot.drag(Pointer.on(edge), MouseButton.PRIMARY).dropBy(40, 0);
        rig.await(() -> Math.abs(node(".left-panel").getLayoutBounds().getWidth() - wide - 40) <= 2);
        press(KeyCode.ALT, KeyCode.DIGIT3);
        rig.await(() -> rig.robot.lookup(".inspector").tryQuery().isEmpty());
        rig.close();
        rig = window();
        assertThat(node(".left-panel").getLayoutBounds().getWidth()).isBetween(wide + 36, wide + 44);
        assertThat(rig.robot.lookup(".inspector").tryQuery()).isEmpty();
        rig.run("view.layout.reset");
        rig.await(() -> rig.robot.lookup(".inspector").tryQuery().isPresent() && Math.abs(node(".left-panel").getLayoutBounds().getWidth() - wide) < 1);
    }

    @Test
    void whatAKilledSessionLeftIsOfferedRestoredAndSaved() throws Exception {
        rig.close();
        rig = null;
        Path file = folder.resolve("mine.headroom");
        PlanFile.write(file, TestPlans.plan());
        Plan kept = Killed.changed(folder.resolve("config"), file, PlanFiles.onDisk());
        rig = window();
        rig.await(() -> node("#recovery-restore").isVisible());
        assertThat(text("#recovery-line")).startsWith("Headroom ended unexpectedly. Changes to mine.headroom from ").endsWith(" were kept.");
        rig.robot.clickOn("#recovery-restore");
        rig.awaitPlan(kept::equals);
        assertThat(text("#document-edited")).contains("edited");
        rig.await(() -> text("#status-autosaved").startsWith("autosaved "));
        assertThat(WindowRig.fx(() -> node("#recovery-restore").getParent().isVisible())).isFalse();
        press(KeyCode.CONTROL, KeyCode.S);
        rig.await(() -> !rig.bench().session().dirtyProperty().get());
        assertThat(PlanFile.read(file).plan()).isEqualTo(kept);
        rig.await(() -> keptPlans() == 0);
    }

    private long keptPlans() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("config").resolve("recovery"))) {
            return all.filter(path -> path.toString().endsWith(PlanFile.EXTENSION)).count();
        }
    }
}
