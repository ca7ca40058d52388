package io.headroom.commands;

import io.headroom.look.Icon;
import io.headroom.look.IconView;
import io.headroom.words.Words;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The command palette: a field and a list that float over the window until a command was chosen, Esc was pressed or the focus went elsewhere.
public final class PaletteView extends StackPane {
    /// Rows that are seen at once.
    private static final int PAGE = 10;

    private final Words words = Words.of(PaletteView.class);
    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteModel.Row> list = new ListView<>();
    private final Label foot = new Label();
    private @Nullable Node before;

    /// A palette that is closed.
    public PaletteView(PaletteModel model) {
        this.model = model;
        getStyleClass().add("palette-layer");
        setAlignment(Pos.TOP_CENTER);
        field.setId("palette-field");
        field.setPromptText(words.text("palette.prompt"));
        field.setAccessibleText(words.text("palette.name"));
        field.textProperty().subscribe(_ -> fill());
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setAccessibleText(words.text("palette.list"));
        list.setPlaceholder(new Label(words.text("palette.nothing")));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::say);
        foot.getStyleClass().addAll("caption", "palette-foot");
        foot.setId("palette-foot");
        VBox card = new VBox(field, list, foot);
        card.getStyleClass().addAll("floating", "palette");
        card.setMaxHeight(USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(words.text("palette.name"));
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(press -> {
            if (press.getTarget() == this) {
                close();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused && isVisible()) {
                hide();
            }
        });
        hide();
    }

    /// Opens it, or closes it where it is open.
    public void toggle() {
        if (isVisible()) {
            close();
            return;
        }
        before = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
        field.clear();
        fill();
        field.requestFocus();
    }

    private void hide() {
        setVisible(false);
    }

    private void close() {
        Node back = before;
        hide();
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        }
    }

    private void fill() {
        list.getItems().setAll(model.rows(field.getText()));
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, PAGE) * Math.max(1, list.getFixedCellSize()) + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void say(PaletteModel.@Nullable Row row) {
        foot.setText(row == null ? "" : words.text(row.enabled() ? "palette.foot" : "palette.cannot", row.label(), row.why()));
        field.setAccessibleHelp(row == null ? words.text("palette.nothing") : String.join(", ", row.label(), row.menu(), row.key(), row.why()));
    }

    private void key(KeyEvent event) {
        int rows = list.getItems().size();
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> {
                event.consume();
                close();
            }
            case ENTER -> {
                event.consume();
                run(list.getSelectionModel().getSelectedItem());
            }
            case UP -> to(event, at <= 0 ? rows - 1 : at - 1);
            case DOWN -> to(event, at >= rows - 1 ? 0 : at + 1);
            case PAGE_UP -> to(event, Math.max(0, at - PAGE));
            case PAGE_DOWN -> to(event, Math.min(rows - 1, at + PAGE));
            case TAB -> event.consume();
            default -> { }
        }
    }

    private void to(KeyEvent event, int row) {
        event.consume();
        if (row >= 0) {
            list.getSelectionModel().select(row);
            list.scrollTo(Math.max(0, row - PAGE / 2));
        }
    }

    private void run(PaletteModel.@Nullable Row row) {
        if (row != null && row.enabled()) {
            close();
            model.ran(row.command());
            row.command().run();
        }
    }

    private final class Cell extends ListCell<PaletteModel.Row> {
        private final IconView icon = Icon.MORE.view();
        private final Label label = new Label();
        private final Label menu = new Label();
        private final Label why = new Label("", Icon.INFO.view());
        private final Label key = new Label();
        private final HBox row;

        Cell() {
            label.setMinWidth(0);
            menu.getStyleClass().add("hint");
            menu.setMinWidth(Region.USE_PREF_SIZE);
            why.getStyleClass().addAll("second", "palette-why");
            why.setMinWidth(0);
            key.getStyleClass().addAll("figure", "hint");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(icon, label, menu, gap, why, key);
            row.getStyleClass().add("palette-row");
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    run(getItem());
                }
            });
        }

        @Override
        protected void updateItem(PaletteModel.@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(item == null ? null : row);
            if (item != null) {
                Icon shown = item.command().icon();
                icon.show(shown == null ? Icon.MORE : shown);
                icon.setVisible(shown != null);
                label.setText(item.label());
                label.getStyleClass().setAll("label", item.enabled() ? "palette-can" : "hint");
                menu.setText(item.menu());
                why.setText(item.why());
                why.setVisible(!item.enabled());
                why.setManaged(!item.enabled());
                key.setText(item.key());
                setAccessibleText(String.join(", ", item.label(), item.menu(), item.key(), item.why()));
            }
        }
    }
}
