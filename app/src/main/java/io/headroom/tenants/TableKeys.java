package io.headroom.tenants;

import io.headroom.copying.CopiedTable;
import io.headroom.words.Words;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The keys of the table, as they are in a spreadsheet.
final class TableKeys {
    /// What the keys do.
    interface Hands {
        void fillDown();

        /// @param whole whether whole rows are copied, with their headings, instead of the chosen cells
        String copy(boolean whole);

        void paste(String text);

        void clear();

        void undo();

        void redo();

        /// Shows the tenant in the main window.
        void reveal();

        /// Says why the cell with the focus cannot be entered.
        void refused();

        /// Keeps what was typed on a cell until the cell is a field.
        void typeAhead(String typed);

        /// @return whether there was something to leave
        boolean escape();
    }

    private static final Words WORDS = Words.of(TableKeys.class);

    private final TableView<Slot> table;
    private final Hands hands;

    TableKeys(TableView<Slot> table, Hands hands) {
        this.table = table;
        this.hands = hands;
    }

    void install() {
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (!typing(key) && (key.isShortcutDown() ? shortcut(key) : plain(key))) {
                key.consume();
            }
        });
        table.addEventFilter(KeyEvent.KEY_TYPED, key -> {
            if (!typing(key) && !key.isShortcutDown() && !key.isAltDown() && !key.getCharacter().isEmpty() && key.getCharacter().charAt(0) > ' ' && key.getCharacter().charAt(0) != 127) {
                edit(key.getCharacter());
                key.consume();
            }
        });
        table.setContextMenu(menu());
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                hands.refused();
            } else if (click.getButton() == MouseButton.PRIMARY) {
                hands.reveal();
            }
        });
    }

    /// The same with the mouse.
    private ContextMenu menu() {
        return new ContextMenu(item("fill", hands::fillDown), item("copy", () -> copy(false)), item("copyRows", () -> copy(true)), item("paste", this::paste), item("clear", hands::clear),
                new SeparatorMenuItem(), item("undo", hands::undo), item("redo", hands::redo));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(WORDS.text("menu." + key));
        item.setId("tenants-" + key);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static boolean typing(KeyEvent key) {
        return key.getTarget() instanceof TextInputControl;
    }

    private boolean shortcut(KeyEvent key) {
        switch (key.getCode()) {
            case D -> hands.fillDown();
            case C, INSERT -> copy(key.isShiftDown());
            case V -> paste();
            case Z -> undo(key.isShiftDown());
            case Y -> hands.redo();
            case A -> chooseColumn();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// All cells of a large table are more than a selection holds in a blink; those of the column are what one enters a value into.
    private void chooseColumn() {
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at != null && at.getColumn() >= 0 && !table.getItems().isEmpty()) {
            var column = table.getVisibleLeafColumn(at.getColumn());
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectRange(0, column, table.getItems().size() - 1, column);
            table.getFocusModel().focus(at.getRow(), column);
        }
    }

    private void undo(boolean shift) {
        if (shift) {
            hands.redo();
        } else {
            hands.undo();
        }
    }

    private boolean plain(KeyEvent key) {
        if (key.isAltDown()) {
            return false;
        }
        switch (key.getCode()) {
            case ENTER, F2 -> edit("");
            case DELETE, BACK_SPACE -> hands.clear();
            case ESCAPE -> {
                return hands.escape();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy(boolean whole) {
        ClipboardContent content = new ClipboardContent();
        String text = hands.copy(whole);
        content.putString(text);
        // Words stay as they are: what is pasted here again must be the same.
        content.putHtml(new CopiedTable(List.of(), Block.of(text).rows().stream().map(row -> row.stream().map(CopiedTable.Cell::words).toList()).toList()).html());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void paste() {
        hands.paste(Clipboard.getSystemClipboard().hasString() ? Clipboard.getSystemClipboard().getString() : "");
    }

    private void edit(String typed) {
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at == null || at.getTableColumn() == null || at.getRow() < 0) {
            return;
        }
        hands.refused();
        hands.typeAhead(typed);
        // A cell that is out of sight is not there: it must come into sight to be a field.
        table.scrollToColumnIndex(at.getColumn());
        table.layout();
        table.edit(at.getRow(), table.getVisibleLeafColumn(at.getColumn()));
    }
}
