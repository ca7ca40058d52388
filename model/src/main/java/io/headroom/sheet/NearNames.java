package io.headroom.sheet;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what someone may have meant.
final class NearNames {
    private static final int NAMED = 4;
    private static final int LONGEST = 60;

    private NearNames() {}

    /// The known names nearest to a wanted one, best first, with commas between them: by words they share, then by letters to change in their beginnings, since people leave off the end.
    static String of(String wanted, Collection<String> known) {
        if (known.isEmpty()) {
            return "(none yet)";
        }
        Set<String> words = words(wanted);
        String plain = plain(wanted);
        return known.stream().distinct().sorted(Comparator.comparingLong((String name) -> -words(name).stream().filter(words::contains).count())
                .thenComparingInt(name -> changes(plain, beginning(plain(name), plain.length()))).thenComparingInt(name -> changes(plain, plain(name))).thenComparing(Comparator.naturalOrder())).limit(NAMED).collect(Collectors.joining(", "));
    }

    /// The words of a name, letters and digits apart, so that `H100-80GB` has `h100` and `80`.
    static Set<String> words(String name) {
        String clipped = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return Arrays.stream(clipped.toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9])gb\\b", " ").split("[^\\p{L}\\p{N}]+", -1)).filter(word -> !word.isEmpty()).collect(Collectors.toCollection(HashSet::new));
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static String beginning(String name, int length) {
        return name.substring(0, Math.min(length, name.length()));
    }

    /// Letters to put in, take out or change.
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int kept = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    /// Names in the order given, so many as are worth reading.
    static String some(List<String> names) {
        return names.isEmpty() ? "(none yet)" : String.join(", ", names.subList(0, Math.min(2 * NAMED, names.size()))) + (names.size() > 2 * NAMED ? ", ..." : "");
    }
}
