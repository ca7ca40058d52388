package io.headroom.problems;

import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * The model has no languages: its exceptions say one English sentence each, which is also what the command line, logs and tests show. The English bundle
 * here holds these sentences with gaps where names and values were. A sentence that fits one of them is said with the twin of that one, and what
 * was in the gaps is looked up the same way, since gaps hold sentences and nouns too. A sentence that fits none stays English: it is never lost.
 */
/// Failures in the language of the window.
public final class Problems {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Pattern WHERE = Pattern.compile("(.+?): (.+)", Pattern.DOTALL);
    private static final int DEEPEST = 4;

    private final Words words;
    private final List<Sentence> sentences = new ArrayList<>();

    /// @param gaps which gap each group fills
    private record Sentence(String key, Pattern pattern, List<Integer> gaps) {}

    private Problems(Locale locale) {
        words = Words.of(Problems.class, locale);
        Words english = Words.of(Problems.class, Locale.ENGLISH);
        // The longest first: what it says is the most particular.
        english.keys().stream().sorted(Comparator.comparingInt((String key) -> -GAP.matcher(english.text(key)).replaceAll("").length()).thenComparing(key -> key))
                .filter(key -> !words.text(key).equals(english.text(key))).forEach(key -> sentences.add(sentence(key, english.text(key))));
    }

    private static Sentence sentence(String key, String text) {
        StringBuilder pattern = new StringBuilder();
        List<Integer> gaps = new ArrayList<>();
        Matcher gap = GAP.matcher(text);
        int from = 0;
        while (gap.find()) {
            pattern.append(Pattern.quote(text.substring(from, gap.start()))).append("(.*?)");
            gaps.add(Integer.valueOf(gap.group(1)));
            from = gap.end();
        }
        return new Sentence(key, Pattern.compile(pattern + Pattern.quote(text.substring(from)), Pattern.DOTALL), gaps);
    }

    /// Failures in a language; as the model says them where that language is missing.
    public static Problems of(Locale locale) {
        return new Problems(locale);
    }

    /// What a failure says, in the language of the desktop.
    public static String said(Throwable failure) {
        return said(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }

    /// A sentence of the model in the language of the desktop.
    public static String said(String sentence) {
        return of(Locale.getDefault(Locale.Category.DISPLAY)).say(sentence);
    }

    /// A sentence of the model in this language; the sentence itself if it is not known.
    public String say(String sentence) {
        return say(sentence, DEEPEST);
    }

    private String say(String sentence, int deep) {
        if (deep == 0 || sentence.isEmpty()) {
            return sentence;
        }
        for (Sentence known : sentences) {
            Matcher match = known.pattern().matcher(sentence);
            if (match.matches()) {
                Object[] filling = new Object[10];
                for (int group = 0; group < known.gaps().size(); group++) {
                    filling[known.gaps().get(group)] = say(match.group(group + 1), deep - 1);
                }
                return known.gaps().isEmpty() ? words.text(known.key()) : words.text(known.key(), trimmed(filling));
            }
        }
        Matcher where = WHERE.matcher(sentence);
        return where.matches() ? where.group(1) + ": " + say(where.group(2), deep - 1) : sentence;
    }

    private static Object[] trimmed(Object[] filling) {
        int count = filling.length;
        while (count > 0 && filling[count - 1] == null) {
            count--;
        }
        Object[] all = new Object[count];
        for (int gap = 0; gap < count; gap++) {
            all[gap] = Objects.requireNonNullElse(filling[gap], "");
        }
        return all;
    }
}
