package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Job;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkModelTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();

    private Workbench bench() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        return new Workbench(new Ports(clock, runner, runner, runner, runner, simulator, PlanFiles.onDisk(), new FakeDialogs(), folder, new EngineThreads(2)));
    }

    @Test
    void allWorkIsListedWithItsOwnShareAndTimeLeft() {
        Workbench bench = bench();
        runner.runAll();
        WorkModel work = new WorkModel(bench);
        Job export = start(bench, "Writing a.xlsx");
        Job search = start(bench, "Solving for size");
        assertThat(work.rows()).extracting(WorkModel.Row::name).startsWith("Writing a.xlsx", "Solving for size");
        assertThat(work.rows().getFirst().percent()).as("not known yet").isEmpty();
        clock.pass(Duration.ofSeconds(10));
        export.report(0.5);
        search.report(0.1);
        runner.runFront();
        List<WorkModel.Row> rows = work.rows();
        assertThat(rows.get(0).percent()).isEqualTo(" 50 %");
        assertThat(rows.get(0).left()).isEqualTo("10 s left");
        assertThat(rows.get(1).left()).isEqualTo("90 s left");
    }

    @Test
    void eachIsCancelledOnItsOwnAndSaysSoUntilItEnds() {
        Workbench bench = bench();
        runner.runAll();
        WorkModel work = new WorkModel(bench);
        Job export = start(bench, "Writing a.xlsx");
        Job search = start(bench, "Solving for size");
        work.rows().get(1).cancel().run();
        assertThat(export.cancelled()).isFalse();
        assertThat(search.cancelled()).isTrue();
        assertThat(work.rows()).extracting(WorkModel.Row::name).startsWith("Writing a.xlsx", "Cancelling Solving for size");
        runner.runAll();
        assertThat(work.rows()).isEmpty();
    }

    @Test
    void theVerdictComesAfterFilesAndSearches() {
        Workbench bench = bench();
        bench.session().openCopy(PlanDocument.of(TestPlans.plan()));
        start(bench, "Writing a.xlsx");
        assertThat(new WorkModel(bench).rows()).extracting(WorkModel.Row::name).containsExactly("Writing a.xlsx", "Simulating 10 min");
    }

    private static Job start(Workbench bench, String name) {
        return bench.jobs().startApart(name, _ -> () -> name, _ -> {}, _ -> {});
    }
}
