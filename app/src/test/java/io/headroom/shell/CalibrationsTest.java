package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.calibration.CalibrationModel;
import io.headroom.look.Theme;
import io.headroom.plan.Plan;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.BadPlanFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationsTest {
    private static final String HEADER = "id,model,gpu,engine,engine_version,precision,input_tokens,output_tokens,concurrency,tp,ttft_ms,tpot_ms";

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final FakeDialogs dialogs = new FakeDialogs();
    private Workbench bench = workbench();

    private Workbench workbench() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        return new Workbench(new Ports(new ManualClock(), runner, runner, runner, runner, simulator, PlanFiles.onDisk(), dialogs, folder, new EngineThreads(2)));
    }

    /// A plan whose GPUs and models are those of the catalogue.
    @BeforeEach
    void openASample() throws IOException {
        bench = workbench();
        bench.session().openCopy(PlanDocument.of(Samples.read(Samples.all().getFirst()).plan()));
        runner.runAll();
    }

    private Path table(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        Path file = folder.resolve("runs.csv");
        Files.write(file, lines);
        dialogs.open = Optional.of(file);
        return file;
    }

    private CalibrationModel calibrate() throws IOException {
        table("a,llama-3.1-8b,h100-80-sxm,vllm,,bf16,128,16,1,1,35,7", "b,llama-3.1-8b,h100-80-sxm,vllm,,bf16,128,16,2,1,45,7.5",
                "c,nobody-knows,h100-80-sxm,vllm,,bf16,128,16,2,1,45,7.5");
        bench.calibrations().start();
        runner.runAll();
        assertThat(dialogs.errors).isEmpty();
        return bench.calibrations().foundProperty().get().orElseThrow();
    }

    @Test
    void whatWasFoundIsShownAndUsedAsOneStep() throws IOException {
        Plan before = bench.session().plan();
        CalibrationModel found = calibrate();
        assertThat(found.summary()).isEqualTo("2 of 3 rows used · 1 profile · 1 row left out");
        bench.calibrations().use();
        assertThat(bench.session().plan().profiles()).contains(found.profiles().getFirst());
        assertThat(bench.calibrations().saidProperty().get()).isEqualTo("1 profile is in the plan now. Undo takes it out.");
        bench.session().undo();
        assertThat(bench.session().plan()).isSameAs(before);
        assertThat(bench.calibrations().saidProperty().get()).as("it is not in the plan any more").isEmpty();
    }

    @Test
    void whatWasFoundIsSavedToAFileThatOpens() throws IOException, BadPlanFile {
        CalibrationModel found = calibrate();
        Path file = folder.resolve("runs.profiles");
        dialogs.save = Optional.of(file);
        bench.calibrations().save();
        runner.runAll();
        assertThat(ProfileFile.read(file).profiles()).hasSameSizeAs(found.profiles());
        assertThat(bench.calibrations().saidProperty().get()).contains("runs.profiles");
    }

    @Test
    void aSecondOneWaitsForTheFirstToEnd() throws IOException {
        Commands commands = new Commands(bench, new NoWindow(Theme.Choice.DARK));
        table("a,llama-3.1-8b,h100-80-sxm,vllm,,bf16,128,16,1,1,35,7");
        commands.get("plan.calibrate").run();
        assertThat(commands.get("plan.calibrate").obstacle().get()).isEqualTo("A calibration is under way. Cancel it in the status bar first.");
        bench.jobs().running().getFirst().cancel();
        runner.runAll();
        assertThat(bench.calibrations().foundProperty().get()).as("cancelled, it has no effect").isEmpty();
        assertThat(commands.get("plan.calibrate").enabled()).isTrue();
    }

    @Test
    void aWrongFileIsOneLineAndLosesNothing() throws IOException {
        CalibrationModel found = calibrate();
        table("a,llama-3.1-8b,h100-80-sxm,vllm,,bf16,128,16,one,1,35,7");
        bench.calibrations().start();
        runner.runAll();
        assertThat(dialogs.errors).singleElement().asString().contains("runs.csv", "line 2", "concurrency").hasLineCount(1);
        assertThat(bench.calibrations().foundProperty().get()).contains(found);
    }

    @Test
    void aFileThatSaysNothingSaysWhy() throws IOException {
        table("a,nobody-knows,h100-80-sxm,vllm,,bf16,128,16,1,1,35,7");
        bench.calibrations().start();
        runner.runAll();
        assertThat(dialogs.errors).containsExactly("runs.csv: none of its 1 rows can be simulated, e.g. line 2: the catalogue has no model \"nobody-knows\". Add rows that can.");
    }
}
