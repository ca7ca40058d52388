package io.headroom.comparison;

import io.headroom.comparison.ComparisonModel.Row;
import io.headroom.copying.CopiedTable;
import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.TakenEvent;
import io.headroom.copying.Taking;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The tenants of a comparison as a table: figures have their full width, the bars of the changes take what is left.
final class ChangeTable extends TableView<Row> {
    /// Height of a row in em, as in the style sheet.
    private static final double ROW = 2.5;
    /// Width of a character of figures, and of words, in em.
    private static final double FIGURE = 0.62;
    private static final double WORD = 0.5;
    private static final double PADDING = 1.6;
    private static final double MARK = 1.9;

    private final Words words = Words.of(ChangeTable.class);
    private final ChangeAxis axis = new ChangeAxis();
    private final TableColumn<Row, Row> tenant = words("tenant", Row::tenant);
    private final TableColumn<Row, Row> where = words("where", Row::where);
    private final TableColumn<Row, Row> before = value("before", Row::before, Row::stateBefore);
    private final TableColumn<Row, Row> after = value("after", Row::after, Row::stateAfter);
    private final TableColumn<Row, Row> bars = column("", new Bars());
    private final TableColumn<Row, Row> change = figure("change", Row::change);
    private final TableColumn<Row, Row> interval = figure("interval", Row::interval);
    private final TableColumn<Row, Row> served = figure("served", Row::served);
    private final TableColumn<Row, Row> verdict = column(words.text("column.verdict"), new Verdicts(row -> row));
    private @Nullable ComparisonModel model;
    private List<Row> rows = List.of();
    private int further;
    private boolean changedOnly;

    ChangeTable() {
        setId("comparison-table");
        setAccessibleText(words.text("table"));
        getStyleClass().addAll("scrolling-table", "change-table");
        bars.setGraphic(axis);
        bars.setId("change-axis");
        bars.widthProperty().subscribe(_ -> axis.setPrefWidth(Math.max(0, bars.getWidth())));
        sortable(tenant, Comparator.comparing(Row::tenant, String.CASE_INSENSITIVE_ORDER));
        sortable(where, Comparator.comparing(Row::where, String.CASE_INSENSITIVE_ORDER));
        sortable(verdict, Comparator.comparing(Row::verdict));
        sortable(before, byFigure(row -> row.keys().before()));
        sortable(after, byFigure(row -> row.keys().after()));
        sortable(change, byFigure(row -> row.keys().change()));
        sortable(served, byFigure(row -> row.keys().served()));
        getColumns().setAll(List.of(tenant, where, verdict, before, after, bars, change, interval, served));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setRowFactory(_ -> new Spoken());
        fixedCellSizeProperty().subscribe(_ -> fit());
        Taking.table(this, this::copied);
    }

    /// Shows comparisons with the same first side. Rows keep who is selected where that tenant is still there.
    ///
    /// @param letters what the sides are called for short, that of the first first
    void show(List<ComparisonModel> shown, List<String> letters) {
        model = shown.getFirst();
        rows = ComparisonModel.merged(shown);
        axis.show(shown.getFirst());
        if (further != shown.size() - 1) {
            further = shown.size() - 1;
            arrange(letters);
        }
        fill();
        fit();
    }

    /// Leaves out those for whom nothing changes.
    void changedOnly(boolean only) {
        changedOnly = only;
        fill();
    }

