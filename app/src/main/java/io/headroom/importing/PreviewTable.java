package io.headroom.importing;

import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.importing.SheetCheck.Found;
import io.headroom.importing.SheetCheck.Place;
import io.headroom.look.Icon;
import io.headroom.problems.Problems;
import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

    /// Hears what was chosen for a column.
    interface Chosen {
        /// As [ColumnHead.Chosen#map], for a column from 0.
        void map(int column, @Nullable Field field, @Nullable String unit);
    }

    private final Chosen chosen;
    private final Problems problems = Problems.of(Locale.getDefault(Locale.Category.DISPLAY));
    private final List<ColumnHead> heads = new ArrayList<>();
    private @Nullable SheetCheck check;
    private Map<Place, Found> found = Map.of();
    private List<SheetMapping.Mapped> mapped = List.of();
    private @Nullable Grid shown;
    private @Nullable Subject subject;
    private int header;
    private @Nullable Place marked;

    PreviewTable(Chosen chosen) {
        this.chosen = chosen;
        setId("import-preview");
        getStyleClass().addAll("scrolling-table", "import-preview");
        setAccessibleText(WORDS.text("preview"));
        getSelectionModel().setCellSelectionEnabled(true);
        setPlaceholder(new Label(""));
    }

    @SuppressWarnings("ReferenceEquality") // The same sheet is the same object; equal ones would take a walk over all cells.
    void show(Opened opened) {
        Page page = opened.page();
        SheetMapping mapping = page.mapping();
        boolean other = shown != page.grid() || subject != mapping.subject();
        boolean moved = header != page.grid().rows().get(mapping.header()).number();
        shown = page.grid();
        subject = mapping.subject();
        header = page.grid().rows().get(mapping.header()).number();
        mapped = mapping.columns();
        if (check != opened.check() || other) {
            check = opened.check();
            found = check == null ? Map.of() : check.byPlace(opened.at());
        }
        if (other) {
            marked = null;
            fill(page);
        }
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).show(mapped.get(i));
        }
        refresh();
        if (other || moved) {
            scrollTo(Math.max(0, mapping.header()));
        }
    }

    private void fill(Page page) {
        heads.clear();
        List<FieldChoice> choices = FieldChoice.all(page.mapping().subject());
        List<TableColumn<Grid.Line, Grid.Line>> columns = new ArrayList<>();
        TableColumn<Grid.Line, Grid.Line> numbers = column(-1);
        numbers.setText(WORDS.text("preview.row"));
        columns.add(numbers);
        for (int i = 0; i < page.mapping().columns().size(); i++) {
            int at = i;
            TableColumn<Grid.Line, Grid.Line> column = column(i);
            ColumnHead head = new ColumnHead(i, choices, (field, unit) -> chosen.map(at, field, unit), () -> scrollToColumn(column));
            heads.add(head);
            column.setGraphic(head);
            columns.add(column);
        }
        getColumns().setAll(columns);
        getItems().setAll(page.grid().rows());
        widen();
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

    private void widen() {
        double em = getFixedCellSize() > 0 ? getFixedCellSize() / 2 : 12;
        for (int i = 0; i < getColumns().size(); i++) {
            getColumns().get(i).setPrefWidth(em * (i == 0 ? NUMBER : COLUMN));
        }
    }

    /// Scrolls to a cell and marks it.
    void mark(Place cell) {
        marked = cell;
        int row = 0;
        while (row < getItems().size() - 1 && getItems().get(row).number() < cell.row()) {
            row++;
        }
        int column = Math.min(cell.column() + 1, getColumns().size() - 1);
        scrollTo(Math.max(0, row - 2));
        scrollToColumn(getColumns().get(column));
        getSelectionModel().clearAndSelect(row, getColumns().get(column));
        refresh();
    }

    /// The first chooser, or nothing before a sheet is shown.
    void focusFirst() {
        if (!heads.isEmpty()) {
            heads.getFirst().field().requestFocus();
        }
    }

    private final class Cell extends TableCell<Grid.Line, Grid.Line> {
        private final int at;
        private @Nullable Tooltip tip;

        Cell(int at) {
            this.at = at;
            getStyleClass().add(at < 0 ? "import-row" : "import-cell");
        }

        @Override
        protected void updateItem(Grid.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            Grid.Line row = empty ? null : line;
            Place place = row == null ? null : new Place(row.number(), at);
            Found told = place == null ? null : found.get(place);
            String text = row == null ? "" : at < 0 ? Integer.toString(row.number()) : row.cell(at);
            setText(text.lines().findFirst().orElse(""));
            setGraphic(told == null ? null : told.wrong() ? Icon.MISSED.view() : Icon.INFO.view());
            style("invalid", told != null && told.wrong());
            style("marked", place != null && place.equals(marked));
            style("titles", row != null && row.number() == header);
            style("above", row != null && row.number() < header);
            style("left-out", row != null && at >= 0 && mapped.get(at).field() == null);
            say(row != null, text, told);
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
