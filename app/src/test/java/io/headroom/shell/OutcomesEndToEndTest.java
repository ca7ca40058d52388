package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.plan.Incident;
import io.headroom.plan.TenantId;
import io.headroom.readings.BacklogModel;
import io.headroom.session.Contended;
import io.headroom.session.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who waits and why, in a real window.
@NullUnmarked
@NeedsDisplay
class OutcomesEndToEndTest {
    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
        Samples.Sample sample = Samples.all().stream().filter(each -> each.name().equals("launch-window")).findFirst().orElseThrow();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(plan -> !plan.partitions().isEmpty());
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.robot.release(MouseButton.PRIMARY);
            rig.close();
        }
    }

    private TenantId tenant(String name) {
        return rig.plan().tenants().stream().filter(tenant -> tenant.name().equals(name)).findFirst().orElseThrow().id();
    }

    private static <T extends Node> Optional<T> shown(Class<T> type, String id) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookup(id)).filter(type::isInstance).map(type::cast).findFirst();
    }

    @Test
    void aTenantsPageSaysWhyItWaits() throws TimeoutException {
        rig.await(() -> rig.bench().contentions().contendedProperty().get().phase() == Contended.Phase.KNOWN);
        WindowRig.fx(() -> {
            rig.bench().selectionProperty().set(new Selection.OfTenant(tenant("Emergency speech start-up")));
            return true;
        });
        rig.await(() -> shown(Node.class, ".parts-bar").isPresent());
        List<String> words = WindowRig.fx(() -> shown(Node.class, ".inspector").orElseThrow().lookupAll(".label").stream().map(Labeled.class::cast).map(Labeled::getText).toList());
        assertThat(words).contains("Outcomes", "Mean wait", "Limits", "Neighbours", "Own bursts", "Too few GPUs", "Isolation");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theBacklogListsWhoHasWaitedLongestFirstAndSelectsThem() throws TimeoutException {
        Incident burst = new Incident(new Incident.What.Burst(tenant("Launch operator"), 4), 0, 3900);
        WindowRig.fx(() -> rig.bench().session().apply(Edit.of("edit.tenant", List.of("it"), plan -> plan.withIncidents(List.of(burst)))));
        WindowRig.fx(() -> {
            rig.bench().live().pace(Pace.MAX);
            rig.bench().live().start();
            return true;
        });
        rig.await(() -> rig.bench().live().momentProperty().get() != null && rig.bench().live().momentProperty().get().clockSeconds() > 600);
        WindowRig.fx(() -> {
            rig.bench().live().pause();
            return true;
        });
        rig.robot.push(KeyCode.CONTROL, KeyCode.K);
        rig.await(() -> shown(TableView.class, "#backlog-table").filter(table -> table.getItems().size() >= 3).isPresent());
        TableView<BacklogModel.Line> table = shown(TableView.class, "#backlog-table").orElseThrow();
        List<BacklogModel.Line> lines = WindowRig.fx(() -> List.copyOf(table.getItems()));
        assertThat(lines).isSortedAccordingTo((one, other) -> Double.compare(other.oldestSeconds(), one.oldestSeconds()));
        assertThat(lines).extracting(BacklogModel.Line::name).contains("Emergency speech start-up", "Launch operator");
        Node second = WindowRig.fx(() -> table.lookupAll(".table-cell").stream().map(Labeled.class::cast).filter(cell -> Objects.equals(cell.getText(), lines.get(1).name()))
                .findFirst().orElseThrow());
        rig.robot.clickOn(Pointer.on(second));
        rig.await(() -> rig.bench().selectionProperty().get().equals(new Selection.OfTenant(lines.get(1).id())));
    }
}
