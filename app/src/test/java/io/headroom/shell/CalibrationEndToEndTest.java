package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.NeedsDisplay;
import io.headroom.Pointer;
import io.headroom.calibration.CalibrationView;
import io.headroom.help.HelpView;
import io.headroom.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calibrating and asking for help, with the mouse and the keyboard in a real window.
@NullUnmarked
@NeedsDisplay
class CalibrationEndToEndTest {
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
        rig.awaitVerdict();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.robot.release(MouseButton.PRIMARY);
            rig.close();
        }
    }

    private static <T extends Node> Optional<T> shown(Class<T> type) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot().lookupAll("*")).flatMap(java.util.Set::stream)
                .filter(type::isInstance).map(type::cast).findFirst();
    }

    private void measurements() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,model,gpu,engine,engine_version,precision,input_tokens,output_tokens,concurrency,tp,ttft_ms,tpot_ms"));
        for (int clients = 1; clients <= 32; clients *= 2) {
            lines.add("run-%d,llama-3.1-70b,h100-80-sxm,vllm,,fp8,512,32,%d,4,%d,%d".formatted(clients, clients, 60 + 8 * clients, 12 + clients / 8));
        }
        Path file = folder.resolve("runs.csv");
        Files.write(file, lines);
        rig.dialogs.open = Optional.of(file);
    }

    @Test
    void aPlanIsCalibratedToItsOwnMeasurements() throws Exception {
        Plan before = rig.plan();
        measurements();
        rig.robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        rig.await(() -> shown(CalibrationView.class).isPresent());
        CalibrationView view = WindowRig.fx(() -> shown(CalibrationView.class).orElseThrow());
        assertThat(before.profilesFor(before.gpuTypes().getFirst().id(), before.models().getFirst(), io.headroom.plan.Serving.Batching.of(io.headroom.plan.Precision.FP8, 4)))
                .noneMatch(profile -> profile.source().startsWith("fitted to 6"));

        rig.robot.clickOn(Pointer.on(view.lookup("#calibration-use")));
        rig.awaitPlan(plan -> plan.profiles().size() > before.profiles().size());
        assertThat(WindowRig.fx(() -> ((Labeled) view.lookup("#calibration-message")).getText())).isEqualTo("2 profiles are in the plan now. Undo takes them out.");
        rig.await(() -> rig.gauge("p99 TTFT").contains("model error against measurements"));

        rig.run("edit.undo");
        rig.awaitPlan(before::equals);
        rig.robot.clickOn(Pointer.on(view.lookup("#calibration-close")));
        rig.await(() -> shown(CalibrationView.class).isEmpty());
        assertThat(rig.dialogs.errors).isEmpty();
    }

    @Test
    void helpOpensAndScrollsByKeys() throws Exception {
        rig.run("help.trust");
        rig.await(() -> shown(HelpView.class).isPresent());
        HelpView help = WindowRig.fx(() -> shown(HelpView.class).orElseThrow());
        // Not by a click: a link could lie under it.
        WindowRig.fx(() -> {
            help.requestFocus();
            return true;
        });
        rig.robot.type(KeyCode.PAGE_DOWN);
        rig.await(() -> help.getVvalue() > 0);
        rig.robot.type(KeyCode.ESCAPE);
        rig.await(() -> shown(HelpView.class).isEmpty());
        assertThat(Objects.requireNonNull(rig.focused())).as("the main window is still there").isNotNull();
    }
}
