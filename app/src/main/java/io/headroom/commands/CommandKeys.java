package io.headroom.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of commands. Those with a modifier, and the function keys, count everywhere; plain letters only while no text is typed, and only where the
/// control with the focus has no use for them. Space comes before the panes that would scroll by it, but not before a button, which it presses.
public final class CommandKeys {
    private CommandKeys() {}

    private record Bound(KeyCombination key, boolean plain, Command command) {}

    /// Lets a scene listen for the keys of commands.
    public static void install(Scene scene, Collection<Command> commands) {
        List<Bound> bound = new ArrayList<>();
        for (Command command : commands) {
            for (String key : command.keys()) {
                // The menus listen to the keys they show.
                if (!menuKey(command).map(key::equals).orElse(false)) {
                    KeyCombination combination = KeyCombination.valueOf(key);
                    bound.add(new Bound(combination, plain(combination), command));
                }
            }
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> run(bound, event, typing(scene.getFocusOwner())));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && !(scene.getFocusOwner() instanceof ButtonBase)) {
                run(bound, event, typing(scene.getFocusOwner()));
            }
        });
    }

    private static void run(List<Bound> bound, KeyEvent event, boolean typing) {
        bound.stream().filter(each -> each.key().match(event) && !(each.plain() && typing)).map(Bound::command).filter(Command::enabled).findFirst().ifPresent(command -> {
            event.consume();
            command.run();
        });
    }

    /// The key that is an accelerator of the command's menu item: the first, unless it is a plain letter, which would be taken from whoever types.
    public static Optional<String> menuKey(Command command) {
        return command.keys().stream().findFirst().filter(key -> !plain(KeyCombination.valueOf(key)));
    }

    private static boolean plain(KeyCombination combination) {
        return combination instanceof KeyCodeCombination key && key.getShortcut() != KeyCombination.ModifierValue.DOWN && key.getAlt() != KeyCombination.ModifierValue.DOWN && !key.getCode().isFunctionKey();
    }

    private static boolean typing(@Nullable Node focused) {
        return focused instanceof TextInputControl || focused instanceof ComboBoxBase<?> || focused instanceof Spinner<?>;
    }

    /// A key as the platform writes it, e.g. "Ctrl+S".
    public static String words(Command command) {
        return command.keys().isEmpty() ? "" : words(command.keys().getFirst());
    }

    /// The same of a key of the form `Shortcut+S`.
    public static String words(String key) {
        KeyCombination combination = KeyCombination.valueOf(key);
        return combination instanceof KeyCodeCombination code && code.getCode() == KeyCode.SPACE ? KeyCode.SPACE.getName() : combination.getDisplayText();
    }
}
