package io.headroom.trace;

import io.headroom.trace.BadRows.BadRow;

/// Numbers as tables write them: digits, a point, an exponent; nothing else that Java would take.
final class Numbers {
    private Numbers() {}

    static boolean looksLikeOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean sign = letter == '-' || letter == '+';
            boolean exponent = letter == 'e' || letter == 'E';
            if (!(letter >= '0' && letter <= '9') && letter != '.' && !(exponent && i > 0) && !(sign && (i == 0 || "eE".indexOf(text.charAt(i - 1)) >= 0))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// @throws NumberFormatException if the text is not a finite number
    static double parse(String text) {
        if (!looksLikeOne(text)) {
            throw new NumberFormatException(text);
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    /// A number of at least something.
    static double atLeast(double least, String column, String text) throws BadRow {
        try {
            double value = parse(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same message, which states the range.
        }
        throw new BadRow("its %s is %s, not a number from %s up".formatted(column, TraceText.quote(text), least == Math.rint(least) ? Long.toString((long) least) : least));
    }

    /// A count of tokens: whole, though some tables write it as 374.0.
    static int tokens(String column, String text) throws BadRow {
        try {
            return tokens(column, looksWhole(text) ? Integer.parseInt(text) : parse(text), text);
        } catch (NumberFormatException notANumber) {
            throw noTokens(column, text);
        }
    }

    /// As the other `tokens`, for a number that was read already.
    static int tokens(String column, double value, String text) throws BadRow {
        if (value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value)) {
            return (int) value;
        }
        throw noTokens(column, text);
    }

    private static boolean looksWhole(String text) {
        return text.length() < 10 && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static BadRow noTokens(String column, String text) {
        return new BadRow("its %s is %s, not a whole number from 0 to %d".formatted(column, TraceText.quote(text), Integer.MAX_VALUE));
    }
}
