package io.headroom.importing;

import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.importing.SheetCheck.Found;
import io.headroom.importing.SheetCheck.Place;
import io.headroom.look.Icon;
import io.headroom.problems.Problems;
import io.headroom.sheet.Grid;
import io.headroom.sheet.Subject;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The sheet as it is in the file, with what each column holds over it. A cell with a problem has an icon and a wash and says what is wrong.
final class PreviewTable extends TableView<Grid.Line> {
    private static final Words WORDS = Words.of(PreviewTable.class);
    /// Widths in em.
    private static final double NUMBER = 4.5;
    private static final double COLUMN = 18;

    /// Columns that are there at once. Each has choosers over it, and those of hundreds of columns would hold up the window for seconds.
    static final int AT_ONCE = 16;
    /// Columns that are made before the first picture; the others follow a few at a time.
    private static final int FIRST = 3;
    private static final int STEP = 2;

    private final ColumnHead.Chosen chosen;
    private final Problems problems = Problems.of(Locale.getDefault(Locale.Category.DISPLAY));
    private final List<ColumnHead> heads = new ArrayList<>();
    private final List<TableColumn<Grid.Line, Grid.Line>> made = new ArrayList<>();
    private final Map<Subject, ObservableList<FieldChoice>> choices = new EnumMap<>(Subject.class);
    /// Counts up when cells that are seen have something else to show.
    private final IntegerProperty painted = new SimpleIntegerProperty(this, "painted", 0);
    private final ReadOnlyIntegerWrapper from = new ReadOnlyIntegerWrapper(this, "from", 0);
    private @Nullable SheetCheck check;
    private Map<Place, Found> found = Map.of();
    private @Nullable Page shown;
    private int header;
    private @Nullable Place marked;

    PreviewTable(ColumnHead.Chosen chosen) {
        this.chosen = chosen;
        setId("import-preview");
        getStyleClass().addAll("scrolling-table", "import-preview");
        setAccessibleText(WORDS.text("preview"));
        getSelectionModel().setCellSelectionEnabled(true);
        setPlaceholder(new Label(""));
        TableColumn<Grid.Line, Grid.Line> numbers = column(-1);
        numbers.setText(WORDS.text("preview.row"));
        getColumns().add(numbers);
        fixedCellSizeProperty().subscribe(_ -> widen());
    }

    private void widen() {
        double em = getFixedCellSize() > 0 ? getFixedCellSize() / 2 : 12;
        getColumns().getFirst().setPrefWidth(em * NUMBER);
        made.forEach(column -> column.setPrefWidth(em * COLUMN));
    }

    @SuppressWarnings("ReferenceEquality") // The same sheet is the same object; equal ones would take a walk over all cells.
    void show(Opened opened) {
        Page page = opened.page();
        Page before = shown;
        if (before == page && check == opened.check()) {
            return;
        }
        boolean other = before == null || before.grid() != page.grid();
        int titles = page.grid().rows().get(page.mapping().header()).number();
        boolean moved = other || header != titles;
        shown = page;
        header = titles;
        if (check != opened.check() || other) {
            check = opened.check();
            found = check == null ? Map.of() : check.byPlace(opened.at());
        }
        if (other) {
            marked = null;
            setItems(FXCollections.observableList(page.grid().rows()));
            from.set(0);
        }
        columns();
        paint();
        if (moved) {
            scrollTo(Math.max(0, page.mapping().header()));
        }
    }

    /// The first of the columns that are there, from 0.
    ReadOnlyIntegerProperty fromProperty() {
        return from.getReadOnlyProperty();
    }

    /// Shows other columns.
    ///
    /// @param first the first of them, from 0
    void turn(int first) {
        if (first != from.get()) {
            from.set(first);
            columns();
            paint();
            scrollToColumn(getColumns().getFirst());
        }
    }

    private void paint() {
        painted.set(painted.get() + 1);
    }

    /// Has as many columns as there are to show, and shows over each what it holds.
    private void columns() {
        int wanted = wanted();
        if (getColumns().size() - 1 > wanted) {
            getColumns().remove(wanted + 1, getColumns().size());
        }
        grow(Math.min(wanted, Math.max(FIRST, getColumns().size() - 1)));
        for (int i = 0; i < getColumns().size() - 1; i++) {
            head(i);
        }
    }

    private int wanted() {
        return shown == null ? 0 : Math.min(AT_ONCE, shown.mapping().columns().size() - from.get());
    }

