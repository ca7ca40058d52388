package io.headroom.answers.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.auto.Answer;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching.Phase;
import io.headroom.edit.Edits;
import io.headroom.plan.Objective;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoPlanModelTest {
    private static final PartitionId TRIAGE = new PartitionId("cabin-triage");

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private AutoPlanModel model = model(session);

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    private AutoPlanModel model(Session open) {
        return new AutoPlanModel(
                new AnswersDesk(open, jobs, new FakeDialogs(), new ManualClock(), () -> 1, Format.of(Locale.ROOT), Optional::empty, Optional::empty, open::apply));
    }

    @BeforeEach
    void open() {
        session = session();
        model = model(session);
        Plan sample = SamplePlans.launchWindow();
        List<TenantId> few = List.of(new TenantId("fraud-desk"), new TenantId("chatbot-1m"), new TenantId("archive-digest"), new TenantId("robotics"));
        Plan small = sample.withRun(sample.run().withDuration(900).withReplications(2));
        for (TenantId tenant : small.tenants().stream().map(each -> each.id()).filter(id -> !few.contains(id)).toList()) {
            small = Edits.removeTenant(small, tenant).applyTo(small);
        }
        session.openCopy(PlanDocument.of(small));
        runner.runAll();
    }

    private AutoPlanModel.Shown answer(List<AutoPlanModel.Lock> kept, String budget) {
        model.ask(kept, budget, false, false);
        runner.runAll();
        assertThat(model.searching().state().failure()).isEmpty();
        assertThat(model.searching().state().phase()).isEqualTo(Phase.DONE);
        return model.searching().state().answer().orElseThrow();
    }

    private AutoPlanModel.Lock lock(String label) {
        return model.locks().stream().filter(lock -> lock.label().startsWith(label)).findFirst().orElseThrow();
    }

    @Test
    void whatMayBeKeptAreThePartitionsThenTheTenants() {
        Plan plan = session.plan();
        assertThat(model.locks()).hasSize(plan.partitions().size() + plan.tenants().size());
        assertThat(model.locks().getFirst().partition()).isEqualTo(plan.partitions().getFirst().id());
        assertThat(model.locks().getLast().label()).isEqualTo("Robotics: (tray)");
    }

    @Test
    void whatIsFoundIsShownAsADifferenceAndAdoptedInOneStep() {
        Plan before = session.plan();
        AutoPlanModel.Shown shown = answer(List.of(lock("Fraud desk (cabin)")), "");
        Answer.Found found = (Answer.Found) shown.answer();
        assertThat(session.plan()).isSameAs(before);
        assertThat(model.sentences(found).getFirst()).matches("Cost [0-9.]+ \\$/h instead of [0-9.]+ \\$/h\\.");
        assertThat(model.rows(shown)).hasSize(3).noneMatch(row -> row.tenant().equals("Fraud desk"));
        assertThat(model.rows(shown)).anySatisfy(row -> {
            assertThat(row.tenant()).isEqualTo("Robotics");
            assertThat(row.change()).isEqualTo("placed");
            assertThat(row.where()).startsWith("(tray) → ");
        });
        assertThat(model.rows(shown)).anySatisfy(row -> assertThat(row.objectives()).matches("p.. .* → .* of .*"));
        assertThat(model.parts(shown)).anySatisfy(part -> assertThat(part.change()).isEqualTo("removed"));
        model.adopt(found);
        assertThat(session.plan().partitions()).isEqualTo(found.plan().partitions());
        assertThat(session.plan().usdPerHour()).isEqualTo(found.plan().usdPerHour());
        assertThat(model.adoptable(found)).isFalse();
        session.undo();
        assertThat(session.plan()).isSameAs(before);
        model.adoptAsScenario(found);
        assertThat(session.plan().variants()).contains("Auto-plan");
        assertThat(session.plan().variant(before.scenarios().current()).partitions()).isEqualTo(before.partitions());
    }

    @Test
    void aPlanThatHasChangedSinceIsNotOverwritten() {
        AutoPlanModel.Shown shown = answer(List.of(), "");
        session.apply(Edits.removePartition(session.plan(), TRIAGE));
        Plan changed = session.plan();
        assertThat(model.searching().state().phase()).isEqualTo(Phase.OUTDATED);
        assertThat(model.adoptable(shown.answer())).isFalse();
        model.adopt(shown.answer());
        assertThat(session.plan()).isSameAs(changed);
    }

    @Test
    void whatIsImpossibleIsNamedAndABudgetThatIsNoNumberRefused() {
        Plan plan = session.plan();
        Objective hopeless = new Objective(Objective.Metric.TTFT, Objective.Statistic.P50, 0.0001);
        session.apply(Edits.change(plan.tenant(new TenantId("fraud-desk")).withObjectives(List.of(hopeless))));
        AutoPlanModel.Shown shown = answer(List.of(), "500");
        assertThat(model.sentences(shown.answer()).getFirst()).isEqualTo("No number of GPUs of this fleet is enough for p50 TTFT of Fraud desk ≤ 0.1 ms.");
        assertThat(model.rows(shown)).hasSize(4);
        model.ask(List.of(), "much", false, false);
        runner.runAll();
        assertThat(model.searching().state().phase()).isEqualTo(Phase.FAILED);
        assertThat(model.searching().state().failure()).contains("\"much\"");
    }
}
