package io.headroom.report;

/// How wide words are in the workbook's font, so that columns and rows can be given room before any program has drawn them. Widths are those of Arial's table of advances (the same as
/// Helvetica's, in thousandths of the em), told in digits of it: a column of a sheet counts in digits of 10 points.
final class Arial {
    private static final int DIGIT = 556;
    private static final char FIRST = ' ';
    /// Advances of the letters from the space to the tilde.
    private static final int[] ADVANCES = {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
    private static final char LAST_OF_EUROPE = 0x2000; // letters beyond, such as those of China, fill the em
    private static final char FIRST_OF_ASIA = 0x2E80;
    private static final int CAPITAL = 722;
    private static final int WIDEST = 1015;
    private static final double BOLD = 1.07;
    private static final double PADDING = 0.8; // digits that a cell keeps free beside its words

    private Arial() {}

    /// Width of a text in one line at 10 points, in digits.
    static double digits(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += advance(text.charAt(i));
        }
        return sum / (double) DIGIT;
    }

    private static int advance(char letter) {
        int at = letter - FIRST;
        if (at >= 0 && at < ADVANCES.length) {
            return ADVANCES[at];
        }
        return letter >= FIRST_OF_ASIA ? 1000 : letter < LAST_OF_EUROPE && Character.isUpperCase(letter) ? CAPITAL : DIGIT;
    }

    /// Lines that words take in a cell, kept whole where they fit.
    ///
    /// @param width of the cell, in digits of 10 points
    /// @param points size of the letters
    /// @param bold whether they are bold
    static int lines(String text, double width, double points, boolean bold) {
        double room = Math.max(1, (width - PADDING) * 10 / points / (bold ? BOLD : 1));
        return text.length() * WIDEST > room * DIGIT || text.indexOf('\n') >= 0 ? Math.max(1, text.lines().mapToInt(line -> wrapped(line, room)).sum()) : 1;
    }

    private static int wrapped(String line, double room) {
        double blank = ADVANCES[0] / (double) DIGIT;
        int lines = 1;
        double used = 0;
        for (String word : line.split(" ", -1)) {
            double needed = digits(word);
            if (used > 0 && used + blank + needed > room) {
                lines++;
                used = 0;
            }
            used += (used > 0 ? blank : 0) + needed;
            while (used > room) { // a word longer than the line is broken
                lines++;
                used -= room;
            }
        }
        return lines;
    }
}
