package io.headroom.tenants;

import io.headroom.look.KindMark;
import io.headroom.look.NumberKind;
import io.headroom.plan.TenantId;
import io.headroom.tenants.TenantsModel.Cell;
import io.headroom.tenants.TenantsModel.Order;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The table of all tenants. It reads a newer model without disturbing who types: the cell being entered, the selection and the place stay.
public final class TenantsView extends VBox implements CellHost {
    private final Words words = Words.of(TenantsView.class);
    private final TenantsActions actions;
    private final FilterBar filter = new FilterBar(this::list);
    private final ValueBar value = new ValueBar(this::enterEverywhere, this::backToTable);
    private final ReportStrip report = new ReportStrip();
    private final TableView<Slot> table = new TableView<>();
    private final ObservableList<Slot> slots = FXCollections.observableArrayList();
    private final Map<TenantId, Slot> known = new HashMap<>();
    private final Map<String, TableColumn<Slot, Slot>> columns = new LinkedHashMap<>();
    private final Map<Cell, String> drafts = new HashMap<>();
    // All that the table has and may show again; TableView.refresh would build each of them anew. Weak, since the table alone knows which it has given up.
    private final Set<ValueCell> shown = Collections.newSetFromMap(new WeakHashMap<>());
    private TenantsModel model;
    private boolean listing;
    private String ahead = "";

    /// @param model what to begin with
    /// @param actions what the table asks of its window
    public TenantsView(TenantsModel model, TenantsActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().addAll("tenants", "panel");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.text("tenants"));
        table.setId("tenants-table");
        table.getStyleClass().addAll("scrolling-table", "tenants-table");
        table.setAccessibleText(words.text("tenants"));
        table.setItems(slots);
        table.setEditable(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setSortPolicy(_ -> {
            list();
            return true;
        });
        model.columns().forEach(this::add);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(filter, value, table, report);
        filter.columns(model.columns(), columns::get);
        table.getSelectionModel().getSelectedCells().addListener((ListChangeListener<Object>) _ -> chosen());
        table.getFocusModel().focusedCellProperty().subscribe(_ -> chosen());
        new TableKeys(table, new Hands()).install();
        Label measure = new Label();
        measure.fontProperty().subscribe(font -> columns.forEach((key, column) -> column.setPrefWidth(this.model.column(key).em() * font.getSize())));
        measure.setManaged(false);
        measure.setVisible(false);
        getChildren().add(measure);
        report.say(words.text("tenants.keys"));
        show(model);
    }

    private void add(Column column) {
        TableColumn<Slot, Slot> made = new TableColumn<>(column.title());
        made.setId(column.key());
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(_ -> {
            ValueCell cell = new ValueCell(this, column.key());
            shown.add(cell);
            return cell;
        });
        made.setEditable(column.editable());
        made.setVisible(column.usual());
        made.getStyleClass().add(column.form() == Column.Form.WORDS || column.form() == Column.Form.STATE ? "word-column" : "figure-column");
        if (column.form() == Column.Form.RESULT) {
            KindMark kind = new KindMark(NumberKind.SIMULATED);
            kind.wordVisible(false);
            made.setGraphic(kind);
        }
        columns.put(column.key(), made);
        table.getColumns().add(made);
    }

    /// Shows a newer model; a cell that is being entered stays as it is until it is done.
    public void show(TenantsModel newer) {
        model = newer;
        filter.show(model);
        if (table.getEditingCell() == null) {
            list();
            shown.forEach(ValueCell::show);
            chosen();
        }
    }

