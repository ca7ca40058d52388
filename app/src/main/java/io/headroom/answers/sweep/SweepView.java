package io.headroom.answers.sweep;

import io.headroom.allocate.sweep.Figure;
import io.headroom.answers.AnswerBody;
import io.headroom.answers.LinePlot;
import io.headroom.answers.RowTable;
import io.headroom.answers.SearchBar;
import io.headroom.answers.sweep.SweepModel.Found;
import io.headroom.answers.sweep.SweepModel.Row;
import io.headroom.answers.sweep.SweepModel.Subject;
import io.headroom.answers.sweep.SweepModel.Whose;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Two axes or a grid file above; below them a figure against an axis, and the table.
final class SweepView extends BorderPane {
    private final Words words = Words.of(SweepView.class);
    private final SweepModel model;
    private final ComboBox<Subject> one = new ComboBox<>();
    private final ComboBox<Subject> other = new ComboBox<>();
    private final TextField values = new TextField();
    private final TextField otherValues = new TextField();
    private final ComboBox<Whose> whose = new ComboBox<>();
    private final ComboBox<Figure> figure = new ComboBox<>();
    private final ComboBox<Subject> across = new ComboBox<>();
    private final Button export = new Button(words.text("export"));
    private final LinePlot plot = new LinePlot("sweep-plot");
    private final StackPane tablePlace = new StackPane();
    private final Label note = new Label();
    private final Label notes = new Label();
    private final Label empty = new Label(words.text("empty"));
    private final VBox found = new VBox();
    private @Nullable RowTable<Row> table;
    private List<String> columns = List.of();
    private boolean filling;
    private boolean ofPlan;

    SweepView(SweepModel model) {
        this.model = model;
        getStyleClass().add("sweep-page");
        chooser(one, "sweep-one", "axis.one");
        chooser(other, "sweep-other", "axis.other");
        field(values, "sweep-values", one);
        field(otherValues, "sweep-other-values", other);
        setTop(new VBox(new SearchBar("sweep", model.searching(), words.text("ask"), this::ask, List.of(open())), axes()));
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        fill();
        setCenter(new AnswerBody(List.of(found, empty)));
        model.noteProperty().subscribe(text -> {
            note.setText(text);
            note.setVisible(!text.isEmpty());
            note.setManaged(!text.isEmpty());
        });
        model.searching().stateProperty().subscribe(_ -> show());
        offer();
    }

