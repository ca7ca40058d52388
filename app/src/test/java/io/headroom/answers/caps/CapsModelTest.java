package io.headroom.answers.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching;
import io.headroom.edit.Edits;
import io.headroom.plan.Limits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TierId;
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

class CapsModelTest {
    private static final PartitionId LANE = new PartitionId("lane-1");

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private CapsModel model = model();

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    private CapsModel model() {
        return new CapsModel(new AnswersDesk(session, jobs, new FakeDialogs(), new ManualClock(), () -> 1, Format.of(Locale.ENGLISH), Optional::empty, () -> Optional.of(LANE), session::apply));
    }

    @BeforeEach
    void openThePlan() {
        session = session();
        model = model();
        Plan plan = SamplePlans.rateCaps();
        session.openCopy(PlanDocument.of(plan.withRun(plan.run().withDuration(240).withWarmup(30).withReplications(1))));
        runner.runAll();
    }

    private CapsModel.Asked asked(Relief relief) {
        model.ask(LANE, relief, false, false);
        runner.runAll();
        return model.searching().state().answer().orElseThrow();
    }

    @Test
    void whatMakesRoomIsNothingAScenarioOrMoreGpus() {
        assertThat(model.lanes()).extracting(CapsModel.Choice::value).containsExactly(LANE);
        assertThat(model.selected()).contains(LANE);
        assertThat(model.reliefs(LANE)).extracting(CapsModel.Choice::value).containsExactly(new Relief.None(), new Relief.Scenario("Operator in a cabin"), new Relief.Gpus(4),
                new Relief.Gpus(8), new Relief.Gpus(16));
    }

    @Test
    void theTableHasEachLimitBeforeAndAfterAndTheSentenceWhoBinds() {
        CapsModel.Asked asked = asked(new Relief.Gpus(4));
        Raise together = model.raises(asked).getFirst();
        List<CapsModel.Limit> limits = model.limits(asked, together);
        assertThat(limits).extracting(CapsModel.Limit::limit).containsExactly("request rate", "tokens per day", "batch jobs at once", "payload size");
        assertThat(limits).extracting(CapsModel.Limit::now).containsExactly("50/min", "5M", "2", "32 MB");
        assertThat(limits.getFirst().spoken()).isEqualTo("Public, request rate, 50/min, then " + limits.getFirst().after());
        assertThat(model.sentence(asked, together)).startsWith("All limits together: ");
        assertThat(model.gets(asked, together)).extracting(CapsModel.Gets::tenant).contains("Emergency speech start-up", "Garden forum", "Photo captions");
        assertThat(model.notes(asked)).anyMatch(line -> line.contains("with 4 GPUs more"));
    }

    @Test
    void adoptingIsOneStepForUndoAndSetsWhatTheTableSays() {
        CapsModel.Asked asked = asked(new Relief.Gpus(4));
        Raise together = model.raises(asked).getFirst();
        Plan before = session.plan();
        assertThat(model.adoptable(together)).isTrue();
        assertThat(model.adopt(asked, together)).isTrue();
        assertThat(Objects.requireNonNull(session.plan().tier(new TierId("public")).limits().requests()).amount()).isEqualTo(together.changes().getFirst().after());
        assertThat(session.plan().partition(LANE).gpus()).isEqualTo(8);
        assertThat(model.searching().state().phase()).isEqualTo(Searching.Phase.OUTDATED);
        assertThat(model.adoptable(together)).isFalse();
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void whatCannotBeAskedIsALine() {
        Plan plan = session.plan();
        session.apply(Edits.change(plan.tier(new TierId("public")).withLimits(Limits.NONE)));
        model.ask(LANE, new Relief.None(), false, false);
        runner.runAll();
        assertThat(model.searching().state().phase()).isEqualTo(Searching.Phase.FAILED);
        assertThat(model.searching().state().failure()).contains("limit that could rise");
    }
}
