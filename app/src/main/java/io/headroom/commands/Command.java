package io.headroom.commands;

import io.headroom.look.Icon;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something the window can do, however it is asked: by menu, button or key. Knows no scene graph.
///
/// @param id names it for good, such as `file.save`
/// @param words what it does now, such as "Undo Move Launch operator to Lane 1"
/// @param icon its picture, or null
/// @param keys keys that ask for it, the one that menus show first, such as `Shortcut+S` or `M`; a key without Ctrl or Alt counts only while no text is typed
/// @param obstacle why it cannot be done now; empty where nothing stands in the way
/// @param on whether what it switches is on, or null where it switches nothing
/// @param action does it
public record Command(String id, Supplier<String> words, @Nullable Icon icon, List<String> keys, Supplier<String> obstacle, @Nullable BooleanSupplier on,
        Runnable action) {
    /// Keeps its own copy of the keys.
    public Command {
        keys = List.copyOf(keys);
    }

    /// Whether it can be done now.
    public boolean enabled() {
        return obstacle.get().isEmpty();
    }

    /// Does it, if it can be done.
    public void run() {
        if (enabled()) {
            action.run();
        }
    }

    /// What it does and with which key, such as "Save (Ctrl+S)", or why it cannot be done.
    ///
    /// @param key the key in the words of the platform; empty where there is none
    public String hint(String key) {
        String why = obstacle.get();
        String what = key.isEmpty() ? words.get() : words.get() + " (" + key + ")";
        return why.isEmpty() ? what : what + "\n" + why;
    }
}
