package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.board.Selection;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables and the board on the clipboard of a real window.
@NullUnmarked
@NeedsDisplay
class TakingEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"), new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38)));
        WindowRig.fx(() -> {
            rig.bench().session().openCopy(PlanDocument.of(TestPlans.plan()));
            return true;
        });
        rig.awaitPlan(plan -> !plan.partitions().isEmpty());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theBoardAndATableAreTakenOut() throws TimeoutException {
        rig.run("file.copyBoard");
        rig.await(() -> Clipboard.getSystemClipboard().hasImage());
        assertThat(WindowRig.fx(() -> Clipboard.getSystemClipboard().getImage().getWidth())).isEqualTo(2_400);

        rig.run("view.backlog");
        TableView<?> table = WindowRig.fx(() -> Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookup("#backlog-table")).filter(TableView.class::isInstance)
                .map(TableView.class::cast).findFirst().orElseThrow());
        WindowRig.fx(() -> {
            table.requestFocus();
            return true;
        });
        rig.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        rig.await(() -> Clipboard.getSystemClipboard().hasHtml());
        String first = table.getColumns().getFirst().getText();
        assertThat(WindowRig.fx(() -> Clipboard.getSystemClipboard().getString())).startsWith(first + "\t");
        assertThat(WindowRig.fx(() -> Clipboard.getSystemClipboard().getHtml())).contains("<th>" + first + "</th>");
    }

    @Test
    void aPlotOfTheInspectorIsTakenOut() throws TimeoutException {
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(Selection.of(List.of(TestPlans.LAUNCH)));
            return true;
        });
        rig.await(() -> !rig.robot.lookup(".small-plot").queryAll().isEmpty());
        rig.robot.rightClickOn(rig.robot.lookup(".small-plot").queryAll().iterator().next());
        rig.robot.clickOn("#take-picture");
        rig.await(() -> Clipboard.getSystemClipboard().hasImage());
        assertThat(WindowRig.fx(() -> Clipboard.getSystemClipboard().getString())).as("a program that takes no pictures gets its words").contains("/s");
    }
}
