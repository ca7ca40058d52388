package io.headroom.comparison;

import io.headroom.compare.Measure;
import io.headroom.copying.TakenEvent;
import io.headroom.look.Icon;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Up to four states of the plan side by side: what is compared above, then their boards, their gauges and a row for each tenant, what it comes to below.
public final class ComparisonView extends BorderPane {
    private final Words words = Words.of(ComparisonView.class);
    private final ComparisonDesk desk;
    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    private final Format format = Format.here();
    private final ComboBox<Side> before;
    private final List<ComboBox<Side>> others = new ArrayList<>();
    private final List<HBox> otherBoxes = new ArrayList<>();
    private final Button add = new Button(words.text("add"), Icon.PLUS.view());
    private final Tooltip addHint = new Tooltip();
    private final HBox boards = new HBox();
    private final EvenRows gauges = new EvenRows("comparison-gauges");
    private final CheckBox changedOnly = new CheckBox(words.text("changedOnly"));
    private final Button copy = new Button(words.text("copy"), Icon.COPY.view());
    private final Label copied = new Label();
    private final VBox shown = new VBox();
    private Optional<ComparisonDesk.Outcome> drawn = Optional.empty();
    private List<String> obstacles = List.of();
    private final ComboBox<Measure> measure;
    private final Button again = new Button(words.text("again"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button(words.text("cancel"));
    private final Label note = new Label();
    private final ChangeTable table = new ChangeTable();
    private final Label empty = new Label();
    private final Label sentence = new Label();
    private final Label cost = new Label();
    private boolean showing;

    /// @param desk what is compared
    /// @param close asks for the window to be closed
    public ComparisonView(ComparisonDesk desk, Runnable close) {
        this.desk = desk;
        getStyleClass().add("comparison");
        before = chooser("comparison-before", "before", Side::label, desk::before);
        for (int i = 0; i < ComparisonDesk.MOST - 1; i++) {
            int at = i;
            others.add(chooser(i == 0 ? "comparison-after" : "comparison-after-" + (i + 1), "after", Side::label, side -> desk.other(at, side)));
            otherBoxes.add(other(at));
        }
        measure = chooser("comparison-measure", "measure", ComparisonWords.here()::measure, desk::measure);
        measure.getItems().setAll(Measure.all());
        setTop(new VBox(choosers(), notes()));
        empty.getStyleClass().add("second");
        empty.setId("comparison-empty");
        empty.setWrapText(true);
        boards.setId("comparison-boards");
        boards.getStyleClass().add("comparison-boards");
        boards.setAccessibleText(words.text("boards"));
        gauges.setId("comparison-gauges");
        gauges.setAccessibleText(words.text("gauges"));
        ScrollPane bars = new ScrollPane(gauges);
        bars.setFitToWidth(true);
        bars.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        bars.getStyleClass().add("comparison-bars");
        VBox.setVgrow(table, Priority.ALWAYS);
        table.getStyleClass().add("comparison-table");
        shown.getChildren().addAll(boards, bars, tableRow(), table);
        StackPane rows = new StackPane(shown, empty);
        rows.getStyleClass().add("comparison-rows");
        setCenter(rows);
        setBottom(foot(close));
        desk.stateProperty().subscribe(this::show);
    }

    private HBox choosers() {
        Label title = new Label(words.text("compare"));
        title.getStyleClass().add("heading");
        Button swap = new Button("", Icon.SWAP.view());
        swap.getStyleClass().addAll("flat", "icon-only");
        swap.setId("comparison-swap");
        swap.setTooltip(new Tooltip(words.text("swap")));
        swap.setAccessibleText(words.text("swap"));
        swap.setOnAction(_ -> desk.swap());
        again.setId("comparison-again");
        again.getStyleClass().add("primary");
        again.setOnAction(_ -> desk.compare());
        cancel.setId("comparison-cancel");
        cancel.setOnAction(_ -> desk.cancel());
        bar.setAccessibleText(words.text("progress"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        add.setId("comparison-add");
        add.setOnAction(_ -> desk.add());
        StackPane adding = new StackPane(add);
        Tooltip.install(adding, addHint);
        HBox box = new HBox(title, letter(LETTERS.getFirst()), before, small(words.text("with")));
        box.getChildren().addAll(otherBoxes);
        box.getChildren().addAll(swap, adding, small(words.text("by")), measure, gap, bar, cancel, again);
        box.getStyleClass().add("tool-row");
        for (Node fixed : new Node[] {title, swap, add, cancel, again}) {
            ((Region) fixed).setMinWidth(Region.USE_PREF_SIZE);
        }
        return box;
    }

    private HBox other(int index) {
        HBox box = new HBox(letter(LETTERS.get(index + 1)), others.get(index));
        box.getStyleClass().add("comparison-other");
        HBox.setHgrow(others.get(index), Priority.SOMETIMES);
        if (index > 0) {
            Button drop = new Button("", Icon.CLOSE.view());
            drop.getStyleClass().addAll("flat", "icon-only");
            drop.setId("comparison-drop-" + (index + 1));
            String hint = words.text("drop", LETTERS.get(index + 1));
            drop.setTooltip(new Tooltip(hint));
            drop.setAccessibleText(hint);
            drop.setOnAction(_ -> desk.drop(index));
            box.getChildren().add(drop);
        }
        return box;
    }

    private static Label letter(String text) {
        Label letter = new Label(text);
        letter.getStyleClass().add("side-letter");
        letter.setMinWidth(Region.USE_PREF_SIZE);
        return letter;
    }

    private HBox tableRow() {
        changedOnly.setId("comparison-changed-only");
        changedOnly.setTooltip(new Tooltip(words.text("changedOnly.hint")));
        changedOnly.selectedProperty().subscribe(only -> table.changedOnly(only));
        copy.setId("comparison-copy");
        copy.getStyleClass().add("flat");
        copy.setOnAction(_ -> copyTable());
        table.addEventHandler(TakenEvent.TAKEN, _ -> copied.setText(words.text("copied")));
        copied.getStyleClass().add("hint");
        HBox box = new HBox(changedOnly, copy, copied);
        box.getStyleClass().add("comparison-table-row");
        return box;
    }

    private void copyTable() {
        table.copy();
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("second");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private VBox notes() {
        note.setId("comparison-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("second");
        VBox box = new VBox(note);
        box.getStyleClass().add("comparison-note");
        return box;
    }

    private HBox foot(Runnable close) {
        sentence.getStyleClass().add("strong");
        sentence.setId("comparison-sentence");
        cost.getStyleClass().add("second");
        cost.setId("comparison-cost");
        for (Label label : new Label[] {sentence, cost}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        VBox lines = new VBox(sentence, cost);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        Button done = new Button(words.text("close"));
        done.setId("comparison-close");
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.setOnAction(_ -> close.run());
        HBox box = new HBox(lines, done);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.getStyleClass().add("calibration-buttons");
        return box;
    }

    private <T> ComboBox<T> chooser(String id, String key, Function<T, String> label, Consumer<T> choose) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : label.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        box.setOnAction(_ -> {
            T chosen = box.getValue();
            if (!showing && chosen != null) {
                choose.accept(chosen);
            }
        });
        return box;
    }

    private void show(ComparisonDesk.State state) {
        showing = true;
        choose(before, state, state.before());
        for (int i = 0; i < others.size(); i++) {
            boolean there = i < Math.max(1, state.others().size());
            otherBoxes.get(i).setVisible(there);
            otherBoxes.get(i).setManaged(there);
            choose(others.get(i), state, i < state.others().size() ? state.others().get(i) : null);
        }
        measure.setValue(state.measure());
        showing = false;
        boolean running = state.phase() == ComparisonDesk.Phase.RUNNING;
        for (Node node : new Node[] {bar, cancel}) {
            node.setVisible(running);
            node.setManaged(running);
        }
        bar.setProgress(state.progress());
        boolean offered = !running && state.phase() != ComparisonDesk.Phase.DONE && state.phase() != ComparisonDesk.Phase.NOTHING;
        again.setVisible(offered);
        again.setManaged(offered);
        ComparisonModel model = state.model().orElse(null);
        note.setText(note(state, model));
        add.setDisable(!desk.canAdd());
        addHint.setText(words.text(desk.canAdd() ? "add.hint" : state.others().size() + 1 >= ComparisonDesk.MOST ? "add.most" : "add.none"));
        shown.setVisible(model != null);
        empty.setText(model == null ? nothing(state) : "");
        List<ComparisonModel> models = state.outcome().map(ComparisonDesk.Outcome::models).orElse(List.of());
        sentence.setText(lines(models, ComparisonModel::sentence));
        cost.setText(lines(models, ComparisonModel::cost));
        draw(state.outcome());
    }

    /// Draws an outcome; one that is drawn already stays as it is, but for what can be promoted.
    private void draw(Optional<ComparisonDesk.Outcome> outcome) {
        if (outcome.isEmpty()) {
            drawn = outcome;
            return;
        }
        ComparisonDesk.Outcome now = outcome.get();
        List<Side> sides = Stream.concat(Stream.of(now.first()), now.others().stream()).toList();
        List<String> hindered = sides.stream().map(desk::obstacle).toList();
        boolean same = drawn.filter(now::equals).isPresent();
        if (!same || !hindered.equals(obstacles)) {
            obstacles = hindered;
            boards.getChildren().clear();
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get(i);
                SideBoard board = new SideBoard(LETTERS.get(i), side.label(), now.boards().get(i), i == 0, hindered.get(i), () -> desk.promote(side), format);
                HBox.setHgrow(board, Priority.ALWAYS);
                // All equally wide, whatever their names.
                board.setPrefWidth(0);
                board.setMinWidth(0);
                boards.getChildren().add(board);
            }
        }
        if (!same) {
            drawn = outcome;
            copied.setText("");
            gauges.show(now.gauges().stream().map(gauge -> new GaugeBars(gauge, LETTERS, format)).toList(), sides.size() == 2 ? GaugeBars.LEAST_EM : GaugeBars.LEAST_MANY_EM);
            table.show(now.models(), LETTERS);
        }
    }

    /// One line for two sides; for more one for each, with its letter.
    private String lines(List<ComparisonModel> models, Function<ComparisonModel, String> line) {
        return models.size() == 1 ? line.apply(models.getFirst()) : IntStream.range(0, models.size()).mapToObj(i -> words.text("gauge.side", LETTERS.get(i + 1), line.apply(models.get(i))))
                .collect(Collectors.joining("\n"));
    }

    private void choose(ComboBox<Side> box, ComparisonDesk.State state, @Nullable Side side) {
        if (!box.getItems().equals(state.sides())) {
            box.getItems().setAll(state.sides());
        }
        box.setValue(side);
    }

    private String note(ComparisonDesk.State state, @Nullable ComparisonModel model) {
        return switch (state.phase()) {
            case OUTDATED -> words.text("outdated");
            case CANCELLED -> words.text("cancelled");
            case FAILED -> state.failure();
            case NOTHING, RUNNING, DONE -> model == null ? "" : words.text("note", model.scope(), model.note());
        };
    }

    private String nothing(ComparisonDesk.State state) {
        return switch (state.phase()) {
            case RUNNING -> words.text("running");
            case NOTHING -> words.text("nothing");
            case DONE, OUTDATED, CANCELLED, FAILED -> "";
        };
    }
}
