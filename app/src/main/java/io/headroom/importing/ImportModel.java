package io.headroom.importing;

import io.headroom.importing.ImportState.Checking;
import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.importing.ImportState.Reading;
import io.headroom.intake.BadSpreadsheet;
import io.headroom.intake.SpreadsheetFile;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.report.TemplateWorkbook;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.sheet.Field;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import io.headroom.trace.ImportWatch;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Brings a spreadsheet into the plan: reads the file, guesses what its columns hold, says what would come in and what is wrong in which cell, and makes one edit of it.
/// Belongs to the front; files are read and sheets are checked in the background. Knows no scene graph.
public final class ImportModel {
    private final Words words = Words.of(ImportModel.class);
    private final ImportDesk desk;
    private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(this, "state", ImportState.EMPTY);
    private final ImportWords said = new ImportWords();
    private final Checker checker;
    private @Nullable Job reading;
    private Runnable asked = () -> {};
    private boolean open;

    /// Begins without a file.
    public ImportModel(ImportDesk desk) {
        this.desk = desk;
        checker = new Checker(desk, new Checker.Heard() {
            @Override
            public void found(SheetCheck check) {
                checked(Checking.DONE, check);
            }

            @Override
            public void cancelled() {
                checked(Checking.ENDED, null);
            }

            @Override
            public void failed(Exception why) {
                checked(Checking.FAILED, null);
                show(new ImportState(state().reading(), Problems.said(why), "", opened()));
            }
        });
        desk.session().planProperty().subscribe(_ -> {
            if (open && opened() != null) {
                later();
            }
        });
    }

    /// What is shown.
    ReadOnlyObjectProperty<ImportState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ImportState state() {
        return state.get();
    }

    private @Nullable Opened opened() {
        return state().opened();
    }

    Format format() {
        return desk.format();
    }

    /// Follows the plan from now on, or no longer: while nobody looks, nothing is read.
    public void open(boolean shown) {
        boolean before = open;
        open = shown;
        if (!shown) {
            checker.stop();
        } else if (!before && opened() != null) {
            later();
        }
    }

    /// Does something when a file is to be read while nobody looks, such as one that was dropped on the main window.
    public void onRead(Runnable action) {
        asked = action;
    }

    /// Asks for a file and reads it.
    void choose() {
        desk.dialogs().chooseOpen(Dialogs.FileKind.SPREADSHEET).ifPresent(this::read);
    }

    /// Reads a file. What was open stays until this one is read.
    public void read(Path file) {
        if (reading != null) {
            Job before = reading;
            reading = null;
            before.cancel();
        }
        String name = name(file);
        show(new ImportState(new Reading(name, -1), "", "", opened()));
        Job job = desk.jobs().startApart(words.text("job.read", name), mine -> () -> Pages.of(SpreadsheetFile.read(file, watch(mine)), desk.memory()), pages -> found(file, pages), failure -> failed(file, failure));
        reading = job;
        if (!open) {
            asked.run();
        }
        job.progressProperty().subscribe(share -> {
            if (job.equals(reading)) {
                show(state().with(new Reading(name, share.doubleValue())));
            }
        });
        job.onCancel(() -> {
            if (job.equals(reading)) {
                reading = null;
                show(state().with((Reading) null));
            }
        });
    }

