package io.headroom.answers.auto;

import io.headroom.answers.AnswerBody;
import io.headroom.answers.RowTable;
import io.headroom.answers.SearchBar;
import io.headroom.answers.auto.AutoPlanModel.Lock;
import io.headroom.answers.auto.AutoPlanModel.Part;
import io.headroom.answers.auto.AutoPlanModel.Row;
import io.headroom.answers.auto.AutoPlanModel.Shown;
import io.headroom.look.Explained;
import io.headroom.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What is asked above, what is kept at the left; beside it the answer in a few sentences, who moves and what changes in two tables, and buttons that adopt it.
final class AutoPlanView extends BorderPane {
    private final Words words = Words.of(AutoPlanView.class);
    private final AutoPlanModel model;
    private final Map<Lock, BooleanProperty> kept = new LinkedHashMap<>();
    private final ListView<Lock> locks = new ListView<>();
    private final TextField filter = new TextField();
    private final Label keeping = new Label();
    private final TextField budget = new TextField();
    private final CheckBox fewestMoves = new CheckBox(words.text("fewestMoves"));
    private final CheckBox variants = new CheckBox(words.text("variants"));
    private final Label sentence = new Label();
    private final Label notes = new Label();
    private final Label empty = new Label();
    private final RowTable<Row> tenants;
    private final RowTable<Part> partitions;
    private final Button adopt = new Button(words.text("adopt"));
    private final Explained adopting = new Explained(adopt, words.text("adopt.more"));
    private final Button scenario = new Button(words.text("adoptAsScenario"));
    private final Explained branching = new Explained(scenario, words.text("adoptAsScenario.more"));
    private final HBox foot = new HBox();
    private final VBox found;

    AutoPlanView(AutoPlanModel model) {
        this.model = model;
        tenants = new RowTable<Row>("auto-tenants", words.text("tenants"), Row::spoken).words(words.text("column.tenant"), Row::tenant)
                .words(words.text("column.change"), Row::change).words(words.text("column.where"), Row::where).words(words.text("column.objectives"), Row::objectives)
                .words(words.text("column.why"), Row::why);
        partitions = new RowTable<Part>("auto-partitions", words.text("partitions"), Part::spoken).words(words.text("column.partition"), Part::partition)
                .words(words.text("column.change"), Part::change).figures(words.text("column.gpus"), Part::gpus).figures(words.text("column.cost"), Part::cost)
                .words(words.text("column.size"), Part::why);
        setTop(new SearchBar("auto", model.searching(), words.text("ask"), this::ask, choices()));
        setLeft(locks());
        found = found();
        empty.setId("auto-empty");
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        setCenter(new AnswerBody(List.of(found, empty)));
        model.searching().stateProperty().subscribe(_ -> show());
        model.plan().subscribe(_ -> offer());
    }

    private List<Region> choices() {
        budget.setId("auto-budget");
        budget.setPromptText(words.text("budget"));
        budget.setPrefColumnCount(9);
        budget.setAccessibleText(words.text("budget.more"));
        budget.setTooltip(new Tooltip(words.text("budget.more")));
        fewestMoves.setId("auto-fewest-moves");
        fewestMoves.setTooltip(new Tooltip(words.text("fewestMoves.more")));
        variants.setId("auto-variants");
        variants.setTooltip(new Tooltip(words.text("variants.more")));
        for (CheckBox box : List.of(fewestMoves, variants)) {
            box.setMinWidth(Region.USE_PREF_SIZE);
        }
        return List.of(budget, fewestMoves, variants);
    }

