package io.headroom.answers.size;

import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.Subject;
import io.headroom.answers.AnswerBody;
import io.headroom.answers.SearchBar;
import io.headroom.answers.size.SizeModel.Choice;
import io.headroom.look.Explained;
import io.headroom.plan.ClusterId;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is asked above; below it the answer in a sentence, sizes that do in a table with the button that adopts one, and what is to be known beside.
final class SizeView extends BorderPane {
    private final Words words = Words.of(SizeView.class);
    private final SizeModel model;
    private final ComboBox<Choice<Subject>> subject = new ComboBox<>();
    private final ComboBox<Choice<Double>> confidence = new ComboBox<>();
    private final ComboBox<Choice<Optional<ClusterId>>> cluster = new ComboBox<>();
    private final Label sentence = new Label();
    private final Label notes = new Label();
    private final Label empty = new Label();
    private final SizesTable table = new SizesTable();
    private final Button adopt = new Button(words.text("adopt"));
    private final Explained adopting = new Explained(adopt, words.text("adopt.more"));
    private final HBox foot = new HBox();
    private final VBox found;

    SizeView(SizeModel model) {
        this.model = model;
        chooser(subject, "size-subject", "subject");
        chooser(confidence, "size-confidence", "confidence.more");
        chooser(cluster, "size-cluster", "cluster.more");
        confidence.getItems().setAll(model.confidences());
        confidence.getSelectionModel().selectFirst();
        setTop(new SearchBar("size", model.searching(), words.text("ask"), this::ask, List.of(subject, confidence, cluster)));
        found = found();
        empty.setId("size-empty");
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        setCenter(new AnswerBody(List.of(found, empty)));
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> offerAdopting());
        model.searching().stateProperty().subscribe(_ -> show());
        offer();
    }

    private VBox found() {
        sentence.setId("size-sentence");
        sentence.getStyleClass().add("answer-sentence");
        notes.setId("size-notes");
        notes.getStyleClass().add("second");
        for (Label label : List.of(sentence, notes)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        adopt.setId("size-adopt");
        adopt.getStyleClass().add("primary");
        adopt.setMinWidth(Region.USE_PREF_SIZE);
        adopt.setOnAction(_ -> model.searching().state().answer().ifPresent(this::adopt));
        Label choose = new Label(words.text("choose"));
        choose.getStyleClass().add("second");
        choose.setWrapText(true);
        choose.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choose, Priority.ALWAYS);
        foot.getChildren().setAll(choose, adopting);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("answer-row");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(sentence, table, foot, notes);
        box.getStyleClass().add("answer-found");
        return box;
    }

    private void adopt(SizeAnswer answer) {
        SizeModel.Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.adopt(answer, row.size());
        }
    }

    private void chooser(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
    }

    /// Offers what the open plan has, beginning with what is selected in the main window.
    void offer() {
        Subject before = subject.getValue() == null ? null : subject.getValue().value();
        subject.getItems().setAll(model.subjects());
        choose(subject, model.selected().filter(wanted -> has(wanted)).orElse(before));
        Optional<ClusterId> where = cluster.getValue() == null ? Optional.empty() : cluster.getValue().value();
        cluster.getItems().setAll(model.clusters());
        choose(cluster, where);
    }

    private boolean has(Subject wanted) {
        return subject.getItems().stream().anyMatch(choice -> choice.value().equals(wanted));
    }

    private static <T> void choose(ComboBox<Choice<T>> box, @Nullable T wanted) {
        box.setValue(box.getItems().stream().filter(choice -> choice.value().equals(wanted)).findFirst().orElse(box.getItems().isEmpty() ? null : box.getItems().getFirst()));
    }

    private void ask() {
        if (!subject.getItems().equals(model.subjects()) || !cluster.getItems().equals(model.clusters())) {
            // An edit has changed what there is since it was offered.
            offer();
        }
        if (subject.getValue() != null) {
            model.ask(subject.getValue().value(), confidence.getValue().value(), cluster.getValue().value());
        }
    }

    private void show() {
        SizeAnswer answer = model.searching().state().answer().orElse(null);
        found.setVisible(answer != null);
        empty.setVisible(answer == null);
        empty.setText(words.text(model.searching().state().running() ? "waiting" : "empty"));
        if (answer != null) {
            sentence.setText(model.sentence(answer));
            notes.setText(String.join("\n", model.notes(answer)));
            table.show(model.rows(answer));
        }
        boolean any = answer != null && !model.rows(answer).isEmpty();
        for (Region part : List.of(table, foot)) {
            part.setVisible(any);
            part.setManaged(any);
        }
        offerAdopting();
    }

    private void offerAdopting() {
        SizeModel.Row row = table.getSelectionModel().getSelectedItem();
        adopting.allow(model.searching().state().answer().filter(answer -> model.adoptable(answer, row)).isPresent(), words.text("adopt.why"));
        adopt.setAccessibleText(row == null ? words.text("adopt") : words.text("adopt.spoken", row.what(), row.gpus()));
    }
}
