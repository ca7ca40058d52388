package io.headroom.errors;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything that went wrong: when, what, and the details of the one selected, to be copied.
final class ErrorsView extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);

    private final Words words = Words.of(ErrorsView.class);
    private final ListView<ErrorLog.Entry> list = new ListView<>();
    private final TextArea details = new TextArea();

    /// @param log    what to show, and what is cleared
    /// @param closed does something once all is cleared
    ErrorsView(ErrorLog log, Runnable closed) {
        getStyleClass().addAll("popover-box", "errors", "dense");
        Label title = new Label(words.text("errors"));
        title.getStyleClass().add("heading");
        list.setItems(log.entries());
        list.setId("errors-list");
        list.setAccessibleText(words.text("errors"));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        log.entries().addListener((ListChangeListener<ErrorLog.Entry>) _ -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
        details.setEditable(false);
        details.setWrapText(true);
        details.setId("errors-details");
        details.setAccessibleText(words.text("error.details"));
        VBox.setVgrow(details, Priority.ALWAYS);
        Button copy = new Button(words.text("error.copy"), Icon.COPY.view());
        copy.setId("errors-copy");
        copy.setOnAction(_ -> copy(details.getText()));
        Button all = new Button(words.text("error.copyAll"));
        all.setId("errors-copy-all");
        all.setOnAction(_ -> copy(log.text()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button clear = new Button(words.text("error.clear"));
        clear.setId("errors-clear");
        clear.setOnAction(_ -> {
            log.clear();
            closed.run();
        });
        HBox buttons = new HBox(copy, all, gap, clear);
        buttons.getStyleClass().add("answer-row");
        getChildren().addAll(title, list, details, buttons);
    }

    private void show(ErrorLog.@Nullable Entry entry) {
        details.setText(entry == null ? "" : entry.text());
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Cell extends ListCell<ErrorLog.Entry> {
        private final Label time = new Label();
        private final Label line = new Label();
        private final Label times = new Label();
        private final HBox row = new HBox(time, line, times);

        Cell() {
            time.getStyleClass().addAll("figure", "second");
            time.setMinWidth(Region.USE_PREF_SIZE);
            line.setMinWidth(0);
            line.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(line, Priority.ALWAYS);
            times.getStyleClass().addAll("figure", "second");
            times.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("history-row");
        }

        @Override
        protected void updateItem(ErrorLog.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(entry == null ? null : row);
            if (entry != null) {
                time.setText(TIME.format(entry.at()));
                line.setText(entry.line());
                times.setText(entry.times() > 1 ? words.text("error.times", Integer.toString(entry.times())) : "");
                setAccessibleText(time.getText() + ", " + entry.line());
            }
        }
    }
}
