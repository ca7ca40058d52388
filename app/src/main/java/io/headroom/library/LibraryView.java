package io.headroom.library;

import io.headroom.board.DragLayer;
import io.headroom.library.LibraryModel.Use;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The library in the left panel: a field to filter by and the presets group by group. Enter or a double click uses one, its menu says where else, and a drag chooses the
/// place.
public final class LibraryView extends VBox {
    private final Words words = Words.of(LibraryView.class);
    private final LibraryActions actions;
    private final PresetDrag drag;
    private final TextField filter = new TextField();
    private final VBox list = new VBox();
    private final List<PresetRow> rows = new ArrayList<>();
    private @Nullable LibraryModel shown;

    /// @param layer the pane on which a dragged preset floats, shared with the board
    /// @param actions what the library asks of its window
    public LibraryView(DragLayer layer, LibraryActions actions) {
        this.actions = actions;
        drag = new PresetDrag(layer, actions);
        getStyleClass().addAll("library", "dense");
        setAccessibleRole(AccessibleRole.PARENT);
        Label title = new Label(words.text("library"));
        title.getStyleClass().add("strong");
        filter.setId("library-filter");
        filter.setPromptText(words.text("library.filter"));
        filter.setAccessibleText(words.text("library.filter"));
        filter.textProperty().subscribe(_ -> fill());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filtering);
        list.getStyleClass().add("library-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().addAll("board-scroll", "library-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox head = new VBox(title, filter);
        head.getStyleClass().add("library-head");
        getChildren().addAll(head, scroll);
    }

    /// Reads again what each preset can do.
    public void show() {
        LibraryModel model = actions.model();
        if (shown == null || !model.like(shown)) {
            shown = model;
            rows.forEach(row -> row.show(model));
        }
    }

    private void fill() {
        LibraryModel model = actions.model();
        rows.clear();
        list.getChildren().clear();
        String group = "";
        for (Preset preset : model.found(filter.getText())) {
            if (!model.group(preset).equals(group)) {
                group = model.group(preset);
                Label heading = new Label(group);
                heading.getStyleClass().addAll("caption", "library-group");
                list.getChildren().add(heading);
            }
            PresetRow row = new PresetRow(preset, model, () -> use(actions.model().usual(preset)));
            behave(row);
            rows.add(row);
            list.getChildren().add(row);
        }
        if (rows.isEmpty()) {
            Label none = new Label(words.text("library.none"));
            none.getStyleClass().add("second");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
        setAccessibleText(words.text("library.spoken", Integer.toString(rows.size())));
    }

    private void behave(PresetRow row) {
        drag.on(row);
        row.addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(row, key));
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && click.isStillSincePress()) {
                use(actions.model().usual(row.preset()));
            }
            click.consume();
        });
        row.setOnContextMenuRequested(request -> {
            menu(row).show(row, Side.BOTTOM, 0, 0);
            request.consume();
        });
    }

    private void use(Use use) {
        if (use.possible()) {
            actions.use(use);
        } else {
            actions.status(use.obstacle());
        }
    }

    private ContextMenu menu(PresetRow row) {
        ContextMenu menu = new ContextMenu();
        for (Use use : actions.model().uses(row.preset())) {
            MenuItem item = new MenuItem(use.possible() ? use.label() : use.label() + " (" + use.obstacle() + ")");
            item.setMnemonicParsing(false);
            item.setDisable(!use.possible());
            item.setOnAction(_ -> use(use));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void filtering(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
        } else if (key.getCode() == KeyCode.DOWN && !rows.isEmpty()) {
            rows.getFirst().requestFocus();
        } else if (key.getCode() == KeyCode.ENTER && rows.size() == 1) {
            use(actions.model().usual(rows.getFirst().preset()));
        } else {
            return;
        }
        key.consume();
    }

    private void pressed(PresetRow row, KeyEvent key) {
        int at = rows.indexOf(row);
        switch (key.getCode()) {
            case ENTER -> use(actions.model().usual(row.preset()));
            case DOWN -> rows.get(Math.min(at + 1, rows.size() - 1)).requestFocus();
            case UP -> (at == 0 ? filter : rows.get(at - 1)).requestFocus();
            default -> {
                return;
            }
        }
        key.consume();
    }
}
