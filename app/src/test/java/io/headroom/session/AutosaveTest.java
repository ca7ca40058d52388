package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class AutosaveTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:40:00Z");

    @TempDir
    private Path folder;

    private Window window;

    /// A session with its autosave, as one window has them.
    private final class Window {
        private final ManualRunner runner = new ManualRunner();
        private final ManualClock clock = new ManualClock();
        private final FakeDialogs dialogs = new FakeDialogs();
        private final Session session = new Session(PlanFiles.onDisk(), new Jobs(runner), dialogs, new RecentFiles(new Settings(folder, runner, clock)));
        private final Autosave autosave = new Autosave(session, recovery(), runner, clock, () -> NOW, dialogs);

        private Window open() {
            session.open(file());
            runner.runAll();
            return this;
        }

        private void rename(String name) {
            session.apply(TestPlans.rename(session.plan(), name));
            runner.runAll();
        }

        private void pass(long millis) {
            clock.pass(Duration.ofMillis(millis));
            runner.runAll();
        }

        private List<KeptPlan> look() {
            autosave.look();
            runner.runAll();
            return autosave.found();
        }
    }

    private RecoveryFolder recovery() {
        return new RecoveryFolder(folder, PlanFiles.onDisk());
    }

    private Path file() {
        return folder.resolve("launch-window.headroom");
    }

    private List<Path> keptPlans() throws IOException {
        Path recovery = folder.resolve("recovery");
        if (!Files.isDirectory(recovery)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(recovery)) {
            return all.filter(path -> path.toString().endsWith(PlanFile.EXTENSION)).sorted().toList();
        }
    }

    /// What a process leaves that kept a plan and died.
    private void died(Plan changed, Optional<Path> file) throws IOException {
        RecoveryPlace place = recovery().place();
        recovery().write(place, "launch-window.headroom", file, PlanDocument.of(changed), NOW);
        place.release();
    }

    /// The plan as it is read: a file that names no profiles gets those that are shipped.
    private Plan saved() throws IOException {
        return PlanFile.read(file()).plan();
    }

    private Plan changed() throws IOException {
        Plan saved = saved();
        return TestPlans.rename(saved, "Changed").applyTo(saved);
    }

    @BeforeEach
    void open() throws IOException {
        PlanFile.write(file(), TestPlans.plan());
        window = new Window().open();
    }

    @Test
    void editsAreKeptTwoSecondsAfterTheFirstOfThem() throws IOException {
        Plan before = saved();
        window.rename("One");
        window.pass(1_900);
        assertThat(keptPlans()).isEmpty();
        window.rename("Two");
        window.pass(100);
        assertThat(PlanFile.read(keptPlans().getFirst()).plan()).as("not put off by the second edit").isEqualTo(window.session.plan());
        assertThat(window.autosave.keptAtProperty().get()).contains(NOW);
        assertThat(PlanFile.read(file()).plan()).as("the file of the plan is the user's to save").isEqualTo(before);
    }

    @Test
    void nothingIsKeptOnceNothingIsUnsaved() throws IOException {
        window.rename("One");
        window.pass(2_000);
        window.session.save();
        window.runner.runAll();
        assertThat(keptPlans()).isEmpty();
        assertThat(window.autosave.keptAtProperty().get()).isEmpty();

        window.rename("Two");
        window.pass(2_000);
        assertThat(keptPlans()).hasSize(1);
        window.session.undo();
        window.runner.runAll();
        assertThat(keptPlans()).isEmpty();

        window.rename("Three");
        window.pass(2_000);
        window.dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        window.session.newPlan();
        window.runner.runAll();
        window.pass(5_000);
        assertThat(keptPlans()).isEmpty();
        window.autosave.close();
        window.runner.runAll();
        assertThat(folder.resolve("recovery")).isEmptyDirectory();
    }

    @Test
    void twoWindowsKeepTheirOwnAndAreNotOfferedEachOthers() throws IOException {
        Window other = new Window().open();
        window.rename("One");
        other.rename("Two");
        window.pass(2_000);
        other.pass(2_000);
        assertThat(keptPlans()).hasSize(2);
        assertThat(window.look()).isEmpty();
        assertThat(other.look()).isEmpty();
        assertThat(keptPlans()).hasSize(2);
    }

    @Test
    void whatTheDeadLeftIsRestoredAsUnsavedChangesOfItsFile() throws IOException {
        Plan before = saved();
        Plan changed = changed();
        died(changed, Optional.of(file()));
        window.session.newPlan();
        KeptPlan kept = window.look().getFirst();
        assertThat(kept.title()).isEqualTo("launch-window.headroom");
        assertThat(kept.at()).isEqualTo(NOW);
        window.autosave.restore(kept);
        window.runner.runAll();
        assertThat(window.session.plan()).isEqualTo(changed);
        assertThat(window.session.dirtyProperty().get()).isTrue();
        assertThat(window.session.fileProperty().get()).contains(file());
        assertThat(window.autosave.found()).isEmpty();
        assertThat(PlanFile.read(keptPlans().getFirst()).plan()).as("kept at once, in a place of this process").isEqualTo(changed);
        assertThat(keptPlans()).hasSize(1);
        window.session.undo();
        assertThat(window.session.plan()).isEqualTo(before);
        assertThat(window.session.dirtyProperty().get()).isFalse();
        window.session.redo();
        window.session.save();
        window.runner.runAll();
        assertThat(PlanFile.read(file()).plan()).isEqualTo(changed);
    }

    @Test
    void aPlanThatNeverHadAFileIsRestoredToo() throws IOException {
        died(changed(), Optional.empty());
        window.autosave.restore(window.look().getFirst());
        assertThat(window.session.plan()).isEqualTo(changed());
        assertThat(window.session.dirtyProperty().get()).isTrue();
        assertThat(window.session.fileProperty().get()).isEmpty();
    }

    @Test
    void whatEqualsTheSavedPlanIsNotOffered() throws IOException {
        died(saved(), Optional.of(file()));
        assertThat(window.look()).isEmpty();
        assertThat(folder.resolve("recovery")).isEmptyDirectory();
    }

    @Test
    void laterAsksAgainAtTheNextStartAndDiscardNever() throws IOException {
        died(changed(), Optional.of(file()));
        window.autosave.leave(window.look().getFirst());
        window.runner.runAll();
        Window next = new Window();
        assertThat(next.look()).hasSize(1);
        assertThat(window.look()).as("the other window is asking already").isEmpty();
        next.autosave.discard(next.autosave.found().getFirst());
        next.runner.runAll();
        assertThat(folder.resolve("recovery")).isEmptyDirectory();
    }

    @Test
    void whoeverCancelsTheQuestionAboutTheOpenPlanIsStillOfferedTheOther() throws IOException {
        died(changed(), Optional.of(file()));
        window.rename("Mine");
        window.dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        window.autosave.restore(window.look().getFirst());
        assertThat(window.session.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Mine");
        assertThat(window.autosave.found()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsSetAsideAndSaid() throws IOException {
        died(changed(), Optional.of(file()));
        Files.writeString(keptPlans().getFirst(), "{\"half\":");
        assertThat(window.look()).isEmpty();
        assertThat(window.dialogs.errors).singleElement().asString().contains("set aside").contains(".broken");
        window.dialogs.errors.clear();
        assertThat(window.look()).isEmpty();
        assertThat(window.dialogs.errors).as("once").isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidOnce() throws IOException {
        Files.writeString(folder.resolve("recovery"), "a file where the folder would be");
        window.rename("One");
        window.pass(2_000);
        window.rename("Two");
        window.pass(2_000);
        assertThat(window.dialogs.errors).singleElement().asString().contains("not kept against a crash");
        assertThat(window.session.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Two");
    }

    @Test
    void aProcessKilledOutrightLosesNothingThatWasKept() throws Exception {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                KilledSession.class.getName(), folder.toString(), file().toString()).redirectErrorStream(true).start();
        try (BufferedReader said = victim.inputReader()) {
            assertThat(said.lines().filter(KilledSession.KEPT::equals).findFirst()).isPresent();
            assertThat(window.look()).as("it is alive, and nobody else's to take").isEmpty();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(victim.exitValue()).as("SIGKILL").isEqualTo(137);
        KeptPlan kept = window.look().getFirst();
        assertThat(kept.file()).contains(file());
        assertThat(kept.document().plan().tenant(TestPlans.LAUNCH).name()).isEqualTo(KilledSession.NAME);
    }
}
