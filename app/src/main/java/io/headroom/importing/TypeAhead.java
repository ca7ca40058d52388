package io.headroom.importing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;

/// Lets letters choose in a closed list, as lists of desktops do: those typed soon after each other begin the name; the same letter again goes on to the next.
final class TypeAhead {
    private static final long SOON = Duration.ofMillis(900).toNanos();

    private String typed = "";
    private long last;

    private TypeAhead() {}

    static <T> void install(ComboBox<T> box, Function<T, String> name) {
        TypeAhead ahead = new TypeAhead();
        box.addEventHandler(KeyEvent.KEY_TYPED, key -> {
            String letter = key.getCharacter();
            if (!key.isShortcutDown() && !key.isAltDown() && letter.length() == 1 && letter.charAt(0) > ' ' && letter.charAt(0) != 127) {
                List<String> names = box.getItems().stream().map(name).toList();
                int found = ahead.next(names, box.getSelectionModel().getSelectedIndex(), letter, System.nanoTime());
                if (found >= 0) {
                    box.getSelectionModel().select(found);
                }
                key.consume();
            }
        });
    }

    private int next(List<String> names, int now, String letter, long nanos) {
        boolean more = nanos - last < SOON && !typed.isEmpty();
        last = nanos;
        String plain = letter.toLowerCase(Locale.ROOT);
        boolean again = more && typed.equals(plain);
        typed = more && !again ? typed + plain : plain;
        int from = more && !again ? now : now + 1;
        for (int i = 0; i < names.size(); i++) {
            int at = Math.floorMod(from + i, names.size());
            if (names.get(at).toLowerCase(Locale.ROOT).startsWith(typed)) {
                return at;
            }
        }
        return -1;
    }
}
