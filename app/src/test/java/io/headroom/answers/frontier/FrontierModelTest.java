package io.headroom.answers.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.answers.AnswersDesk;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Jobs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.RecentFiles;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.store.PlanDocument;
import io.headroom.store.SamplePlans;
import io.headroom.words.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontierModelTest {
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final TenantId OPERATOR = new TenantId("launch-operator");

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private FrontierModel model = model();

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    private FrontierModel model() {
        return new FrontierModel(new AnswersDesk(session, jobs, new FakeDialogs(), new ManualClock(), () -> 1, Format.of(Locale.ENGLISH), () -> Optional.of(OPERATOR), Optional::empty, session::apply));
    }

    @BeforeEach
    void openThePlan() {
        session = session();
        model = model();
        Plan plan = SamplePlans.rateCaps();
        session.openCopy(PlanDocument.of(plan.withRun(plan.run().withDuration(240).withWarmup(30).withReplications(1))));
        runner.runAll();
    }

    private FrontierAnswer answer() {
        model.ask(OPERATOR, null, true);
        runner.runAll();
        return Objects.requireNonNull(model.searching().state().answer().orElseThrow().frontier());
    }

    @Test
    void everyTenantCanBeAskedAboutAndTheLockedFleet() {
        assertThat(model.tenants()).hasSize(session.plan().tenants().size() + 1).last().extracting(FrontierModel.Choice::value).isNull();
        assertThat(model.selected()).contains(OPERATOR);
        assertThat(model.lanes(OPERATOR)).extracting(FrontierModel.Choice::value).containsExactly(null, LANE);
    }

    @Test
    void dotsRowsAndSentencesTellTheSamePoints() {
        FrontierAnswer answer = answer();
        List<FrontierModel.Row> rows = model.rows(answer);
        assertThat(rows).extracting(FrontierModel.Row::size).containsExactly("Cabin of 1 replica", "Lane 1 of 1 replica", "Lane 1 of 2 replicas");
        assertThat(rows.getFirst().cost()).isEqualTo("9.40 $/h");
        assertThat(model.dots(answer)).hasSize(3).noneMatch(FrontierModel.Dot::estimated).first().satisfies(dot -> assertThat(dot.cost()).isEqualTo(9.4));
        assertThat(model.best(model.dots(answer))).isNotEmpty().allMatch(dot -> !answer.points().get(dot.index()).dominated());
        assertThat(model.sentence(answer, 0)).startsWith("Cabin of 1 replica, 4 H100 80 GB SXM: 9.40 $/h to the tenant, p99 TTFT ");
        assertThat(model.notes(answer)).anyMatch(line -> line.startsWith("A reserved GPU pays from 58.9 %")).anyMatch(line -> line.startsWith("Everybody apart"));
    }

    @Test
    void aPointBecomesAScenarioInOneStepForUndo() {
        FrontierAnswer answer = answer();
        Plan before = session.plan();
        assertThat(model.adoptable(answer, 1)).isFalse();
        assertThat(model.adoptable(answer, 0)).isTrue();
        assertThat(model.adopt(answer, 0)).isTrue();
        assertThat(session.plan().scenarios().current()).isEqualTo("Launch operator: Cabin of 1 replica");
        assertThat(session.plan().partitions()).isEqualTo(answer.points().getFirst().size().plan().partitions());
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void aLockedFleetHasARowForEachTenantOfTheLanes() {
        model.ask(null, null, false);
        runner.runAll();
        LockedAnswer answer = Objects.requireNonNull(model.searching().state().answer().orElseThrow().locked());
        assertThat(model.suffers(answer)).hasSize(6).allMatch(row -> row.values().size() == model.shares(answer).size());
        assertThat(model.shares(answer).getFirst()).isEqualTo("0 %");
        assertThat(model.sentence(answer)).contains("Emergency speech start-up as it is");
    }
}
