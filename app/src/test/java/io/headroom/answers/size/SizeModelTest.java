package io.headroom.answers.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.Subject;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching.Phase;
import io.headroom.edit.Edits;
import io.headroom.plan.ClusterId;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeModelTest {
    private static final TenantId CHATBOT = new TenantId("chatbot-1m");

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private SizeModel model = model(session);
    private @Nullable TenantId tenant;
    private @Nullable PartitionId partition;

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    private SizeModel model(Session open) {
        return new SizeModel(new AnswersDesk(open, jobs, new FakeDialogs(), new ManualClock(), () -> 1, Format.of(Locale.ROOT), () -> Optional.ofNullable(tenant),
                () -> Optional.ofNullable(partition), open::apply));
    }

    @BeforeEach
    void open() {
        session = session();
        model = model(session);
        Plan sample = SamplePlans.launchWindow();
        session.openCopy(PlanDocument.of(sample.withRun(sample.run().withDuration(300))));
        runner.runAll();
    }

    private SizeAnswer answer() {
        model.ask(new Subject.OneTenant(CHATBOT), 0.95, Optional.of(new ClusterId("a")));
        runner.runAll();
        assertThat(model.searching().state().phase()).isEqualTo(Phase.DONE);
        return model.searching().state().answer().orElseThrow();
    }

    @Test
    void lanesAndTenantsWithObjectivesCanBeSized() {
        assertThat(model.subjects()).extracting(SizeModel.Choice::label).startsWith("Lane: Lane 1", "Lane: Batch lane", "Launch operator").contains("Robotics");
        session.apply(Edits.change(session.plan().tenant(CHATBOT).withObjectives(List.of())));
        assertThat(model.subjects()).extracting(SizeModel.Choice::label).doesNotContain("Chatbot 1M/day");
    }

    @Test
    void theSelectionOfTheMainWindowComesFirst() {
        assertThat(model.selected()).isEmpty();
        partition = new PartitionId("cabin-fraud");
        assertThat(model.selected()).contains(new Subject.OneTenant(new TenantId("fraud-desk")));
        partition = new PartitionId("lane-1");
        assertThat(model.selected()).contains(new Subject.Lane(partition));
        tenant = CHATBOT;
        assertThat(model.selected()).contains(new Subject.OneTenant(CHATBOT));
    }

    @Test
    void theAnswerIsTheFirstRow() {
        SizeAnswer answer = answer();
        List<SizeModel.Row> rows = model.rows(answer);
        assertThat(rows.getFirst().size()).isEqualTo(answer.best());
        assertThat(rows.getFirst().spoken()).startsWith("Chat 70B fp8 on 4 × H100 80 GB SXM in cluster A, 4, 9.40 $/h, simulated, p99 TTFT ");
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(model.sentence(answer)).startsWith("1 replica × 4 H100 80 GB SXM = 4 GPUs for Chatbot 1M/day");
        assertThat(model.notes(answer)).anyMatch(note -> note.startsWith("Binding: ")).anyMatch(note -> note.contains("Confidence 95 %"));
    }

    @Test
    void adoptingIsOneStepThatUndoTakesBack() {
        SizeAnswer answer = answer();
        SizeModel.Row row = model.rows(answer).getFirst();
        Plan before = session.plan();
        assertThat(model.adoptable(answer, row)).isTrue();
        model.adopt(answer, row.size());
        Plan adopted = session.plan();
        assertThat(adopted.tenantsIn(adopted.partitions().getLast().id())).extracting(each -> each.id()).containsExactly(CHATBOT);
        assertThat(adopted.partitions().getLast().gpus()).isEqualTo(4);
        assertThat(model.searching().state().phase()).isEqualTo(Phase.OUTDATED);
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void whatIsGoneCannotBeGivenASize() {
        SizeAnswer answer = answer();
        session.apply(Edits.removeTenant(session.plan(), CHATBOT));
        assertThat(model.adoptable(answer, model.rows(answer).getFirst())).isFalse();
        assertThat(model.adoptable(answer, null)).isFalse();
    }
}
