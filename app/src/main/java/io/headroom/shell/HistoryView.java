package io.headroom.shell;

import io.headroom.look.Icon;
import io.headroom.session.Steps;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The steps of the document below the inspector: what is done, where it stands now, what was undone. A click or Enter goes to a step.
final class HistoryView extends VBox {
    private final Words words = Words.of(HistoryView.class);
    private final EditWords editWords = EditWords.here();
    private final IntConsumer goTo;
    private final ListView<Integer> list = new ListView<>();
    private Steps steps = new Steps(List.of(), 0, 0, false);

    /// @param goTo  hears after how many steps the document is to stand
    /// @param close hides this panel
    HistoryView(IntConsumer goTo, Runnable close) {
        this.goTo = goTo;
        getStyleClass().addAll("history", "panel");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.text("history"));
        Label title = new Label(words.text("history"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button hide = new Button("", Icon.CLOSE.view());
        hide.getStyleClass().addAll("flat", "icon-only");
        hide.setId("history-close");
        hide.setTooltip(new Tooltip(words.text("history.close")));
        hide.setAccessibleText(words.text("history.close"));
        hide.setOnAction(_ -> close.run());
        HBox head = new HBox(title, gap, hide);
        head.getStyleClass().addAll("panel-head", "dense");
        list.setId("history-list");
        list.setAccessibleText(words.text("history"));
        list.setCellFactory(_ -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() != null) {
                event.consume();
                goTo.accept(list.getSelectionModel().getSelectedItem());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
    }

    /// Shows the steps as they stand.
    void show(Steps now) {
        boolean moved = now.position() != steps.position() || now.edits().size() != steps.edits().size();
        if (now.equals(steps) && !list.getItems().isEmpty()) {
            return;
        }
        steps = now;
        list.getItems().setAll(IntStream.rangeClosed(0, now.edits().size()).boxed().toList());
        list.getSelectionModel().select(now.position());
        if (moved) {
            list.scrollTo(Math.max(0, now.position() - 2));
        }
    }

    /// Gives the focus to the list.
    void focus() {
        list.requestFocus();
    }

    private String label(int position) {
        return position == 0 ? words.text(steps.forgotten() ? "history.oldest" : "history.begin") : editWords.label(steps.edits().get(position - 1));
    }

    private String state(int position) {
        String where = position == steps.position() ? words.text("history.now") : position > steps.position() ? words.text("history.undone") : "";
        String saved = position == steps.saved() ? words.text("history.saved") : "";
        return where.isEmpty() || saved.isEmpty() ? where + saved : words.text("history.both", where, saved);
    }

    private final class Cell extends ListCell<Integer> {
        private final Label label = new Label();
        private final Label state = new Label();
        private final Tooltip whole = new Tooltip();
        private final HBox row;

        Cell() {
            label.setMinWidth(0);
            label.setMaxWidth(Double.MAX_VALUE);
            label.setTooltip(whole);
            HBox.setHgrow(label, Priority.ALWAYS);
            state.getStyleClass().add("caption");
            state.setMinWidth(Region.USE_PREF_SIZE);
            row = new HBox(label, state);
            row.getStyleClass().add("history-row");
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    goTo.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer position, boolean empty) {
            super.updateItem(position, empty);
            setGraphic(position == null ? null : row);
            if (position != null) {
                label.setText(label(position));
                whole.setText(label(position));
                label.getStyleClass().setAll("label", position == steps.position() ? "strong" : position > steps.position() ? "hint" : "history-done");
                label.setGraphic(position == steps.position() ? Icon.RIGHT_SMALL.view() : null);
                state.setText(state(position));
                state.setGraphic(position == steps.saved() ? Icon.SAVE.view() : null);
                setAccessibleText(label(position) + ", " + state(position));
            }
        }
    }
}
