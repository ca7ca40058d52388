package io.headroom.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of commands. Those with a modifier, and the function keys, count everywhere; plain letters only while no text is typed, and only where the
/// control with the focus has no use for them.
final class CommandKeys {
    private CommandKeys() {}

    private record Bound(KeyCombination key, boolean plain, Command command) {}

    static void install(Scene scene, Commands commands) {
        List<Bound> bound = new ArrayList<>();
        for (Command command : commands.all()) {
            for (String key : command.keys()) {
                KeyCombination combination = KeyCombination.valueOf(key);
                bound.add(new Bound(combination, plain(combination), command));
            }
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = typing(scene.getFocusOwner());
            bound.stream().filter(each -> each.key().match(event) && !(each.plain() && typing)).map(Bound::command).filter(Command::enabled).findFirst().ifPresent(command -> {
                event.consume();
                command.run();
            });
        });
    }

    private static boolean plain(KeyCombination combination) {
        return combination instanceof KeyCodeCombination key && key.getShortcut() != KeyCombination.ModifierValue.DOWN && !key.getCode().isFunctionKey();
    }

    private static boolean typing(@Nullable Node focused) {
        return focused instanceof TextInputControl || focused instanceof ComboBoxBase<?> || focused instanceof Spinner<?>;
    }

    /// A key as the platform writes it, e.g. "Ctrl+S".
    static String words(Command command) {
        return command.keys().isEmpty() ? "" : words(command.keys().getFirst());
    }

    static String words(String key) {
        KeyCombination combination = KeyCombination.valueOf(key);
        return combination instanceof KeyCodeCombination code && code.getCode() == KeyCode.SPACE ? KeyCode.SPACE.getName() : combination.getDisplayText();
    }
}
