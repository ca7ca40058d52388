package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.sheet.TenantSheet;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantTransferTest {
    @TempDir
    Path folder = Path.of("");

    private final FakeDialogs dialogs = new FakeDialogs();
    private final ManualRunner runner = new ManualRunner();
    private Optional<String> clip = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Session session = session();
    private TenantTransfer transfer = transfer();

    private Session session() {
        return new Session(PlanFiles.onDisk(), new Jobs(runner), dialogs, new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    private TenantTransfer transfer() {
        return new TenantTransfer(session, new Clipboard() {
            @Override
            public void put(String newClip, String newText) {
                clip = Optional.of(newClip);
                text = Optional.of(newText);
            }

            @Override
            public void putTable(String text, String html) {}

            @Override
            public void putPicture(byte[] png, String text) {}

            @Override
            public Optional<String> clip() {
                return clip;
            }

            @Override
            public Optional<String> text() {
                return text;
            }
        }, dialogs);
    }

    @BeforeEach
    void open() {
        session = session();
        transfer = transfer();
        session.openCopy(PlanDocument.of(TestPlans.plan()));
    }

    @Test
    void whatIsCutAndPastedIsInTheTrayAsItWas() {
        Plan before = session.plan();
        transfer.cut(List.of(TestPlans.LAUNCH, TestPlans.STARTUP));
        assertThat(session.plan().tenants()).hasSize(2);
        TenantTransfer.Done done = transfer.paste();
        assertThat(done.tenants()).containsExactly(TestPlans.LAUNCH, TestPlans.STARTUP);
        assertThat(session.plan().tenant(TestPlans.LAUNCH)).isEqualTo(before.tenant(TestPlans.LAUNCH).in(null));
        session.undo();
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void aSpreadsheetGetsRowsAndGivesThemBack() {
        transfer.copy(List.of(TestPlans.TRAY));
        assertThat(text).hasValueSatisfying(rows -> assertThat(TenantSheet.is(rows)).isTrue());
        clip = Optional.empty();
        TenantTransfer.Done done = transfer.paste();
        assertThat(done.tenants()).hasSize(1);
        assertThat(done.words()).contains("tray");
        Tenant copy = session.plan().tenant(done.tenants().getFirst());
        assertThat(copy.workloads()).isEqualTo(session.plan().tenant(TestPlans.TRAY).workloads());
        assertThat(copy.name()).isEqualTo("Robotics 2");
    }

    @Test
    void wrongCellsAreNamedAndNothingIsPasted() {
        Plan before = session.plan();
        text = Optional.of("Name\tRate\tInput tokens\tOutput tokens\nA\tfast\t10\t20\nB\t1/s\tmany\t20\n");
        assertThat(transfer.paste().tenants()).isEmpty();
        assertThat(session.plan()).isSameAs(before);
        assertThat(dialogs.errors).singleElement().asString().contains("2 cells").contains("Line 2, Rate");
    }

    @Test
    void anEmptyClipboardSaysWhatToDo() {
        assertThat(transfer.paste().words()).contains("Name and Rate");
        assertThat(dialogs.errors).isEmpty();
    }

    @Test
    void aDuplicateIsOneStep() {
        Plan before = session.plan();
        List<TenantId> copies = transfer.duplicate(List.of(TestPlans.DESK)).tenants();
        assertThat(session.plan().tenant(copies.getFirst()).partition()).isNull();
        session.undo();
        assertThat(session.plan()).isSameAs(before);
    }
}
