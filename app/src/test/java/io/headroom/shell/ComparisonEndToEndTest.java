package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.comparison.ComparisonDesk.Phase;
import io.headroom.comparison.ComparisonModel;
import io.headroom.comparison.ComparisonView;
import io.headroom.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenarios and who gains and loses by them, with the mouse and the keyboard in a real window.
@NullUnmarked
@NeedsDisplay
class ComparisonEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        Samples.Sample sample = Samples.all().getFirst();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.partitions().isEmpty());
        rig.awaitVerdict();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private static Optional<ComparisonView> view() {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookupAll("*")).flatMap(Set::stream)
                .filter(ComparisonView.class::isInstance).map(ComparisonView.class::cast).findFirst();
    }

    private void awaitComparison() throws TimeoutException {
        rig.await(() -> rig.bench().comparison().state().phase() == Phase.DONE && view().isPresent());
    }

    @SuppressWarnings("unchecked")
    private static List<ComparisonModel.Row> rows() {
        return WindowRig.fx(() -> List.copyOf(((TableView<ComparisonModel.Row>) view().orElseThrow().lookup("#comparison-table")).getItems()));
    }

    private static String verdict(String tenant) {
        return rows().stream().filter(row -> row.tenant().equals(tenant)).findFirst().orElseThrow().verdict().name();
    }

    private static String text(String id) {
        return WindowRig.fx(() -> ((Labeled) view().orElseThrow().lookup(id)).getText());
    }

    @Test
    void whoLosesByAMoveIsToldByKeysAlone() throws Exception {
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        awaitComparison();
        assertThat(rows().getFirst().tenant()).isEqualTo("Marketing copy shop");
        assertThat(verdict("Marketing copy shop")).isEqualTo("LOSES");
        assertThat(verdict("Fraud desk")).isEqualTo("UNCHANGED");
        assertThat(text("#comparison-sentence")).startsWith("By p99 end-to-end, of 9 tenants: 2 lose");
        assertThat(text("#comparison-cost")).contains("Freed GPUs taken away: 48 GPUs");

        WindowRig.fx(() -> {
            view().orElseThrow().lookup("#comparison-after").requestFocus();
            return true;
        });
        rig.robot.type(KeyCode.DOWN);
        rig.await(() -> rig.bench().comparison().state().after().label().equals("Operator in a cabin"));
        awaitComparison();
        assertThat(verdict("Emergency speech start-up")).isEqualTo("GAINS");
        assertThat(text("#comparison-sentence")).contains("3 gain").doesNotContain("lose");
        rig.robot.type(KeyCode.ESCAPE);
        rig.await(() -> view().isEmpty());
        assertThat(rig.dialogs.errors).isEmpty();
    }

    @Test
    void anEditIsComparedWhenAskedFor() throws Exception {
        rig.run("scenario.compare");
        awaitComparison();
        Plan before = rig.plan();
        WindowRig.fx(() -> {
            rig.bench().apply(io.headroom.edit.Edits.resize(before, new io.headroom.plan.PartitionId("lane-1"), 28));
            return true;
        });
        rig.await(() -> rig.bench().comparison().state().phase() == Phase.OUTDATED);
        assertThat(text("#comparison-note")).isEqualTo("The plan has changed since this was compared.");
        rig.robot.clickOn(Pointer.on(WindowRig.fx(() -> view().orElseThrow().lookup("#comparison-again"))));
        awaitComparison();
        assertThat(text("#comparison-cost")).startsWith("Everyone in the lane: 52 GPUs");
        rig.robot.clickOn(Pointer.on(WindowRig.fx(() -> view().orElseThrow().lookup("#comparison-close"))));
        rig.await(() -> view().isEmpty());
    }

    @Test
    void scenariosAreBranchedSwitchedAndUndone() throws Exception {
        Plan before = rig.plan();
        rig.dialogs.name = Optional.of("Wider lane");
        rig.run("scenario.branch");
        rig.awaitPlan(plan -> plan.scenarios().current().equals("Wider lane"));
        assertThat(WindowRig.fx(() -> ((Labeled) rig.robot.lookup("#toolbar-scenario").query()).getText())).isEqualTo("Wider lane");
        Node chooser = rig.robot.lookup("#toolbar-scenario").query();
        rig.robot.clickOn(Pointer.on(chooser));
        rig.robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        rig.awaitPlan(plan -> plan.scenarios().current().equals("Everyone in the lane"));
        assertThat(rig.plan().variants()).containsExactly("Everyone in the lane", "Freed GPUs taken away", "Operator in a cabin", "Wider lane");
        rig.run("edit.undo");
        rig.run("edit.undo");
        rig.awaitPlan(before::equals);
    }

    @Test
    void theChoosersSayWhatTheyChoose() throws Exception {
        rig.run("scenario.compare");
        awaitComparison();
        ComboBox<?> measure = WindowRig.fx(() -> (ComboBox<?>) view().orElseThrow().lookup("#comparison-measure"));
        assertThat(WindowRig.fx(measure::getAccessibleText)).isEqualTo("Measure");
        WindowRig.fx(() -> {
            measure.getSelectionModel().select(4);
            return true;
        });
        rig.await(() -> rig.bench().comparison().state().measure().key().equals("ttft_p99"));
        awaitComparison();
        assertThat(verdict("Launch operator")).isEqualTo("LOSES");
        assertThat(verdict("Emergency speech start-up")).isEqualTo("GAINS");
        assertThat(rows().getFirst().spoken()).startsWith("Launch operator, loses, p99 TTFT 1.39 s → 1.90 s, ");
    }

    @Test
    void threeScenariosAreSetSideBySideAndOneIsPromoted() throws Exception {
        Plan before = rig.plan();
        rig.run("scenario.compare");
        awaitComparison();
        rig.robot.clickOn(Pointer.on(WindowRig.fx(() -> view().orElseThrow().lookup("#comparison-add"))));
        rig.await(() -> rig.bench().comparison().state().outcome().filter(outcome -> outcome.models().size() == 2).isPresent());
        awaitComparison();
        // Who gains by one of them may lose by the other: each has its own verdict against the first.
        ComparisonModel.Row copyShop = rows().stream().filter(row -> row.tenant().equals("Marketing copy shop")).findFirst().orElseThrow();
        assertThat(copyShop.verdict().name()).isEqualTo("LOSES");
        assertThat(copyShop.more()).singleElement().extracting(row -> row.verdict().name()).isEqualTo("GAINS");
        assertThat(WindowRig.fx(() -> view().orElseThrow().lookupAll(".gauge-bars").size())).isEqualTo(8);
        assertThat(WindowRig.fx(() -> view().orElseThrow().lookupAll(".side-board").stream().map(Node::getAccessibleText).toList())).anySatisfy(
                text -> assertThat(text).startsWith("C Operator in a cabin").contains("Cabin 1 new", "Launch operator in Cabin 1, from Lane 1"));
        assertThat(WindowRig.fx(() -> view().orElseThrow().lookup("#promote-A").isDisabled())).isTrue();

        CheckBox only = (CheckBox) WindowRig.fx(() -> view().orElseThrow().lookup("#comparison-changed-only"));
        rig.robot.clickOn(Pointer.on(only));
        assertThat(rows()).extracting(ComparisonModel.Row::tenant).contains("Launch operator").doesNotContain("Fraud desk", "Robotics");
        rig.robot.clickOn(Pointer.on(WindowRig.fx(() -> view().orElseThrow().lookup("#comparison-copy"))));
        String copied = WindowRig.fx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("Tenant\tA\tB\tChange B\tVerdict B\tC\tChange C\tVerdict C\n").contains("Marketing copy shop\t").contains("\tworse\t").endsWith("better");

        Node promote = WindowRig.fx(() -> view().orElseThrow().lookup("#promote-C"));
        WindowRig.fx(() -> {
            promote.requestFocus();
            return true;
        });
        rig.robot.type(KeyCode.SPACE);
        rig.awaitPlan(plan -> plan.scenarios().current().equals("Operator in a cabin"));
        assertThat(WindowRig.fx(() -> io.headroom.words.EditWords.here().label(rig.bench().session().undoEditProperty().get().orElseThrow()))).isEqualTo("Promote scenario Operator in a cabin");
        assertThat(WindowRig.fx(() -> rig.bench().comparison().state().phase())).as("no side has changed").isEqualTo(Phase.DONE);
        rig.run("edit.undo");
        assertThat(rig.plan()).isSameAs(before);
    }
}
