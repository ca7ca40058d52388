package io.headroom.answers.offers;

import io.headroom.answers.AnswerBody;
import io.headroom.answers.offers.OffersModel.Buyer;
import io.headroom.answers.offers.OffersModel.Row;
import io.headroom.edit.Edit;
import io.headroom.look.Explained;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tenants at the left; the offers of the chosen one, what is cheapest, and all that is known of the chosen offer beside them.
final class OffersView extends BorderPane {
    private final Words words = Words.of(OffersView.class);
    private final Consumer<Edit> adopt;
    private final ListView<Buyer> buyers = new ListView<>();
    private final OffersTable table = new OffersTable();
    private final Label sentence = line("offers-sentence", "answer-sentence");
    private final Label summary = line("offers-summary", "second");
    private final Label details = line("offers-details", "second");
    private final Label reason = line("offers-reason", "second");
    private final Button adopting = new Button(words.text("adopt"));
    private final Explained explained = new Explained(adopting, "");
    private final Label empty = line("offers-empty", "second");
    private final BorderPane answer = new BorderPane();
    private @Nullable String preferred;

    /// @param head what is asked
    /// @param adopt takes the edit that adopts an offer
    OffersView(Node head, Consumer<Edit> adopt) {
        this.adopt = adopt;
        setTop(head);
        buyers.setId("offers-tenants");
        buyers.setAccessibleText(words.text("tenants"));
        buyers.getStyleClass().addAll("calibration-list", "offers-tenants");
        buyers.setCellFactory(_ -> new BuyerCell());
        buyers.getSelectionModel().selectedItemProperty().subscribe(this::open);
        table.getSelectionModel().selectedItemProperty().subscribe(this::detail);
        adopting.setId("offers-adopt");
        adopting.setMinWidth(Region.USE_PREF_SIZE);
        adopting.getStyleClass().add("primary");
        adopting.setOnAction(_ -> adoptChosen());
        answer.setLeft(buyers);
        answer.setCenter(offers());
        setCenter(new StackPane(answer, empty));
        clear("");
    }

    private Node offers() {
        VBox known = new VBox(details, reason);
        known.getStyleClass().add("offers-lines");
        known.setMinWidth(0);
        HBox.setHgrow(known, Priority.ALWAYS);
        HBox foot = new HBox(known, explained);
        foot.setAlignment(Pos.TOP_RIGHT);
        foot.getStyleClass().add("answer-row");
        table.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox found = new VBox(sentence, summary, table, foot);
        found.getStyleClass().add("answer-found");
        return new AnswerBody(List.of(found));
    }

    private static Label line(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /// Chooses a tenant as soon as it is there.
    ///
    /// @param tenant its id
    void prefer(String tenant) {
        preferred = tenant;
    }

    /// Shows nothing but a line.
    void clear(String text) {
        empty.setText(text);
        empty.setVisible(true);
        answer.setVisible(false);
    }

    /// Shows an answer; who was chosen stays chosen.
    void show(OffersModel model) {
        empty.setVisible(false);
        answer.setVisible(true);
        summary.setText(String.join(" ", model.summary()) + " " + model.month());
        Buyer before = buyers.getSelectionModel().getSelectedItem();
        String chosen = before != null ? before.id().value() : preferred;
        buyers.getItems().setAll(model.tenants());
        Buyer again = model.tenants().stream().filter(buyer -> buyer.id().value().equals(chosen)).findFirst().orElse(model.tenants().isEmpty() ? null : model.tenants().getFirst());
        if (again != null) {
            buyers.getSelectionModel().select(again);
        }
    }

    private void open(@Nullable Buyer buyer) {
        sentence.setText(buyer == null ? "" : buyer.sentence());
        if (buyer != null) {
            table.show(buyer);
        }
    }

    private void detail(@Nullable Row row) {
        details.setText(row == null ? words.text("choose") : said(row));
        explained.allow(row != null && row.adopt() != null, words.text("adopt.why"));
        boolean said = row != null && !row.reason().isEmpty();
        reason.setText(said ? words.text("reason", Objects.requireNonNull(row).reason()) : "");
        reason.setVisible(said);
        reason.setManaged(said);
        adopting.setAccessibleText(row == null ? words.text("adopt") : words.text("adopt.spoken", row.offer()));
    }

    private String said(Row row) {
        String details = String.join("\n", row.details());
        return row.mark().isEmpty() ? details : words.text("best", row.offer(), row.mark()) + "\n" + details;
    }

    private void adoptChosen() {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.adopt() != null) {
            adopt.accept(row.adopt());
        }
    }

    private static final class BuyerCell extends ListCell<Buyer> {
        private final Label name = new Label();
        private final Label budget = new Label();
        private final StateMark afford = new StateMark(State.NONE);
        private final VBox lines = new VBox(name, budget, afford);

        BuyerCell() {
            name.getStyleClass().add("strong");
            budget.getStyleClass().add("second");
            lines.prefWidthProperty().bind(widthProperty().subtract(32));
            lines.maxWidthProperty().bind(widthProperty().subtract(32));
        }

        @Override
        protected void updateItem(@Nullable Buyer item, boolean none) {
            super.updateItem(item, none);
            if (none || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(item.name());
            budget.setText(item.budget());
            afford.show(item.afford(), item.affordWord());
            setGraphic(lines);
            setAccessibleText(item.spoken());
        }
    }
}
