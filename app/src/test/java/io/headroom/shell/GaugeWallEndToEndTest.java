package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.gauges.GaugeTile;
import io.headroom.gauges.GaugeWall;
import io.headroom.plan.Gauge;
import io.headroom.plan.Gauge.Quantity;
import io.headroom.plan.Plan;
import io.headroom.session.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gauge wall arranged with the mouse and with the keyboard in a real window.
@NullUnmarked
@NeedsDisplay
class GaugeWallEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;
    private Plan before;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        WindowRig.fx(() -> {
            Samples.open(Samples.all().getFirst(), rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.partitions().isEmpty());
        rig.awaitVerdict();
        before = rig.plan();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private GaugeTile tile(int index) {
        return WindowRig.fx(() -> ((GaugeWall) rig.robot.lookup(".gauge-wall").query()).tiles().get(index));
    }

    private List<Quantity> shown() {
        return rig.plan().wall().gauges().stream().map(Gauge::quantity).toList();
    }

    private void focus(int index) {
        GaugeTile tile = tile(index);
        WindowRig.fx(() -> {
            tile.requestFocus();
            return true;
        });
    }

    private static Optional<Node> card(String id) {
        return WindowRig.fx(() -> Window.getWindows().stream().filter(window -> window instanceof Popup && window.isShowing())
                .map(window -> window.getScene().getRoot().lookup("#" + id)).filter(java.util.Objects::nonNull).findFirst());
    }

    private void lift(int from, int over) {
        // Asked beforehand: tiles make room while one is carried.
        Point2D target = Pointer.on(tile(over));
        rig.robot.moveTo(Pointer.on(tile(from))).press(MouseButton.PRIMARY).moveTo(target);
    }

    @Test
    void aDraggedTileAndAKeyedOneEndInTheSamePlanAndTheSameVerdict() throws Exception {
        lift(0, 2);
        rig.robot.release(MouseButton.PRIMARY);
        rig.awaitPlan(plan -> !plan.wall().equals(before.wall()));
        Plan dragged = rig.plan();
        assertThat(shown().subList(0, 3)).containsExactly(Quantity.E2E, Quantity.TOKENS_OUT, Quantity.TTFT);
        // No new simulation: the verdict on the plan before is that on this one, at once.
        assertThat(WindowRig.fx(() -> rig.bench().verdicts().verdict().phase())).isEqualTo(Verdict.Phase.FINAL);
        assertThat(WindowRig.fx(() -> rig.bench().verdicts().verdict().confirmed())).isTrue();
        assertThat(rig.gauge("p99 TTFT")).contains("state: missed");
        rig.run("edit.undo");
        assertThat(rig.plan()).isSameAs(before);

        focus(0);
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.RIGHT).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
        rig.awaitPlan(dragged::equals);
        assertThat(rig.focused()).isEqualTo(tile(2));
    }

    @Test
    void escPutsALiftedTileBack() throws Exception {
        lift(1, 4);
        assertThat(WindowRig.fx(() -> tile(1).getLayoutX())).as("carried").isGreaterThan(WindowRig.fx(() -> tile(3).getLayoutX()));
        rig.robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        assertThat(rig.plan()).isSameAs(before);
        assertThat(WindowRig.fx(() -> tile(1).getLayoutX())).isLessThan(WindowRig.fx(() -> tile(2).getLayoutX()));
    }

    @Test
    void gaugesAreAddedAndRemovedByKeys() throws Exception {
        rig.robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.G).release(KeyCode.SHIFT, KeyCode.CONTROL);
        rig.await(() -> card("gauge-picker").isPresent());
        ListView<?> choices = (ListView<?>) card("gauge-choices").orElseThrow();
        WindowRig.fx(() -> {
            choices.getSelectionModel().selectLast();
            return true;
        });
        rig.robot.type(KeyCode.ENTER);
        rig.awaitPlan(plan -> plan.wall().gauges().size() == 9);
        assertThat(shown()).endsWith(Quantity.FAIRNESS);
        assertThat(card("gauge-picker")).isEmpty();
        rig.await(() -> rig.gauge("Fairness").contains("Lane"));
        focus(8);
        rig.robot.type(KeyCode.DELETE);
        rig.awaitPlan(before::equals);
        // The key was the tile's, not the board's: nobody on the board is gone.
        assertThat(rig.plan().tenants()).isEqualTo(before.tenants());
    }

    @Test
    void howAValueIsComputedIsToldByMouseAndByKey() throws Exception {
        GaugeTile tile = tile(0);
        rig.robot.moveTo(Pointer.on(tile));
        Node info = WindowRig.fx(() -> tile.lookup(".gauge-info"));
        rig.await(info::isVisible);
        rig.robot.clickOn(Pointer.on(info));
        rig.await(() -> card("gauge-explanation").isPresent());
        rig.robot.type(KeyCode.ESCAPE);
        rig.await(() -> card("gauge-explanation").isEmpty());
        focus(0);
        rig.robot.type(KeyCode.ENTER);
        rig.await(() -> card("gauge-explanation").map(Node::getAccessibleText).filter(text -> text.startsWith("p99 TTFT, Emergency speech start-up: ")).isPresent());
        rig.robot.type(KeyCode.ESCAPE);
        rig.await(() -> card("gauge-explanation").isEmpty());
        assertThat(rig.plan()).isSameAs(before);
    }
}
