package io.headroom.answers.caps;

import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.answers.AnswerBody;
import io.headroom.answers.RowTable;
import io.headroom.answers.SearchBar;
import io.headroom.answers.caps.CapsModel.Asked;
import io.headroom.answers.caps.CapsModel.Choice;
import io.headroom.answers.caps.CapsModel.Gets;
import io.headroom.answers.caps.CapsModel.Limit;
import io.headroom.look.Explained;
import io.headroom.plan.PartitionId;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is asked above; below it the way in which limits rise, who binds, the limits and the tenants before and after, and the button that sets the limits.
final class CapsView extends BorderPane {
    private final Words words = Words.of(CapsView.class);
    private final CapsModel model;
    private final ComboBox<Choice<PartitionId>> lane = new ComboBox<>();
    private final ComboBox<Choice<Relief>> relief = new ComboBox<>();
    private final ComboBox<Choice<Raise>> way = new ComboBox<>();
    private final CheckBox full = new CheckBox(words.text("full"));
    private final CheckBox single = new CheckBox(words.text("single"));
    private final Label sentence = new Label();
    private final Label notes = new Label();
    private final Label empty = new Label(words.text("empty"));
    private final Button adopt = new Button(words.text("adopt"));
    private final Explained adopting = new Explained(adopt, words.text("adopt.more"));
    private final RowTable<Limit> limits;
    private final RowTable<Gets> gets;
    private final VBox found;

    CapsView(CapsModel model) {
        this.model = model;
        getStyleClass().add("caps-page");
        chooser(lane, "caps-lane", "lane");
        chooser(relief, "caps-relief", "relief");
        chooser(way, "caps-way", "way");
        box(full, "caps-full", "full.more");
        box(single, "caps-single", "single.more");
        lane.valueProperty().subscribe(this::offerReliefs);
        limits = new RowTable<Limit>("caps-limits", words.text("limits"), Limit::spoken).words(words.text("column.tier"), Limit::tier).words(words.text("column.limit"), Limit::limit)
                .figures(words.text("column.now"), Limit::now).figures(words.text("column.after"), Limit::after).low(8);
        gets = new RowTable<Gets>("caps-tenants", words.text("tenants"), Gets::spoken).words(words.text("column.tenant"), Gets::tenant).words(words.text("column.tier"), Gets::tier)
                .figures(words.text("column.throttled"), Gets::throttled).words(words.text("column.objective"), Gets::objective).figures(words.text("column.now"), Gets::now)
                .figures(words.text("column.raised"), Gets::after).figures(words.text("column.more"), Gets::more);
        setTop(new SearchBar("caps", model.searching(), words.text("ask"), this::ask, List.of(lane, relief, full, single)));
        found = found();
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        setCenter(new AnswerBody(List.of(found, empty)));
        way.valueProperty().subscribe(this::showWay);
        model.searching().stateProperty().subscribe(_ -> show());
        model.plan().subscribe(_ -> offerIfGone());
        offer();
    }

    private VBox found() {
        sentence.setId("caps-sentence");
        sentence.getStyleClass().add("answer-sentence");
        notes.setId("caps-notes");
        notes.getStyleClass().add("second");
        for (Label label : List.of(sentence, notes)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        adopt.setId("caps-adopt");
        adopt.getStyleClass().add("primary");
        adopt.setMinWidth(Region.USE_PREF_SIZE);
        adopt.setOnAction(_ -> chosen((asked, raise) -> model.adopt(asked, raise)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(gap, adopting);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("answer-row");
        VBox.setVgrow(gets, Priority.ALWAYS);
        VBox box = new VBox(way, sentence, limits, gets, foot, notes);
        box.getStyleClass().add("answer-found");
        return box;
    }

    private void chooser(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
    }

    private void box(CheckBox box, String id, String key) {
        box.setId(id);
        box.setTooltip(new Tooltip(words.text(key)));
        box.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// Offers what the open plan has, beginning with what is selected in the main window.
    void offer() {
        Choice<PartitionId> before = lane.getValue();
        List<Choice<PartitionId>> lanes = model.lanes();
        lane.getItems().setAll(lanes);
        PartitionId wanted = model.selected().orElse(before == null ? null : before.value());
        lane.setValue(lanes.stream().filter(choice -> choice.value().equals(wanted)).findFirst().orElse(lanes.isEmpty() ? null : lanes.getFirst()));
        offerReliefs(lane.getValue());
    }

    private void offerReliefs(@Nullable Choice<PartitionId> chosen) {
        Choice<Relief> before = relief.getValue();
        List<Choice<Relief>> choices = chosen == null ? List.of() : model.reliefs(chosen.value());
        relief.getItems().setAll(choices);
        relief.setValue(before != null && choices.contains(before) ? before : choices.isEmpty() ? null : choices.getFirst());
    }

    private void ask() {
        Choice<PartitionId> where = lane.getValue();
        Choice<Relief> room = relief.getValue();
        if (where != null && room != null) {
            model.ask(where.value(), room.value(), full.isSelected(), single.isSelected());
        }
    }

    /// An edit may remove the lane or the scenario, or bring others.
    private void offerIfGone() {
        if (!lane.getItems().equals(model.lanes()) || lane.getValue() == null || !relief.getItems().equals(model.reliefs(lane.getValue().value()))) {
            offer();
        }
    }

    private void show() {
        Asked asked = model.searching().state().answer().orElse(null);
        found.setVisible(asked != null);
        empty.setVisible(asked == null);
        if (asked != null) {
            List<Choice<Raise>> ways = model.raises(asked).stream().map(raise -> new Choice<>(raise, model.title(asked, raise))).toList();
            if (!ways.equals(way.getItems())) {
                way.getItems().setAll(ways);
                way.setValue(ways.getFirst());
            }
        }
        showWay(way.getValue());
    }

    private void showWay(@Nullable Choice<Raise> raise) {
        adopting.allow(raise != null && model.adoptable(raise.value()), words.text("adopt.why"));
        chosen((asked, chosen) -> {
            sentence.setText(model.sentence(asked, chosen));
            notes.setText(String.join("\n", model.notes(asked)));
            limits.show(model.limits(asked, chosen));
            gets.show(model.gets(asked, chosen));
        });
    }

    private void chosen(BiConsumer<Asked, Raise> what) {
        Choice<Raise> raise = way.getValue();
        if (raise != null) {
            model.searching().state().answer().ifPresent(asked -> what.accept(asked, raise.value()));
        }
    }
}
