package io.headroom.board;

import io.headroom.edit.Edit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of a [ChoiceMenu].
///
/// @param name what it leads to, e.g. "Cabin 3"
/// @param verb what it does, as the board says it in a drag; empty where the name says it
/// @param note what is there, e.g. the deployment; empty where there is nothing to say
/// @param reason why it cannot be chosen; empty where it can
/// @param edit what it does, or null where it cannot be chosen
public record Choice(String name, String verb, String note, String reason, @Nullable Edit edit) {
    static Choice legal(String name, String verb, String note, Edit edit) {
        return new Choice(name, verb, note, "", edit);
    }

    static Choice refused(String name, String note, String reason) {
        return new Choice(name, "", note, reason, null);
    }

    /// Whether it can be chosen.
    public boolean legal() {
        return edit != null;
    }

    /// Whether it is about what was typed: every word begins a word of it.
    boolean matches(String typed) {
        String text = " " + (name + " " + note + " " + reason).toLowerCase(Locale.ROOT);
        return Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(word -> text.contains(" " + word));
    }
}
