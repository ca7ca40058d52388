package io.headroom.words;

import io.headroom.plan.LimitKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts into words what turned requests away.
public final class LimitWords {
    private final Words words;
    private final Format format;

    private LimitWords(Locale locale) {
        words = Words.of(LimitWords.class, locale);
        format = Format.of(locale);
    }

    /// Words in the language of the desktop.
    public static LimitWords here() {
        return new LimitWords(Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// Words in a chosen language; English where that language is missing.
    public static LimitWords of(Locale locale) {
        return new LimitWords(locale);
    }

    /// The name of a limit, e.g. "request rate".
    public String of(LimitKind kind) {
        return words.of(kind);
    }

    /// How many each limit turned away, the most first: "request rate 1,234, tokens per day 12"; an en dash where none did.
    public String counts(Map<LimitKind, Long> counts) {
        String all = counts.entrySet().stream().filter(entry -> entry.getValue() > 0).sorted(Map.Entry.<LimitKind, Long>comparingByValue().reversed())
                .map(entry -> words.text("limit.count", of(entry.getKey()), format.whole(entry.getValue()))).collect(Collectors.joining(", "));
        return all.isEmpty() ? Format.NONE : all;
    }
}
