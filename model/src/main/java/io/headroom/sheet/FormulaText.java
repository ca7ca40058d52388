package io.headroom.sheet;

import java.util.regex.Pattern;

/// Texts that a spreadsheet would take for a formula, where there is no other way to say that they are none: in CSV and on the clipboard they get an apostrophe, and lose it on the way in.
///
/// What begins with apostrophes before such a text gets one more, so that every text comes back as it was.
public final class FormulaText {
    private static final Pattern FORMULA = Pattern.compile("['\\s\\p{Cntrl}]*[=+\\-@|%\\uFF1D\\uFF0B\\uFF0D\\uFF20].*|[\\t\\r].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private FormulaText() {}

    /// Whether a program may take a text for a formula, or for a call of another program. A number is none, whatever its sign.
    public static boolean is(String text) {
        // Most texts are names, and a large workbook asks this of millions.
        return !text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0)) && FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    /// The text as it is safe to hand out.
    public static String guarded(String text) {
        return is(text) ? "'" + text : text;
    }

    /// The text that was handed out.
    public static String unguarded(String text) {
        return text.startsWith("'") && is(text.substring(1)) ? text.substring(1) : text;
    }
}
