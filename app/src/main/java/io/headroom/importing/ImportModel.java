package io.headroom.importing;

import io.headroom.edit.Edits;
import io.headroom.importing.ImportState.Checking;
import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Reading;
import io.headroom.intake.BadSpreadsheet;
import io.headroom.intake.SpreadsheetFile;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.trace.ImportWatch;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        show(new ImportState(new Reading(name, -1), "", opened()));
        Job job = desk.jobs().startApart(words.text("job.read", name), mine -> () -> SpreadsheetFile.read(file, watch(mine)), grids -> found(file, grids), failure -> failed(file, failure));
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

    private void failed(Path file, Exception failure) {
        reading = null;
        String why = switch (failure) {
            case BadSpreadsheet bad -> Problems.said(bad);
            case NoSuchFileException _ -> words.text("problem.gone", name(file));
            case AccessDeniedException _ -> words.text("problem.locked", name(file));
            default -> words.text("problem.unreadable", name(file), Problems.said(failure));
        };
        show(new ImportState(null, why, opened()));
    }

    /// The same file keeps what was chosen about it, where its titles are the same.
    private void found(Path file, List<Grid> sheets) {
        reading = null;
        Opened before = opened();
        int at = usual(sheets);
        SheetMapping kept = null;
        if (before != null && before.file().equals(file)) {
            at = sheets.stream().map(Grid::name).toList().indexOf(before.sheet().name());
            at = at < 0 ? usual(sheets) : at;
            kept = sameTitles(sheets.get(at), before.mapping()) ? before.mapping() : null;
        }
        Opened now = chosen(file, sheets, at, null);
        show(new ImportState(null, "", kept == null ? now : now.with(kept, Objects.requireNonNull(before).remembered())));
        check();
    }

    private static boolean sameTitles(Grid sheet, SheetMapping mapping) {
        return mapping.header() < sheet.rows().size() && mapping.columns().size() == width(sheet)
                && titles(sheet, mapping.header()).equals(mapping.columns().stream().map(SheetMapping.Mapped::title).toList());
    }

    private static List<String> titles(Grid sheet, int header) {
        Grid.Line line = sheet.rows().get(header);
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < width(sheet); i++) {
            titles.add(line.cell(i));
        }
        return titles;
    }

    /// Our own sheet for this is the last of its workbook; elsewhere there is mostly one.
    private static int usual(List<Grid> sheets) {
        for (int i = sheets.size() - 1; i >= 0; i--) {
            if (SheetMapping.guess(sheets.get(i)).filter(mapping -> mapping.of(Field.of("name").orElseThrow()) >= 0).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private static Opened chosen(Path file, List<Grid> sheets, int at, @Nullable Integer header) {
        Grid sheet = sheets.get(at);
        SheetMapping guess = header == null ? SheetMapping.guess(sheet).orElseGet(() -> SheetMapping.at(sheet, 0)) : SheetMapping.at(sheet, header);
        return new Opened(file, sheets, at, whole(sheet, guess), false, Checking.RUNNING, null);
    }

    /// Columns without a title are shown as well, so that nothing stays unseen.
    private static SheetMapping whole(Grid sheet, SheetMapping mapping) {
        List<SheetMapping.Mapped> columns = new ArrayList<>(mapping.columns());
        while (columns.size() < width(sheet)) {
            columns.add(new SheetMapping.Mapped("", null, ""));
        }
        return new SheetMapping(mapping.header(), columns);
    }

    private static int width(Grid sheet) {
        return sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /// Takes another sheet of the file.
    void sheet(int at) {
        Opened opened = opened();
        if (opened != null && at != opened.at()) {
            change(chosen(opened.file(), opened.sheets(), at, null));
        }
    }

    /// Takes another row for the titles.
    ///
    /// @param header index of the row in the sheet
    void header(int header) {
        Opened opened = opened();
        if (opened != null && header != opened.mapping().header()) {
            change(chosen(opened.file(), opened.sheets(), opened.at(), header));
        }
    }

    /// Lets a column hold something else; another column that held it is left out then.
    ///
    /// @param field what it holds, or null to leave it out
    /// @param unit unit of bare numbers in it; null for the one that its title names, or the first that the field can have
    void map(int column, @Nullable Field field, @Nullable String unit) {
        Opened opened = opened();
        if (opened != null) {
            SheetMapping.Mapped now = opened.mapping().columns().get(column);
            String chosen = unit == null ? unit(now.title(), field) : unit;
            if (!Objects.equals(now.field(), field) || !now.unit().equals(chosen)) {
                change(opened.with(opened.mapping().with(column, field, chosen), false));
            }
        }
    }

    private static String unit(String title, @Nullable Field field) {
        List<String> units = FieldChoice.units(field);
        String named = Field.unit(title);
        return units.contains(named) ? named : units.isEmpty() ? "" : units.getFirst();
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
        Job job = desk.jobs().startApart(words.text("job.check", opened.name()), _ -> () -> SheetCheck.of(plan, opened.sheet(), opened.mapping()), found -> checked(Checking.DONE, found), failure -> {
            checked(Checking.FAILED, null);
            show(new ImportState(state().reading(), Problems.said(failure), opened()));
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
        if (check.problems().isEmpty()) {
            parts.add(words.count("summary.new", check.added()));
            count(parts, "summary.changed", check.changed());
            count(parts, "summary.same", check.same());
        } else {
            parts.add(words.count("summary.problems", check.problems().size()));
        }
        count(parts, "summary.leftOut", check.leftOut().size());
        return String.join(words.text("summary.and"), parts);
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
            case DONE -> check == null || !check.problems().isEmpty() ? words.text("obstacle.problems") : check.tenants().isEmpty() ? words.text("obstacle.same") : "";
        };
    }

    /// What the button that imports says.
    String importLabel() {
        SheetCheck check = settled();
        return check != null && check.ready() ? words.count("import.tenants", check.tenants().size()) : words.text("import");
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
        if (!desk.session().apply(Edits.putTenants(opened.name(), check.tenants()))) {
            return false;
        }
        Optional<TenantId> fresh = check.tenants().stream().map(Tenant::id).filter(id -> !before.contains(id)).findFirst();
        halt();
        show(ImportState.EMPTY);
        desk.arrived().accept(new Arrived(fresh.or(() -> check.tenants().stream().map(Tenant::id).findFirst()), said(opened, check)));
        return true;
    }

    private String said(Opened opened, SheetCheck check) {
        List<String> sentences = new ArrayList<>();
        sentences.add(check.changed() == 0 ? words.count("said.new", check.added(), opened.name())
                : check.added() == 0 ? words.count("said.changed", check.changed(), opened.name()) : words.count("said.both", check.added(), opened.name(), format().whole(check.changed())));
        if (!check.wrongRows().isEmpty()) {
            String named = check.wrongRows().stream().limit(NAMED).map(row -> Integer.toString(row)).collect(Collectors.joining(", "));
            sentences.add(words.count("said.leftOut", check.wrongRows().size(), check.wrongRows().size() > NAMED ? words.text("said.more", named) : named));
        }
        return String.join(" ", sentences);
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
