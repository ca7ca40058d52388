package io.headroom.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes round what holds either.
///
/// @param rows the cells, row by row; rows may differ in length
record Block(List<List<String>> rows) {
    Block {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Reads a block. The line end that spreadsheets put behind the last row makes no row.
    static Block of(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at + 1 < plain.length() && plain.charAt(at + 1) == '"') {
                    cell.append(c);
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == '\t' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return new Block(rows);
    }

    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    boolean single() {
        return rows.size() == 1 && width() == 1;
    }

    String text() {
        return rows.stream().map(row -> row.stream().map(Block::quoted).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
    }

    private static String quoted(String cell) {
        return cell.contains("\t") || cell.contains("\n") || cell.startsWith("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
