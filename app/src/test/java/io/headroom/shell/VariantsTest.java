package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.look.Theme;
import io.headroom.plan.Plan;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import io.headroom.words.EditWords;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final FakeDialogs dialogs = new FakeDialogs();
    private Workbench bench = workbench();
    private Commands commands = new Commands(bench, new NoWindow(Theme.Choice.DARK));

    private Workbench workbench() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        return new Workbench(new Ports(new ManualClock(), runner, runner, runner, runner, simulator, PlanFiles.onDisk(), dialogs, folder, new EngineThreads(2)));
    }

    @BeforeEach
    void openThePlan() {
        bench = workbench();
        commands = new Commands(bench, new NoWindow(Theme.Choice.DARK));
        bench.session().openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
    }

    private void branch(String name) {
        dialogs.name = Optional.of(name);
        commands.get("scenario.branch").run();
    }

    @Test
    void aBranchIsOneStepAndUndoTakesItBack() {
        Plan before = bench.session().plan();
        branch("Wider lane");
        assertThat(dialogs.suggestion).isEqualTo("Scenario 2");
        assertThat(bench.variants().current()).isEqualTo("Wider lane");
        assertThat(EditWords.of(Locale.ENGLISH).label(bench.session().undoEditProperty().get().orElseThrow())).isEqualTo("Branch scenario Wider lane");
        bench.session().undo();
        assertThat(bench.session().plan()).isSameAs(before);
    }

    @Test
    void aDialogThatIsCancelledChangesNothing() {
        commands.get("scenario.branch").run();
        commands.get("scenario.rename").run();
        assertThat(bench.variants().several()).isFalse();
        assertThat(bench.session().dirtyProperty().get()).isFalse();
    }

    @Test
    void switchingNeedsAnotherScenario() {
        assertThat(commands.get("scenario.switch").obstacle().get()).isEqualTo("The plan has one scenario only. Branch another first.");
        assertThat(commands.get("scenario.remove").enabled()).isFalse();
        branch("Wider lane");
        commands.get("scenario.switch").run();
        assertThat(bench.variants().current()).isEqualTo("Base");
        commands.get("scenario.remove").run();
        assertThat(bench.variants().names()).containsExactly("Wider lane");
    }

    @Test
    void aNameThatIsTakenIsRefusedInOneLine() {
        branch("Wider lane");
        branch("Base");
        assertThat(dialogs.errors).singleElement().asString().contains("Two scenarios are called Base");
        assertThat(bench.variants().current()).isEqualTo("Wider lane");
        dialogs.name = Optional.of("Narrow lane");
        commands.get("scenario.rename").run();
        assertThat(bench.variants().names()).containsExactly("Base", "Narrow lane");
    }
}
