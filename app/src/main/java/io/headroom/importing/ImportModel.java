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
import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import io.headroom.trace.ImportWatch;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Brings a spreadsheet into the plan: reads the file, guesses what its columns hold, says what would come in and what is wrong in which cell, and makes one edit of it.
/// Belongs to the front; files are read and sheets are checked in the background. Knows no scene graph.
public final class ImportModel {
    /// How long nothing more must be chosen until what was chosen is read again.
    static final Duration QUIET = Duration.ofMillis(120);
    /// Rows named where rows are left out.
    private static final int NAMED = 5;

    private final Words words = Words.of(ImportModel.class);
    private final ImportDesk desk;
    private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(this, "state", ImportState.EMPTY);
    private @Nullable Job reading;
    private @Nullable Job checking;
    private Clock.@Nullable Timer timer;
    private Runnable asked = () -> {};
    private boolean open;

    /// Begins without a file.
    public ImportModel(ImportDesk desk) {
        this.desk = desk;
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
            halt();
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
        Job job = desk.jobs().startApart(words.text("job.read", name), mine -> () -> pages(SpreadsheetFile.read(file, watch(mine))), pages -> found(file, pages), failure -> failed(file, failure));
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

    /// The same file keeps what was chosen about it, where its titles are the same.
    private void found(Path file, List<Page> pages) {
        reading = null;
        int first = Math.max(0, IntStream.range(0, pages.size()).filter(at -> pages.get(at).taken()).findFirst().orElse(0));
        Opened now = new Opened(file, pages, first, Checking.RUNNING, null);
        Opened before = opened();
        show(new ImportState(null, "", "", before != null && before.file().equals(file) ? kept(now, before) : now));
        check();
    }

    /// Which sheets are read, and as what, is what the command line would do with this file. In the background: guessing tries all titles of many lines.
    private List<Page> pages(List<Grid> sheets) {
        Map<String, SheetMapping> mappings = new HashMap<>();
        Set<String> remembered = new HashSet<>();
        for (Grid sheet : sheets) {
            Optional<SheetMapping> known = desk.memory().find(sheet);
            known.ifPresent(_ -> remembered.add(sheet.name()));
            known.or(() -> SheetMapping.guess(sheet)).ifPresent(mapping -> mappings.put(sheet.name(), mapping));
        }
        Set<String> taken = BookImport.choose(sheets, BookImport.all(), sheet -> Optional.ofNullable(mappings.get(sheet.name()))).sheets().stream().map(sheet -> sheet.grid().name())
                .collect(Collectors.toSet());
        return sheets.stream().map(sheet -> {
            SheetMapping mapping = Optional.ofNullable(mappings.get(sheet.name())).orElseGet(() -> SheetMapping.at(sheet, Subject.TENANTS, 0));
            // Whoever opens a file with one sheet wants that one, whatever its titles say.
            return new Page(sheet, whole(sheet, mapping), remembered.contains(sheet.name()), taken.contains(sheet.name()) || sheets.size() == 1);
        }).toList();
    }

    private static Opened kept(Opened now, Opened before) {
        List<Page> pages = now.pages().stream().map(page -> before.pages().stream().filter(old -> sameTitles(page.grid(), old)).findFirst()
                .map(old -> new Page(page.grid(), old.mapping(), old.remembered(), old.taken())).orElse(page)).toList();
        int at = pages.stream().map(page -> page.grid().name()).toList().indexOf(before.page().grid().name());
        return new Opened(now.file(), pages, at < 0 ? now.at() : at, Checking.RUNNING, null);
    }

    private static boolean sameTitles(Grid sheet, Page old) {
        SheetMapping mapping = old.mapping();
        return sheet.name().equals(old.grid().name()) && mapping.header() < sheet.rows().size() && mapping.columns().size() == width(sheet)
                && titles(sheet, mapping.header()).equals(mapping.columns().stream().map(SheetMapping.Mapped::title).toList());
    }

    private static List<String> titles(Grid sheet, int header) {
        Grid.Line line = sheet.rows().get(header);
        return IntStream.range(0, width(sheet)).mapToObj(line::cell).toList();
    }

    /// Columns without a title are shown as well, so that nothing stays unseen.
    private static SheetMapping whole(Grid sheet, SheetMapping mapping) {
        List<SheetMapping.Mapped> columns = new ArrayList<>(mapping.columns());
        while (columns.size() < width(sheet)) {
            columns.add(new SheetMapping.Mapped("", null, ""));
        }
        return new SheetMapping(mapping.subject(), mapping.header(), columns);
    }

    private static int width(Grid sheet) {
        return sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
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
        Grid sheet = opened.page().grid();
        change(opened.with(opened.page().with(whole(sheet, SheetMapping.at(sheet, subject, header)))));
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
        halt();
        Opened opened = opened();
        if (opened != null) {
            show(state().with(opened.with(Checking.RUNNING, opened.check())));
            timer = desk.clock().after(QUIET, this::check);
        }
    }

    private void halt() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
        Job before = checking;
        checking = null;
        if (before != null) {
            before.cancel();
        }
    }

