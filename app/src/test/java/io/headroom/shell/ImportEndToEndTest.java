package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.importing.TestWorkbooks;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// From a workbook to the tray and back in the real window, by keys alone once the file is open.
@NullUnmarked
@NeedsDisplay
class ImportEndToEndTest {
    @TempDir
    private Path folder;

    private WindowRig rig;
    private Plan before;
    private Scene scene;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"), new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38)));
        WindowRig.fx(() -> rig.bench().session().apply(Edit.of("edit.run", List.of(), _ -> TestPlans.plan())));
        before = rig.plan();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Path workbook(String... lines) throws IOException {
        return TestWorkbooks.write(folder.resolve("customers.xlsx"), Map.of("Customers", List.of(lines)));
    }

    private <N extends Node> N node(String id, Class<N> type) {
        return rig.robot.lookup("#" + id).queryAs(type);
    }

    private String text(String id) {
        return WindowRig.fx(() -> node(id, Label.class).getText());
    }

    /// Not by the robot: a busy machine repeats a key that is held, and each counts.
    private void press(KeyCode code) {
        WindowRig.fx(() -> {
            Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String letters) {
        WindowRig.fx(() -> {
            letters.chars().forEach(letter -> {
                Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(letter), "", KeyCode.UNDEFINED, false, false, false, false));
            });
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(Path file) throws TimeoutException {
        WindowRig.fx(() -> rig.dialogs.open = Optional.of(file));
        rig.run("file.importSheet");
        WindowRig.fx(() -> {
            scene = node("import-choose", Button.class).getScene();
            node("import-choose", Button.class).fire();
            return true;
        });
        rig.await(() -> text("import-summary").contains("problem") || text("import-summary").contains("new"));
    }

    private boolean ready() {
        return !node("import-all", Button.class).isDisabled();
    }

    @Test
    void aColumnIsMappedByKeysImportedAndTakenBack() throws IOException, TimeoutException {
        choose(workbook("Customer,Tier,Busy hour,Prompt tokens,Completion tokens", "Acme Robotics,Gold,120,1800,320", "Borealis Bank,Silver,45,900,150"));
        assertThat(WindowRig.fx(this::ready)).as("no column holds the rate").isFalse();
        assertThat(text("import-why")).startsWith("Nothing is imported while cells are wrong");
        WindowRig.fx(() -> {
            node("import-field-0", ComboBox.class).requestFocus();
            return true;
        });
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        assertThat(WindowRig.fx(() -> scene.getFocusOwner().getId())).as("Tab goes from column to column").isEqualTo("import-field-2");
        type("req");
        press(KeyCode.TAB);
        assertThat(WindowRig.fx(() -> scene.getFocusOwner().getId())).as("a rate has a unit").isEqualTo("import-unit-2");
        press(KeyCode.DOWN);
        rig.await(this::ready);
        assertThat(text("import-summary")).isEqualTo("2 new tenants");
        press(KeyCode.ENTER);
        rig.awaitPlan(plan -> plan.tenants().size() == before.tenants().size() + 2);
        TenantId acme = new TenantId("acme-robotics");
        Tenant tenant = rig.plan().tenant(acme);
        assertThat(Objects.requireNonNull(tenant.workloads().getFirst().traffic().pattern()).rate()).isEqualTo(new Rate(120, Rate.Per.MINUTE));
        assertThat(rig.bench().selectionProperty().get()).isEqualTo(new Selection.OfTenant(acme));
        assertThat(rig.bench().hintProperty().get()).isEqualTo("Imported customers.xlsx: 2 new tenants. New tenants wait in the tray.");
        assertThat(WindowRig.fx(() -> scene.getWindow().isShowing())).as("the page is done").isFalse();
        rig.run("edit.undo");
        assertThat(rig.plan()).isSameAs(before);
    }

    @Test
    void aProblemShowsItsCellAndEscLeavesThePlanAlone() throws IOException, TimeoutException {
        choose(workbook("Customer,Rate (req/s),Prompt tokens,Completion tokens", "Acme Robotics,4,1800,320", "Borealis Bank,often,900,150"));
        WindowRig.fx(() -> {
            node("import-problems", ListView.class).requestFocus();
            node("import-problems", ListView.class).getSelectionModel().select(0);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(WindowRig.fx(() -> marked().getAccessibleText())).isEqualTo("B3, often, wrong: \"often\" is not a rate: write it like 20/s, 50/min or 1M/day.");
        assertThat(WindowRig.fx(() -> node("import-good", Button.class).getText())).isEqualTo("Import without 1 row that is wrong");
        press(KeyCode.ESCAPE);
        rig.await(() -> !scene.getWindow().isShowing());
        assertThat(rig.plan()).isSameAs(before);
        rig.run("file.importSheet");
        assertThat(text("import-file")).as("closed by mistake, it is still there").isEqualTo("customers.xlsx");
    }

    private Node marked() {
        return node("import-preview", TableView.class).lookupAll(".table-cell").stream().filter(cell -> cell.getStyleClass().contains("marked")).findFirst().orElseThrow();
    }
}
