package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsData;
import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a planner does, from the menu to the saved file, with a real window, engine and disk.
@NullUnmarked
@NeedsDisplay
class WorkbenchEndToEndTest {
    private static final TenantId LAUNCH = new TenantId("launch-operator");
    private static final String LAUNCH_NAME = "Launch operator";

    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void open() throws TimeoutException {
        rig = new WindowRig(folder.resolve("config"));
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.robot.release(MouseButton.PRIMARY);
            rig.close();
        }
    }

    private Plan openSample() throws TimeoutException, IOException {
        Samples.Sample sample = Samples.all().getFirst();
        Plan plan = Samples.read(sample).plan();
        WindowRig.fx(() -> {
            Samples.open(sample, rig.bench());
            return true;
        });
        rig.awaitPlan(plan::equals);
        rig.awaitVerdict();
        return plan;
    }

    private TenantId startup(Plan plan) {
        return plan.tenants().stream().filter(tenant -> tenant.name().startsWith("Emergency speech")).findFirst().orElseThrow().id();
    }

    @Test
    void aTenantDraggedIntoACabinFreesThoseBehindIt() throws Exception {
        Plan before = openSample();
        TenantId startup = startup(before);
        assertThat(rig.verdictOf(startup)).isEqualTo(ObjectiveState.MISSED);
        assertThat(rig.stateOf(before.tenant(startup).name())).contains("missed");
        assertThat(gaugeFor(before.tenant(startup).name())).contains("missed").doesNotContain(" met");

        rig.robot.moveTo(Pointer.on(rig.chip(LAUNCH_NAME))).press(MouseButton.PRIMARY).moveBy(8, 8).moveTo(Pointer.on(rig.block("16 GPUs free")))
                .release(MouseButton.PRIMARY);
        rig.awaitPlan(plan -> !plan.equals(before));
        assertThat(rig.plan().partition(rig.plan().tenant(LAUNCH).partition()).reserved()).isTrue();
        rig.awaitVerdict();
        assertThat(rig.verdictOf(startup)).isEqualTo(ObjectiveState.MET);
        rig.await(() -> rig.stateOf(before.tenant(startup).name()).contains("met"));
        assertThat(gaugeFor(before.tenant(startup).name())).contains("met").doesNotContain("missed");

        undoRedoSaveAndOpenAgain(before);
    }

    @Test
    void aDragOverATargetShowsTheEstimateUntilEsc() throws Exception {
        Plan before = openSample();
        String still = rig.gauge("p99 TTFT");
        assertThat(still).doesNotContain("would become");
        rig.robot.moveTo(Pointer.on(rig.chip(LAUNCH_NAME))).press(MouseButton.PRIMARY).moveBy(8, 8).moveTo(Pointer.on(rig.block("16 GPUs free")));
        rig.await(() -> rig.gauge("p99 TTFT").contains("would become"));
        assertThat(rig.gauge("p99 TTFT")).matches(".*would become about .*, estimated, (±|> ±).* %, .*");
        assertThat(rig.gauge("Objectives")).contains("estimated, ±");
        rig.robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        rig.await(() -> rig.gauge("p99 TTFT").equals(still));
        assertThat(rig.plan()).isEqualTo(before);
    }

    /// Selects a tenant and reads the gauge that shows its time to first token.
    private String gaugeFor(String tenant) {
        rig.robot.clickOn(Pointer.on(rig.chip(tenant)));
        String gauge = rig.gauge("p99 TTFT");
        assertThat(gauge).contains(tenant);
        return gauge;
    }

    @Test
    void theSameByKeyboardAlone() throws Exception {
        Plan before = openSample();
        Node chip = tabTo(LAUNCH_NAME);
        assertThat(chip).isNotNull();
        rig.robot.type(KeyCode.SPACE);
        rig.await(() -> rig.bench().live().playingProperty().get());
        rig.robot.type(KeyCode.SPACE);
        rig.await(() -> !rig.bench().live().playingProperty().get());
        rig.robot.type(KeyCode.M);
        List<MoveTarget.Option> options = MoveTargets.of(before, before.tenant(LAUNCH));
        int first = indexOf(options, false);
        int cabin = indexOf(options, true);
        for (int i = first; i < cabin; i++) {
            rig.robot.type(KeyCode.DOWN);
        }
        rig.robot.type(KeyCode.ENTER);
        rig.awaitPlan(plan -> !plan.equals(before));
        assertThat(rig.plan().partition(rig.plan().tenant(LAUNCH).partition()).reserved()).isTrue();
        rig.awaitVerdict();
        assertThat(rig.verdictOf(startup(before))).isEqualTo(ObjectiveState.MET);

        undoRedoSaveAndOpenAgain(before);
    }

    private static int indexOf(List<MoveTarget.Option> options, boolean newCabin) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).legal() && (!newCabin || options.get(i).target() instanceof MoveTarget.NewCabin)) {
                return i;
            }
        }
        throw new AssertionError("No such target");
    }

    /// Presses Tab until the board has the focus, then Down until a chip has it.
    private Node tabTo(String tenant) {
        for (int i = 0; i < 80; i++) {
            Node focused = rig.focused();
            if (focused != null && focused.getStyleClass().contains("block")) {
                break;
            }
            rig.robot.type(KeyCode.TAB);
        }
        for (int i = 0; i < 20; i++) {
            rig.robot.type(KeyCode.DOWN);
            if (rig.chip(tenant).isFocused()) {
                return rig.focused();
            }
        }
        throw new AssertionError("The chip of %s was not reached; the focus is on %s".formatted(tenant, rig.focused()));
    }

    private void undoRedoSaveAndOpenAgain(Plan before) throws TimeoutException {
        Plan moved = rig.plan();
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        rig.awaitPlan(plan -> plan.equals(before));
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        rig.awaitPlan(plan -> plan.equals(moved));

        Path file = folder.resolve("mine.headroom");
        rig.dialogs.save = Optional.of(file);
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        rig.await(() -> !rig.bench().session().dirtyProperty().get());
        assertThat(file).exists();

        rig.run("file.new");
        rig.awaitPlan(plan -> plan.tenants().isEmpty());
        rig.dialogs.open = Optional.of(file);
        rig.robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        rig.awaitPlan(plan -> plan.equals(moved));
        assertThat(rig.dialogs.errors).isEmpty();
    }

    @Test
    void aBadFileKeepsTheOpenPlan() throws Exception {
        Plan before = openSample();
        for (String text : List.of("", "{\"headroom\": {\"format\": 99}}", "not JSON", "\u0000\u0001\u0002")) {
            Path bad = folder.resolve("bad.headroom");
            Files.writeString(bad, text);
            rig.dialogs.errors.clear();
            rig.dialogs.open = Optional.of(bad);
            chooseFromFileMenu("file.open");
            rig.await(() -> !rig.dialogs.errors.isEmpty());
            assertThat(rig.plan()).isEqualTo(before);
            assertThat(rig.dialogs.errors).singleElement().asString().contains("bad.headroom").hasLineCount(1);
        }
    }

    @Test
    void aTraceBecomesATenantOfTheLane() throws Exception {
        Plan before = openSample();
        Path trace = folder.resolve("morning.csv");
        Files.writeString(trace, """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:17:03.9799600,4808,10
                2023-11-16 18:17:04.0319600,3180,8
                2023-11-16 18:17:05.0781180,110,27
                """);
        rig.dialogs.open = Optional.of(trace);
        chooseFromFileMenu("file.import");
        rig.awaitPlan(plan -> plan.traces().size() == before.traces().size() + 1);
        assertThat(rig.plan().tenants()).hasSize(before.tenants().size() + 1);
        rig.awaitVerdict();
        rig.run("edit.undo");
        assertThat(rig.plan()).isEqualTo(before);
    }

    /// The public trace of conversations: 19,366 requests over 58 minutes, all of them offered.
    @Test
    @NeedsData
    void theAzureTraceOffersAllItsRequests() throws Exception {
        openSample();
        RunSettings hour = rig.plan().run().withDuration(3600).withWarmup(0).withReplications(1);
        WindowRig.fx(() -> rig.bench().session().apply(Edits.change(hour)));
        rig.dialogs.open = Optional.of(Path.of(System.getenv("HEADROOM_DATA"), "traces", "AzureLLMInferenceTrace_conv.csv.gz"));
        chooseFromFileMenu("file.import");
        rig.awaitPlan(plan -> !plan.traces().isEmpty());
        rig.awaitVerdict();
        TenantId imported = rig.plan().tenants().getLast().id();
        assertThat(WindowRig.fx(() -> rig.bench().verdicts().verdict().results().tenant(imported).orElseThrow().offered())).isEqualTo(19_366);
    }

    private void chooseFromFileMenu(String command) {
        rig.robot.clickOn("File");
        Node item = rig.robot.lookup(node -> command.equals(node.getId())).query();
        rig.robot.clickOn(Pointer.on(item));
    }
}
