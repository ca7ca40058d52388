package io.headroom.cli;

import java.util.List;
import java.util.Set;

/// Rows of words as columns of a text: those of words to the left, the others to the right, two spaces between.
final class TextColumns {
    private TextColumns() {}

    /// The lines.
    ///
    /// @param rows all of the same length, the header among them; at least one
    static List<String> lines(List<List<String>> rows) {
        return lines(rows, Set.of(0));
    }

    /// The lines.
    ///
    /// @param rows all of the same length, the header among them; at least one
    /// @param words columns to the left, counted from 0
    static List<String> lines(List<List<String>> rows, Set<Integer> words) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths, words)).toList();
    }

    private static String line(List<String> row, int[] widths, Set<Integer> words) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String room = " ".repeat(widths[i] - row.get(i).length());
            shown.append(words.contains(i) ? row.get(i) + room : room + row.get(i)).append("  ");
        }
        return shown.toString().stripTrailing();
    }
}
