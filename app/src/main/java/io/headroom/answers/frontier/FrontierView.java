package io.headroom.answers.frontier;

import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.answers.AnswerBody;
import io.headroom.answers.RowTable;
import io.headroom.answers.SearchBar;
import io.headroom.answers.frontier.FrontierModel.Choice;
import io.headroom.answers.frontier.FrontierModel.Dot;
import io.headroom.answers.frontier.FrontierModel.Found;
import io.headroom.answers.frontier.FrontierModel.Row;
import io.headroom.answers.frontier.FrontierModel.Suffers;
import io.headroom.look.Explained;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
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

/// What is asked above; below it the plot with the plan behind the chosen point, and the table. About a locked fleet a table alone.
final class FrontierView extends BorderPane {
    private final Words words = Words.of(FrontierView.class);
    private final FrontierModel model;
    private final ComboBox<Choice<TenantId>> tenant = new ComboBox<>();
    private final ComboBox<Choice<PartitionId>> lane = new ComboBox<>();
    private final CheckBox isolation = new CheckBox(words.text("isolation"));
    private final FrontierPlot plot;
    private final RowTable<Row> table;
    private final Label sentence = new Label();
    private final Label notes = new Label();
    private final Label empty = new Label(words.text("empty"));
    private final Button adopt = new Button(words.text("adopt"));
    private final Explained adopting = new Explained(adopt, words.text("adopt.more"));
    private final VBox found;
    private final VBox locked = new VBox();
    private @Nullable FrontierAnswer answer;
    private @Nullable LockedAnswer lockedShown;
    private int chosen = -1;

