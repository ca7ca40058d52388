package io.headroom.words;

/// Words that a spreadsheet would take for a formula.
public final class Formulas {
    private Formulas() {}

    /// The same words, with an apostrophe before them where a spreadsheet would run them.
    public static String asWords(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
