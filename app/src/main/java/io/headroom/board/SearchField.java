package io.headroom.board;

import io.headroom.board.BoardSearch.Find;
import io.headroom.board.BoardSearch.Target;
import io.headroom.look.Icon;
import io.headroom.plan.Plan;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// Finds something on the board by its name: what fits what is typed is listed below; Enter goes there and selects it, Esc goes back to where the focus was.
public final class SearchField extends StackPane {
    private static final int MOST = 12;

    /// At this many em there is room for the key beside the words.
    private static final double ROOM_FOR_KEY = 18;

    private final BoardWords words = BoardWords.here();
    private final Supplier<Plan> plan;
    private final BoardView board;
    private final Consumer<Selection> select;
    private final TextField text = new TextField();
    private final Label keys = new Label();
    private final ListView<Find> list = new ListView<>();
    private final StackPane box = new StackPane(list);
    private final Popup popup = new Popup();
    private @Nullable BoardSearch search;
    private @Nullable Node before;

    /// @param plan the plan searched
    /// @param board where finds are shown
    /// @param select takes what was found and can be selected
    /// @param shortcut the key that leads here, in words
    public SearchField(Supplier<Plan> plan, BoardView board, Consumer<Selection> select, String shortcut) {
        this.plan = plan;
        this.board = board;
        this.select = select;
        getStyleClass().add("search-field");
        getStylesheets().add(BoardSheet.url());
        setId("board-search");
        text.setId("board-search-text");
        text.setPromptText(words.text("search.prompt"));
        text.setAccessibleText(words.text("search.spoken"));
        keys.setText(shortcut);
        keys.getStyleClass().addAll("figure", "hint", "caption");
        keys.setMouseTransparent(true);
        var icon = Icon.SEARCH.view();
        icon.getStyleClass().add("small");
        HBox inner = new HBox(icon, text, keys);
        inner.getStyleClass().add("search-box");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().add(inner);
        setMinWidth(0);
        // Where there is no room for both, the words count more than the key, which the menu tells too.
        widthProperty().subscribe(width -> keys.setManaged(width.doubleValue() >= ROOM_FOR_KEY * text.getFont().getSize()));
        keys.visibleProperty().bind(keys.managedProperty().and(text.focusedProperty().not()));
        list.getStyleClass().add("move-list");
        list.setCellFactory(_ -> new FindCell());
        list.setFocusTraversable(false);
        list.setAccessibleText(words.text("search.list"));
        box.getStyleClass().addAll("floating", "move-menu");
        box.getStylesheets().add(BoardSheet.url());
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        text.textProperty().subscribe(_ -> offer());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        text.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    /// Takes the focus, with what was typed last selected.
    public void focus() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        before = text.equals(owner) ? before : owner;
        text.requestFocus();
        text.selectAll();
        offer();
    }

    /// What is listed now, best first.
    List<Find> found() {
        return List.copyOf(list.getItems());
    }

    @SuppressWarnings("ReferenceEquality") // Plans are told apart by identity, as everywhere on the board.
    private BoardSearch search() {
        BoardSearch known = search;
        Plan now = plan.get();
        if (known == null || known.plan() != now) {
            known = new BoardSearch(now);
            search = known;
        }
        return known;
    }

    private void offer() {
        if (!text.isFocused() || text.getText().isBlank()) {
            list.getItems().clear();
            popup.hide();
            return;
        }
        list.getItems().setAll(search().find(text.getText(), MOST));
        boolean none = list.getItems().isEmpty();
        if (none) {
            list.setPlaceholder(new Label(words.text("search.none", text.getText().strip())));
        }
        list.getSelectionModel().select(0);
        double em = keys.getFont().getSize() * 12 / 11;
        list.setFixedCellSize(Math.rint(2.3333 * em));
        list.setPrefHeight(list.getFixedCellSize() * Math.max(1, list.getItems().size()) + 2);
        list.setPrefWidth(Math.max(Math.rint(28 * em), getWidth()));
        Bounds at = localToScreen(getLayoutBounds());
        if (!popup.isShowing() && at != null) {
            popup.show(this, at.getMinX(), at.getMaxY() + 4);
        }
    }

    private void pressed(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (key.getCode()) {
            case DOWN -> choose(at + 1);
            case UP -> choose(at - 1);
            case ENTER -> go(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> leave();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose(int index) {
        if (index >= 0 && index < list.getItems().size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(index);
        }
    }

    private void leave() {
        popup.hide();
        Node back = before;
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        } else {
            board.takeFocus();
        }
    }

    private void go(@Nullable Find find) {
        if (find == null) {
            return;
        }
        popup.hide();
        switch (find.target()) {
            case Target.Selected(Selection selection) -> {
                select.accept(selection);
                board.takeFocus();
                board.reveal(selection);
            }
            case Target.OfCluster(var cluster) -> {
                board.takeFocus();
                board.reveal(cluster);
            }
            case Target.OfNode(var cluster, int node) -> {
                board.takeFocus();
                board.reveal(cluster, node);
            }
        }
    }

    private final class FindCell extends ListCell<Find> {
        private final Label name = new Label();
        private final Label note = new Label();
        private final Region gap = new Region();
        private final HBox row = new HBox(name, gap, note);

        FindCell() {
            getStyleClass().add("move-cell");
            row.getStyleClass().add("move-row");
            note.getStyleClass().add("hint");
            HBox.setHgrow(gap, Priority.ALWAYS);
            note.setMinWidth(USE_PREF_SIZE);
            setOnMouseClicked(_ -> go(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Find find, boolean none) {
            super.updateItem(find, none);
            setGraphic(find == null ? null : row);
            if (find == null) {
                setAccessibleText(null);
                return;
            }
            name.setText(find.name());
            String kind = words.text("search.kind." + find.kind());
            note.setText(find.where().isEmpty() ? kind : words.text("search.where", kind, find.where()));
            setAccessibleText(name.getText() + ", " + note.getText());
        }
    }
}