    private static ImportWatch watch(Job job) {
        return new ImportWatch() {
            @Override
            public void progress(double share) {
                job.report(share);
            }

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }
        };
    }

    /// Reads the file again, such as after it was mended elsewhere.
    void again() {
        Opened opened = opened();
        if (opened != null) {
            read(opened.file());
        }
    }

    /// Ends the reading of a file.
    void cancel() {
        if (reading != null) {
            reading.cancel();
        }
    }

    /// Asks for a file and writes a workbook to fill in, which offers what the open plan has.
    public void saveTemplate() {
        Plan plan = desk.session().plan();
        desk.dialogs().chooseSave(Dialogs.FileKind.WORKBOOK, words.text("template.file")).ifPresent(path -> desk.jobs().startApart(words.text("job.template", name(path)), _ -> () -> {
            TemplateWorkbook.write(path, plan);
            return path;
        }, written -> {
            String said = words.text("template.saved", written);
            show(new ImportState(state().reading(), "", said, opened()));
            desk.arrived().accept(new Arrived(Optional.empty(), said));
        }, failure -> {
            if (open) {
                show(new ImportState(state().reading(), Problems.said(failure), "", opened()));
            } else {
                desk.dialogs().error(Problems.said(failure), "");
            }
        }));
    }

    private void failed(Path file, Exception failure) {
        reading = null;
        String why = switch (failure) {
            case BadSpreadsheet bad -> Problems.said(bad);
            case NoSuchFileException _ -> words.text("problem.gone", name(file));
            case AccessDeniedException _ -> words.text("problem.locked", name(file));
            default -> words.text("problem.unreadable", name(file), Problems.said(failure));
        };
        show(new ImportState(null, why, "", opened()));
    }

    private void found(Path file, List<Page> pages) {
        reading = null;
        Opened opened = Pages.opened(file, pages, opened());
        show(new ImportState(null, "", "", opened));
        if (open) {
            checker.now(opened);
        }
    }

    /// Shows another sheet of the file.
    void sheet(int at) {
        Opened opened = opened();
        if (opened != null && at != opened.at()) {
            show(state().with(opened.showing(at)));
        }
    }

    /// Imports the sheet that is shown too, or not.
    void take(boolean yes) {
        Opened opened = opened();
        if (opened != null && opened.page().taken() != yes) {
            change(opened.with(opened.page().taken(yes)));
        }
    }

    /// Takes the rows of the sheet for something else.
    void subject(Subject subject) {
        Opened opened = opened();
        if (opened != null && subject != opened.page().mapping().subject()) {
            guess(opened, subject, opened.page().mapping().header());
        }
    }

    /// Takes another row for the titles.
    ///
    /// @param header index of the row in the sheet
    void header(int header) {
        Opened opened = opened();
        if (opened != null && header != opened.page().mapping().header()) {
            guess(opened, opened.page().mapping().subject(), header);
        }
    }

    private void guess(Opened opened, Subject subject, int header) {
        change(opened.with(Pages.guessed(opened.page(), subject, header)));
    }

    /// Lets a column hold something else; another column that held it is left out then.
    ///
    /// @param field what it holds, or null to leave it out
    /// @param unit unit of bare numbers in it; null for the one that its title names, or the first that the field can have
    void map(int column, @Nullable Field field, @Nullable String unit) {
        Opened opened = opened();
        if (opened != null) {
            SheetMapping mapping = opened.page().mapping();
            SheetMapping.Mapped now = mapping.columns().get(column);
            String chosen = unit == null ? unit(now.title(), field) : unit;
            if (!Objects.equals(now.field(), field) || !now.unit().equals(chosen)) {
                change(opened.with(opened.page().with(mapping.with(column, field, chosen))));
            }
        }
    }

    private static String unit(String title, @Nullable Field field) {
        List<String> units = FieldChoice.units(field);
        String named = field == null ? "" : field.unit(title);
        return units.contains(named) ? named : units.isEmpty() ? "" : units.getFirst();
    }

    /// Forgets what the columns of the sheet held the last time, and guesses.
    void forget() {
        Opened opened = opened();
        if (opened != null && opened.page().remembered()) {
            SheetMapping mapping = opened.page().mapping();
            desk.memory().forget(mapping);
            guess(opened, mapping.subject(), mapping.header());
        }
    }

    private void change(Opened opened) {
        show(state().with(opened));
        later();
    }

    private void later() {
        Opened opened = opened();
        if (opened != null) {
            show(state().with(opened.with(Checking.RUNNING, opened.check())));
            checker.later(opened);
        }
    }

    /// Share of the check that is done, 0 to 1; below 0 while none goes on, or none that takes long.
    ReadOnlyDoubleProperty checkedShareProperty() {
        return checker.shareProperty();
    }

    /// Ends the check that goes on.
    void cancelCheck() {
        checker.cancel();
    }

    private void checked(Checking how, @Nullable SheetCheck found) {
        Opened opened = opened();
        if (opened != null) {
            show(state().with(opened.with(how, found)));
        }
    }

    private void show(ImportState now) {
        state.set(now);
    }

    /// What would come in, in one line; empty while that is not known.
    String summary() {
        return said.summary(opened());
    }

    /// Why nothing can be imported now; empty where something can.
    String obstacle() {
        return said.obstacle(opened());
    }

    /// What the button that imports says.
    String importLabel() {
        return said.importAll(settled());
    }

    /// What the button says that imports the rows without problems; empty where there is nothing to import so.
    String importGoodLabel() {
        return said.importGood(settled());
    }

    private @Nullable SheetCheck settled() {
        Opened opened = opened();
        return opened == null ? null : opened.settled();
    }

    /// Puts into the plan what the sheet holds, as one edit, if nothing is wrong with it.
    ///
    /// @return whether it did
    boolean importAll() {
        SheetCheck check = settled();
        return check != null && check.ready() && apply(check);
    }

    /// As [#importAll()], without the rows that have a problem.
    boolean importGood() {
        SheetCheck check = settled();
        return check != null && check.readyWithoutWrongRows() && apply(check);
    }

    // Identity is the point: what was read for another plan may not fit this one.
    @SuppressWarnings("ReferenceEquality")
    private boolean apply(SheetCheck check) {
        Opened opened = Objects.requireNonNull(opened());
        if (check.plan() != desk.session().plan()) {
            later();
            return false;
        }
        Set<TenantId> before = check.plan().tenants().stream().map(Tenant::id).collect(Collectors.toSet());
        if (!desk.session().apply(check.book().edit(opened.name()))) {
            return false;
        }
        opened.pages().stream().filter(Page::taken).forEach(page -> desk.memory().remember(page.mapping()));
        List<TenantId> put = check.book().parts().stream().flatMap(part -> part.read().tenants().stream()).map(Tenant::id).toList();
        checker.stop();
        show(ImportState.EMPTY);
        desk.arrived().accept(new Arrived(put.stream().filter(id -> !before.contains(id)).findFirst().or(() -> put.stream().findFirst()), said.arrived(opened, check)));
        return true;
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
