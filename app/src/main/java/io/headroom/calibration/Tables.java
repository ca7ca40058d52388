package io.headroom.calibration;

import io.headroom.calibration.CalibrationModel.Table;
import io.headroom.copying.CopiedTable;
import io.headroom.copying.Taking;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The nodes of tables: short ones stand open, long ones scroll.
final class Tables {
    /// Height of a row in em, as in the style sheet.
    private static final double ROW = 2;
    private static final int MOST_ROWS = 10;
    private static final double BORDER = 3;
    /// Widths in em: of a figure's digit, of a heading's letter, and of what stands beside them.
    private static final double FIGURE = 0.61;
    private static final double CAPTION = 0.46;
    private static final double PADDING = 1.6;

    private Tables() {}

    /// All rows at once, as wide as they are.
    static GridPane open(Table table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plain-table");
        for (int column = 0; column < table.columns().size(); column++) {
            boolean figure = figure(table, column);
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(figure ? HPos.RIGHT : HPos.LEFT);
            constraints.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(constraints);
            grid.add(label(table.columns().get(column), "caption"), column, 0);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                grid.add(label(table.rows().get(row).get(column), figure(table, column) ? "figure" : "second"), column, row + 1);
            }
        }
        return grid;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static boolean figure(Table table, int column) {
        return column >= table.columns().size() - table.figures();
    }

    /// As many rows as there is room for; the others are scrolled to. Figures have their full width, words share the rest.
    static Node scrolling(Table table, String id) {
        TableView<List<String>> view = new TableView<>();
        view.setId(id);
        view.getStyleClass().add("scrolling-table");
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        for (int column = 0; column < table.columns().size(); column++) {
            view.getColumns().add(column(table, column));
        }
        view.getItems().setAll(table.rows());
        Taking.table(view, row -> IntStream.range(0, row.size()).mapToObj(column -> figure(table, column) ? CopiedTable.Cell.figure(row.get(column)) : CopiedTable.Cell.words(row.get(column))).toList());
        // The style sheet gives cells their height in em, which is how the size of the text gets here.
        view.fixedCellSizeProperty().subscribe(size -> {
            double em = size.doubleValue() / ROW;
            if (em > 0) {
                fit(view, table, em);
            }
        });
        return view;
    }

    private static void fit(TableView<List<String>> view, Table table, double em) {
        double height = (Math.min(MOST_ROWS, table.rows().size()) + 1) * ROW * em + BORDER;
        view.setMinHeight(height);
        view.setPrefHeight(height);
        view.setMaxHeight(height);
        for (int number = 0; number < table.columns().size(); number++) {
            int column = number;
            if (figure(table, column)) {
                int longest = table.rows().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
                double width = Math.ceil(em * (PADDING + Math.max(longest * FIGURE, table.columns().get(column).length() * CAPTION)));
                view.getColumns().get(column).setMinWidth(width);
                view.getColumns().get(column).setMaxWidth(width);
            }
        }
    }

    private static TableColumn<List<String>, String> column(Table table, int number) {
        boolean figure = figure(table, number);
        TableColumn<List<String>, String> column = new TableColumn<>(table.columns().get(number));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(number)));
        column.setCellFactory(_ -> new Cell(figure));
        column.setReorderable(false);
        column.setSortable(false);
        column.getStyleClass().add(figure ? "figure-column" : "word-column");
        return column;
    }

    private static final class Cell extends TableCell<List<String>, String> {
        private final Tooltip whole = new Tooltip();

        Cell(boolean figure) {
            getStyleClass().add(figure ? "figure" : "second");
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            whole.setText(item);
            setTooltip(empty || item == null || item.isEmpty() ? null : whole);
        }
    }
}
