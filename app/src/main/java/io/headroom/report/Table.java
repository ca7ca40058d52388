package io.headroom.report;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/// A sheet that is one table: a heading, a header row that stays in sight and filters, and a row for each thing.
final class Table {
    /// Row of the headers; the data start below.
    static final int HEADER_ROW = 3;
    private static final int GROUP_ROW = 2;

    private Table() {}

    /// Fills a page.
    ///
    /// @param fixed columns at the left that stay in sight, on paper too
    static <T> void fill(Page page, List<Column<T>> columns, List<T> rows, int fixed) {
        boolean grouped = columns.stream().anyMatch(column -> !column.group().isEmpty());
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            page.sheet().setColumnWidth(i, column.width() * 256);
            if (!column.group().isEmpty()) {
                page.put(GROUP_ROW, i, column.group(), Style.SECTION);
            } else if (i > 0 && grouped) {
                page.blank(GROUP_ROW, i, Style.SECTION);
            }
            page.put(HEADER_ROW, i, column.header(), headerStyle(column, rows));
            for (int row = 0; row < rows.size(); row++) {
                T thing = rows.get(row);
                page.put(HEADER_ROW + 1 + row, i, column.value().apply(thing), column.style().apply(thing));
            }
        }
        page.lines(HEADER_ROW, 2);
        for (int row = 0; row < rows.size(); row++) {
            page.lines(HEADER_ROW + 1 + row, lines(columns, rows.get(row)));
        }
        int last = HEADER_ROW + Math.max(rows.size(), 1);
        page.sheet().setAutoFilter(new CellRangeAddress(HEADER_ROW, last, 0, columns.size() - 1));
        page.sheet().createFreezePane(fixed, HEADER_ROW + 1);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, HEADER_ROW, -1, -1));
        page.sheet().setRepeatingColumns(new CellRangeAddress(-1, -1, 0, fixed - 1));
    }

    private static <T> int lines(List<Column<T>> columns, T row) {
        return columns.stream().filter(column -> column.style().apply(row) == Style.WRAPPED)
                .mapToInt(column -> Page.linesOf(String.valueOf(column.value().apply(row)), column.width())).max().orElse(1);
    }

    private static <T> Style headerStyle(Column<T> column, List<T> rows) {
        return !rows.isEmpty() && column.style().apply(rows.getFirst()).figures() ? Style.HEADER_FIGURE : Style.HEADER;
    }
}
