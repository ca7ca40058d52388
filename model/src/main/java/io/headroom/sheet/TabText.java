package io.headroom.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells as tab-separated text, the way spreadsheets put them on the clipboard: a cell with a tab, a line break or a quote at its beginning is quoted, and quotes in
/// it are doubled.
public final class TabText {
    private TabText() {}

    /// The text of rows; each line ends in `\n`.
    public static String format(List<List<String>> rows) {
        return rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
    }

    /// The text of one row, without a line end.
    public static String line(List<String> cells) {
        return cells.stream().map(TabText::quoted).collect(Collectors.joining("\t"));
    }

    private static String quoted(String cell) {
        boolean needed = cell.startsWith("\"") || cell.indexOf('\t') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
        return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /// The rows of a text; lines may end in `\n`, `\r\n` or `\r`. A quote that is not closed ends with the text. What [#format] wrote is read back cell for cell, but for a row
    /// of a single empty cell, which is an empty line and left out.
    public static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
            if (quoted) {
                if (c == '"' && next == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == '\t') {
                row.add(take(cell));
            } else if (c == '\n' || c == '\r') {
                i += c == '\r' && next == '\n' ? 1 : 0;
                row.add(take(cell));
                end(rows, row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(take(cell));
            end(rows, row);
        }
        return rows;
    }

    private static void end(List<List<String>> rows, List<String> row) {
        if (row.size() > 1 || !row.getFirst().isEmpty()) {
            rows.add(row);
        }
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }
}
