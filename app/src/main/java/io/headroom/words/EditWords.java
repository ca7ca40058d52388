package io.headroom.words;

import io.headroom.edit.Edit;
import io.headroom.edit.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;

/// Puts edits and refusals into words.
public final class EditWords {
    /// Refusals that name a day.
    private static final Set<String> DATED = Set.of("refusal.hereFrom", "refusal.hereUntil");

    private final Words words;
    private final Locale locale;

    private EditWords(Locale locale) {
        this.locale = locale;
        words = Words.of(EditWords.class, locale);
    }

    /// Words in the language of the desktop.
    public static EditWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// Words in a chosen language; English where that language is missing.
    public static EditWords of(Locale locale) {
        return new EditWords(locale);
    }

    /// What an edit does, e.g. "Move Launch operator to Cabin 3".
    ///
    /// @throws MissingResourceException when the edit has a key without words
    public String label(Edit edit) {
        return text(edit.labelKey(), edit.labelArguments());
    }

    /// What letting go would do, e.g. "Drop to move Launch operator to Cabin 3"; the label where there is no such sentence.
    public String drop(Edit edit) {
        String key = edit.labelKey().replaceFirst("^edit\\.", "drop.");
        return words.has(key) ? text(key, edit.labelArguments()) : label(edit);
    }

    /// Why something cannot be done, e.g. "Reserved for Fraud desk"; empty for [Refusal#NONE].
    ///
    /// @throws MissingResourceException when the refusal has a key without words
    public String reason(Refusal refusal) {
        if (refusal.equals(Refusal.NONE)) {
            return "";
        }
        if (refusal.key().equals(Refusal.ABOUT)) {
            List<String> named = refusal.arguments();
            return words.text(Refusal.ABOUT, named.getFirst(), reason(new Refusal(named.get(1), named.subList(2, named.size()))));
        }
        return DATED.contains(refusal.key()) ? text(refusal.key(), refusal.arguments().stream().map(iso -> date(LocalDate.parse(iso))).toList())
                : text(refusal.key(), refusal.arguments());
    }

    /// A day in short, e.g. "3 Dec".
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(words.text("date.short"), locale).format(day);
    }

    private String text(String key, List<String> arguments) {
        return words.text(key, arguments.toArray());
    }
}
