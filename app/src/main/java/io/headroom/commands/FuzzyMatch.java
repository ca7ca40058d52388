package io.headroom.commands;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How well a text fits what was typed to find it. Each typed word has to be found on its own, in any order: at the start of a word best, within one next, and else as letters
/// that follow each other with gaps ("expwb" finds "Export workbook"). Case and accents do not count.
final class FuzzyMatch {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final double WORD_START = 3;
    private static final double WITHIN = 2;
    private static final double LETTERS = 1;

    private final String[] typed;

    /// @param query what was typed; nothing fits everything equally
    FuzzyMatch(String query) {
        typed = query.isBlank() ? new String[0] : BLANKS.split(plain(query).strip());
    }

    /// How well `text` fits, greater than 0, or 0 where it does not.
    double score(String text) {
        String plain = plain(text);
        double sum = 1;
        for (String word : typed) {
            double score = word(word, plain);
            if (score == 0) {
                return 0;
            }
            sum += score;
        }
        return sum;
    }

    private static double word(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                // The beginning of the whole is what a name is known by.
                return WORD_START + (at == 0 ? 0.5 : 0);
            }
        }
        return text.contains(word) ? WITHIN : letters(word, text);
    }

    /// Letters in order, the first of them at the start of a word, so that a few letters do not find everything.
    private static double letters(String word, String text) {
        double best = 0;
        for (int start = 0; start < text.length(); start++) {
            if (text.charAt(start) == word.charAt(0) && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                best = Math.max(best, lettersFrom(start, word, text));
            }
        }
        return best;
    }

    private static double lettersFrom(int start, String word, String text) {
        int at = start;
        for (int i = 1; i < word.length(); i++) {
            at = text.indexOf(word.charAt(i), at + 1);
            if (at < 0) {
                return 0;
            }
        }
        return LETTERS * word.length() / (at - start + 1.0);
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
