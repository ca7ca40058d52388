package io.headroom.answers.offers;

import io.headroom.answers.offers.OffersModel.Best;
import io.headroom.answers.offers.OffersModel.Buyer;
import io.headroom.answers.offers.OffersModel.Row;
import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.Taking;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The offers of a tenant as a table: figures have their full width, names take what is left.
final class OffersTable extends TableView<Row> {
    /// Height of a row in em, as in the style sheet.
    private static final double ROW = 2.5;
    /// Width of a character of figures, and of words, in em.
    private static final double FIGURE = 0.62;
    private static final double WORD = 0.5;
    private static final double PADDING = 1.5;
    private static final double MARK = 1.9;

    private final Words words = Words.of(OffersTable.class);
    private final TableColumn<Row, Row> offer = column("offer", Names::new);
    private final TableColumn<Row, Row> buys = column("buys", () -> text(Row::buys, "figure"));
    private final TableColumn<Row, Row> cost = column("cost", () -> text(Row::cost, "figure"));
    private final TableColumn<Row, Row> objectives = column("objectives", () -> state(Row::state, Row::stateWord));
    private final TableColumn<Row, Row> guarantee = column("guarantee", () -> text(Row::guarantee, "second"));
    private final TableColumn<Row, Row> budget = column("budget", () -> state(Row::within, Row::budget));
    private final TableColumn<Row, Row> date = column("date", () -> text(Row::date, "figure"));

    OffersTable() {
        setId("offers-table");
        setAccessibleText(words.text("table"));
        getStyleClass().addAll("scrolling-table", "change-table");
        Taking.table(this, row -> List.of(Cell.words(row.offer()), Cell.figure(row.buys()), Cell.figure(row.cost()), Cell.words(row.stateWord()), Cell.words(row.guarantee()), Cell.words(row.budget()),
                Cell.words(row.date())));
        for (TableColumn<Row, Row> column : List.of(buys, cost, date)) {
            column.getStyleClass().add("figure-column");
        }
        for (TableColumn<Row, Row> column : List.of(offer, objectives, guarantee, budget)) {
            column.getStyleClass().add("word-column");
        }
        for (TableColumn<Row, Row> column : List.of(offer, buys, cost, objectives, guarantee, budget, date)) {
            getColumns().add(column);
        }
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setRowFactory(_ -> new Spoken());
        fixedCellSizeProperty().subscribe(_ -> fit());
    }

    /// Shows the offers of a tenant; the one that was chosen stays chosen where it is there.
    void show(Buyer buyer) {
        Row before = getSelectionModel().getSelectedItem();
        getItems().setAll(buyer.rows());
        Row again = buyer.rows().stream().filter(row -> before != null && row.offer().equals(before.offer())).findFirst()
                .or(() -> buyer.rows().stream().filter(row -> !row.mark().isEmpty()).findFirst()).orElse(null);
        if (again != null) {
            getSelectionModel().select(again);
        }
        fit();
    }

    private void fit() {
        double em = getFixedCellSize() / ROW;
        if (em <= 0) {
            return;
        }
        offer.setMinWidth(Math.ceil(em * 12));
        width(buys, em, FIGURE, 0, Row::buys, "buys");
        width(cost, em, FIGURE, 0, Row::cost, "cost");
        width(objectives, em, WORD, MARK, Row::stateWord, "objectives");
        width(guarantee, em, WORD, 0, Row::guarantee, "guarantee");
        width(budget, em, WORD, MARK, Row::budget, "budget");
        width(date, em, FIGURE, 0, Row::date, "date");
    }

    private void width(TableColumn<Row, Row> column, double em, double character, double more, Function<Row, String> text, String key) {
        int longest = Math.max(words.text("column." + key).length(), getItems().stream().map(text).mapToInt(String::length).max().orElse(0));
        double whole = Math.ceil(em * (PADDING + more + character * longest));
        column.setMinWidth(whole);
        column.setMaxWidth(whole);
        column.setPrefWidth(whole);
    }

    private TableColumn<Row, Row> column(String key, Supplier<TableCell<Row, Row>> cells) {
        TableColumn<Row, Row> column = new TableColumn<>(words.text("column." + key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cells.get());
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    /// The name of an offer, with a sign before it where it is the best of its kind.
    private static final class Names extends TableCell<Row, Row> {
        private final IconView cheapest = Icon.COST.view();
        private final IconView guarantee = Icon.LOCK.view();
        private final HBox signs = new HBox(cheapest, guarantee);
        private final Tooltip whole = new Tooltip();

        Names() {
            getStyleClass().add("strong");
            signs.getStyleClass().add("offers-signs");
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText("");
                setTooltip(null);
                setGraphic(null);
                return;
            }
            setText(item.offer());
            whole.setText(item.mark().isEmpty() ? item.offer() : item.offer() + ", " + item.mark());
            setTooltip(whole);
            appear(cheapest, item.best() != Best.GUARANTEE);
            appear(guarantee, item.best() != Best.CHEAPEST);
            setGraphic(item.best() == Best.NEITHER ? null : signs);
        }

        private static void appear(Node node, boolean there) {
            node.setVisible(there);
            node.setManaged(there);
        }
    }

    private static TableCell<Row, Row> text(Function<Row, String> text, String style) {
        TableCell<Row, Row> cell = new TableCell<>() {
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(@Nullable Row item, boolean empty) {
                super.updateItem(item, empty);
                String shown = empty || item == null ? "" : text.apply(item);
                setText(shown);
                whole.setText(shown);
                setTooltip(shown.isEmpty() ? null : whole);
            }
        };
        cell.getStyleClass().add(style);
        return cell;
    }

    private static TableCell<Row, Row> state(Function<Row, State> state, Function<Row, String> word) {
        StateMark mark = new StateMark(State.NONE);
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row item, boolean empty) {
                super.updateItem(item, empty);
                boolean shown = !empty && item != null && !word.apply(item).isEmpty();
                setGraphic(shown ? mark : null);
                if (shown && item != null) {
                    mark.show(state.apply(item), word.apply(item));
                }
            }
        };
    }

    /// A row that says itself whole to whoever listens.
    private static final class Spoken extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            setAccessibleText(empty || item == null ? null : item.spoken());
        }
    }
}
