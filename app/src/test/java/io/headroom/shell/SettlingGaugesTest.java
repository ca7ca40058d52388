package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.gauges.Reading;
import io.headroom.plan.Plan;
import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gauges from the drag over the drop to the simulation: estimated until it confirms, and said to be.
class SettlingGaugesTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();

    @Test
    void theEstimateStaysUntilTheSimulationConfirms() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        Workbench bench = new Workbench(new Ports(new ManualClock(), runner, runner, runner, runner, simulator, PlanFiles.onDisk(), new FakeDialogs(), folder, new EngineThreads(2)));
        bench.session().openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
        Plan plan = bench.session().plan();
        Edit edit = Edits.move(plan, TestPlans.LAUNCH, new MoveTarget.NewCabin(TestPlans.CLUSTER, plan.deployments().getFirst().id(), 8));

        assertThat(bench.readings().getFirst().ghost()).isNull();
        bench.estimates().attempt(plan, edit);
        runner.runAll();
        Reading.Ghost tried = bench.readings().getFirst().ghost();
        assertThat(tried).isNotNull();
        bench.estimates().stop();
        assertThat(bench.readings().getFirst().ghost()).isNull();

        bench.apply(edit);
        assertThat(bench.verdicts().verdict().pending()).isTrue();
        assertThat(bench.readings().getFirst().ghost()).isEqualTo(tried);
        runner.runAll();
        assertThat(bench.verdicts().verdict().pending()).isFalse();
        assertThat(bench.readings()).allSatisfy(reading -> assertThat(reading.ghost()).isNull());
    }
}
