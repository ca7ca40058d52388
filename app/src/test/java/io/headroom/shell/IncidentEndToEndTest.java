package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.board.Selection;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierPreset;
import io.headroom.session.Contended;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.service.query.NodeQuery;

/// What a planner lets happen and sets with real clicks, in a real window on a real engine.
@NullUnmarked
@NeedsDisplay
class IncidentEndToEndTest {
    private static final TenantId LAUNCH = new TenantId("launch-operator");
    private static final String LAUNCH_NAME = "Launch operator";

    @TempDir
    Path folder;

    private WindowRig rig;
    private Plan before;

    @BeforeEach
    void openTheSample() throws Exception {
        rig = new WindowRig(folder.resolve("config"));
        Samples.Sample sample = Samples.all().getFirst();
        before = Samples.read(sample).plan();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(before::equals);
        rig.awaitVerdict();
    }

    @AfterEach
    void close() {
        rig.robot.release(MouseButton.PRIMARY);
        rig.close();
    }

    private Node node(String id) {
        return rig.robot.lookup(node -> id.equals(node.getId()) && node.isVisible()).query();
    }

    private void click(Node node) {
        rig.robot.clickOn(Pointer.on(node));
    }

    /// Asks for the context menu of a node and clicks an item of it.
    private void choose(Node node, String item) throws TimeoutException {
        rig.robot.rightClickOn(Pointer.on(node));
        rig.await(() -> rig.robot.lookup(item).tryQuery().isPresent());
        rig.robot.clickOn(item);
    }

    /// Scrolls the inspector until a node of it can be clicked.
    private Node reached(String id) throws TimeoutException {
        rig.await(() -> rig.robot.lookup(node -> id.equals(node.getId())).tryQuery().isPresent());
        WindowRig.fx(() -> {
            ScrollPane scroll = rig.robot.lookup(".inspector-scroll").query();
            Node node = node(id);
            // What was unfolded a moment ago has no place yet.
            scroll.getScene().getRoot().applyCss();
            scroll.getScene().getRoot().layout();
            double all = scroll.getContent().getLayoutBounds().getHeight();
            double seen = scroll.getViewportBounds().getHeight();
            double at = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds())).getCenterY();
            scroll.setVvalue(Math.clamp((at - seen / 2) / (all - seen), 0, 1));
            scroll.getScene().getRoot().layout();
            return true;
        });
        return node(id);
    }

    @Test
    void aBurstIsLetLooseOnATenantAtTheClockAndTakenBack() throws Exception {
        click(node("toolbar-run.toggle"));
        rig.await(() -> rig.bench().live().clockSecondsProperty().get() > 30);
        double clicked = WindowRig.fx(() -> rig.bench().live().clockSecondsProperty().get());
        choose(rig.chip(LAUNCH_NAME), "Load ×10 for 5 minutes: " + LAUNCH_NAME);
        rig.awaitPlan(plan -> !plan.incidents().isEmpty());
        Incident burst = rig.plan().incidents().getFirst();
        assertThat(burst.what()).isEqualTo(new Incident.What.Burst(LAUNCH, 10));
        assertThat(burst.atSeconds()).isBetween(clicked, WindowRig.fx(() -> rig.bench().live().clockSecondsProperty().get()) + 0.1);
        assertThat(burst.lastsSeconds()).isEqualTo(300);
        rig.await(() -> ((Label) node("status-hint")).getText().startsWith("Load ×10 on Launch operator: at "));
        rig.await(() -> rig.robot.lookup("#status-incidents").query() instanceof Label label && label.isVisible() && label.getText().equals("Load ×10 on Launch operator"));

        rig.robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        rig.awaitPlan(before::equals);
        rig.await(() -> !rig.robot.lookup("#status-incidents").query().isVisible());
    }

    @Test
    void aNodeIsLostByTheMenuOfItsCluster() throws Exception {
        Node line = rig.robot.lookup(node -> node instanceof Label label && label.getText().startsWith("A · ")).query();
        choose(line, "Lose a node for 10 minutes");
        rig.awaitPlan(plan -> !plan.incidents().isEmpty());
        assertThat(rig.plan().incidents()).containsExactly(new Incident(new Incident.What.NodesLost(before.fleet().getFirst().id(), 1), before.run().warmupSeconds(), 600));
    }

    /// Where a node is on the screen.
    private double top(Node node) {
        return WindowRig.fx(() -> node.localToScreen(node.getLayoutBounds()).getMinY());
    }

    private NodeQuery bronze() {
        return rig.robot.lookup(node -> node instanceof ListCell<?> cell && "Bronze (public)".equals(cell.getText()));
    }

    @Test
    void aPresetIsChosenAndWhatIsRefusedStaysToBeMended() throws Exception {
        click(rig.chip(LAUNCH_NAME));
        rig.await(() -> rig.bench().selectionProperty().get().equals(new Selection.OfTenant(LAUNCH)));
        click(reached("field-limit.preset"));
        rig.await(() -> bronze().tryQuery().isPresent());
        click(bronze().query());
        rig.awaitPlan(plan -> plan.tier(plan.tenant(LAUNCH).tier()).limits().equals(TierPreset.BRONZE.limits()));
        Plan preset = rig.plan();

        // While the verdict and what it is made of come in, the page grows and shrinks above what is pointed at.
        Node more = reached("details-limit.more");
        rig.robot.moveTo(Pointer.on(more));
        double pointedAt = top(more);
        rig.awaitVerdict();
        rig.await(() -> rig.bench().contentions().contendedProperty().get().phase() == Contended.Phase.KNOWN);
        assertThat(top(more)).isCloseTo(pointedAt, Offset.offset(1.0));
        rig.robot.clickOn(MouseButton.PRIMARY);
        rig.await(() -> more.getAccessibleText().startsWith("Hide"));
        TextField spend = (TextField) reached("field-limit.usdPerMonth");
        click(spend);
        rig.await(spend::isFocused);
        rig.robot.write("500").type(KeyCode.ENTER);
        rig.await(() -> rig.robot.lookup(node -> node instanceof Label label && node.isVisible() && label.getText().contains("has no price of tokens")).tryQuery().isPresent());
        assertThat(spend.getText()).isEqualTo("500");
        assertThat(rig.plan()).isEqualTo(preset);
        assertThat(rig.dialogs.errors).isEmpty();
    }
}
