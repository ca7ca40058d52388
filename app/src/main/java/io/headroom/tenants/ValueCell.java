package io.headroom.tenants;

import io.headroom.engine.ObjectiveState;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.tenants.TenantsModel.Cell;
import io.headroom.words.Format;
import io.headroom.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// One cell: it shows what stands there, or what was typed and cannot be, and becomes a field to type into.
final class ValueCell extends TableCell<Slot, Slot> {
    private static final Words WORDS = Words.of(ValueCell.class);
    // Not style classes: a cell that scrolls to another tenant would look its styles up again.
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");

    private final CellHost host;
    private final String key;
    private final @Nullable Tooltip whole;
    private final @Nullable StateMark mark;
    private @Nullable TextField input;
    private boolean leaving;

    ValueCell(CellHost host, String key) {
        this.host = host;
        this.key = key;
        Column column = host.model().column(key);
        // A name can be longer than its column; a tooltip for each figure would only make scrolling slow.
        whole = column.form() == Column.Form.WORDS ? new Tooltip() : null;
        setTooltip(whole);
        mark = column.form() == Column.Form.STATE ? new StateMark(State.NONE) : null;
        getStyleClass().addAll("tenant-cell", column.form() == Column.Form.WORDS ? "tenant-words" : column.form() == Column.Form.STATE ? "tenant-state" : "figure");
        if (!column.editable()) {
            getStyleClass().add("result");
        }
        setAlignment(column.form() == Column.Form.FIGURES || column.form() == Column.Form.RESULT ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    private Column column() {
        return host.model().column(key);
    }

    private @Nullable Cell cell() {
        Slot slot = getItem();
        return slot == null ? null : new Cell(slot.id(), key);
    }

    @Override
    protected void updateItem(@Nullable Slot slot, boolean empty) {
        super.updateItem(slot, empty);
        show();
    }

    /// Reads the model again.
    void show() {
        if (isEditing()) {
            return;
        }
        Cell cell = cell();
        if (isEmpty() || cell == null) {
            setText(null);
            setGraphic(null);
            pseudoClassStateChanged(INVALID, false);
            pseudoClassStateChanged(LOCKED, false);
            return;
        }
        Column column = column();
        String draft = host.draft(cell);
        String text = draft == null ? host.model().shown(cell.tenant(), column) : draft;
        pseudoClassStateChanged(INVALID, draft != null);
        pseudoClassStateChanged(LOCKED, column.editable() && !host.model().obstacle(cell.tenant(), column).isEmpty());
        TenantRow row = host.model().row(cell.tenant());
        pseudoClassStateChanged(PENDING, column.form() == Column.Form.RESULT && row != null && row.pending());
        if (mark != null && row != null) {
            mark.show(row.pending() ? State.NONE : state(row.state()), text);
            setText(null);
            setGraphic(mark);
        } else {
            setGraphic(null);
            setText(text.isEmpty() ? Format.NONE : text);
        }
        setAccessibleText(column.title() + " " + text);
        if (whole != null) {
            whole.setText(text);
        }
    }

    private static State state(ObjectiveState state) {
        return switch (state) {
            case MET -> State.MET;
            case AT_RISK -> State.AT_RISK;
            case MISSED -> State.MISSED;
            case NO_DATA -> State.NONE;
        };
    }

    @Override
    public void startEdit() {
        Cell cell = cell();
        String typed = host.typedAhead();
        if (cell == null || !host.model().obstacle(cell.tenant(), column()).isEmpty()) {
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField field = input == null ? make() : input;
        input = field;
        String draft = host.draft(cell);
        field.setText(!typed.isEmpty() ? typed : draft == null ? host.model().shown(cell.tenant(), column()) : draft);
        field.setAccessibleText(column().title());
        setText(null);
        setGraphic(field);
        // Without a skin yet, a field selects all its text some time after the focus has come, and the second letter would replace the first.
        field.applyCss();
        field.requestFocus();
        if (typed.isEmpty()) {
            field.selectAll();
        } else {
            field.end();
        }
    }

    private TextField make() {
        TextField field = new TextField();
        field.getStyleClass().addAll("cell-field", column().form() == Column.Form.WORDS ? "words" : "figure");
        field.setId("cell-field");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().subscribe(_ -> typing(field));
        field.focusedProperty().subscribe(focused -> {
            if (!focused && isEditing()) {
                leave();
            }
        });
        return field;
    }

    private void typing(TextField field) {
        Cell cell = cell();
        TenantRow row = cell == null ? null : host.model().row(cell.tenant());
        if (isEditing() && row != null) {
            host.reading(column().entering(row, host.model().typed()).reads(field.getText()).map(read -> WORDS.text("reads", column().title(), read)).orElse(""));
        }
    }

    private void pressed(KeyEvent key) {
        TextField field = input;
        Cell cell = cell();
        if (field == null || cell == null) {
            return;
        }
        boolean entered = true;
        switch (key.getCode()) {
            case ENTER -> enter(cell, field, key.isShortcutDown(), key.isShortcutDown() ? 0 : key.isShiftDown() ? -1 : 1, 0);
            case TAB -> enter(cell, field, false, 0, key.isShiftDown() ? -1 : 1);
            case ESCAPE -> {
                host.forget(cell);
                close();
                host.done(0, 0);
            }
            case UP, DOWN -> entered = step(cell, field, key.getCode() == KeyCode.UP ? 1 : -1);
            default -> entered = false;
        }
        if (entered) {
            key.consume();
        }
    }

    private boolean step(Cell cell, TextField field, int steps) {
        TenantRow row = host.model().row(cell.tenant());
        if (!column().choices().isEmpty()) {
            field.setText(neighbour(field.getText(), -steps));
            field.selectAll();
            return true;
        }
        return row != null && column().entering(row, host.model().typed()).step(field.getText(), steps).map(next -> {
            field.setText(next);
            field.end();
            return true;
        }).orElse(false);
    }

    /// The choice before or after the one that the text is or begins.
    private String neighbour(String text, int steps) {
        var choices = column().choices();
        int now = -1;
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).equalsIgnoreCase(text.strip())) {
                now = i;
            }
        }
        return choices.get(Math.floorMod(now < 0 && steps < 0 ? 0 : now + steps, choices.size()));
    }

    private void enter(Cell cell, TextField field, boolean everywhere, int down, int right) {
        if (host.enter(cell, field.getText(), everywhere)) {
            close();
            host.done(down, right);
        } else {
            pseudoClassStateChanged(INVALID, true);
            field.requestFocus();
        }
    }

    /// Whoever leaves a cell has entered it; what does not fit stays there to be mended.
    private void leave() {
        TextField field = input;
        Cell cell = cell();
        if (!leaving && field != null && cell != null) {
            leaving = true;
            if (!field.getText().equals(host.model().shown(cell.tenant(), column()))) {
                host.enter(cell, field.getText(), false);
            }
            close();
            host.done(0, 0);
            leaving = false;
        }
    }

    private void close() {
        leaving = true;
        super.cancelEdit();
        leaving = false;
        show();
    }

    @Override
    public void cancelEdit() {
        if (isEditing()) {
            leave();
        }
    }
}