    private void check() {
        halt();
        Opened opened = opened();
        if (opened == null) {
            return;
        }
        Plan plan = desk.session().plan();
        Job job = desk.jobs().startApart(words.text("job.check", opened.name()), _ -> () -> SheetCheck.of(plan, opened.pages()), found -> checked(Checking.DONE, found), failure -> {
            checked(Checking.FAILED, null);
            show(new ImportState(state().reading(), Problems.said(failure), "", opened()));
        });
        checking = job;
        job.onCancel(() -> {
            if (job.equals(checking)) {
                checked(Checking.ENDED, null);
            }
        });
    }

    private void checked(Checking how, @Nullable SheetCheck found) {
        checking = null;
        Opened opened = opened();
        if (opened != null) {
            show(state().with(opened.with(how, found)));
        }
    }

    private void show(ImportState now) {
        state.set(now);
    }

    /// What would come in, in one line, e.g. "12 new tenants, 3 changed, 1 column left out"; empty while that is not known.
    String summary() {
        Opened opened = opened();
        SheetCheck check = opened == null ? null : opened.check();
        if (check == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (check.problems() == 0) {
            parts.addAll(coming(check));
        } else {
            parts.add(words.count("summary.problems", check.problems()));
        }
        count(parts, "summary.leftOut", check.leftOut().size());
        return String.join(words.text("summary.and"), parts);
    }

    private List<String> coming(SheetCheck check) {
        List<String> parts = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            count(parts, "summary.new." + subject.key(), check.count(subject, true));
            count(parts, "summary.changed." + subject.key(), check.count(subject, false));
        }
        if (parts.isEmpty()) {
            parts.add(words.text("summary.nothing"));
        }
        count(parts, "summary.same", check.same());
        return parts;
    }

    private void count(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(words.count(key, count));
        }
    }

    /// Why nothing can be imported now; empty where something can.
    String obstacle() {
        Opened opened = opened();
        if (opened == null) {
            return words.text("obstacle.noFile");
        }
        SheetCheck check = opened.check();
        return switch (opened.checking()) {
            case RUNNING -> words.text("obstacle.checking");
            case ENDED, FAILED -> words.text("obstacle.ended");
            case DONE -> check == null || check.problems() > 0 ? words.text("obstacle.problems") : check.ready() ? "" : words.text(none(opened) ? "obstacle.none" : check.same() > 0 ? "obstacle.same" : "obstacle.empty");
        };
    }

    private static boolean none(Opened opened) {
        return opened.pages().stream().noneMatch(Page::taken);
    }

    /// What the button that imports says: how many there are where they are all of a kind.
    String importLabel() {
        SheetCheck check = settled();
        if (check == null || !check.ready()) {
            return words.text("import");
        }
        List<Subject> subjects = Arrays.stream(Subject.values()).filter(subject -> check.count(subject, true) + check.count(subject, false) > 0).toList();
        Subject only = subjects.getFirst();
        return subjects.size() > 1 ? words.text("import.all") : words.count("import." + only.key(), check.count(only, true) + check.count(only, false));
    }

    /// What the button says that imports the rows without problems; empty where there is nothing to import so.
    String importGoodLabel() {
        SheetCheck check = settled();
        return check != null && check.readyWithoutWrongRows() ? words.count("import.good", check.wrongRows().size()) : "";
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
        halt();
        show(ImportState.EMPTY);
        desk.arrived().accept(new Arrived(put.stream().filter(id -> !before.contains(id)).findFirst().or(() -> put.stream().findFirst()), said(opened, check)));
        return true;
    }

    private String said(Opened opened, SheetCheck check) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.text("said", opened.name(), String.join(words.text("summary.and"), coming(check))));
        if (check.count(Subject.TENANTS, true) > 0) {
            sentences.add(words.text("said.tray"));
        }
        if (!check.wrongRows().isEmpty()) {
            boolean several = check.wrongRows().stream().map(SheetCheck.WrongRow::sheet).distinct().count() > 1;
            String named = check.wrongRows().stream().limit(NAMED).map(row -> several ? words.text("said.row", row.sheet(), Integer.toString(row.row())) : Integer.toString(row.row()))
                    .collect(Collectors.joining(", "));
            sentences.add(words.count("said.leftOut", check.wrongRows().size(), check.wrongRows().size() > NAMED ? words.text("said.more", named) : named));
        }
        return String.join(" ", sentences);
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
