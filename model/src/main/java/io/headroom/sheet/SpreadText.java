package io.headroom.sheet;

import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A distribution in one cell: `1800` for always the same, `lognormal p50 300 p99 2.9k max 8k`, `uniform 100 200`, `exponential 300`, `gamma 300 cv 0.5`,
/// `hyperexponential 0.3 100 900`, `values 10 20 30`.
final class SpreadText {
    /// Values seen that one cell holds.
    private static final int MOST_VALUES = 64;

    private static final Pattern BY_REFERENCE = Pattern.compile("values \\([0-9]+\\)");

    private static final Map<String, List<String>> LABELS = Map.of("lognormal", List.of("", "p50 p99", "p50 p99 max"), "gamma", List.of("", "cv"));

    private SpreadText() {}

    /// Whether one cell holds it.
    static boolean fits(Distribution distribution) {
        return !(distribution instanceof Distribution.Empirical empirical) || empirical.values().size() <= MOST_VALUES;
    }

    static String format(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Fixed fixed -> count(fixed.value());
            case Distribution.Uniform uniform -> "uniform " + count(uniform.low()) + " " + count(uniform.high());
            case Distribution.Exponential exponential -> "exponential " + count(exponential.average());
            case Distribution.Gamma gamma -> "gamma " + count(gamma.average()) + " cv " + count(gamma.cv());
            case Distribution.Hyperexponential two -> "hyperexponential " + count(two.share()) + " " + count(two.first()) + " " + count(two.second());
            case Distribution.LogNormal log -> "lognormal p50 " + count(log.p50()) + " p99 " + count(log.p99()) + (log.max() == null ? "" : " max " + count(log.max()));
            case Distribution.Empirical empirical -> fits(empirical) ? "values " + empirical.values().stream().map(SpreadText::count).collect(Collectors.joining(" "))
                    : "values (" + empirical.values().size() + ")";
        };
    }

    private static String count(double value) {
        return Units.formatCount(value);
    }

    /// @throws InvalidPlan if the text is no distribution, or one that cannot be
    static Distribution read(String text) {
        if (BY_REFERENCE.matcher(text.strip()).matches()) {
            throw new InvalidPlan("\"%s\" stands for values that a cell cannot hold: keep the id of the row and import it into the plan it came from, or write lognormal p50 300 p99 2.9k.".formatted(text));
        }
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        double[] figures = figures(words);
        String kind = words.getFirst().toLowerCase(Locale.ROOT);
        if (!LABELS.getOrDefault(kind, List.of("")).contains(labels(words))) {
            throw unreadable(text);
        }
        Distribution read = switch (kind) {
            case "uniform" -> figures.length == 2 ? new Distribution.Uniform(figures[0], figures[1]) : null;
            case "exponential" -> figures.length == 1 ? new Distribution.Exponential(figures[0]) : null;
            case "gamma" -> figures.length == 2 ? new Distribution.Gamma(figures[0], figures[1]) : null;
            case "hyperexponential" -> figures.length == 3 ? new Distribution.Hyperexponential(figures[0], figures[1], figures[2]) : null;
            case "lognormal" -> logNormal(figures);
            case "values" -> figures.length > 0 ? new Distribution.Empirical(Arrays.stream(figures).boxed().toList()) : null;
            default -> words.size() == 1 && figures.length == 1 ? new Distribution.Fixed(figures[0]) : null;
        };
        if (read == null) {
            throw unreadable(text);
        }
        return read;
    }

    private static InvalidPlan unreadable(String text) {
        return new InvalidPlan("\"%s\" is not a number of tokens: write it like 1800, or lognormal p50 300 p99 2.9k max 8k.".formatted(text));
    }

    /// What stands between the figures: a word in the wrong place must not be read as another's.
    private static String labels(List<String> words) {
        return words.stream().skip(1).filter(word -> !figure(word)).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
    }

    private static boolean figure(String word) {
        return !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '+' || word.charAt(0) == '-');
    }

    private static @Nullable Distribution logNormal(double[] figures) {
        return figures.length == 2 ? new Distribution.LogNormal(figures[0], figures[1], null)
                : figures.length == 3 ? new Distribution.LogNormal(figures[0], figures[1], figures[2]) : null;
    }

    private static double[] figures(List<String> words) {
        return words.stream().filter(SpreadText::figure).mapToDouble(Units::count).toArray();
    }
}
