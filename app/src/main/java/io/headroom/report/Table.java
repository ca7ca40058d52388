package io.headroom.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.headroom.sheet.FormulaText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/// A table of things: on a sheet of its own, with a heading and a header row that stays in sight and filters, or as CSV.
///
/// @param name names its file, such as `tenants`
/// @param columns what is told of each thing
/// @param rows the things
record Table<T>(String name, List<Column<T>> columns, List<T> rows) {
    /// Row of the headers on a sheet; the data start below.
    static final int HEADER_ROW = 3;
    private static final int GROUP_ROW = 2;

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Fills a page, row by row: of a long sheet only the last rows are kept in memory.
    ///
    /// @param fixed columns at the left that stay in sight, on paper too
    void fill(Page page, int fixed) {
        fill(page, fixed, (row, thing) -> {});
    }

    /// What a row of a table has besides what its columns say.
    @FunctionalInterface
    interface Finish<T> {
        /// Adds it, before the row leaves the memory.
        ///
        /// @param row its row on the sheet
        void row(int row, T thing);
    }

    /// As the other `fill`.
    ///
    /// @param finish adds to each row what its columns cannot say, such as formulas that refer to other cells of the row
    void fill(Page page, int fixed, Finish<T> finish) {
        ExcelLimits.checkRows(page.sheet().getSheetName(), HEADER_ROW + 1L + rows.size());
        boolean grouped = columns.stream().anyMatch(column -> !column.group().isEmpty());
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            page.sheet().setColumnWidth(i, column.width() * 256);
            if (!column.group().isEmpty()) {
                page.put(GROUP_ROW, i, column.group(), Style.SECTION);
            } else if (i > 0 && grouped) {
                page.blank(GROUP_ROW, i, Style.SECTION);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            page.put(HEADER_ROW, i, columns.get(i).header(), headerStyle(columns.get(i)));
        }
        page.lines(HEADER_ROW, 2);
        for (int row = 0; row < rows.size(); row++) {
            T thing = rows.get(row);
            int lines = 1;
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                Object value = column.value().apply(thing);
                Style style = column.style().apply(thing);
                page.put(HEADER_ROW + 1 + row, i, value, style);
                lines = style == Style.WRAPPED ? Math.max(lines, Page.linesOf(String.valueOf(value), column.width())) : lines;
            }
            page.lines(HEADER_ROW + 1 + row, lines);
            finish.row(HEADER_ROW + 1 + row, thing);
            page.rowDone();
        }
        int last = HEADER_ROW + Math.max(rows.size(), 1);
        page.sheet().setAutoFilter(new CellRangeAddress(HEADER_ROW, last, 0, columns.size() - 1));
        page.sheet().createFreezePane(fixed, HEADER_ROW + 1);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, HEADER_ROW, -1, -1));
        page.sheet().setRepeatingColumns(new CellRangeAddress(-1, -1, 0, fixed - 1));
    }

    /// Writes the table as CSV in UTF-8: figures in their shortest form that reads back to the same double, in the units of the engine (s, requests/s, shares from 0 to 1), empty where nothing is known.
    /// Words that a spreadsheet would take for a formula begin with an apostrophe.
    void csv(OutputStream out, ExportWatch.Rows watch) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>();
        String group = "";
        for (Column<T> column : columns) {
            group = column.group().isEmpty() ? group : column.group();
            header.add(words(group.isEmpty() ? column.header() : group + " · " + column.header()));
        }
        csv.writeRecord(header);
        for (T thing : rows) {
            csv.writeRecord(columns.stream().map(column -> cell(column.value().apply(thing))).toList());
            watch.one();
        }
        csv.flush();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> Double.isFinite(number) ? plain(number) : "";
            case Number number -> number.toString();
            default -> words(value.toString());
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : new BigDecimal(Double.toString(number)).toPlainString();
    }

    private static String words(String text) {
        return FormulaText.guarded(Page.printable(text));
    }

    private Style headerStyle(Column<T> column) {
        return !rows.isEmpty() && column.style().apply(rows.getFirst()).figures() ? Style.HEADER_FIGURE : Style.HEADER;
    }
}
