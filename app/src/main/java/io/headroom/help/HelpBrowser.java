package io.headroom.help;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pages of help with their contents at the left, a search over all of them, links, Back and Forward, and a line to find words on the page.
public final class HelpBrowser extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Words words = Words.of(HelpBrowser.class);
    private final HelpBook book;
    private final HelpHistory history = new HelpHistory();
    private final Button back = icon(Icon.RIGHT_SMALL, "back", () -> step(-1));
    private final Button forward = icon(Icon.RIGHT_SMALL, "forward", () -> step(1));
    private final TextField search = new TextField();
    private final ListView<HelpBook.Hit> list = new ListView<>();
    private final Label none = new Label(words.text("none"));
    private final FindBar find;
    private @Nullable HelpView view;
    private String shown = "";
    private boolean showing;

    /// Shows the first page.
    public HelpBrowser(HelpBook book) {
        this.book = book;
        getStyleClass().add("help-browser");
        setAccessibleRole(AccessibleRole.PARENT);
        find = new FindBar(() -> view, this::read);
        back.getGraphic().setRotate(180);
        search.setPromptText(words.text("search"));
        search.setAccessibleText(words.text("search"));
        search.setId("help-search");
        search.textProperty().subscribe(_ -> fill());
        search.setOnAction(_ -> choose(0));
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox steps = new HBox(back, forward, search);
        steps.getStyleClass().add("help-steps");
        list.setId("help-contents");
        list.setAccessibleText(words.text("contents"));
        list.getStyleClass().addAll("calibration-list", "help-contents");
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().subscribe(hit -> {
            if (hit != null && !showing) {
                go(hit.target());
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                read();
            }
        });
        none.getStyleClass().addAll("second", "help-none");
        none.setWrapText(true);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(steps, none, list);
        side.getStyleClass().add("help-side");
        setLeft(side);
        setBottom(find);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        fill();
        show(book.pages().getFirst());
    }

    private Button icon(Icon icon, String key, Runnable action) {
        Button button = new Button("", icon.view());
        button.getStyleClass().addAll("flat", "icon-only");
        button.setId("help-" + key);
        button.setAccessibleText(words.text(key));
        button.setTooltip(new Tooltip(words.text(key + ".hint")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Goes to a place, as if a link led there.
    ///
    /// @param target `page` or `page#heading`
    public void show(String target) {
        if (!search.getText().isEmpty()) {
            search.clear();
        }
        go(target);
        read();
    }

    private void go(String target) {
        String full = book.place(target.startsWith("#") ? page(shown) + target : target);
        history.go(full);
        open(full);
    }

    private void step(int by) {
        history.step(by).ifPresent(this::open);
    }

    private static String page(String target) {
        int mark = target.indexOf('#');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private void open(String target) {
        String page = page(target);
        HelpView now = view;
        if (now == null || !page.equals(page(shown))) {
            boolean reading = now != null && focused(now);
            now = new HelpView(book.page(page), this::go);
            view = now;
            setCenter(now);
            find.again();
            if (reading) {
                // It would go with the old page, and keys would reach nobody.
                now.requestFocus();
            }
        }
        shown = target;
        now.reveal(target.substring(Math.min(target.length(), page.length() + 1)));
        back.setDisable(!history.canGo(-1));
        forward.setDisable(!history.canGo(1));
        select();
    }

    private static boolean focused(Node page) {
        Node up = page.getScene() == null ? null : page.getScene().getFocusOwner();
        while (up != null && !up.equals(page)) {
            up = up.getParent();
        }
        return up != null;
    }

    /// Gives the focus to the page, so that keys scroll it.
    private void read() {
        if (view != null) {
            view.requestFocus();
        }
    }

    /// Marks the place shown in the list, without going there again.
    private void select() {
        showing = true;
        try {
            Optional<HelpBook.Hit> exact = list.getItems().stream().filter(hit -> hit.target().equals(shown)).findFirst();
            Optional<HelpBook.Hit> same = exact.or(() -> list.getItems().stream().filter(hit -> hit.page().equals(page(shown))).findFirst());
            same.ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        } finally {
            showing = false;
        }
    }

    private void fill() {
        boolean all = search.getText().isBlank();
        List<HelpBook.Hit> items = all ? book.pages().stream().map(id -> new HelpBook.Hit(id, book.page(id).title(), "", "")).toList() : book.search(search.getText());
        showing = true;
        list.getItems().setAll(items);
        showing = false;
        none.setVisible(items.isEmpty());
        none.setManaged(items.isEmpty());
        list.setAccessibleText(all ? words.text("contents") : words.count("found", items.size(), search.getText()));
        select();
    }

    private void choose(int index) {
        if (index < list.getItems().size()) {
            list.getSelectionModel().clearSelection();
            list.getSelectionModel().select(index);
            read();
        }
    }

    private void pressed(KeyEvent key) {
        if (FIND.match(key)) {
            find.open();
        } else if (SEARCH.match(key)) {
            search.requestFocus();
            search.selectAll();
        } else if (key.isAltDown() && key.getCode() == KeyCode.LEFT) {
            step(-1);
        } else if (key.isAltDown() && key.getCode() == KeyCode.RIGHT) {
            step(1);
        } else if (key.getCode() == KeyCode.DOWN && search.isFocused()) {
            list.requestFocus();
        } else {
            return;
        }
        key.consume();
    }

    /// Esc takes the innermost away first: the line to find words, then the search; what is left over closes the window.
    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && (find.isVisible() || !search.getText().isEmpty())) {
            if (find.isVisible()) {
                find.close();
            } else {
                search.clear();
            }
            read();
            key.consume();
        }
    }

    private static final class Row extends ListCell<HelpBook.Hit> {
        private final Label title = new Label();
        private final Label excerpt = new Label();
        private final VBox lines = new VBox(title, excerpt);

        Row() {
            excerpt.getStyleClass().addAll("second", "caption");
            title.setWrapText(true);
            excerpt.setWrapText(true);
            title.setMinHeight(Region.USE_PREF_SIZE);
            excerpt.setMinHeight(Region.USE_PREF_SIZE);
            lines.prefWidthProperty().bind(widthProperty().subtract(40));
            lines.maxWidthProperty().bind(widthProperty().subtract(40));
        }

        @Override
        protected void updateItem(HelpBook.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            title.setText(hit.heading().isEmpty() ? hit.title() : hit.title() + " – " + hit.heading());
            excerpt.setText(hit.excerpt());
            excerpt.setVisible(!hit.excerpt().isEmpty());
            excerpt.setManaged(!hit.excerpt().isEmpty());
            setGraphic(lines);
            setAccessibleText(hit.excerpt().isEmpty() ? title.getText() : title.getText() + ": " + hit.excerpt());
        }
    }
}
