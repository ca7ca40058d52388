package io.headroom.answers;

import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.Taking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A table of words and figures whose columns are as wide as what they hold, so that no figure is cut; what does not fit is scrolled to. Each row says itself whole to
/// whoever listens.
///
/// @param <R> what a row shows
public final class RowTable<R> extends TableView<R> {
    /// Height of a row in em, as in the style sheet.
    private static final double ROW = 2.5;
    /// Width of a character of figures, and of words, in em.
    private static final double FIGURE = 0.62;
    private static final double WORD = 0.52;
    private static final double PADDING = 1.6;
    /// Height of the header and of a scroll bar below, in em.
    private static final double HEAD = 3.2;
    /// Rows that it shows however small the window is.
    private static final int LEAST = 3;

    private record Filled<R>(TableColumn<R, R> column, Function<R, String> text, double character) {
        Cell cell(R row) {
            return character == FIGURE ? Cell.figure(text.apply(row)) : Cell.words(text.apply(row));
        }
    }

    private final Function<R, String> spoken;
    private final List<Filled<R>> filled = new ArrayList<>();
    private int most;

    /// A table without columns.
    ///
    /// @param id of the node
    /// @param accessible what it is, for someone who hears it
    /// @param spoken a row in one sentence
    public RowTable(String id, String accessible, Function<R, String> spoken) {
        this.spoken = spoken;
        setId(id);
        setAccessibleText(accessible);
        getStyleClass().addAll("scrolling-table", "change-table");
        setPlaceholder(new Region());
        setRowFactory(_ -> new Spoken());
        fixedCellSizeProperty().subscribe(_ -> fit());
        Taking.table(this, row -> filled.stream().map(column -> column.cell(row)).toList());
    }

    /// Adds a column of words.
    public RowTable<R> words(String title, Function<R, String> text) {
        return add(title, text, "second", "word-column", WORD);
    }

    /// Adds a column of figures.
    public RowTable<R> figures(String title, Function<R, String> text) {
        return add(title, text, "figure", "figure-column", FIGURE);
    }

    private RowTable<R> add(String title, Function<R, String> text, String cell, String style, double character) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Text(text, filled.isEmpty() ? "strong" : cell));
        column.setReorderable(false);
        column.setSortable(false);
        column.getStyleClass().add(style);
        filled.add(new Filled<>(column, text, character));
        getColumns().add(column);
        return this;
    }

    /// Shows rows. The selection stays at its place where there is one.
    public void show(List<R> rows) {
        int selected = getSelectionModel().getSelectedIndex();
        getItems().setAll(rows);
        if (selected >= 0 && selected < rows.size()) {
            getSelectionModel().select(selected);
        }
        fit();
    }

    /// Keeps it as high as its rows are, up to some; beyond them it scrolls.
    public RowTable<R> low(int mostRows) {
        most = mostRows;
        return this;
    }

    private void fit() {
        double em = getFixedCellSize() / ROW;
        if (em <= 0) {
            return;
        }
        if (most > 0) {
            double height = Math.ceil(em * (HEAD + ROW * Math.min(most, getItems().size())));
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
        } else {
            setMinHeight(Math.ceil(em * (HEAD + ROW * LEAST)));
        }
        for (Filled<R> each : filled) {
            int longest = Math.max(each.column().getText().length(), getItems().stream().map(each.text()).mapToInt(String::length).max().orElse(0));
            double width = Math.ceil(em * (PADDING + each.character() * longest));
            each.column().setMinWidth(width);
            each.column().setPrefWidth(width);
        }
    }

    private final class Spoken extends TableRow<R> {
        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            setAccessibleText(empty || item == null ? null : spoken.apply(item));
        }
    }

    private final class Text extends TableCell<R, R> {
        private final Function<R, String> text;
        private final Tooltip whole = new Tooltip();

        Text(Function<R, String> text, String style) {
            this.text = text;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            String shown = empty || item == null ? "" : text.apply(item);
            setText(shown);
            whole.setText(shown);
            setTooltip(shown.isEmpty() ? null : whole);
        }
    }
}
