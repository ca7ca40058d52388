package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.edit.Edits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TierId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far limits rise, and cost against delay, asked and taken up in a real window.
@NullUnmarked
@NeedsDisplay
class CapsAndFrontierEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        Samples.Sample sample = Samples.all().stream().filter(each -> each.name().equals("rate-caps")).findFirst().orElseThrow();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.partitions().isEmpty());
        WindowRig.fx(() -> rig.bench().session().apply(Edits.change(rig.bench().session().plan().run().withDuration(240).withWarmup(30).withReplications(1))));
        rig.awaitVerdict();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private static <T extends Node> Optional<T> find(String id, Class<T> type) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookupAll("#" + id)).flatMap(Set::stream).filter(type::isInstance)
                .map(type::cast).findFirst();
    }

    private static void press(String id) {
        WindowRig.fx(() -> {
            find(id, Button.class).orElseThrow().fire();
            return true;
        });
    }

    private static String text(String id) {
        return WindowRig.fx(() -> find(id, Label.class).orElseThrow().getText());
    }

    private void awaitIdle(String page) throws TimeoutException {
        rig.await(() -> !find(page + "-ask", Button.class).orElseThrow().isDisabled());
    }

    @Test
    void limitsRiseAsFarAsThePageSaysAndOneUndoTakesThemBack() throws TimeoutException {
        rig.run("answer.caps");
        WindowRig.fx(() -> {
            ComboBox<?> relief = find("caps-relief", ComboBox.class).orElseThrow();
            relief.getSelectionModel().select(1);
            return true;
        });
        press("caps-ask");
        awaitIdle("caps");
        assertThat(text("caps-sentence")).contains("All limits together");
        assertThat(text("caps-notes")).contains("in scenario Operator in a cabin", "Left out");
        assertThat(WindowRig.fx(() -> find("caps-limits", TableView.class).orElseThrow().getItems().size())).isEqualTo(4);
        Plan before = rig.plan();
        press("caps-adopt");
        Plan after = rig.plan();
        assertThat(after.scenarios().current()).isEqualTo("Operator in a cabin");
        double perMinute = Objects.requireNonNull(after.tier(new TierId("public")).limits().requests()).amount();
        assertThat(perMinute).isGreaterThan(50);
        assertThat(text("caps-note")).contains("changed");
        assertThat(WindowRig.fx(() -> find("caps-adopt", Button.class).orElseThrow().isDisabled())).isTrue();
        WindowRig.fx(() -> {
            rig.bench().session().undo();
            return true;
        });
        assertThat(rig.plan()).isSameAs(before);
    }

    @Test
    void thePointsAreWalkedByKeysAndOneBecomesAScenario() throws TimeoutException {
        rig.run("answer.frontier");
        press("frontier-ask");
        awaitIdle("frontier");
        assertThat(text("frontier-notes")).contains("A reserved GPU pays from", "Everybody apart needs");
        String now = text("frontier-sentence");
        assertThat(now).contains("as it is now");
        assertThat(WindowRig.fx(() -> find("frontier-adopt", Button.class).orElseThrow().isDisabled())).isTrue();
        WindowRig.fx(() -> {
            Node plot = find("frontier-plot", Node.class).orElseThrow();
            for (int i = 0; i < 2; i++) {
                plot.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            }
            return true;
        });
        assertThat(text("frontier-sentence")).isNotEqualTo(now);
        WindowRig.fx(() -> {
            TableView<?> table = find("frontier-table", TableView.class).orElseThrow();
            table.getSelectionModel().select(0);
            return true;
        });
        assertThat(text("frontier-sentence")).startsWith("Cabin of 1 replica, 4 H100");
        press("frontier-adopt");
        assertThat(rig.plan().scenarios().current()).isEqualTo("Launch operator: Cabin of 1 replica");
        assertThat(rig.plan().partition(new PartitionId("cabin-1")).gpus()).isEqualTo(4);
        assertThat(rig.plan().variants()).hasSize(3);
    }
}
