package io.headroom.shell;

import io.headroom.copying.CopiedTable;
import io.headroom.copying.Taking;
import io.headroom.plan.TenantId;
import io.headroom.readings.BacklogModel;
import io.headroom.readings.BacklogModel.Line;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The backlog as a table that takes newer figures while it is read.
final class BacklogView extends VBox {
    private final Words words = Words.of(BacklogView.class);
    private final Label scope = new Label();
    private final TableView<Line> table = new TableView<>();
    private boolean showing;

    /// @param select told whom the user has chosen in the table
    BacklogView(Consumer<TenantId> select) {
        getStyleClass().add("backlog");
        Label title = new Label(words.text("backlog.title"));
        title.getStyleClass().add("title");
        scope.getStyleClass().add("second");
        scope.setId("backlog-scope");
        table.setId("backlog-table");
        table.getStyleClass().add("scrolling-table");
        table.setAccessibleText(words.text("backlog.title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(new Label(words.text("backlog.none")));
        Taking.table(table, line -> List.of(CopiedTable.Cell.words(line.name()), CopiedTable.Cell.words(line.place()), CopiedTable.Cell.figure(line.oldest()), CopiedTable.Cell.figure(line.requests()), CopiedTable.Cell.figure(line.tokens())));
        table.getColumns().add(column("tenant", 16, false, Line::name));
        table.getColumns().add(column("place", 12, false, Line::place));
        table.getColumns().add(column("oldest", 9, true, Line::oldest));
        table.getColumns().add(column("requests", 8, true, Line::requests));
        table.getColumns().add(column("tokens", 9, true, Line::tokens));
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !showing) {
                select.accept(line.id());
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(title, scope, table);
    }

    private TableColumn<Line, String> column(String key, int em, boolean figure, Function<Line, String> value) {
        TableColumn<Line, String> column = new TableColumn<>(words.text("backlog." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell(figure));
        column.setReorderable(false);
        column.setSortable(false); // oldest first is what the list is for
        column.setPrefWidth(em * 12.0);
        column.getStyleClass().add(figure ? "figure-column" : "word-column");
        return column;
    }

    void show(BacklogModel model) {
        scope.setText(model.scope());
        if (!model.lines().equals(table.getItems())) {
            Line chosen = table.getSelectionModel().getSelectedItem();
            showing = true;
            table.getItems().setAll(model.lines());
            model.lines().stream().filter(line -> chosen != null && line.id().equals(chosen.id())).findFirst()
                    .ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
            showing = false;
        }
    }

    private static final class Cell extends TableCell<Line, String> {
        Cell(boolean figure) {
            getStyleClass().add(figure ? "figure" : "second");
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
