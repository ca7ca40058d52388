package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.answers.AnswersView;
import io.headroom.edit.Edits;
import io.headroom.plan.Plan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages Sweep and Forecast in a real window.
@NullUnmarked
@NeedsDisplay
class ForesightEndToEndTest {
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
        Plan plan = rig.plan();
        WindowRig.fx(() -> {
            rig.bench().apply(Edits.change(plan.run().withDuration(60).withWarmup(10).withReplications(1)));
            return true;
        });
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private static Node find(String id) {
        return WindowRig.fx(() -> page().map(view -> view.lookup(id)).orElseThrow());
    }

    private static Optional<AnswersView> page() {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookupAll("*")).flatMap(Set::stream)
                .filter(AnswersView.class::isInstance).map(AnswersView.class::cast).findFirst();
    }

    private void click(String id) {
        rig.robot.clickOn(Pointer.on(find(id)));
    }

    @Test
    void aSweepIsTypedRunAndRead() throws Exception {
        rig.run("answer.sweep");
        rig.await(() -> page().isPresent() && page().orElseThrow().lookup("#sweep-values") != null);
        assertThat(WindowRig.fx(() -> String.valueOf(((ComboBox<?>) find("#sweep-one")).getValue()))).isEqualTo("Load of Launch operator, times");
        WindowRig.fx(() -> {
            find("#sweep-values").requestFocus();
            ((TextField) find("#sweep-values")).selectAll();
            return true;
        });
        rig.robot.write("1, 2, 3").type(KeyCode.ENTER);
        rig.await(() -> page().orElseThrow().lookup("#sweep-table") instanceof TableView<?> table && table.getItems().size() == 3 && !page().orElseThrow().lookup("#sweep-cancel").isVisible());
        assertThat(WindowRig.fx(() -> find("#sweep-plot").getAccessibleText())).contains("Missed of the whole plan", "Load of Launch operator");
        assertThat(WindowRig.fx(() -> ((Pane) find("#sweep-plot")).getChildren().stream().filter(node -> node.getStyleClass().contains("line-plot-dot")).count())).isEqualTo(3);
        assertThat(rig.dialogs.errors).isEmpty();
    }

    @Test
    void aForecastIsAskedForAndRead() throws Exception {
        rig.run("answer.forecast");
        rig.await(() -> page().isPresent() && page().orElseThrow().lookup("#forecast-ask") != null);
        WindowRig.fx(() -> {
            ((ComboBox<?>) find("#forecast-horizon")).getSelectionModel().select(0);
            ((ComboBox<?>) find("#forecast-assume")).getSelectionModel().select(2);
            return true;
        });
        click("#forecast-ask");
        rig.await(() -> page().orElseThrow().lookup("#forecast-timeline").isVisible() && !((Labeled) page().orElseThrow().lookup("#forecast-scope")).getText().isEmpty());
        assertThat(WindowRig.fx(() -> ((Labeled) find("#forecast-scope")).getText())).startsWith("From 18 Jan 2027 to 18 Jul 2027").contains("+5 % a month, as given");
        assertThat(WindowRig.fx(() -> ((Pane) find("#forecast-timeline")).getChildren().stream().filter(node -> node.getStyleClass().contains("forecast-row")).count())).isGreaterThan(5);
        assertThat(WindowRig.fx(() -> find("#forecast-loads").getAccessibleText())).contains("Lane 1");
    }
}
