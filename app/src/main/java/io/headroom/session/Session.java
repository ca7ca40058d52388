package io.headroom.session;

import io.headroom.edit.Edit;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import io.headroom.store.BadPlanFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.store.SaveFailed;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The open document: its plan and history, its file, and whether it is saved. Belongs to the front; files are read and written in the background.
public final class Session {
    /// Hears of each new plan, after all properties show it.
    public interface Listener {
        /// An edit, undo or redo made this plan.
        void edited(Plan plan);

        /// Another document was opened or begun.
        void opened(Plan plan);
    }

    private final PlanFiles files;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final RecentFiles recent;
    private final Words words = Words.of(Session.class);
    private final List<Listener> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Plan> plan;
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty", false);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Edit>> undoEdit = new ReadOnlyObjectWrapper<>(this, "undoEdit", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Edit>> redoEdit = new ReadOnlyObjectWrapper<>(this, "redoEdit", Optional.empty());
    private PlanDocument document;
    private History history;
    private Plan savedPlan;
    private int documents;

    /// Begins with an empty plan.
    public Session(PlanFiles files, Jobs jobs, Dialogs dialogs, RecentFiles recent) {
        this.files = files;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.recent = recent;
        Plan blank = NewPlan.blank(words.text("untitled"));
        document = PlanDocument.of(blank);
        history = new History(blank);
        savedPlan = blank;
        plan = new ReadOnlyObjectWrapper<>(this, "plan", blank);
        show();
    }

    /// The open plan.
    public ReadOnlyObjectProperty<Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// The open plan.
    public Plan plan() {
        return plan.get();
    }

    /// The plan as it was last saved or opened.
    public Plan savedPlan() {
        return savedPlan;
    }

    /// Whether the plan is another than the one last saved or opened.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// The name of the document: its file's, or the plan's while it has none.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// The file of the document, once it has one.
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// The edit that undo would take back.
    public ReadOnlyObjectProperty<Optional<Edit>> undoEditProperty() {
        return undoEdit.getReadOnlyProperty();
    }

    /// The edit that redo would make again.
    public ReadOnlyObjectProperty<Optional<Edit>> redoEditProperty() {
        return redoEdit.getReadOnlyProperty();
    }

    /// Tells `listener` of every plan from now on.
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Applies an edit as one step of the history. One that does not fit is shown as an error, and the plan stays.
    ///
    /// @return whether it fits
    public boolean apply(Edit edit) {
        try {
            if (history.apply(edit)) {
                edited();
            }
            return true;
        } catch (InvalidPlan refused) {
            dialogs.error(Problems.said(refused), "");
            return false;
        }
    }

    /// Takes back the last edit, if there is one.
    public void undo() {
        if (history.undo()) {
            edited();
        }
    }

    /// Makes the edit again that was taken back last, if there is one.
    public void redo() {
        if (history.redo()) {
            edited();
        }
    }

    /// What was done since the document was opened, undone steps too.
    public Steps steps() {
        return history.steps(savedPlan);
    }

    /// Undoes or redoes until so many steps are done, as one change.
    ///
    /// @param position 0 for none, up to the number of steps; beyond that, as far as there are any
    public void goTo(int position) {
        if (history.goTo(position)) {
            edited();
        }
    }

    /// Begins an empty plan, after asking about unsaved changes.
    public void newPlan() {
        leave(() -> show(PlanDocument.of(NewPlan.blank(words.text("untitled"))), Optional.empty()));
    }

    /// Asks for a file and opens it, after asking about unsaved changes.
    public void open() {
        leave(() -> dialogs.chooseOpen(Dialogs.FileKind.PLAN).ifPresent(this::read));
    }

    /// Opens a file, after asking about unsaved changes.
    public void open(Path path) {
        leave(() -> read(path));
    }

    /// Opens a file that someone else is reading already, after asking about unsaved changes.
    ///
    /// @param reading waits for the document in the background, and throws what [PlanFiles#read] would
    public void open(Path path, Callable<PlanDocument> reading) {
        leave(() -> read(path, reading));
    }

    /// Opens a file that was read already, after asking about unsaved changes.
    public void open(Path path, PlanDocument read) {
        leave(() -> show(read, Optional.of(path)));
    }

