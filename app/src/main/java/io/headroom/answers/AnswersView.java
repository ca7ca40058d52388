package io.headroom.answers;

import io.headroom.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The questions at the left, the page of the chosen one beside them.
public final class AnswersView extends BorderPane {
    private final Words words = Words.of(AnswersView.class);
    private final ListView<AnswerPage> questions = new ListView<>();
    private final StackPane page = new StackPane();

    /// @param pages at least one
    /// @param close asks for the window to be closed
    public AnswersView(List<AnswerPage> pages, Runnable close) {
        getStyleClass().add("answers");
        questions.getItems().setAll(pages);
        questions.setId("answers-questions");
        questions.setAccessibleText(words.text("questions"));
        questions.getStyleClass().addAll("calibration-list", "answers-list");
        questions.setCellFactory(_ -> new Row());
        questions.getSelectionModel().selectedItemProperty().subscribe(this::open);
        setLeft(questions);
        page.getStyleClass().add("answers-page");
        setCenter(page);
        Button done = new Button(words.text("close"));
        done.setId("answers-close");
        done.setOnAction(_ -> close.run());
        HBox foot = new HBox(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("calibration-buttons");
        setBottom(foot);
    }

    /// Shows a page.
    ///
    /// @param id of the page
    public void show(String id) {
        questions.getItems().stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(chosen -> {
            if (chosen.equals(questions.getSelectionModel().getSelectedItem())) {
                chosen.shown();
            } else {
                questions.getSelectionModel().select(chosen);
            }
        });
    }

    /// The id of the page shown; empty while there is none.
    public String shown() {
        AnswerPage chosen = questions.getSelectionModel().getSelectedItem();
        return chosen == null ? "" : chosen.id();
    }

    private void open(@Nullable AnswerPage chosen) {
        if (chosen != null) {
            page.getChildren().setAll(chosen.view());
            chosen.shown();
        }
    }

    private static final class Row extends ListCell<AnswerPage> {
        private final Label title = new Label();
        private final Label question = new Label();
        private final VBox lines = new VBox(title, question);

        Row() {
            title.getStyleClass().add("strong");
            question.getStyleClass().add("second");
            question.setWrapText(true);
            question.setMinHeight(Region.USE_PREF_SIZE);
            lines.prefWidthProperty().bind(widthProperty().subtract(32));
            lines.maxWidthProperty().bind(widthProperty().subtract(32));
        }

        @Override
        protected void updateItem(@Nullable AnswerPage item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            title.setText(item.title());
            question.setText(item.question());
            setGraphic(lines);
            setAccessibleText(item.title() + ": " + item.question());
        }
    }
}
