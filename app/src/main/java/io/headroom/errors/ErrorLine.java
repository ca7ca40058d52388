package io.headroom.errors;

import io.headroom.look.Icon;
import io.headroom.look.Pop;
import io.headroom.words.Words;
import java.time.LocalDateTime;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The one place where errors are shown: a line above the status bar that stays until it is closed or the next one comes. All of them stay in the [ErrorLog].
public final class ErrorLine extends HBox {
    private final Words words = Words.of(ErrorLine.class);
    private final Label line = new Label();
    private final Button details = new Button(words.text("error.details"));
    private final ErrorLog log = new ErrorLog(() -> LocalDateTime.now(ZoneId.systemDefault()));

    /// A line that shows nothing yet.
    public ErrorLine() {
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
    public void show(String text, String moreText) {
        line.setText(text);
        line.setTooltip(new Tooltip(text));
        setAccessibleText(text);
        log.add(text, moreText);
        appear(true);
    }

    /// What is shown, or the empty text.
    public String text() {
        return isVisible() ? line.getText() : "";
    }

    private void appear(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    /// All errors since the window was opened.
    public ErrorLog log() {
        return log;
    }

    private void open() {
        open(details);
    }

    /// Opens the list of all errors.
    ///
    /// @param anchor what it points at
    public void open(Node anchor) {
        Pop pop = new Pop(anchor);
        pop.show(new ErrorsView(log, () -> {
            pop.hide();
            appear(false);
        }));
    }
}
