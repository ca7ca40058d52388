package io.headroom.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages in which Headroom speaks, and writes figures and dates.
///
/// One is put to use when the program starts, before anything has read its words: they are kept where they are shown, so a later change counts
/// from the next start. What other programs read (JSON, CSV, plans) is the same in every language.
public enum Language {
    /// Words and figures as the desktop has them; English words where the desktop speaks a language that Headroom does not.
    DESKTOP(null),
    /// English.
    ENGLISH(Locale.ENGLISH),
    /// German; its figures are those of the desktop where that is German too, as in Zürich.
    GERMAN(Locale.GERMANY);

    // Read before any other language is put to use.
    private static final Locale DESKTOP_WORDS = Locale.getDefault(Category.DISPLAY);
    private static final Locale DESKTOP_FIGURES = Locale.getDefault(Category.FORMAT);

    private static final String GERMAN_TAG = Locale.GERMAN.getLanguage();

    private final @Nullable Locale locale;

    Language(@Nullable Locale locale) {
        this.locale = locale;
    }

    /// The language that a person writes so: `en`, `de`, also with a country as in `de_CH.UTF-8`, or `desktop`.
    ///
    /// @return empty if it is none of them
    public static Optional<Language> named(String tag) {
        String word = tag.strip().toLowerCase(Locale.ROOT);
        if (word.equals("desktop")) {
            return Optional.of(DESKTOP);
        }
        String code = word.split("[-_.@]", 2)[0];
        return Arrays.stream(values()).filter(each -> each.locale != null && each.locale.getLanguage().equals(code)).findFirst();
    }

    /// The language that words are in now, as a tag: for what tells others which it is.
    public static String tag() {
        boolean german = Locale.getDefault(Category.DISPLAY).getLanguage().equals(GERMAN_TAG);
        return german ? GERMAN_TAG : Locale.ENGLISH.getLanguage();
    }

    /// Makes it the language of this process, the toolkit's own dialogs included.
    public void use() {
        Locale.setDefault(locale == null ? DESKTOP_WORDS : locale);
        Locale.setDefault(Category.FORMAT, figures());
    }

    private Locale figures() {
        if (locale == null) {
            return DESKTOP_FIGURES;
        }
        boolean desktopIsGermanToo = this == GERMAN && DESKTOP_FIGURES.getLanguage().equals(locale.getLanguage());
        return desktopIsGermanToo ? DESKTOP_FIGURES : locale;
    }
}
