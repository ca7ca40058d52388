package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.board.Selection;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Walks all that is shown in the main window and in each side window, as a screen reader and the Tab key do.
@NullUnmarked
@NeedsDisplay
class AccessibilityTest {
    private static final int MOST_STOPS = 250;

    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        WindowRig.fx(() -> {
            Samples.open(Samples.all().getFirst(), rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.tenants().isEmpty());
        rig.await(() -> rig.bench().verdicts().verdict().confirmed());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void select(Selection selection) {
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(selection);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void whateverTakesTheFocusHasARoleAndAName() throws IOException, TimeoutException {
        List<String> faults = new ArrayList<>();
        look("plan", faults);
        select(new Selection.OfTenant(new TenantId("emergency-speech")));
        look("tenant", faults);
        select(new Selection.OfPartition(new PartitionId("lane-1")));
        look("lane", faults);
        rig.run("help.guide");
        look("guide", faults);
        rig.run("help.welcome");
        look("welcome", faults);
        WindowRig.fx(() -> {
            rig.bench().welcome().hide();
            return true;
        });
        for (String id : AnswerPages.ids()) {
            rig.run("answer." + id);
            look("answer " + id, faults);
        }
        for (String command : List.of("scenario.compare", "view.backlog", "help.trust", "file.importSheet")) {
            rig.run(command);
            look(command, faults);
        }
        sheet();
        look("import", faults);
        assertThat(faults.stream().distinct()).isEmpty();
    }

    /// A sheet with a wrong cell, so that all of the page is there.
    private void sheet() throws IOException, TimeoutException {
        Path file = Files.writeString(folder.resolve("customers.csv"), "Customer,Rate (req/s),Prompt tokens,Completion tokens\nAcme,often,1800,320\nBorealis,2,900,150\n");
        WindowRig.fx(() -> {
            rig.bench().importing().read(file);
            return true;
        });
        rig.await(() -> rig.robot.lookup("#import-good").tryQuery().filter(Node::isVisible).isPresent());
    }

    private static void look(String where, List<String> faults) {
        WaitForAsyncUtils.waitForFxEvents();
        WindowRig.fx(() -> {
            for (Window window : Window.getWindows()) {
                if (window.getScene() != null) {
                    look(where, window.getScene().getRoot(), faults);
                }
            }
            return true;
        });
    }

    private static void look(String where, Node node, List<String> faults) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable()) {
            AccessibleRole role = node.getAccessibleRole();
            String name = name(node);
            if (name.isBlank()) {
                faults.add(where + ": no name: " + path(node));
            }
            if (role == null || role == AccessibleRole.NODE) {
                faults.add(where + ": no role: " + path(node));
            }
            if (node instanceof ButtonBase button && Objects.requireNonNullElse(button.getText(), "").isBlank() && button.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                    && !tipped(button)) {
                faults.add(where + ": an icon alone, without a tooltip: " + path(node));
            }
        }
        // What is inside these is their own affair: they are one control to whoever hears or tabs.
        if (node instanceof Parent parent && !(node instanceof Spinner<?>) && !(node instanceof ComboBoxBase<?>)) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> look(where, child, faults));
        }
    }

    private static String name(Node node) {
        String said = Objects.requireNonNullElse(node.getAccessibleText(), "");
        if (said.isBlank() && node instanceof Labeled labeled) {
            said = Objects.requireNonNullElse(labeled.getText(), "");
        }
        if (said.isBlank()) {
            said = node.getScene().getRoot().lookupAll(".label").stream().filter(label -> label instanceof Label each && node.equals(each.getLabelFor()))
                    .map(label -> ((Label) label).getText()).findFirst().orElse("");
        }
        return said;
    }

    /// A tooltip lies on the button, or where that can be disabled, on the box round it.
    private static boolean tipped(ButtonBase button) {
        return button.getTooltip() != null || tipped((Node) button) || (button.getParent() != null && tipped(button.getParent()));
    }

    private static boolean tipped(Node node) {
        return node.hasProperties() && node.getProperties().values().stream().anyMatch(Tooltip.class::isInstance);
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        for (Node up = node; up != null && depth < 5; up = up.getParent()) {
            path.insert(0, " > " + up.getClass().getSimpleName() + (up.getId() == null ? "" : "#" + up.getId()) + (up.getStyleClass().isEmpty() ? "" : "." + up.getStyleClass().getLast()));
            depth++;
        }
        return path.toString();
    }

    @Test
    void tabGoesThroughThePanelsInTheOrderOfTheEye() {
        List<String> order = new ArrayList<>();
        WindowRig.fx(() -> {
            Node first = rig.robot.lookup((Node node) -> "toolbar-run.toggle".equals(node.getId())).query();
            first.requestFocus();
            Node at = first;
            int stops = 0;
            do {
                String panel = panel(at);
                if (order.isEmpty() || !order.getLast().equals(panel)) {
                    order.add(panel);
                }
                Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
                at = first.getScene().getFocusOwner();
            } while (!at.equals(first) && stops++ < MOST_STOPS);
            return true;
        });
        assertThat(order.stream().filter(panel -> List.of("tool-row", "gauge-wall", "left-panel", "board", "timeline", "inspector").contains(panel)))
                .containsExactly("tool-row", "gauge-wall", "left-panel", "board", "timeline", "inspector");
    }

    private static String panel(Node node) {
        List<String> known = List.of("tool-row", "gauge-wall", "left-panel", "board", "timeline", "inspector", "status-bar", "menu-bar");
        for (Node up = node; up != null; up = up.getParent()) {
            for (String styleClass : up.getStyleClass()) {
                if (known.contains(styleClass)) {
                    return styleClass;
                }
            }
        }
        return path(node);
    }

    @Test
    void valuesAreReadWithTargetAndStateAndF1ExplainsThem() throws TimeoutException {
        select(new Selection.OfTenant(new TenantId("emergency-speech")));
        assertThat(rig.gauge("p99 TTFT")).matches("p99 TTFT, Emergency speech start-up: \\d+ ms, simulated, target at most 500 ms, state: missed.*");
        assertThat(rig.stateOf("Emergency speech start-up")).matches("Emergency speech start-up, .*missed.*");
        explained(rig.chip("Launch operator"), "The board");
        explained(rig.robot.lookup(".gauge-tile").query(), "The gauges");
    }

    /// Gives a node the focus and asks for help on it.
    private void explained(Node node, String title) throws TimeoutException {
        WindowRig.fx(() -> {
            ((Stage) node.getScene().getWindow()).requestFocus();
            node.requestFocus();
            return true;
        });
        rig.await(node::isFocused);
        rig.robot.type(KeyCode.F1);
        rig.await(() -> Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull).flatMap(scene -> scene.getRoot().lookupAll(".help-view").stream())
                .anyMatch(page -> title.equals(page.getAccessibleText())));
    }
}
