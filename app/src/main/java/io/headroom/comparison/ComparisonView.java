package io.headroom.comparison;

import io.headroom.compare.Measure;
import io.headroom.look.Icon;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Words;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Two states of the plan side by side: what is compared above, a row for each tenant, what it comes to below.
public final class ComparisonView extends BorderPane {
    private final Words words = Words.of(ComparisonView.class);
    private final ComparisonDesk desk;
    private final ComboBox<Side> before;
    private final ComboBox<Side> after;
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
        after = chooser("comparison-after", "after", Side::label, desk::after);
        measure = chooser("comparison-measure", "measure", ComparisonWords.here()::measure, desk::measure);
        measure.getItems().setAll(Measure.all());
        setTop(new VBox(choosers(), notes()));
        empty.getStyleClass().add("second");
        empty.setId("comparison-empty");
        empty.setWrapText(true);
        StackPane rows = new StackPane(table, empty);
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
        HBox box = new HBox(title, before, small(words.text("with")), after, swap, small(words.text("by")), measure, gap, bar, cancel, again);
        box.getStyleClass().add("tool-row");
        for (Node fixed : new Node[] {title, swap, cancel, again}) {
            ((Region) fixed).setMinWidth(Region.USE_PREF_SIZE);
        }
        return box;
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
        choose(after, state, state.after());
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
        table.setVisible(model != null);
        empty.setText(model == null ? nothing(state) : "");
        sentence.setText(model == null ? "" : model.sentence());
        cost.setText(model == null ? "" : model.cost());
        if (model != null) {
            table.show(model);
        }
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
