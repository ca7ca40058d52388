package io.headroom.answers;

import io.headroom.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The head of a page: what is asked, the button that asks, how far it is, and a line about what came of it. The choices go on in a second row where the window is narrow.
public final class SearchBar extends VBox {
    private final Words words = Words.of(SearchBar.class);
    private final Button ask;
    private final Button cancel = new Button(words.text("cancel"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Label note = new Label();
    private final Searching<?> searching;

    /// A head.
    ///
    /// @param id of the page: the button is `<id>-ask`, `<id>-cancel` cancels, `<id>-note` tells
    /// @param searching what it shows
    /// @param verb what the button says, e.g. "Solve"
    /// @param run begins the search
    /// @param choices what can be chosen about the question, from left to right
    public SearchBar(String id, Searching<?> searching, String verb, Runnable run, List<? extends Node> choices) {
        this.searching = searching;
        ask = new Button(verb);
        ask.setId(id + "-ask");
        ask.getStyleClass().add("primary");
        ask.setDefaultButton(true);
        ask.setOnAction(_ -> run.run());
        cancel.setId(id + "-cancel");
        cancel.setOnAction(_ -> searching.cancel());
        bar.setAccessibleText(words.text("progress"));
        FlowPane chosen = new FlowPane();
        // In one row if there is room: what is preferred here is no width of a window, and the row gives what it has.
        chosen.setPrefWrapLength(1200);
        chosen.getStyleClass().add("answer-choices");
        chosen.getChildren().addAll(choices);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        HBox row = new HBox(chosen, bar, cancel, ask);
        row.getStyleClass().add("answer-head");
        for (Button button : List.of(cancel, ask)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        note.setId(id + "-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("second");
        VBox lines = new VBox(note);
        lines.getStyleClass().add("comparison-note");
        getChildren().addAll(row, lines);
        searching.stateProperty().subscribe(_ -> show());
    }

    private void show() {
        Searching.State<?> state = searching.state();
        for (Node node : List.of(bar, cancel)) {
            node.setVisible(state.running());
            node.setManaged(state.running());
        }
        bar.setProgress(state.progress());
        ask.setDisable(state.running());
        String text = switch (state.phase()) {
            case READY, DONE -> "";
            case RUNNING -> words.text("running");
            case OUTDATED -> words.text("outdated");
            case CANCELLED -> words.text(state.answer().isPresent() ? "cancelled.best" : "cancelled");
            case FAILED -> state.failure();
        };
        note.setText(text);
        note.getParent().setVisible(!text.isEmpty());
        note.getParent().setManaged(!text.isEmpty());
    }
}
