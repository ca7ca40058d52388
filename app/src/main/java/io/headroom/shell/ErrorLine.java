package io.headroom.shell;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// The one place where errors are shown: a line above the status bar that stays until it is closed or the next one comes.
final class ErrorLine extends HBox {
    private final Words words = Words.of(ErrorLine.class);
    private final Label line = new Label();
    private final Button details = new Button(words.text("error.details"));
    private String more = "";

    ErrorLine() {
        getStyleClass().addAll("error-line", "dense");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        line.setId("error-line");
        line.setGraphic(Icon.MISSED.view());
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        details.setMinWidth(Region.USE_PREF_SIZE);
        details.setOnAction(_ -> open());
        Button close = new Button("", Icon.CLOSE.view());
        close.getStyleClass().addAll("flat", "icon-only");
        close.setId("close-error");
        close.setTooltip(new Tooltip(words.text("error.close")));
        close.setAccessibleText(words.text("error.close"));
        close.setOnAction(_ -> appear(false));
        getChildren().addAll(line, details, close);
        appear(false);
    }

    /// Shows an error.
    ///
    /// @param text one line
    /// @param moreText what can be copied beside it, or empty
    void show(String text, String moreText) {
        line.setText(text);
        line.setTooltip(new Tooltip(text));
        setAccessibleText(text);
        more = moreText.isEmpty() ? text : text + "\n\n" + moreText;
        appear(true);
    }

    /// What is shown, or the empty text.
    String text() {
        return isVisible() ? line.getText() : "";
    }

    private void appear(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    private void open() {
        TextArea text = new TextArea(more);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(480, 160);
        text.setAccessibleText(words.text("error.details"));
        Button copy = new Button(words.text("error.copy"), Icon.COPY.view());
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(more);
            Clipboard.getSystemClipboard().setContent(content);
        });
        VBox box = new VBox(text, copy);
        box.getStyleClass().add("popover-box");
        PopOver over = new PopOver(box);
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        over.setDetachable(false);
        over.setAnimated(false);
        over.getRoot().getStylesheets().setAll(getScene().getStylesheets());
        over.show(details);
    }
}