    FrontierView(FrontierModel model) {
        this.model = model;
        getStyleClass().add("frontier-page");
        chooser(tenant, "frontier-tenant", "tenant.choose");
        chooser(lane, "frontier-lane", "lane.choose");
        isolation.setId("frontier-isolation");
        isolation.setSelected(true);
        isolation.setTooltip(new Tooltip(words.text("isolation.more")));
        isolation.setMinWidth(Region.USE_PREF_SIZE);
        tenant.valueProperty().subscribe(this::offerLanes);
        plot = new FrontierPlot(model::costTick, model::delayTick, this::choose, this::adopt);
        plot.setId("frontier-plot");
        table = new RowTable<Row>("frontier-table", words.text("table"), Row::spoken).words(words.text("column.size"), Row::size).figures(words.text("column.gpus"), Row::gpus)
                .figures(words.text("column.cost"), Row::cost).figures(words.text("column.delay"), Row::delay).figures(words.text("column.lost"), Row::lost)
                .words(words.text("column.objectives"), Row::objectives).words(words.text("column.remark"), Row::remark).figures(words.text("column.million"), Row::million)
                .figures(words.text("column.busy"), Row::busy);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                choose(row.index());
            }
        });
        setTop(new SearchBar("frontier", model.searching(), words.text("ask"), this::ask, List.of(tenant, lane, isolation)));
        found = found();
        locked.getStyleClass().add("answer-found");
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        setCenter(new AnswerBody(List.of(found, locked, empty)));
        model.searching().stateProperty().subscribe(_ -> show());
        model.plan().subscribe(_ -> offerIfGone());
        offer();
    }

    private VBox found() {
        sentence.setId("frontier-sentence");
        sentence.getStyleClass().add("answer-sentence");
        notes.setId("frontier-notes");
        notes.getStyleClass().add("second");
        for (Label label : List.of(sentence, notes)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        adopt.setId("frontier-adopt");
        adopt.getStyleClass().add("primary");
        adopt.setMinWidth(Region.USE_PREF_SIZE);
        adopt.setOnAction(_ -> adopt());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox plan = new HBox(sentence, adopting);
        plan.setAlignment(Pos.CENTER_LEFT);
        plan.getStyleClass().add("answer-row");
        HBox beside = new HBox(plot, table);
        beside.getStyleClass().add("answer-row");
        HBox.setHgrow(plot, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.ALWAYS);
        plot.setPrefWidth(420);
        plot.setMinWidth(280);
        plot.setMinHeight(220);
        table.setPrefWidth(460);
        VBox.setVgrow(beside, Priority.ALWAYS);
        VBox box = new VBox(beside, plan, notes);
        box.getStyleClass().add("answer-found");
        return box;
    }

    private void chooser(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
    }

    /// Offers what the open plan has, beginning with the tenant that is selected in the main window.
    void offer() {
        Choice<TenantId> before = tenant.getValue();
        List<Choice<TenantId>> tenants = model.tenants();
        tenant.getItems().setAll(tenants);
        TenantId wanted = model.selected().orElse(before == null ? null : before.value());
        boolean keep = before != null && model.selected().isEmpty() && tenants.contains(before);
        tenant.setValue(keep ? before : tenants.stream().filter(choice -> wanted != null && wanted.equals(choice.value())).findFirst().orElse(tenants.getFirst()));
        offerLanes(tenant.getValue());
    }

    private void offerLanes(@Nullable Choice<TenantId> whom) {
        Choice<PartitionId> before = lane.getValue();
        List<Choice<PartitionId>> lanes = model.lanes(whom == null ? null : whom.value());
        lane.getItems().setAll(lanes);
        lane.setValue(before != null && lanes.contains(before) ? before : lanes.getFirst());
        boolean one = whom != null && whom.value() != null;
        lane.setDisable(!one);
        isolation.setDisable(!one);
    }

    private void ask() {
        Choice<TenantId> whom = tenant.getValue();
        Choice<PartitionId> where = lane.getValue();
        if (whom != null) {
            chosen = -1;
            model.ask(whom.value(), where == null ? null : where.value(), isolation.isSelected());
        }
    }

    /// An edit may remove the tenant or the lane, or bring others.
    private void offerIfGone() {
        Choice<TenantId> whom = tenant.getValue();
        if (whom == null || !tenant.getItems().equals(model.tenants()) || !lane.getItems().equals(model.lanes(whom.value()))) {
            offer();
        }
        choose(chosen);
    }

    private void show() {
        Optional<Found> state = model.searching().state().answer();
        answer = state.map(Found::frontier).orElse(null);
        LockedAnswer fleet = state.map(Found::locked).orElse(null);
        FrontierAnswer shown = answer;
        found.setVisible(shown != null);
        locked.setVisible(fleet != null);
        empty.setVisible(state.isEmpty());
        if (shown != null) {
            show(shown);
        }
        if (fleet != null && !fleet.equals(lockedShown)) {
            show(fleet);
        }
        lockedShown = fleet;
    }

    private void show(FrontierAnswer shown) {
        List<Dot> dots = model.dots(shown);
        plot.show(dots, model.best(dots), model.delay(shown), words.text("axis.cost"));
        table.show(model.rows(shown));
        notes.setText(String.join("\n", model.notes(shown)));
        int now = shown.points().stream().filter(point -> point.size().now()).findFirst().map(shown.points()::indexOf).orElse(0);
        choose(chosen >= 0 && chosen < shown.points().size() ? chosen : now);
    }

    private void show(LockedAnswer fleet) {
        RowTable<Suffers> rows = new RowTable<Suffers>("frontier-locked", words.text("table.locked"), Suffers::spoken).words(words.text("column.locked"), Suffers::tenant);
        List<String> shares = model.shares(fleet);
        for (int i = 0; i < shares.size(); i++) {
            int at = i;
            rows.figures(shares.get(i), row -> row.values().get(at));
        }
        rows.show(model.suffers(fleet));
        VBox.setVgrow(rows, Priority.ALWAYS);
        Label who = new Label(model.sentence(fleet));
        who.setId("frontier-locked-sentence");
        who.getStyleClass().add("answer-sentence");
        who.setWrapText(true);
        who.setMinHeight(Region.USE_PREF_SIZE);
        locked.getChildren().setAll(who, rows);
    }

    private void choose(int index) {
        chosen = index;
        FrontierAnswer shown = answer;
        if (shown == null || index < 0 || index >= shown.points().size()) {
            return;
        }
        String said = model.sentence(shown, index);
        sentence.setText(said);
        plot.choose(index, said);
        adopting.allow(model.adoptable(shown, index), words.text("adopt.why"));
        if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().select(index);
            table.scrollTo(index);
        }
    }

    private void adopt() {
        if (answer != null) {
            model.adopt(answer, chosen);
        }
    }
}
