package io.headroom.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compare.Change;
import io.headroom.compare.Measure;
import io.headroom.comparison.ComparisonDesk.Phase;
import io.headroom.edit.Edits;
import io.headroom.edit.ScenarioEdits;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Jobs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.RecentFiles;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.session.Simulator;
import io.headroom.session.TestPlans;
import io.headroom.store.PlanDocument;
import io.headroom.words.Format;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonDeskTest {
    private static final Side BASE = new Side.OfScenario(Sides.BASE);
    private static final Side MOVED = new Side.OfScenario(Sides.MOVED);
    private static final Side SAVED = new Side.Saved();

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private ComparisonDesk desk = desk();

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, clock)));
    }

    private ComparisonDesk desk() {
        return new ComparisonDesk(session, jobs, Simulator.engine(), clock, () -> 1, Format.of(Locale.ENGLISH));
    }

    @BeforeEach
    void openThePlan() {
        session = session();
        desk = desk();
        session.openCopy(PlanDocument.of(Sides.plan()));
        runner.runAll();
    }

    private ComparisonModel compared() {
        runner.runAll();
        assertThat(desk.state().phase()).isEqualTo(Phase.DONE);
        return desk.state().model().orElseThrow();
    }

    private static Change of(ComparisonModel model, String tenant) {
        return model.rows().stream().filter(row -> row.tenant().equals(tenant)).findFirst().orElseThrow().verdict();
    }

    @Test
    void whatIsShownIsComparedWithTheOtherScenarioAtOnce() {
        desk.open();
        assertThat(desk.state().phase()).isEqualTo(Phase.RUNNING);
        assertThat(jobs.running()).singleElement().extracting(job -> job.name()).isEqualTo("Comparing Base with Moved");
        ComparisonModel model = compared();
        assertThat(desk.state().before()).isEqualTo(BASE);
        assertThat(desk.state().after()).isEqualTo(MOVED);
        assertThat(of(model, "Speech start-up")).isEqualTo(Change.GAINS);
        assertThat(of(model, "Robotics")).isEqualTo(Change.ENTERS);
        assertThat(of(model, "Fraud desk")).isEqualTo(Change.UNCHANGED);
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void theFrontNeverWaits() {
        desk.open();
        assertThat(runner.waiting()).as("the work is behind").isEqualTo(1);
        assertThat(desk.state().model()).isEmpty();
    }

    @Test
    void sidesCanBeSwappedAndTheMeasureChanged() {
        desk.open();
        compared();
        desk.swap();
        assertThat(of(compared(), "Speech start-up")).isEqualTo(Change.LOSES);
        assertThat(of(desk.state().model().orElseThrow(), "Robotics")).isEqualTo(Change.LEAVES);
        desk.measure(new Measure.ServedShare());
        ComparisonModel byShare = compared();
        assertThat(byShare.comparison().measure()).isEqualTo(new Measure.ServedShare());
        assertThat(byShare.sentence()).startsWith("By served share, of 4 tenants: 1 is no longer served");
    }

    @Test
    void anEditMarksTheComparisonUntilSomeoneAsksAgain() {
        desk.open();
        compared();
        session.apply(Edits.resize(session.plan(), TestPlans.LANE, 12));
        assertThat(desk.state().phase()).isEqualTo(Phase.OUTDATED);
        assertThat(desk.state().model()).as("the old one stays in sight").isPresent();
        assertThat(desk.state().sides()).contains(SAVED);
        session.undo();
        assertThat(desk.state().phase()).as("it is of the plan again").isEqualTo(Phase.DONE);
        session.redo();
        desk.compare();
        assertThat(compared().comparison().before().plan().partition(TestPlans.LANE).gpus()).isEqualTo(12);
    }

    @Test
    void switchingScenariosChangesNeitherSide() {
        desk.open();
        compared();
        session.apply(ScenarioEdits.show(Sides.MOVED));
        assertThat(desk.state().phase()).isEqualTo(Phase.DONE);
        assertThat(desk.state().before()).isEqualTo(BASE);
    }

    @Test
    void whatWasSavedIsComparedWithWhatIsShownWhereThereIsNoOtherScenario() {
        session.openCopy(PlanDocument.of(TestPlans.plan().withRun(TestPlans.plan().run().withDuration(120))));
        runner.runAll();
        desk.open();
        assertThat(desk.state().phase()).isEqualTo(Phase.NOTHING);
        session.apply(Edits.resize(session.plan(), TestPlans.LANE, 8));
        ComparisonModel model = compared();
        assertThat(desk.state().before()).isEqualTo(SAVED);
        assertThat(model.comparison().before().gpus()).isEqualTo(24);
        assertThat(model.comparison().after().gpus()).isEqualTo(16);
        assertThat(of(model, "Speech start-up")).isEqualTo(Change.LOSES);
    }

    @Test
    void aRemovedScenarioIsComparedNoMore() {
        desk.open();
        compared();
        session.apply(ScenarioEdits.remove(Sides.MOVED));
        assertThat(desk.state().after()).isEqualTo(SAVED);
        runner.runAll();
        session.undo();
        runner.runAll();
        assertThat(desk.state().sides()).containsExactly(BASE, MOVED);
        assertThat(desk.state().after()).isEqualTo(MOVED);
    }

    @Test
    void aCancelledComparisonHasNoEffect() {
        desk.open();
        ComparisonModel first = compared();
        desk.swap();
        desk.cancel();
        assertThat(desk.state().phase()).isEqualTo(Phase.CANCELLED);
        runner.runAll();
        assertThat(desk.state().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(desk.state().model()).contains(first);
        assertThat(jobs.running()).isEmpty();
        desk.compare();
        assertThat(of(compared(), "Speech start-up")).isEqualTo(Change.LOSES);
    }

    @Test
    void anotherDocumentEndsIt() {
        desk.open();
        session.openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
        assertThat(desk.openProperty().get()).isFalse();
        assertThat(desk.state().model()).isEmpty();
    }

    @Test
    void aSideThatCannotRunSaysWhy() {
        Plan plan = session.plan();
        Cluster now = plan.fleet().getFirst();
        Plan late = plan.variant(Sides.MOVED).withCluster(new Cluster(now.id(), now.name(), now.gpu(), now.nodes(), now.gpusPerNode(), LocalDate.of(2031, 1, 1), now.prices()));
        session.openCopy(PlanDocument.of(plan.withScenarios(new Scenarios(Sides.BASE, List.of(new Scenario("Late", late))))));
        runner.runAll();
        desk.open();
        runner.runAll();
        assertThat(desk.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(desk.state().failure()).contains("2031-01-01").hasLineCount(1);
    }

    private static final Side THIRD = new Side.OfScenario("Third");

    private void addThird() {
        session.apply(ScenarioEdits.branch("Third"));
        session.apply(Edits.resize(session.plan(), TestPlans.LANE, 12));
        session.apply(ScenarioEdits.show(Sides.BASE));
    }

    @Test
    void upToFourStandSideBySideEachAgainstTheFirst() {
        addThird();
        desk.open();
        compared();
        assertThat(desk.canAdd()).isTrue();
        desk.add();
        desk.add();
        ComparisonDesk.Outcome outcome = desk.state().outcome().orElseThrow();
        assertThat(outcome.models()).as("the one before stays until the next is done").hasSize(1);
        compared();
        outcome = desk.state().outcome().orElseThrow();
        assertThat(outcome.others()).containsExactly(MOVED, THIRD, SAVED);
        assertThat(outcome.models()).extracting(model -> model.comparison().before().name()).containsOnly(Sides.BASE);
        assertThat(outcome.boards()).extracting(board -> board.count()).containsExactly(0, 4, 1, 0);
        assertThat(desk.canAdd()).isFalse();
        assertThat(ComparisonModel.merged(outcome.models())).hasSize(4).allSatisfy(row -> assertThat(row.more()).hasSize(2));
        desk.drop(0);
        compared();
        assertThat(desk.state().others()).containsExactly(THIRD, SAVED);
    }

    @Test
    void aScenarioIsPromotedInOneStepAndNothingIsRunAgain() {
        desk.open();
        compared();
        Plan before = session.plan();
        assertThat(desk.obstacle(BASE)).isEqualTo("promote.current");
        assertThat(desk.obstacle(SAVED)).isEqualTo("promote.saved");
        desk.promote(BASE);
        assertThat(session.plan()).isSameAs(before);
        desk.promote(MOVED);
        assertThat(session.plan().scenarios().current()).isEqualTo(Sides.MOVED);
        assertThat(session.plan().variant(Sides.BASE)).isEqualTo(before.variant(Sides.BASE));
        assertThat(desk.state().phase()).isEqualTo(Phase.DONE);
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }
}
