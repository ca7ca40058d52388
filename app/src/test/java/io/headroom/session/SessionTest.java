package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edits;
import io.headroom.plan.Plan;
import io.headroom.store.PlanDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Path FILE = Path.of("launch-window.json");

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Map<Path, PlanDocument> disk = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private Session session = start();

    @BeforeEach
    void openTheSample() {
        session = start();
        disk.put(FILE, PlanDocument.of(TestPlans.plan()));
        session.open(FILE);
        runner.runAll();
        heard.clear();
    }

    private Session start() {
        Settings settings = new Settings(folder, runner, new ManualClock());
        PlanFiles files = new PlanFiles() {
            @Override
            public PlanDocument read(Path file) throws IOException {
                PlanDocument found = disk.get(file);
                if (found == null) {
                    throw new IOException("It is not there.\nA second line");
                }
                return found;
            }

            @Override
            public void write(Path file, PlanDocument document) throws IOException {
                if (file.toString().contains("readonly")) {
                    throw new IOException("The disk is full.");
                }
                disk.put(file, document);
            }
        };
        Session made = new Session(files, new Jobs(runner), dialogs, new RecentFiles(settings));
        made.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                heard.add("edited " + plan.tenant(TestPlans.LAUNCH).name());
            }

            @Override
            public void opened(Plan plan) {
                heard.add("opened " + plan.name());
            }
        });
        return made;
    }

    private void rename(String name) {
        session.apply(TestPlans.rename(session.plan(), name));
    }

    private String name() {
        return session.plan().tenant(TestPlans.LAUNCH).name();
    }

    @Test
    void aFileThatWasReadAlreadyIsOpenAtOnce() {
        Path other = Path.of("other.json");

        session.open(other, PlanDocument.of(TestPlans.plan()));

        assertThat(session.fileProperty().get()).contains(other);
        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(heard).hasSize(1).first().asString().startsWith("opened");
    }

    @Test
    void aFileThatIsBeingReadOpensWhenItIsThere() {
        Path other = Path.of("other.json");

        session.open(other, () -> PlanDocument.of(TestPlans.plan()));
        assertThat(session.fileProperty().get()).contains(FILE);

        runner.runAll();
        assertThat(session.fileProperty().get()).contains(other);
    }

    @Test
    void aFileThatOthersFailToReadIsAnErrorLikeAnyOther() {
        session.open(Path.of("other.json"), () -> {
            throw new IOException("It is not there.");
        });
        runner.runAll();

        assertThat(session.fileProperty().get()).contains(FILE);
        assertThat(dialogs.errors).hasSize(1).first().asString().contains("other.json");
    }

    @Test
    void anOpenedDocumentIsCleanAndNamedAfterItsFile() {
        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(session.titleProperty().get()).isEqualTo("launch-window.json");
        assertThat(session.fileProperty().get()).contains(FILE);
    }

    @Test
    void anEditMakesItDirtyAndUndoCleanAgain() {
        rename("B");
        assertThat(session.dirtyProperty().get()).isTrue();
        assertThat(session.undoEditProperty().get()).isPresent();
        session.undo();
        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(session.redoEditProperty().get()).isPresent();
        assertThat(heard).containsExactly("edited B", "edited Launch operator");
    }

    @Test
    void anEditThatDoesNotFitIsOneLineAndNoChange() {
        Plan before = session.plan();
        assertThat(session.apply(Edits.resize(before, TestPlans.LANE, 6))).isFalse();
        assertThat(session.plan()).isSameAs(before);
        assertThat(dialogs.errors).singleElement().asString().contains("multiple of 4");
        assertThat(heard).isEmpty();
    }

    @Test
    void saveWritesInTheBackground() {
        rename("B");
        session.save();
        assertThat(disk.get(FILE)).isNotNull().extracting(document -> document.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Launch operator");
        runner.runAll();
        assertThat(session.dirtyProperty().get()).isFalse();
        assertThat(disk.get(FILE)).isNotNull().extracting(document -> document.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("B");
    }

    @Test
    void anEditDuringASaveLeavesTheDocumentDirty() {
        rename("B");
        session.save();
        rename("C");
        runner.runAll();
        assertThat(session.dirtyProperty().get()).isTrue();
        session.undo();
        assertThat(session.dirtyProperty().get()).isFalse();
    }

    @Test
    void aFailedSaveLeavesTheDocumentDirtyAndSaysWhy() {
        rename("B");
        dialogs.save = Optional.of(Path.of("readonly.json"));
        session.saveAs();
        runner.runAll();
        assertThat(session.dirtyProperty().get()).isTrue();
        assertThat(session.fileProperty().get()).contains(FILE);
        assertThat(dialogs.errors).containsExactly("readonly.json was not saved: The disk is full.");
    }

    @Test
    void aFileThatCannotBeOpenedKeepsTheOpenPlan() {
        Plan before = session.plan();
        session.open(Path.of("missing.json"));
        runner.runAll();
        assertThat(session.plan()).isSameAs(before);
        assertThat(dialogs.errors).containsExactly("missing.json was not opened: It is not there.");
    }

    @Test
    void openingAsksAboutUnsavedChangesAndCancelStays() {
        rename("B");
        dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        session.open(FILE);
        runner.runAll();
        assertThat(dialogs.questions).isEqualTo(1);
        assertThat(name()).isEqualTo("B");
    }

    @Test
    void openingMayDiscardTheChanges() {
        rename("B");
        dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        session.open(FILE);
        runner.runAll();
        assertThat(name()).isEqualTo("Launch operator");
        assertThat(session.undoEditProperty().get()).isEmpty();
    }

    @Test
    void openingMaySaveFirst() {
        rename("B");
        dialogs.unsaved = Dialogs.Unsaved.SAVE;
        session.newPlan();
        runner.runAll();
        assertThat(disk.get(FILE)).isNotNull().extracting(document -> document.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("B");
        assertThat(session.plan().tenants()).isEmpty();
        assertThat(session.fileProperty().get()).isEmpty();
    }

    @Test
    void aSaveThatFailsBeforeLeavingStays() {
        rename("B");
        dialogs.save = Optional.of(Path.of("readonly.json"));
        session.saveAs();
        runner.runAll();
        session.openCopy(PlanDocument.of(TestPlans.plan()));
        assertThat(name()).isEqualTo("B");
    }

    @Test
    void editsMadeWhileAFileIsReadAreNotLostUnasked() {
        session.open(FILE);
        rename("B");
        dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        runner.runAll();
        assertThat(name()).isEqualTo("B");
        assertThat(dialogs.questions).isEqualTo(1);
    }

    @Test
    void aSampleHasNoFileAndIsSavedAsANewOne() {
        session.openCopy(PlanDocument.of(TestPlans.plan()));
        rename("B");
        dialogs.save = Optional.of(Path.of("mine.json"));
        session.save();
        runner.runAll();
        assertThat(session.fileProperty().get()).contains(Path.of("mine.json"));
        assertThat(session.dirtyProperty().get()).isFalse();
    }
}
