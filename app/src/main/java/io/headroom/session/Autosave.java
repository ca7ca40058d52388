package io.headroom.session;

import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import io.headroom.store.PlanDocument;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Keeps the unsaved changes of a session in a place of their own, so that a crash costs two seconds of work. Belongs to the front; files are written in the background.
///
/// Two seconds after the first edit since the last time, all changes are written. Once nothing is unsaved (saved, undone, discarded, closed) they are thrown away. At a start it
/// looks for what others left who died, and offers it.
public final class Autosave {
    static final Duration DELAY = Duration.ofSeconds(2);

    private final Session session;
    private final RecoveryFolder folder;
    private final TaskRunner runner;
    private final Clock clock;
    private final InstantSource now;
    private final Dialogs dialogs;
    private final Words words = Words.of(Autosave.class);
    private final ReadOnlyObjectWrapper<Optional<Instant>> keptAt = new ReadOnlyObjectWrapper<>(this, "keptAt", Optional.empty());
    private final ObservableList<KeptPlan> found = FXCollections.observableArrayList();
    private final ObservableList<KeptPlan> view = FXCollections.unmodifiableObservableList(found);
    private Clock.@Nullable Timer timer;
    private boolean failed;
    // Of the background, whose work is done in order.
    private @Nullable RecoveryPlace place;

    /// @param runner runs work on files, in order
    /// @param now the time of day
    public Autosave(Session session, RecoveryFolder folder, TaskRunner runner, Clock clock, InstantSource now, Dialogs dialogs) {
        this.session = session;
        this.folder = folder;
        this.runner = runner;
        this.clock = clock;
        this.now = now;
        this.dialogs = dialogs;
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                later();
            }

            @Override
            public void opened(Plan plan) {
                later();
            }
        });
        session.dirtyProperty().subscribe(dirty -> {
            if (!dirty) {
                forget();
            }
        });
    }

    /// When the unsaved changes were last kept; empty where there are none, or none yet.
    public ReadOnlyObjectProperty<Optional<Instant>> keptAtProperty() {
        return keptAt.getReadOnlyProperty();
    }

    /// What others left who died, until it is decided about.
    public ObservableList<KeptPlan> found() {
        return view;
    }

    /// Looks for what others left who died.
    public void look() {
        runner.background(() -> {
            RecoveryFolder.Found all = folder.found();
            runner.front(() -> {
                found.setAll(all.kept());
                all.broken().forEach(broken -> dialogs.error(words.text("recovery.broken", broken), ""));
            });
        });
    }

    /// Opens what was kept, as unsaved changes of its document, after asking about those of now.
    public void restore(KeptPlan kept) {
        session.leave(() -> {
            found.remove(kept);
            session.restore(kept);
            // The old place is given up only when the new one has it all.
            write();
            runner.background(() -> attempt(kept.place()::remove));
        });
    }

    /// Throws away what was kept.
    public void discard(KeptPlan kept) {
        found.remove(kept);
        runner.background(() -> attempt(kept.place()::remove));
    }

    /// Leaves what was kept for the next start.
    public void leave(KeptPlan kept) {
        found.remove(kept);
        runner.background(() -> attempt(kept.place()::release));
    }

    /// Throws away what is kept, since the document is closed, and leaves for the next start what nobody decided about.
    public void close() {
        stop();
        List<KeptPlan> undecided = new ArrayList<>(found);
        found.clear();
        runner.background(() -> {
            RecoveryPlace mine = place;
            place = null;
            if (mine != null) {
                attempt(mine::remove);
            }
            undecided.forEach(kept -> attempt(kept.place()::release));
        });
    }

    private void later() {
        if (session.dirtyProperty().get() && timer == null) {
            timer = clock.after(DELAY, this::write);
        }
    }

    private void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }

    private void write() {
        stop();
        if (!session.dirtyProperty().get()) {
            return;
        }
        PlanDocument document = session.document();
        String title = session.titleProperty().get();
        Optional<Path> file = session.fileProperty().get();
        Instant at = now.instant();
        runner.background(() -> {
            try {
                RecoveryPlace mine = place == null ? folder.place() : place;
                place = mine;
                folder.write(mine, title, file, document, at);
                runner.front(() -> kept(at));
            } catch (IOException failure) {
                runner.front(() -> fail(failure));
            }
        });
    }

    private void kept(Instant at) {
        failed = false;
        if (session.dirtyProperty().get()) {
            keptAt.set(Optional.of(at));
        }
    }

    /// Says so once, not after every edit.
    private void fail(IOException failure) {
        if (!failed) {
            failed = true;
            String reason = Problems.said(failure);
            dialogs.error(words.text("autosave.failed", reason.lines().findFirst().orElse(reason)), failure.toString());
        }
    }

    private void forget() {
        stop();
        keptAt.set(Optional.empty());
        runner.background(() -> {
            if (place != null) {
                attempt(place::clear);
            }
        });
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private static void attempt(FileWork work) {
        try {
            work.run();
        } catch (IOException stays) {
            // It is offered again at the next start, and then thrown away if it equals what is saved.
            System.getLogger(Autosave.class.getName()).log(System.Logger.Level.DEBUG, "Recovery file stays", stays);
        }
    }
}
