package io.headroom.importing;

import io.headroom.importing.ImportState.Opened;
import io.headroom.importing.ImportState.Page;
import io.headroom.sheet.Grid;
import io.headroom.sheet.Subject;
import io.headroom.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What is chosen about a sheet as a whole: which one is shown, whether it comes in, what its rows are about, where its titles stand, and of many columns which are seen.
final class PageChoices extends FlowPane {
    private static final int TITLE_ROWS = 50;
    private static final int TITLES_NAMED = 4;

    private final Words words = Words.of(PageChoices.class);
    private final ImportModel model;
    private final PreviewTable preview;
    private final ComboBox<Page> sheets = new ComboBox<>();
    private final CheckBox take = new CheckBox(words.text("take"));
    private final HBox sheetChoice = new HBox();
    private final Map<Subject, ToggleButton> subjects = new EnumMap<>(Subject.class);
    private final ComboBox<Integer> titles = new ComboBox<>();
    private final ComboBox<Integer> columns = new ComboBox<>();
    private final HBox columnChoice;
    private boolean showing;
    private @Nullable Page shown;

    PageChoices(ImportModel model, PreviewTable preview) {
        this.model = model;
        this.preview = preview;
        sheets.setId("import-sheet");
        sheets.setConverter(said(page -> words.text("sheet.item", page.grid().name(), model.format().whole(page.grid().rows().size()))));
        sheets.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                model.sheet(sheets.getSelectionModel().getSelectedIndex());
            }
        });
        take.setId("import-take");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.selectedProperty().subscribe((_, now) -> {
            if (!showing) {
                model.take(now);
            }
        });
        titles.setId("import-titles");
        titles.setConverter(said(this::titleRow));
        titles.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                model.header(now);
            }
        });
        columns.setId("import-columns");
        columns.setConverter(said(this::range));
        columns.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                preview.turn(now);
            }
        });
        preview.fromProperty().subscribe(now -> columns.setValue(now.intValue()));
        sheetChoice.getStyleClass().add("import-choices");
        sheetChoice.getChildren().addAll(named("sheet", sheets), take);
        columnChoice = named("columns", columns);
        getStyleClass().addAll("answer-choices", "import-line");
        getChildren().addAll(sheetChoice, holds(), named("titles", titles), columnChoice);
    }

    private HBox holds() {
        Label name = new Label(words.text("holds"));
        name.getStyleClass().add("second");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox segments = new HBox();
        segments.getStyleClass().add("segmented");
        ToggleGroup group = new ToggleGroup();
        for (Subject subject : Subject.values()) {
            ToggleButton button = new ToggleButton(words.text("subject." + subject.key()));
            button.setId("import-subject-" + subject.key());
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleHelp(words.text("holds"));
            button.setOnAction(_ -> {
                // Pressing the one that is chosen already must not leave none.
                button.setSelected(true);
                model.subject(subject);
            });
            subjects.put(subject, button);
            segments.getChildren().add(button);
        }
        segments.getChildren().getFirst().getStyleClass().add("first");
        segments.getChildren().getLast().getStyleClass().add("last");
        HBox both = new HBox(name, segments);
        both.getStyleClass().add("import-choices");
        return both;
    }

    private HBox named(String key, ComboBox<?> box) {
        Label name = new Label(words.text(key));
        name.getStyleClass().add("second");
        name.setLabelFor(box);
        name.setMinWidth(Region.USE_PREF_SIZE);
        box.setAccessibleText(words.text(key));
        box.getStyleClass().add("import-chooser");
        HBox both = new HBox(name, box);
        both.getStyleClass().add("import-choices");
        return both;
    }

    private static <T> StringConverter<T> said(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : name.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("It is chosen, not typed.");
            }
        };
    }

    private String titleRow(int index) {
        if (shown == null || index >= shown.grid().rows().size()) {
            return "";
        }
        Grid.Line line = shown.grid().rows().get(index);
        return words.text("titles.item", Integer.toString(line.number()),
                line.cells().stream().map(String::strip).filter(cell -> !cell.isEmpty()).limit(TITLES_NAMED).collect(Collectors.joining(", ")));
    }

    /// Says how many of the columns mean something, so that those far to the right are not overlooked.
    private String range(int first) {
        if (shown == null || first >= shown.mapping().columns().size()) {
            return "";
        }
        int end = Math.min(first + PreviewTable.AT_ONCE, shown.mapping().columns().size());
        long used = shown.mapping().columns().subList(first, end).stream().filter(column -> column.field() != null).count();
        return words.text(used > 0 ? "columns.used" : "columns.item", Grid.letters(first), Grid.letters(end - 1), model.format().whole(used));
    }

    @SuppressWarnings("ReferenceEquality") // The same choice is the same object; equal sheets would take a walk over all cells.
    void show(Opened opened) {
        Page page = opened.page();
        Page before = shown;
        if (before == page) {
            return;
        }
        showing = true;
        shown = page;
        appear(sheetChoice, opened.pages().size() > 1);
        List<Page> pages = opened.pages();
        // Not while one of the same sheets is being chosen from the list.
        if (sheets.getItems().size() != pages.size() || IntStream.range(0, pages.size()).anyMatch(at -> sheets.getItems().get(at) != pages.get(at))) {
            sheets.getItems().setAll(pages);
        }
        sheets.getSelectionModel().select(opened.at());
        take.setSelected(page.taken());
        subjects.forEach((subject, button) -> button.setSelected(subject == page.mapping().subject()));
        if (before == null || before.grid() != page.grid()) {
            titles.getItems().setAll(IntStream.range(0, Math.min(TITLE_ROWS, page.grid().rows().size())).boxed().toList());
        }
        titles.setValue(page.mapping().header());
        List<Integer> ranges = IntStream.iterate(0, first -> first < page.mapping().columns().size(), first -> first + PreviewTable.AT_ONCE).boxed().toList();
        appear(columnChoice, ranges.size() > 1);
        if (ranges.size() > 1) {
            // Anew, since what the columns mean is said with them.
            columns.getItems().setAll(ranges);
        }
        columns.setValue(preview.fromProperty().get());
        showing = false;
    }

    private static void appear(HBox choice, boolean there) {
        choice.setVisible(there);
        choice.setManaged(there);
    }
}
