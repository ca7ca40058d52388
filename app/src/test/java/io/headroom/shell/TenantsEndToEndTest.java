package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.edit.Edit;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The table of tenants by its keys, in the real window: what is typed becomes one edit, what is wrong stays to be mended.
@NullUnmarked
@NeedsDisplay
class TenantsEndToEndTest {
    @TempDir
    private Path folder;

    private WindowRig rig;
    private Plan before;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder);
        WindowRig.fx(() -> rig.bench().session().apply(Edit.of("edit.run", List.of(), _ -> TestPlans.plan())));
        before = rig.plan();
        rig.run("view.tenants");
        rig.await(() -> table().getScene().getWindow().isFocused());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private TableView<?> table() {
        return rig.robot.lookup("#tenants-table").queryAs(TableView.class);
    }

    private void choose(int from, int to, String key) {
        WindowRig.fx(() -> choose(table(), from, to, key));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> boolean choose(TableView<T> table, int from, int to, String key) {
        TableColumn<T, ?> column = table.getColumns().stream().filter(each -> each.getId().equals(key)).findFirst().orElseThrow();
        table.getSelectionModel().clearSelection();
        for (int row = from; row <= to; row++) {
            table.getSelectionModel().select(row, column);
        }
        table.getFocusModel().focus(from, column);
        table.requestFocus();
        return true;
    }

    private String report() {
        return WindowRig.fx(() -> rig.robot.lookup("#tenants-report").queryAs(Label.class).getText());
    }

    private Rate rate(TenantId id) {
        Tenant tenant = rig.plan().tenant(id);
        return Objects.requireNonNull(tenant.workloads().getFirst().traffic().pattern()).rate();
    }

    private void type(String text) {
        rig.robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Not by the robot: a busy machine repeats a key that is held, and each counts.
    private void press(KeyCode code, boolean control) {
        WindowRig.fx(() -> {
            table().getScene().getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aCellIsEnteredFilledDownAndTakenBack() {
        choose(0, 0, "rate");
        press(KeyCode.F2, false);
        type("90/min");
        press(KeyCode.ENTER, false);
        assertThat(rate(TestPlans.LAUNCH)).isEqualTo(new Rate(90, Rate.Per.MINUTE));
        choose(0, 2, "rate");
        press(KeyCode.D, true);
        assertThat(rate(TestPlans.STARTUP)).isEqualTo(new Rate(90, Rate.Per.MINUTE));
        assertThat(rate(TestPlans.DESK)).isEqualTo(new Rate(90, Rate.Per.MINUTE));
        press(KeyCode.Z, true);
        press(KeyCode.Z, true);
        assertThat(rig.plan()).as("two edits, two steps back, the very plan").isSameAs(before);
    }

    @Test
    void whatIsWrongStaysInTheCellWithItsReasonUntilEsc() {
        choose(1, 1, "rate");
        press(KeyCode.ENTER, false);
        type("often");
        press(KeyCode.ENTER, false);
        assertThat(report()).isEqualTo("Mean rate is \"often\": enter a rate, e.g. 20/s, 400/min or 1M/day.");
        TextField field = rig.robot.lookup("#cell-field").query();
        assertThat(field.getText()).isEqualTo("often");
        assertThat(field.isFocused()).isTrue();
        press(KeyCode.ESCAPE, false);
        assertThat(rig.plan()).isSameAs(before);
        assertThat(WindowRig.fx(() -> table().getScene().getWindow().isShowing())).as("Esc left the cell, not the window").isTrue();
    }

    @Test
    void whatIsTypedOnChosenCellsGoesIntoAllOfThemWithControlEnter() {
        choose(0, 3, "budget");
        type("5k");
        press(KeyCode.ENTER, true);
        assertThat(rig.plan().tenants()).allSatisfy(tenant -> assertThat(tenant.budgetUsdPerMonth()).isEqualTo(5000.0));
        press(KeyCode.Z, true);
        assertThat(rig.plan()).isSameAs(before);
    }

    @Test
    void aBlockIsCopiedAndPasted() {
        choose(0, 0, "rate");
        press(KeyCode.C, true);
        choose(3, 3, "rate");
        press(KeyCode.V, true);
        assertThat(rate(TestPlans.TRAY)).isEqualTo(Rate.perSecond(4.2));
        choose(2, 2, "rate");
        WindowRig.fx(() -> {
            table().getContextMenu().getItems().stream().filter(item -> "tenants-fill".equals(item.getId())).findFirst().orElseThrow().fire();
            return true;
        });
        assertThat(rate(TestPlans.DESK)).as("the menu fills as the key does, from the cell above").isEqualTo(Rate.perSecond(1.4));
        choose(0, 0, "p99.TTFT");
        press(KeyCode.ENTER, false);
        assertThat(report()).startsWith("TTFT p99 is found by the simulation");
    }
}