    private VBox locks() {
        keeping.getStyleClass().add("strong");
        keeping.setId("auto-keeping");
        filter.setId("auto-filter");
        filter.setPromptText(words.text("filter"));
        filter.setAccessibleText(words.text("filter"));
        filter.textProperty().subscribe(_ -> filter());
        locks.setId("auto-locks");
        locks.setAccessibleText(words.text("locks"));
        locks.setPlaceholder(new Region());
        locks.getStyleClass().add("calibration-list");
        locks.setCellFactory(_ -> new LockCell());
        locks.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            Lock chosen = locks.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.SPACE && chosen != null) {
                BooleanProperty tick = tick(chosen);
                tick.set(!tick.get());
                key.consume();
            }
        });
        VBox.setVgrow(locks, Priority.ALWAYS);
        VBox box = new VBox(keeping, filter, locks);
        box.getStyleClass().addAll("answer-found", "auto-locks");
        return box;
    }

    private BooleanProperty tick(Lock lock) {
        return kept.computeIfAbsent(lock, _ -> new SimpleBooleanProperty());
    }

    /// A line with a box to tick. The list has the focus, and not each box in it: arrows choose a line, Space ticks it.
    private final class LockCell extends CheckBoxListCell<Lock> {
        LockCell() {
            super(AutoPlanView.this::tick, new StringConverter<>() {
                @Override
                public String toString(Lock lock) {
                    return lock.label();
                }

                @Override
                public Lock fromString(String label) {
                    return kept.keySet().stream().filter(lock -> lock.label().equals(label)).findFirst().orElseThrow();
                }
            });
        }

        @Override
        public void updateItem(@Nullable Lock lock, boolean empty) {
            super.updateItem(lock, empty);
            if (getGraphic() instanceof CheckBox box) {
                box.setFocusTraversable(false);
                box.setAccessibleText(lock == null ? "" : lock.label());
            }
        }
    }

    private VBox found() {
        sentence.setId("auto-sentence");
        sentence.getStyleClass().add("answer-sentence");
        notes.setId("auto-notes");
        notes.getStyleClass().add("second");
        for (Label label : List.of(sentence, notes)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        adopt.setId("auto-adopt");
        adopt.getStyleClass().add("primary");
        adopt.setOnAction(_ -> model.searching().state().answer().ifPresent(shown -> model.adopt(shown.answer())));
        scenario.setId("auto-scenario");
        scenario.setOnAction(_ -> model.searching().state().answer().ifPresent(shown -> model.adoptAsScenario(shown.answer())));
        for (Button button : List.of(adopt, scenario)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        foot.getChildren().setAll(gap, branching, adopting);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("answer-row");
        VBox.setVgrow(tenants, Priority.ALWAYS);
        VBox.setVgrow(partitions, Priority.ALWAYS);
        VBox box = new VBox(sentence, notes, tenants, partitions, foot);
        box.getStyleClass().add("answer-found");
        return box;
    }

    /// Offers what the open plan has; what was chosen to be kept stays so as long as it is there.
    void offer() {
        List<Lock> now = model.locks();
        Map<Lock, BooleanProperty> before = new LinkedHashMap<>(kept);
        kept.clear();
        for (Lock lock : now) {
            boolean was = before.entrySet().stream().anyMatch(entry -> entry.getValue().get() && same(entry.getKey(), lock));
            BooleanProperty on = new SimpleBooleanProperty(was);
            on.subscribe(_ -> count());
            kept.put(lock, on);
        }
        filter();
        count();
    }

    private static boolean same(Lock one, Lock other) {
        return Objects.equals(one.partition(), other.partition()) && Objects.equals(one.tenant(), other.tenant());
    }

    private void filter() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<Lock> matching = kept.keySet().stream().filter(lock -> lock.label().toLowerCase(Locale.ROOT).contains(wanted)).toList();
        if (!matching.equals(locks.getItems())) {
            locks.getItems().setAll(matching);
        }
    }

    private List<Lock> chosen() {
        return kept.entrySet().stream().filter(entry -> entry.getValue().get()).map(Map.Entry::getKey).toList();
    }

    private void count() {
        keeping.setText(chosen().isEmpty() ? words.text("keep") : words.text("keep.some", chosen().size()));
    }

    private void ask() {
        model.ask(chosen(), budget.getText(), fewestMoves.isSelected(), variants.isSelected());
    }

    private void show() {
        Shown shown = model.searching().state().answer().orElse(null);
        found.setVisible(shown != null);
        empty.setVisible(shown == null);
        empty.setText(words.text(model.searching().state().running() ? "waiting" : "empty"));
        if (shown == null) {
            return;
        }
        List<String> sentences = model.sentences(shown.answer());
        sentence.setText(sentences.getFirst());
        notes.setText(String.join("\n", sentences.subList(1, sentences.size())));
        boolean any = model.plan(shown.answer()).isPresent();
        tenants.show(model.rows(shown));
        partitions.show(model.parts(shown));
        show(notes, sentences.size() > 1);
        for (Region part : List.of(tenants, partitions, foot)) {
            show(part, any);
        }
        adopting.allow(model.adoptable(shown.answer()), words.text("adopt.why"));
        branching.allow(model.adoptable(shown.answer()), words.text("adopt.why"));
    }

    private static void show(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
