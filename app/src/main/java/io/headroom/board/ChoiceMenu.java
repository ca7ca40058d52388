package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.words.Words;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A list of things to do, with what each would come to, estimated, as soon as that is known. What cannot be done stays in the list with its reason. Typing filters; the arrows,
/// Home, End and the page keys walk; Enter does it; Esc clears what was typed, then closes.
public final class ChoiceMenu {
    private static final int ROWS = 12;
    private static final Set<KeyCode> OPENERS = EnumSet.of(KeyCode.M, KeyCode.S, KeyCode.J);

    private final Consumer<Edit> apply;
    private final Effects effects;
    private final Words words = Words.of(ChoiceMenu.class);
    private final List<Choice> choices;
    private final Map<Edit, Effect> known = new HashMap<>();
    private final Popup popup = new Popup();
    private final Label typed = new Label();
    private final ListView<Choice> list = new ListView<>();
    private String filter = "";
    /// The key that opened the list may be down still: what it types, once or over and over, is not meant for the filter.
    private boolean openerHeld = true;
    private boolean fresh;

    /// @param title what is chosen, e.g. "Move Launch operator to…"
    /// @param apply takes the edit of what is chosen
    public ChoiceMenu(String title, List<Choice> choices, Effects effects, Consumer<Edit> apply) {
        this.choices = List.copyOf(choices);
        this.effects = effects;
        this.apply = apply;
        Label heading = new Label(title);
        heading.getStyleClass().add("strong");
        typed.getStyleClass().add("hint");
        typed.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(heading, gap, typed);
        head.getStyleClass().add("move-row");
        list.getStyleClass().add("move-list");
        list.setCellFactory(_ -> new ChoiceCell());
        list.setAccessibleText(title);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(KeyEvent.KEY_RELEASED, _ -> openerHeld = false);
        list.addEventFilter(KeyEvent.KEY_TYPED, this::type);
        VBox box = new VBox(head, list);
        box.getStyleClass().addAll("floating", "move-menu");
        box.getStylesheets().add(BoardSheet.url());
        // What the list has no use for must not reach the board behind, where it would open another list.
        box.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setOnHidden(_ -> effects.end());
        show("");
        double em = heading.getFont().getSize();
        list.setFixedCellSize(Math.rint(3.5 * em));
        list.setPrefHeight(list.getFixedCellSize() * Math.clamp(choices.size(), 1, ROWS) + 2);
        list.setPrefWidth(Math.rint(44 * em));
    }

    /// Opens at a node, with the focus on the first thing that can be done, and asks for estimates.
    public void show(Node anchor) {
        Bounds at = anchor.localToScreen(anchor.getLayoutBounds());
        Window window = anchor.getScene().getWindow();
        // Within its window where there is room: beside it one would not look.
        double right = window.getX() + window.getWidth() - list.getPrefWidth() - 4 * typed.getFont().getSize();
        popup.show(anchor, Math.max(Math.min(at.getMinX(), right), Math.min(at.getMinX(), window.getX())), at.getMaxY() + 4);
        list.requestFocus();
        effects.ask(choices.stream().map(Choice::edit).filter(Objects::nonNull).toList(), (edit, effect) -> {
            known.put(edit, effect);
            list.refresh();
        });
    }

    /// Whether it is open.
    public boolean showing() {
        return popup.isShowing();
    }

    /// Closes it without an edit.
    public void close() {
        popup.hide();
    }

    ListView<Choice> list() {
        return list;
    }

    private void show(String text) {
        filter = text;
        typed.setText(filter.isEmpty() ? words.text("choice.hint") : filter);
        list.getItems().setAll(choices.stream().filter(choice -> choice.matches(filter)).toList());
        list.getItems().stream().filter(Choice::legal).findFirst().ifPresentOrElse(choice -> list.getSelectionModel().select(choice), list.getSelectionModel()::selectFirst);
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex()));
        list.setPlaceholder(new Label(words.text("choice.none", filter)));
    }

    private void type(KeyEvent key) {
        String character = key.getCharacter();
        boolean letter = fresh && !character.isEmpty() && !key.isShortcutDown() && !key.isAltDown() && !Character.isISOControl(character.charAt(0));
        if (letter && !(character.isBlank() && filter.isEmpty())) {
            show(filter + character);
            key.consume();
        }
    }

    private void pressed(KeyEvent key) {
        fresh = !(openerHeld && OPENERS.contains(key.getCode()));
        if (key.getCode() == KeyCode.ENTER || (key.getCode() == KeyCode.SPACE && filter.isEmpty())) {
            choose(list.getSelectionModel().getSelectedItem());
        } else if (key.getCode() == KeyCode.ESCAPE && !filter.isEmpty()) {
            show("");
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (key.getCode() == KeyCode.BACK_SPACE) {
            show(filter.isEmpty() ? "" : filter.substring(0, filter.length() - 1));
        } else {
            return;
        }
        key.consume();
    }

    private void choose(@Nullable Choice choice) {
        Edit edit = choice == null ? null : choice.edit();
        if (edit != null) {
            popup.hide();
            apply.accept(edit);
        }
    }

    private final class ChoiceCell extends ListCell<Choice> {
        private final Label name = new Label();
        private final Label note = new Label();
        private final Label effect = new Label();
        private final Region gap = new Region();
        private final HBox line = new HBox(name, gap, note);
        private final VBox rows = new VBox(line, effect);

        ChoiceCell() {
            getStyleClass().add("move-cell");
            line.getStyleClass().add("move-row");
            note.getStyleClass().add("hint");
            effect.getStyleClass().addAll("move-effect", "second");
            rows.getStyleClass().add("move-lines");
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setMinWidth(Region.USE_PREF_SIZE);
            effect.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean none) {
            super.updateItem(choice, none);
            setGraphic(choice == null ? null : rows);
            if (choice == null) {
                setAccessibleText(null);
                return;
            }
            name.setText(choice.name());
            note.setText(choice.note());
            Effect estimated = choice.edit() == null ? null : known.get(choice.edit());
            effect.setText(choice.edit() == null ? choice.reason() : estimated == null ? choice.verb() : estimated.brief());
            rows.setDisable(choice.edit() == null);
            setAccessibleText(String.join(", ", List.of(name.getText(), note.getText(), effect.getText()).stream().filter(text -> !text.isEmpty()).toList()));
        }
    }
}
