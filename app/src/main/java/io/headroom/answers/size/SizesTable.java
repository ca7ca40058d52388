package io.headroom.answers.size;

import io.headroom.answers.size.SizeModel.Row;
import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.Taking;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Sizes that do, the answer first: columns are as wide as what they hold, and what does not fit is scrolled to.
final class SizesTable extends TableView<Row> {
    /// Height of a row in em, as in the style sheet.
    private static final double ROW = 2.5;
    /// Width of a character of figures, and of words, in em.
    private static final double FIGURE = 0.62;
    private static final double WORD = 0.52;
    private static final double PADDING = 1.6;

    private record Filled(TableColumn<Row, Row> column, Function<Row, String> text, double character) {}

    private final Words words = Words.of(SizesTable.class);
    private final List<Filled> filled = List.of(column("what", Row::what, false), column("replicas", Row::replicas, true), column("gpus", Row::gpus, true),
            column("cost", Row::cost, true), column("kind", Row::kind, false), column("objectives", Row::objectives, false));

    SizesTable() {
        setId("size-table");
        setAccessibleText(words.text("table"));
        getStyleClass().addAll("scrolling-table", "change-table");
        filled.forEach(each -> getColumns().add(each.column()));
        setRowFactory(_ -> new Spoken());
        fixedCellSizeProperty().subscribe(_ -> fit());
        Taking.table(this, row -> filled.stream().map(column -> column.character() == FIGURE ? Cell.figure(column.text().apply(row)) : Cell.words(column.text().apply(row))).toList());
    }

    private Filled column(String key, Function<Row, String> text, boolean figures) {
        TableColumn<Row, Row> column = new TableColumn<>(words.text("column." + key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Text(text, key.equals("what") ? "strong" : figures ? "figure" : "second"));
        column.setReorderable(false);
        column.setSortable(false);
        column.getStyleClass().add(figures ? "figure-column" : "word-column");
        return new Filled(column, text, figures ? FIGURE : WORD);
    }

    /// Shows sizes and selects the first.
    void show(List<Row> rows) {
        if (!rows.equals(getItems())) {
            getItems().setAll(rows);
            getSelectionModel().selectFirst();
            fit();
        }
    }

    private void fit() {
        double em = getFixedCellSize() / ROW;
        if (em <= 0) {
            return;
        }
        setMinHeight(Math.ceil(em * 4 * ROW));
        for (Filled each : filled) {
            int longest = Math.max(each.column().getText().length(), getItems().stream().map(each.text()).mapToInt(String::length).max().orElse(0));
            double width = Math.ceil(em * (PADDING + each.character() * longest));
            each.column().setMinWidth(width);
            each.column().setPrefWidth(width);
        }
    }

    private static final class Spoken extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            setAccessibleText(empty || item == null ? null : item.spoken());
        }
    }

    private static final class Text extends TableCell<Row, Row> {
        private final Function<Row, String> text;
        private final Tooltip whole = new Tooltip();

        Text(Function<Row, String> text, String style) {
            this.text = text;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            String shown = empty || item == null ? "" : text.apply(item);
            setText(shown);
            whole.setText(shown);
            setTooltip(shown.isEmpty() ? null : whole);
        }
    }
}