    private Button open() {
        Button open = new Button(words.text("open"));
        open.setId("sweep-open");
        open.setTooltip(new Tooltip(words.text("open.more")));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> model.open());
        return open;
    }

    private VBox axes() {
        Label vary = small(words.text("vary"));
        Label over = small(words.text("over"));
        Label and = small(words.text("and"));
        Label overToo = small(words.text("over"));
        FlowPane row = new FlowPane(axis(vary, one, over, values), axis(and, other, overToo, otherValues));
        row.getStyleClass().addAll("answer-head", "answer-choices");
        note.setId("sweep-grid-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("second");
        VBox lines = new VBox(note);
        lines.getStyleClass().add("sweep-note");
        return new VBox(row, lines);
    }

    private static HBox axis(Node... parts) {
        HBox axis = new HBox(parts);
        axis.getStyleClass().add("sweep-choose");
        axis.setAlignment(Pos.CENTER_LEFT);
        return axis;
    }

    private void fill() {
        chooser(whose, "sweep-whose", "whose");
        chooser(figure, "sweep-figure", "figure");
        chooser(across, "sweep-across", "across");
        figure.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Figure item) {
                return item == null ? "" : model.figure(item);
            }

            @Override
            public Figure fromString(String text) {
                throw new IllegalStateException("It is chosen, not typed.");
            }
        });
        whose.valueProperty().subscribe(_ -> figures());
        figure.valueProperty().subscribe(_ -> draw());
        across.valueProperty().subscribe(_ -> draw());
        export.setId("sweep-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(_ -> answer().ifPresent(model::export));
        FlowPane shown = new FlowPane(figure, small(words.text("of")), whose, small(words.text("against")), across);
        shown.setPrefWrapLength(1200);
        shown.getStyleClass().add("answer-choices");
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox choose = new HBox(shown, export);
        choose.setAlignment(Pos.CENTER_LEFT);
        choose.getStyleClass().add("sweep-choose");
        notes.setId("sweep-notes");
        notes.setWrapText(true);
        notes.getStyleClass().add("second");
        VBox.setVgrow(plot, Priority.ALWAYS);
        VBox.setVgrow(tablePlace, Priority.ALWAYS);
        tablePlace.setPrefHeight(220);
        tablePlace.setMinHeight(100);
        found.getStyleClass().add("sweep-found");
        found.getChildren().addAll(choose, plot, notes, tablePlace);
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("second");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void chooser(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
    }

    private void field(TextField field, String id, ComboBox<Subject> axis) {
        field.setId(id);
        field.setAccessibleText(words.text("values"));
        field.setTooltip(new Tooltip(words.text("values")));
        field.setPrefColumnCount(10);
        axis.valueProperty().subscribe(subject -> {
            boolean any = subject != null && !subject.subject().isEmpty();
            field.setDisable(!any);
            if (!filling) {
                field.setText(any ? model.usual(subject) : "");
                model.forget();
            }
        });
        field.textProperty().subscribe((before, now) -> {
            if (!filling && !now.equals(before)) {
                model.forget();
            }
        });
    }

    /// Offers what the open plan has, and keeps what was chosen if that is still there.
    void offer() {
        List<Subject> all = model.subjects();
        offer(one, all, model.first(), values);
        offer(other, all, all.getFirst(), otherValues);
    }

    private void offer(ComboBox<Subject> box, List<Subject> all, Subject usual, TextField field) {
        Subject before = box.getValue();
        boolean keep = before != null && all.contains(before);
        filling = keep;
        box.getItems().setAll(all);
        box.setValue(keep ? before : usual);
        filling = false;
        field.setDisable(box.getValue().subject().isEmpty());
    }

    private void ask() {
        model.ask(one.getValue(), values.getText(), other.getValue(), otherValues.getText());
    }

    private Optional<Found> answer() {
        return model.searching().state().answer();
    }

    private void show() {
        Found shown = answer().orElse(null);
        found.setVisible(shown != null);
        empty.setVisible(shown == null);
        if (shown == null) {
            return;
        }
        filling = true;
        keep(whose, model.whose(shown));
        keep(across, model.acrosses(shown));
        filling = false;
        figures();
        notes.setText(String.join("\n", model.notes(shown)));
        notes.setVisible(!notes.getText().isEmpty());
        notes.setManaged(notes.isVisible());
    }

    private static <T> void keep(ComboBox<T> box, List<T> items) {
        T before = box.getValue();
        if (!box.getItems().equals(items)) {
            box.getItems().setAll(items);
        }
        box.setValue(before != null && items.contains(before) ? before : items.isEmpty() ? null : items.getFirst());
    }

    private void figures() {
        Whose of = whose.getValue();
        if (filling || of == null) {
            return;
        }
        filling = true;
        List<Figure> all = model.figures(of);
        Figure before = figure.getValue();
        figure.getItems().setAll(all);
        boolean keep = before != null && all.contains(before) && (of.tenant() == null) == ofPlan;
        figure.setValue(keep ? before : answer().map(shown -> model.usual(shown, of)).orElse(all.getFirst()));
        ofPlan = of.tenant() == null;
        filling = false;
        draw();
    }

    private void draw() {
        Found shown = answer().orElse(null);
        Whose of = whose.getValue();
        Figure what = figure.getValue();
        Subject against = across.getValue();
        if (filling || shown == null || of == null || what == null) {
            return;
        }
        LinePlot.Sheet sheet = against == null ? null : model.sheet(shown, of, what, against);
        plot.setVisible(sheet != null);
        plot.setManaged(sheet != null);
        if (sheet != null) {
            plot.show(sheet, words.text("plot", sheet.above(), sheet.below(), sheet.series().size()));
        }
        table(shown, of);
    }

    private void table(Found shown, Whose of) {
        List<String> titles = model.columns(shown, of);
        RowTable<Row> rows = table;
        if (rows == null || !titles.equals(columns)) {
            rows = new RowTable<>("sweep-table", words.text("table"), Row::spoken);
            for (int i = 0; i < titles.size(); i++) {
                int at = i;
                rows.figures(titles.get(i), row -> row.cells().get(at));
            }
            table = rows;
            columns = titles;
            tablePlace.getChildren().setAll(rows);
        }
        rows.show(model.rows(shown, of));
    }
}