    /// Makes columns, and later those that are still missing.
    private void grow(int to) {
        for (int i = made.size(); i < to; i++) {
            TableColumn<Grid.Line, Grid.Line> column = column(i);
            ColumnHead head = new ColumnHead(chosen, () -> scrollToColumn(column));
            heads.add(head);
            column.setGraphic(head);
            made.add(column);
            widen();
        }
        int has = getColumns().size() - 1;
        if (has < to) {
            for (int i = has; i < to; i++) {
                head(i);
            }
            getColumns().addAll(made.subList(has, to));
        }
        if (to < wanted()) {
            Platform.runLater(() -> grow(Math.min(wanted(), Math.max(to, getColumns().size() - 1) + STEP)));
        }
    }

    private void head(int at) {
        Page page = Objects.requireNonNull(shown);
        heads.get(at).show(from.get() + at, choices.computeIfAbsent(page.mapping().subject(), subject -> FXCollections.observableList(FieldChoice.all(subject))),
                page.mapping().columns().get(from.get() + at));
    }

    private TableColumn<Grid.Line, Grid.Line> column(int at) {
        TableColumn<Grid.Line, Grid.Line> column = new TableColumn<>();
        column.setId(at < 0 ? "import-rows" : "import-column-" + at);
        column.getStyleClass().add(at < 0 ? "import-rows" : "import-columns");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell(at));
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    /// Scrolls to a cell and marks it.
    void mark(Place cell) {
        marked = cell;
        turn(cell.column() / AT_ONCE * AT_ONCE);
        int at = Math.min(cell.column() - from.get() + 1, wanted());
        grow(Math.max(at, getColumns().size() - 1));
        int row = 0;
        while (row < getItems().size() - 1 && getItems().get(row).number() < cell.row()) {
            row++;
        }
        scrollTo(Math.max(0, row - 2));
        scrollToColumn(getColumns().get(at));
        getSelectionModel().clearAndSelect(row, getColumns().get(at));
        paint();
    }

    /// The first chooser, or nothing before a sheet is shown.
    void focusFirst() {
        if (!heads.isEmpty()) {
            heads.getFirst().field().requestFocus();
        }
    }

    private final class Cell extends TableCell<Grid.Line, Grid.Line> {
        private final int at;
        private final ChangeListener<Number> seen = (_, _, _) -> paint();
        private @Nullable Tooltip tip;

        Cell(int at) {
            this.at = at;
            getStyleClass().add(at < 0 ? "import-row" : "import-cell");
            painted.addListener(new WeakChangeListener<>(seen));
        }

        @Override
        protected void updateItem(Grid.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            paint();
        }

        private void paint() {
            Grid.@Nullable Line row = isEmpty() ? null : getItem();
            int column = at < 0 ? at : from.get() + at;
            Place place = row == null ? null : new Place(row.number(), column);
            Found told = place == null ? null : found.get(place);
            String text = row == null ? "" : at < 0 ? Integer.toString(row.number()) : row.cell(column);
            setText(text.lines().findFirst().orElse(""));
            setGraphic(told == null ? null : told.wrong() ? Icon.MISSED.view() : Icon.INFO.view());
            style("invalid", told != null && told.wrong());
            style("marked", place != null && place.equals(marked));
            style("titles", row != null && row.number() == header);
            style("above", row != null && row.number() < header);
            style("left-out", row != null && at >= 0 && leftOut(column));
            say(row != null, text, told);
        }

        private boolean leftOut(int column) {
            return shown != null && column < shown.mapping().columns().size() && shown.mapping().columns().get(column).field() == null;
        }

        private void say(boolean there, String text, @Nullable Found told) {
            String what = told == null ? "" : problems.say(told.what());
            setAccessibleText(!there ? null : told == null ? text : WORDS.text(told.wrong() ? "preview.wrong" : "preview.told", told.address(), text, what));
            if (told == null && text.isEmpty()) {
                setTooltip(null);
                return;
            }
            if (tip == null) {
                tip = new Tooltip();
                tip.setWrapText(true);
                tip.setMaxWidth(480);
            }
            tip.setText(told == null ? text : what);
            setTooltip(tip);
        }

        private void style(String style, boolean on) {
            if (on != getStyleClass().contains(style)) {
                if (on) {
                    getStyleClass().add(style);
                } else {
                    getStyleClass().remove(style);
                }
            }
        }
    }
}
