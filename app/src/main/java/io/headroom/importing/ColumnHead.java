package io.headroom.importing;

import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What stands over a column of the preview: its letter and title, what it holds, and the unit of its numbers where they need one.
final class ColumnHead extends VBox {
    private static final Words WORDS = Words.of(ColumnHead.class);
    /// Rows of a list that are seen at once.
    private static final int LIST = 14;

    /// Hears what was chosen.
    interface Chosen {
        /// @param column the column, from 0
        /// @param field what the column holds, or null to leave it out
        /// @param unit unit of its numbers; null for the usual one of the field
        void map(int column, @Nullable Field field, @Nullable String unit);
    }

    private final Chosen chosen;
    private final Runnable reached;
    private final Label letter = new Label();
    private final Label title = new Label();
    private final Tooltip whole = new Tooltip();
    private final ComboBox<FieldChoice> field = new ComboBox<>();
    private final HBox fields = new HBox(field);
    /// Made when a field first has a unit: most have none.
    private @Nullable ComboBox<String> unit;
    private int column;
    private String letters = "";
    private boolean showing;

    /// @param reached told when the focus comes here
    ColumnHead(Chosen chosen, Runnable reached) {
        this.chosen = chosen;
        this.reached = reached;
        getStyleClass().add("import-column");
        letter.getStyleClass().addAll("figure", "hint");
        letter.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        title.setTooltip(whole);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(letter, title);
        head.getStyleClass().add("import-column-title");
        field.setVisibleRowCount(LIST);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        fields.getStyleClass().add("import-column-fields");
        getChildren().addAll(head, fields);
        TypeAhead.install(field, FieldChoice::label);
        field.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                chosen.map(column, now.field(), null);
            }
        });
        scrolls(field);
    }

    private void scrolls(ComboBox<?> box) {
        box.focusedProperty().subscribe(focused -> {
            if (focused) {
                reached.run();
            }
        });
    }

    private ComboBox<String> unitBox() {
        ComboBox<String> box = new ComboBox<>();
        box.setMinWidth(USE_PREF_SIZE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String item) {
                return item == null ? "" : item.isEmpty() ? WORDS.text("unit.none") : WORDS.has("unit" + item) ? WORDS.text("unit" + item) : item;
            }

            @Override
            public String fromString(String text) {
                throw new IllegalStateException("It is chosen, not typed.");
            }
        });
        box.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                chosen.map(column, field.getValue().field(), now);
            }
        });
        scrolls(box);
        fields.getChildren().add(box);
        return box;
    }

    /// Shows a column.
    ///
    /// @param at its place in the sheet, from 0
    /// @param choices what it can hold; the same list for all columns
    void show(int at, ObservableList<FieldChoice> choices, SheetMapping.Mapped mapped) {
        showing = true;
        column = at;
        letters = Grid.letters(at);
        letter.setText(letters);
        String name = mapped.title().isEmpty() ? WORDS.text("column.untitled") : mapped.title();
        title.setText(name);
        whole.setText(name);
        field.setId("import-field-" + at);
        field.setAccessibleText(WORDS.text("column.holds", letters, name));
        field.setItems(choices);
        field.setValue(choices.stream().filter(choice -> Objects.equals(choice.field(), mapped.field())).findFirst().orElse(choices.getFirst()));
        unit(mapped, name);
        if ((mapped.field() == null) != getStyleClass().contains("left-out")) {
            if (mapped.field() == null) {
                getStyleClass().add("left-out");
            } else {
                getStyleClass().remove("left-out");
            }
        }
        showing = false;
    }

    private void unit(SheetMapping.Mapped mapped, String name) {
        List<String> units = new ArrayList<>(FieldChoice.units(mapped.field()));
        if (!units.isEmpty() && !mapped.unit().isEmpty() && !units.contains(mapped.unit())) {
            // A unit that an import refuses, such as another currency: it is said until another is chosen.
            units.add(mapped.unit());
        }
        if (unit == null && units.isEmpty()) {
            return;
        }
        ComboBox<String> box = unit == null ? unitBox() : unit;
        unit = box;
        box.setId("import-unit-" + column);
        box.setAccessibleText(WORDS.text("column.unit", letters, name));
        if (!box.getItems().equals(units)) {
            box.getItems().setAll(units);
        }
        box.setValue(units.contains(mapped.unit()) ? mapped.unit() : units.isEmpty() ? null : units.getFirst());
        box.setVisible(!units.isEmpty());
        box.setManaged(!units.isEmpty());
    }

    ComboBox<FieldChoice> field() {
        return field;
    }
}