    /// Lists what the filter takes, in order; keeps the selection where the order changes.
    private void list() {
        List<Order> orders = table.getSortOrder().stream().map(column -> new Order(column.getId(), column.getSortType() == TableColumn.SortType.ASCENDING)).toList();
        List<Slot> wanted = model.visible(filter.filter(), orders).stream().map(id -> known.computeIfAbsent(id, Slot::new)).toList();
        filter.count(wanted.size(), model.size());
        Label empty = new Label(words.text(model.size() == 0 ? "tenants.none" : "tenants.noMatch"));
        table.setPlaceholder(empty);
        if (!wanted.equals(slots)) {
            Set<Cell> cells = new HashSet<>(selected());
            @Nullable Cell focused = focused();
            listing = true;
            slots.setAll(wanted);
            table.getSelectionModel().clearSelection();
            for (int row = 0; !cells.isEmpty() && row < wanted.size(); row++) {
                for (TableColumn<Slot, ?> column : table.getVisibleLeafColumns()) {
                    if (cells.remove(new Cell(wanted.get(row).id(), column.getId()))) {
                        table.getSelectionModel().select(row, column);
                    }
                }
            }
            if (focused != null) {
                focus(focused);
            }
            listing = false;
            chosen();
        }
    }

    private void focus(Cell cell) {
        TableColumn<Slot, Slot> column = columns.get(cell.column());
        int row = slots.indexOf(new Slot(cell.tenant()));
        if (column != null && column.isVisible() && row >= 0) {
            table.getFocusModel().focus(row, column);
        }
    }

    private List<TenantId> tenants() {
        return slots.stream().map(Slot::id).toList();
    }

