package io.headroom.board;

import io.headroom.edit.Edit;

/// How the card over the board calls what an edit does.
public final class BoardEffects {
    private BoardEffects() {}

    /// "Into Cabin 3"; the label of the edit where there is no such title.
    public static String title(Edit edit) {
        BoardWords words = BoardWords.here();
        String key = edit.labelKey().replaceFirst("^edit\\.", "effect.");
        return words.has(key) ? words.text(key, edit.labelArguments().toArray()) : words.edits().label(edit);
    }
}