    private void fill() {
        Row selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows.stream().filter(row -> !changedOnly || row.changed()).toList());
        sort();
        if (selected != null) {
            getItems().stream().filter(row -> row.id().equals(selected.id())).findFirst().ifPresent(row -> getSelectionModel().select(row));
        }
    }

    /// Two sides have the whole of the table with bars; of more, each has its value, the change and the verdict, all against the first.
    private void arrange(List<String> letters) {
        if (further == 0) {
            before.setText(words.text("column.before"));
            getColumns().setAll(List.of(tenant, where, verdict, before, after, bars, change, interval, served));
            return;
        }
        before.setText(letters.getFirst());
        List<TableColumn<Row, Row>> columns = new ArrayList<>(List.of(tenant, before));
        for (int i = 0; i <= further; i++) {
            int at = i;
            UnaryOperator<Row> of = row -> at == 0 ? row : row.more().get(at - 1);
            TableColumn<Row, Row> value = column(letters.get(i + 1), new Values(row -> of.apply(row).after(), row -> of.apply(row).stateAfter()));
            TableColumn<Row, Row> difference = column(words.text("column.changeOf", letters.get(i + 1)),
                    new Texts(row -> of.apply(row).change(), "figure", row -> of.apply(row).interval()));
            TableColumn<Row, Row> becomes = column(words.text("column.verdictOf", letters.get(i + 1)), new Verdicts(of));
            value.getStyleClass().add("figure-column");
            difference.getStyleClass().add("figure-column");
            sortable(value, byFigure(row -> of.apply(row).keys().after()));
            sortable(difference, byFigure(row -> of.apply(row).keys().change()));
            sortable(becomes, Comparator.comparing(row -> of.apply(row).verdict()));
            columns.addAll(List.of(value, difference, becomes));
        }
        getColumns().setAll(columns);
    }

    private static void sortable(TableColumn<Row, Row> column, Comparator<Row> order) {
        column.setComparator(order);
        column.setSortable(true);
    }

    /// What has no figure comes last.
    private static Comparator<Row> byFigure(ToDoubleFunction<Row> figure) {
        return Comparator.comparingDouble(figure);
    }

    /// The rows in sight with the titles of their columns.
    private CopiedTable copied() {
        return new CopiedTable(getColumns().stream().map(TableColumn::getText).filter(title -> !title.isEmpty()).toList(), getItems().stream().map(this::cells).toList());
    }

    private List<Cell> cells(Row row) {
        Cell first = Cell.figure(row.before(), row.keys().before());
        if (further == 0) {
            return List.of(Cell.words(row.tenant()), Cell.words(row.where()), Cell.words(ChangeMark.word(row.verdict())), first, Cell.figure(row.after(), row.keys().after()),
                    Cell.figure(row.change(), row.keys().change()), Cell.figure(row.interval()), Cell.figure(row.served()));
        }
        return Stream.concat(Stream.of(Cell.words(row.tenant()), first), Stream.concat(Stream.of(row), row.more().stream())
                .flatMap(each -> Stream.of(Cell.figure(each.after(), each.keys().after()), Cell.figure(each.change(), each.keys().change()), Cell.words(ChangeMark.word(each.verdict()))))).toList();
    }

    /// Takes the rows in sight to the clipboard.
    void copy() {
        fireEvent(new TakenEvent(new TakenEvent.Table(copied())));
    }

    private void fit() {
        double em = getFixedCellSize() / ROW;
        ComparisonModel shown = model;
        if (em <= 0 || shown == null) {
            return;
        }
        width(change, em * (PADDING + FIGURE * longest(shown, Row::change, "change")));
        width(interval, em * (PADDING + FIGURE * longest(shown, Row::interval, "interval")));
        width(served, em * (PADDING + FIGURE * longest(shown, Row::served, "served")));
        width(before, em * (PADDING + MARK + FIGURE * longest(shown, Row::before, "before")));
        width(after, em * (PADDING + MARK + FIGURE * longest(shown, Row::after, "after")));
        width(verdict, em * 10);
        if (further > 0) {
            // Names have what is left.
            tenant.setMaxWidth(em * 60);
            tenant.setMinWidth(em * 9);
            tenant.setPrefWidth(em * 12);
            for (int i = 2; i < getColumns().size(); i++) {
                double wide = switch ((i - 2) % 3) {
                    case 0 -> PADDING + MARK + FIGURE * 8;
                    case 1 -> PADDING + FIGURE * 8;
                    default -> 9;
                };
                width(getColumns().get(i), em * wide);
            }
            return;
        }
        tenant.setMinWidth(em * 9);
        tenant.setMaxWidth(em * (PADDING + WORD * longest(shown, Row::tenant, "tenant")));
        tenant.setPrefWidth(tenant.getMaxWidth());
        where.setMinWidth(em * 8);
        where.setMaxWidth(em * (PADDING + WORD * longest(shown, Row::where, "where")));
        where.setPrefWidth(where.getMaxWidth());
        bars.setMinWidth(em * 10);
    }

    private int longest(ComparisonModel shown, Function<Row, String> text, String key) {
        return Math.max(words.text("column." + key).length(), shown.rows().stream().map(text).mapToInt(String::length).max().orElse(0));
    }

    private static void width(TableColumn<Row, ?> column, double width) {
        double whole = Math.ceil(width);
        column.setMinWidth(whole);
        column.setMaxWidth(whole);
        column.setPrefWidth(whole);
    }

    private TableColumn<Row, Row> words(String key, Function<Row, String> text) {
        TableColumn<Row, Row> column = column(words.text("column." + key), new Texts(text, key.equals("tenant") ? "strong" : "second", text));
        column.getStyleClass().add("word-column");
        return column;
    }

    private TableColumn<Row, Row> figure(String key, Function<Row, String> text) {
        TableColumn<Row, Row> column = column(words.text("column." + key), new Texts(text, "figure", text));
        column.getStyleClass().add("figure-column");
        return column;
    }

    private TableColumn<Row, Row> value(String key, Function<Row, String> text, Function<Row, State> state) {
        TableColumn<Row, Row> column = column(words.text("column." + key), new Values(text, state));
        column.getStyleClass().add("figure-column");
        return column;
    }

    private static TableColumn<Row, Row> column(String title, java.util.function.Supplier<TableCell<Row, Row>> cells) {
        TableColumn<Row, Row> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cells.get());
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    /// A row that says itself whole to whoever listens.
    private static final class Spoken extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            setAccessibleText(empty || item == null ? null : item.spoken());
        }
    }

    /// @param hint what its tooltip says
    private record Texts(Function<Row, String> text, String style, Function<Row, String> hint) implements java.util.function.Supplier<TableCell<Row, Row>> {
        @Override
        public TableCell<Row, Row> get() {
            TableCell<Row, Row> cell = new TableCell<>() {
                private final Tooltip whole = new Tooltip();

                @Override
                protected void updateItem(@Nullable Row item, boolean empty) {
                    super.updateItem(item, empty);
                    String shown = empty || item == null ? "" : text.apply(item);
                    setText(shown);
                    whole.setText(empty || item == null ? "" : hint.apply(item));
                    setTooltip(shown.isEmpty() ? null : whole);
                }
            };
            cell.getStyleClass().add(style);
            return cell;
        }
    }

    private record Values(Function<Row, String> text, Function<Row, State> state) implements java.util.function.Supplier<TableCell<Row, Row>> {
        @Override
        public TableCell<Row, Row> get() {
            Label figure = new Label();
            figure.getStyleClass().add("figure");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            StateMark mark = new StateMark(State.NONE);
            mark.wordVisible(false);
            Tooltip said = new Tooltip();
            HBox box = new HBox(figure, mark);
            box.setAlignment(Pos.CENTER_RIGHT);
            box.getStyleClass().add("change-value");
            return new TableCell<>() {
                @Override
                protected void updateItem(@Nullable Row item, boolean empty) {
                    super.updateItem(item, empty);
                    setGraphic(empty || item == null ? null : box);
                    if (!empty && item != null) {
                        State shown = state.apply(item);
                        figure.setText(text.apply(item));
                        mark.show(shown, shown.word());
                        mark.setVisible(shown != State.NONE);
                        said.setText(shown.word());
                        setTooltip(shown == State.NONE ? null : said);
                    }
                }
            };
        }
    }

    private final class Bars implements java.util.function.Supplier<TableCell<Row, Row>> {
        @Override
        public TableCell<Row, Row> get() {
            ChangeBar bar = new ChangeBar();
            TableCell<Row, Row> cell = new TableCell<>() {
                @Override
                protected void updateItem(@Nullable Row item, boolean empty) {
                    super.updateItem(item, empty);
                    ComparisonModel shown = model;
                    setGraphic(empty ? null : bar);
                    if (item != null && shown != null) {
                        bar.show(item.bar(), item.verdict(), shown.scale());
                    }
                }

                @Override
                protected void layoutChildren() {
                    bar.setPrefSize(getWidth(), getHeight());
                    super.layoutChildren();
                    bar.resizeRelocate(0, 0, getWidth(), getHeight());
                }
            };
            cell.getStyleClass().add("change-cell");
            return cell;
        }
    }

    private record Verdicts(UnaryOperator<Row> of) implements java.util.function.Supplier<TableCell<Row, Row>> {
        @Override
        public TableCell<Row, Row> get() {
            ChangeMark mark = new ChangeMark();
            return new TableCell<>() {
                @Override
                protected void updateItem(@Nullable Row item, boolean empty) {
                    super.updateItem(item, empty);
                    setGraphic(empty || item == null ? null : mark);
                    if (item != null) {
                        mark.show(of.apply(item).verdict());
                    }
                }
            };
        }
    }
}
