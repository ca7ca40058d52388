package io.headroom.importing;

import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        /// @param field what the column holds, or null to leave it out
        /// @param unit unit of its numbers; null for the usual one of the field
        void map(@Nullable Field field, @Nullable String unit);
    }

    private final Label title = new Label();
    private final Tooltip whole = new Tooltip();
    private final ComboBox<FieldChoice> field = new ComboBox<>();
    private final ComboBox<String> unit = new ComboBox<>();
    private final String letters;
    private boolean showing;

    /// @param column its place in the sheet, from 0
    /// @param reached told when the focus comes here
    ColumnHead(int column, List<FieldChoice> choices, Chosen chosen, Runnable reached) {
        letters = Grid.letters(column);
        getStyleClass().add("import-column");
        Label letter = new Label(letters);
        letter.getStyleClass().addAll("figure", "hint");
        letter.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        title.setTooltip(whole);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(letter, title);
        head.getStyleClass().add("import-column-title");
        field.setId("import-field-" + column);
        field.getItems().setAll(choices);
        field.setVisibleRowCount(LIST);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        unit.setId("import-unit-" + column);
        unit.setMinWidth(USE_PREF_SIZE);
        unit.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String item) {
                return item == null ? "" : item.isEmpty() ? WORDS.text("unit.none") : WORDS.has("unit" + item) ? WORDS.text("unit" + item) : item;
            }

            @Override
            public String fromString(String text) {
                throw new IllegalStateException("It is chosen, not typed.");
            }
        });
        HBox fields = new HBox(field, unit);
        fields.getStyleClass().add("import-column-fields");
        getChildren().addAll(head, fields);
        TypeAhead.install(field, FieldChoice::label);
        field.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                chosen.map(now.field(), null);
            }
        });
        unit.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                chosen.map(field.getValue().field(), now);
            }
        });
        for (ComboBox<?> box : List.of(field, unit)) {
            box.focusedProperty().subscribe(focused -> {
                if (focused) {
                    reached.run();
                }
            });
        }
    }

    void show(SheetMapping.Mapped mapped) {
        showing = true;
        String name = mapped.title().isEmpty() ? WORDS.text("column.untitled") : mapped.title();
        title.setText(name);
        whole.setText(name);
        field.setAccessibleText(WORDS.text("column.holds", letters, name));
        unit.setAccessibleText(WORDS.text("column.unit", letters, name));
        field.setValue(field.getItems().stream().filter(choice -> Objects.equals(choice.field(), mapped.field())).findFirst().orElse(field.getItems().getFirst()));
        List<String> units = new ArrayList<>(FieldChoice.units(mapped.field()));
        if (!units.isEmpty() && !mapped.unit().isEmpty() && !units.contains(mapped.unit())) {
            // A unit that an import refuses, such as another currency: it is said until another is chosen.
            units.add(mapped.unit());
        }
        if (!unit.getItems().equals(units)) {
            unit.getItems().setAll(units);
        }
        unit.setValue(units.contains(mapped.unit()) ? mapped.unit() : units.isEmpty() ? null : units.getFirst());
        unit.setVisible(!units.isEmpty());
        unit.setManaged(!units.isEmpty());
        getStyleClass().remove("left-out");
        if (mapped.field() == null) {
            getStyleClass().add("left-out");
        }
        showing = false;
    }

    ComboBox<FieldChoice> field() {
        return field;
    }
}
