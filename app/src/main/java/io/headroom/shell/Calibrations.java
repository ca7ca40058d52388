package io.headroom.shell;

import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.MeasuredTable;
import io.headroom.calibration.CalibrationModel;
import io.headroom.catalog.Catalogue;
import io.headroom.edit.Edits;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.problems.Problems;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.session.Jobs;
import io.headroom.session.Session;
import io.headroom.store.ProfileFile;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Fits profiles to a planner's own measurements, beside all other work, and does with them what the planner asks. Knows no scene graph.
public final class Calibrations {
    private final Words words = Words.of(Calibrations.class);
    private final Format format;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final IntSupplier threads;
    private final ReadOnlyObjectWrapper<Optional<CalibrationModel>> found = new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private @Nullable Job running;
    private @Nullable Plan used;

    Calibrations(Session session, Jobs jobs, Dialogs dialogs, IntSupplier threads, Format format) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.threads = threads;
        this.format = format;
        session.planProperty().subscribe(this::forget);
    }

    /// Once undo, or anything else, has changed the plan, it is no longer certain that the profiles are in it.
    @SuppressWarnings("ReferenceEquality")
    private void forget(Plan plan) {
        if (used != null && used != plan) {
            used = null;
            said.set("");
        }
    }

    /// What the last calibration found, until its window is closed.
    public ReadOnlyObjectProperty<Optional<CalibrationModel>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// What became of using or saving it, in one line.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Whether one is under way.
    public boolean busy() {
        Job job = running;
        return job != null && jobs.running().contains(job);
    }

    /// Asks for a file of measurements and calibrates to it in the background.
    public void start() {
        if (!busy()) {
            dialogs.chooseOpen(Dialogs.FileKind.MEASUREMENTS).ifPresent(this::start);
        }
    }

    private void start(Path path) {
        String name = Objects.requireNonNullElse(path.getFileName(), path).toString();
        running = jobs.startApart(words.text("job.calibrate", name), job -> () -> fit(path, name, job), done -> done.ifPresent(this::show),
                failure -> dialogs.error(Problems.said(failure), ""));
    }

    private void show(CalibrationModel model) {
        said.set("");
        found.set(Optional.of(model));
    }

    /// Empty where it was cancelled.
    private Optional<CalibrationModel> fit(Path path, String name, Job job) throws IOException {
        Catalogue catalogue = Catalogue.shipped();
        List<MeasuredRow> rows = MeasuredTable.read(path, catalogue);
        if (rows.stream().allMatch(row -> row.point() == null)) {
            MeasuredRow first = rows.getFirst();
            throw new IOException(words.text("error.calibrate.nothing", name, format.whole(rows.size()), Long.toString(first.line()), first.why()));
        }
        return Optional.ofNullable(Calibration.of(rows, catalogue, threads.getAsInt(), job::cancelled, job::report))
                .map(outcome -> new CalibrationModel(name, rows, outcome, format));
    }

    /// Puts the profiles found into the plan, as one step of its history.
    public void use() {
        found.get().ifPresent(model -> {
            List<Profile> usable = Edits.usable(session.plan(), model.profiles());
            if (session.apply(Edits.calibrate(session.plan(), model.profiles()))) {
                said.set(words.count("calibrated", usable.size()));
                used = session.plan();
            }
        });
    }

    /// Asks for a file and saves the profiles found to it.
    public void save() {
        found.get().ifPresent(model -> dialogs.chooseSave(Dialogs.FileKind.PROFILES, model.file().replaceFirst("\\.[^.]*$", "") + ProfileFile.EXTENSION)
                .ifPresent(path -> save(path, model)));
    }

    private void save(Path path, CalibrationModel model) {
        jobs.start(words.text("job.saveProfiles", Objects.requireNonNullElse(path.getFileName(), path)), () -> {
            ProfileFile.write(path, model.profiles());
            return path;
        }, done -> said.set(words.text("profilesSaved", done)), failure -> {
            String line = Problems.said(failure);
            said.set(line);
            dialogs.error(line, "");
        });
    }

    /// Forgets what was found.
    public void close() {
        found.set(Optional.empty());
    }
}
