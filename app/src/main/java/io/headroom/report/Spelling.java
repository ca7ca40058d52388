package io.headroom.report;

import java.util.Locale;

/// How JSON, CSV and the workbook spell what has a fixed word in files, in every language.
public final class Spelling {
    private Spelling() {}

    /// The word of a constant, e.g. `at_risk`.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