    /// Opens a document that belongs to no file yet, such as a sample, after asking about unsaved changes.
    public void openCopy(PlanDocument copy) {
        leave(() -> show(copy, Optional.empty()));
    }

    /// The document as it is now, to be written somewhere.
    PlanDocument document() {
        return document.with(plan());
    }

    /// Shows what was kept of a session that died, as one unsaved step after what is saved; loses the document of now.
    void restore(KeptPlan kept) {
        Plan before = kept.saved().map(PlanDocument::plan).orElseGet(() -> NewPlan.blank(kept.document().plan().name()));
        Plan after = kept.document().plan();
        begin(kept.document(), new History(before, Edit.of("edit.restored", List.of(), _ -> after), after), before, kept.file());
    }

    private void read(Path path) {
        read(path, () -> files.read(path));
    }

    @SuppressWarnings("ReferenceEquality")
    private void read(Path path, Callable<PlanDocument> reading) {
        Plan before = plan();
        jobs.start(words.text("job.open", name(path)), reading, read -> {
            if (plan() != before) {
                // Edits made while a slow disk answered are not to be lost unasked.
                leave(() -> show(read, Optional.of(path)));
            } else {
                show(read, Optional.of(path));
            }
        }, failure -> {
            recent.remove(path);
            dialogs.error(failure instanceof BadPlanFile ? reason(failure) : words.text("error.open", name(path), reason(failure)), details(path, failure));
        });
    }

    /// Saves the document to its file, or asks for one first.
    public void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        file.get().ifPresentOrElse(path -> write(path, then), () -> saveAs(then));
    }

    /// Asks for a file and saves the document to it.
    public void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        String suggestion = file.get().map(Session::name).orElseGet(() -> suggestion(plan().name()));
        dialogs.chooseSave(Dialogs.FileKind.PLAN, suggestion).ifPresent(path -> write(path, then));
    }

    private void write(Path path, Runnable then) {
        Plan written = plan();
        PlanDocument copy = document.with(written);
        int mine = documents;
        jobs.start(words.text("job.save", name(path)), () -> {
            files.write(path, copy);
            return path;
        }, done -> {
            recent.add(done);
            if (mine == documents) {
                // Not the plan of now: what was edited while the file was written is not in it.
                savedPlan = written;
                file.set(Optional.of(done));
                show();
            }
            then.run();
        }, failure -> dialogs.error(failure instanceof SaveFailed ? reason(failure) : words.text("error.save", name(path), reason(failure)),
                details(path, failure)));
    }

    /// Does something that ends this document, such as closing the window, once nothing would be lost: at once if it is saved, else after asking.
    public void leave(Runnable then) {
        if (!dirty.get()) {
            then.run();
            return;
        }
        switch (dialogs.unsavedChanges(title.get())) {
            case SAVE -> save(() -> leave(then));
            case DISCARD -> then.run();
            case CANCEL -> { }
        }
    }

    private void begin(PlanDocument opened, History steps, Plan saved, Optional<Path> path) {
        documents++;
        document = opened;
        history = steps;
        savedPlan = saved;
        file.set(path);
        path.ifPresent(recent::add);
        show();
        listeners.forEach(listener -> listener.opened(plan()));
    }

    private void show(PlanDocument opened, Optional<Path> path) {
        begin(opened, new History(opened.plan()), opened.plan(), path);
        if (!opened.warnings().isEmpty()) {
            dialogs.error(words.text("warning.open", title.get(), opened.warnings().getFirst()), String.join("\n", opened.warnings()));
        }
    }

    private void edited() {
        show();
        listeners.forEach(listener -> listener.edited(plan()));
    }

    // Identity is the point: undo gives back the very plan that was saved.
    @SuppressWarnings("ReferenceEquality")
    private void show() {
        plan.set(history.plan());
        dirty.set(history.plan() != savedPlan);
        title.set(file.get().map(Session::name).orElseGet(() -> history.plan().name()));
        undoEdit.set(history.undoable());
        redoEdit.set(history.redoable());
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static String suggestion(String planName) {
        String plain = planName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "plan" : plain) + PlanFile.EXTENSION;
    }

    private static String details(Path path, Exception failure) {
        return path.toAbsolutePath() + "\n" + Problems.said(failure);
    }

    // The store's own exceptions name the file already.
    private static String reason(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : Problems.said(failure);
        return message.lines().findFirst().orElse(message);
    }
}