    private List<String> shownColumns() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
    }

    private List<Cell> selected() {
        List<Cell> cells = new ArrayList<>();
        for (TablePosition<?, ?> position : table.getSelectionModel().getSelectedCells()) {
            if (position.getRow() >= 0 && position.getRow() < slots.size() && position.getTableColumn() != null) {
                cells.add(new Cell(slots.get(position.getRow()).id(), position.getTableColumn().getId()));
            }
        }
        return cells;
    }

    private @Nullable Cell focused() {
        TablePosition<?, ?> position = table.getFocusModel().getFocusedCell();
        return position == null || position.getTableColumn() == null || position.getRow() < 0 || position.getRow() >= slots.size() ? null
                : new Cell(slots.get(position.getRow()).id(), position.getTableColumn().getId());
    }

    /// The chosen cells of the column that has the focus.
    private List<TenantId> chosenIn(Cell at) {
        List<TenantId> tenants = selected().stream().filter(cell -> cell.column().equals(at.column())).map(Cell::tenant).distinct().toList();
        return tenants.contains(at.tenant()) ? tenants : List.of(at.tenant());
    }

    private void chosen() {
        Cell at = focused();
        TenantRow row = at == null ? null : model.row(at.tenant());
        if (listing) {
            return;
        }
        if (at == null || row == null) {
            value.nothing();
            return;
        }
        Column column = model.column(at.column());
        List<TenantId> tenants = chosenIn(at);
        int many = tenants.size();
        String label = many == 1 ? words.text("value.one", column.title(), row.tenant().name()) : words.text("value.many", column.title(), Integer.toString(many));
        String how = many == 1 ? words.text("value.how") : words.text("value.howAll", Integer.toString(many));
        value.show(label, model.shown(at.tenant(), column), model.obstacle(at.tenant(), column), column.ofTier() ? model.tierNote(row) : how);
    }

    private void enterEverywhere(String text) {
        Cell at = focused();
        if (at != null && take(model.enter(chosenIn(at), at.column(), text))) {
            value.entered();
            backToTable();
        }
    }

    private void backToTable() {
        table.requestFocus();
    }

    /// Applies what fits, or says what does not.
    private boolean take(Entered entered) {
        if (!entered.problem().isEmpty()) {
            report.problem(entered.problem());
        } else if (entered.wrong().size() == 1) {
            report.problem(entered.wrong().getFirst().problem());
        } else if (!entered.wrong().isEmpty()) {
            report.wrong(entered.wrong(), this::named, entry -> go(new Cell(entry.tenant(), entry.column())));
        } else {
            report.say(words.text("tenants.keys"));
            if (entered.edit() != null) {
                actions.apply(entered.edit());
            }
        }
        return entered.fits();
    }

    /// What is wrong and where; most reasons begin with the name of the column.
    private String named(CellEntry.Wrong wrong) {
        TenantRow row = model.row(wrong.entry().tenant());
        String tenant = row == null ? wrong.entry().tenant().value() : row.tenant().name();
        String column = model.column(wrong.entry().column()).title();
        return words.text("report.cell", wrong.problem().startsWith(column) ? tenant : words.text("report.name", tenant, column), wrong.problem());
    }

    private void go(Cell cell) {
        int row = slots.indexOf(new Slot(cell.tenant()));
        TableColumn<Slot, Slot> column = columns.get(cell.column());
        if (row >= 0 && column != null) {
            table.scrollTo(row);
            table.scrollToColumn(column);
            table.getSelectionModel().clearAndSelect(row, column);
            table.requestFocus();
        }
    }

    @Override
    public TenantsModel model() {
        return model;
    }

    @Override
    public @Nullable String draft(Cell cell) {
        return drafts.get(cell);
    }

    @Override
    public boolean enter(Cell cell, String text, boolean everywhere) {
        boolean fits = take(everywhere ? model.enter(chosenIn(cell), cell.column(), text) : model.enter(new CellEntry(cell.tenant(), cell.column(), text)));
        if (fits) {
            drafts.remove(cell);
        } else {
            drafts.put(cell, text);
        }
        return fits;
    }

    @Override
    public String typedAhead() {
        String typed = ahead;
        ahead = "";
        return typed;
    }

    @Override
    public void forget(Cell cell) {
        drafts.remove(cell);
        report.say(words.text("tenants.keys"));
    }

    @Override
    public void reading(String how) {
        if (!how.isEmpty()) {
            report.say(how);
        }
    }

    @Override
    public void done(int down, int right) {
        list();
        shown.forEach(ValueCell::show);
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at != null && at.getTableColumn() != null && (down != 0 || right != 0)) {
            int row = Math.clamp((long) at.getRow() + down, 0, slots.size() - 1);
            int column = Math.clamp((long) at.getColumn() + right, 0, table.getVisibleLeafColumns().size() - 1);
            table.getSelectionModel().clearAndSelect(row, table.getVisibleLeafColumn(column));
            table.scrollToColumnIndex(column);
        }
        table.requestFocus();
        chosen();
    }

    /// What keys do to the chosen cells.
    private final class Hands implements TableKeys.Hands {
        @Override
        public void fillDown() {
            take(model.fillDown(tenants(), selected()));
        }

        @Override
        public String copy(boolean whole) {
            return whole ? model.copyRows(tenants(), shownColumns(), selected()) : model.copy(tenants(), shownColumns(), selected(), false);
        }

        @Override
        public void paste(String text) {
            Cell at = topLeft();
            if (at != null) {
                take(model.paste(text, tenants(), shownColumns(), at, selected()));
            }
        }

        private @Nullable Cell topLeft() {
            int row = Integer.MAX_VALUE;
            int column = Integer.MAX_VALUE;
            for (TablePosition<?, ?> position : table.getSelectionModel().getSelectedCells()) {
                row = Math.min(row, position.getRow());
                column = Math.min(column, position.getColumn());
            }
            return row < slots.size() && column < table.getVisibleLeafColumns().size() ? new Cell(slots.get(row).id(), table.getVisibleLeafColumn(column).getId()) : focused();
        }

        @Override
        public void clear() {
            take(model.clear(selected()));
        }

        @Override
        public void undo() {
            actions.undo();
        }

        @Override
        public void redo() {
            actions.redo();
        }

        @Override
        public void reveal() {
            Cell at = focused();
            if (at != null) {
                actions.select(at.tenant());
            }
        }

        @Override
        public void refused() {
            Cell at = focused();
            if (at != null) {
                String obstacle = model.obstacle(at.tenant(), model.column(at.column()));
                if (!obstacle.isEmpty()) {
                    report.problem(obstacle);
                }
            }
        }

        @Override
        public void typeAhead(String typed) {
            ahead = typed;
        }

        @Override
        public boolean escape() {
            boolean some = !drafts.isEmpty() || !report.text().equals(words.text("tenants.keys"));
            drafts.clear();
            report.say(words.text("tenants.keys"));
            shown.forEach(ValueCell::show);
            return some;
        }
    }
}
