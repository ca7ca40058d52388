package io.headroom.store;

/// Texts for a message that is to stay one line, whatever a file put into it.
final class OneLine {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_QUOTE = 60;

    private OneLine() {}

    /// The text without line breaks and other control characters, cut where it would fill the screen.
    static String of(String text) {
        return clip(text, LONGEST_MESSAGE);
    }

    /// A piece of a file, short enough to be quoted in a message.
    static String quote(String text) {
        return "\"" + clip(text, LONGEST_QUOTE) + "\"";
    }

    private static String clip(String text, int longest) {
        String head = text.length() > longest ? text.substring(0, longest) + "…" : text;
        StringBuilder line = new StringBuilder(head.length());
        head.codePoints().forEach(code -> line.appendCodePoint(
                Character.isISOControl(code) || code == 0x2028 || code == 0x2029 || Character.getType(code) == Character.SURROGATE ? ' ' : code));
        return line.toString();
    }
}
