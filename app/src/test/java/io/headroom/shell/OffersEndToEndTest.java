package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.answers.offers.OffersModel;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.PlanDocument;
import io.headroom.store.SamplePlans;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who can afford a guarantee, asked and adopted in a real window.
@NullUnmarked
@NeedsDisplay
class OffersEndToEndTest {
    private static final TenantId DESK = new TenantId("help-desk");

    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        Plan plan = SamplePlans.waysToBuy();
        WindowRig.fx(() -> {
            rig.bench().session().openCopy(PlanDocument.of(plan.withRun(plan.run().withDuration(240).withReplications(1))));
            return true;
        });
        rig.awaitPlan(open -> !open.partitions().isEmpty());
        rig.awaitVerdict();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private Node node(String id) {
        return rig.robot.lookup("#" + id).query();
    }

    private String text(String id) {
        return WindowRig.fx(() -> ((Labeled) node(id)).getText());
    }

    @Test
    @SuppressWarnings("unchecked")
    void theCheapestGuaranteeIsFoundAndAdoptedInOneStep() throws Exception {
        Plan before = rig.plan();
        rig.run("answer.offers");
        rig.await(() -> rig.robot.lookup("#offers-ask").tryQuery().isPresent());
        assertThat(text("offers-empty")).contains("Press Price offers");
        rig.robot.clickOn(Pointer.on(node("offers-ask")));
        ListView<OffersModel.Buyer> tenants = (ListView<OffersModel.Buyer>) node("offers-tenants");
        rig.await(() -> tenants.getItems().size() == 5 && !((Button) node("offers-ask")).isDisabled());
        WindowRig.fx(() -> {
            tenants.getSelectionModel().select(tenants.getItems().stream().filter(buyer -> buyer.id().equals(DESK)).findFirst().orElseThrow());
            return true;
        });
        TableView<OffersModel.Row> table = (TableView<OffersModel.Row>) node("offers-table");
        assertThat(text("offers-sentence")).contains("Cheapest way, and a guarantee: Llama 3.1 8B on reserved H100, 1 GPU, 1,986 $/month, within budget.");
        WindowRig.fx(() -> {
            table.getSelectionModel().select(table.getItems().stream().filter(row -> row.offer().equals("Pay as you go")).findFirst().orElseThrow());
            return true;
        });
        assertThat(text("offers-reason")).isEqualTo("The plan is so already.");
        assertThat(WindowRig.fx(() -> node("offers-adopt").isDisabled())).isTrue();
        WindowRig.fx(() -> {
            table.getSelectionModel().select(table.getItems().stream().filter(row -> row.offer().startsWith("Llama")).findFirst().orElseThrow());
            return true;
        });
        assertThat(text("offers-details")).contains("Price of 26 Aug 2026");
        rig.robot.clickOn(Pointer.on(node("offers-adopt")));
        rig.awaitPlan(plan -> !plan.equals(before));
        Plan adopted = rig.plan();
        assertThat(adopted.partition(Objects.requireNonNull(adopted.tenant(DESK).partition())).reserved()).isTrue();
        rig.await(() -> ((Labeled) node("offers-note")).getText().startsWith("The plan has changed since"));
        rig.run("edit.undo");
        rig.awaitPlan(before::equals);
        rig.robot.type(KeyCode.ESCAPE);
        assertThat(rig.dialogs.errors).isEmpty();
    }
}
