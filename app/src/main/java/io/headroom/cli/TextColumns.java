package io.headroom.cli;

import java.util.List;

/// Rows of words as columns of a text: the first to the left, the others to the right, two spaces between.
final class TextColumns {
    private TextColumns() {}

    /// The lines.
    ///
    /// @param rows all of the same length, the header among them; at least one
    static List<String> lines(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String room = " ".repeat(widths[i] - row.get(i).length());
            shown.append(i == 0 ? row.get(i) + room : room + row.get(i)).append("  ");
        }
        return shown.toString().stripTrailing();
    }
}
