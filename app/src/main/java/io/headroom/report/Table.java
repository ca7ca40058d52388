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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/// A table of things: on a sheet of its own, with a heading and a header row that stays in sight and filters, or as CSV.
///
/// @param name names its file, such as `tenants`
/// @param columns what is told of each thing
/// @param rows the things
record Table<T>(String name, List<Column<T>> columns, List<T> rows) {
    /// Row of the headers on a sheet; the data start below.
    static final int HEADER_ROW = 4;
    private static final int GROUP_ROW = 3;
    /// Width of A4 across within its margins, in characters of the workbook's font.
    private static final int PAPER = 132;
    /// A table up to this width is made as wide as the paper.
    private static final int FITTED = 200;
    /// Least scale of a table that goes over pages beside each other, and the most, in percent.
    private static final int SCALE = 75;
    private static final int WHOLE = 100;
    private static final int FILTER_BUTTON = 1;
    /// Widest column of words in one line, in characters; what is longer is wrapped.
    private static final int WIDEST = 40;
    /// Rows whose words and figures are measured, of a longer table the first of them, and every so many: what they show has to be worked out twice.
    private static final int WORDS_MEASURED = 2000;
    private static final int MEASURED = 10_000;
    private static final int FIGURE_ROOM = 3;

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
        int[] widths = columns.stream().mapToInt(this::fitting).toArray();
        page.widths(widths);
        List<Integer> breaks = paginate(page, fixed, widths);
        groups(page, breaks);
        int last = Math.max(place(page, HEADER_ROW, finish), HEADER_ROW + 2) - 1;
        page.sheet().setAutoFilter(new CellRangeAddress(HEADER_ROW, last, 0, columns.size() - 1));
        page.sheet().createFreezePane(fixed, HEADER_ROW + 1);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, HEADER_ROW, -1, -1));
        page.sheet().setRepeatingColumns(new CellRangeAddress(-1, -1, 0, fixed - 1));
    }

    /// Headings over groups of columns, again where a printed page begins amid a group.
    private void groups(Page page, List<Integer> breaks) {
        boolean grouped = columns.stream().anyMatch(column -> !column.group().isEmpty());
        String group = "";
        for (int i = 0; i < columns.size() && grouped; i++) {
            String title = columns.get(i).group();
            group = title.isEmpty() ? group : title;
            if (!title.isEmpty() || (breaks.contains(i) && !group.isEmpty())) {
                page.put(GROUP_ROW, i, group, Style.SECTION);
            } else if (i > 0) {
                page.blank(GROUP_ROW, i, Style.SECTION);
            }
        }
    }

    /// The width at which a column shows its words, or its largest figure; words that are wrapped need no more than the column asks for.
    private int fitting(Column<T> column) {
        if (rows.isEmpty()) {
            return column.width();
        }
        Style style = column.style().apply(rows.getFirst());
        if (style == Style.TEXT) {
            int longest = rows.stream().limit(WORDS_MEASURED).map(column.value()).mapToInt(value -> value == null ? 0 : (int) Math.ceil(Arial.digits(value.toString()))).max().orElse(0);
            return Math.clamp(longest + 1L, column.width(), Math.max(column.width(), WIDEST));
        }
        if (!style.figures()) {
            return column.width();
        }
        double most = 0;
        for (int i = 0; i < rows.size(); i += Math.ceilDiv(rows.size(), MEASURED)) {
            if (column.value().apply(rows.get(i)) instanceof Number number && Double.isFinite(number.doubleValue())) {
                most = Math.max(most, Math.abs(number.doubleValue()));
            }
        }
        return Math.max(column.width(), new DataFormatter(Locale.ROOT).formatRawCellContents(most, -1, style.format()).length() + FIGURE_ROOM);
    }

    /// Puts the headers and the rows on a page that this table may share with others; the page has its widths.
    ///
    /// @param top row of the headers
    /// @return the row below the last
    int place(Page page, int top) {
        return place(page, top, (row, thing) -> {});
    }

    private int place(Page page, int top, Finish<T> finish) {
        int high = 1;
        for (int i = 0; i < columns.size(); i++) {
            page.put(top, i, columns.get(i).header(), headerStyle(columns.get(i)));
            high = Math.max(high, Page.linesOfHeader(columns.get(i).header(), page.width(i) - FILTER_BUTTON));
        }
        page.lines(top, high);
        boolean linked = rows.size() <= Places.MOST_LINKED;
        for (int row = 0; row < rows.size(); row++) {
            row(page, top + 1 + row, rows.get(row), linked);
            finish.row(top + 1 + row, rows.get(row));
            page.rowDone();
        }
        return top + 1 + rows.size();
    }

    private void row(Page page, int at, T thing, boolean linked) {
        int lines = 1;
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            Object value = column.value().apply(thing);
            Style style = wrapped(column.style().apply(thing), value, page.width(i));
            boolean leads = linked && value != null && style != Style.WRAPPED && page.leads(column.leadsTo().apply(thing)); // LibreOffice does not wrap a link
            page.put(at, i, value, leads ? Style.LINK : style);
            if (leads) {
                page.link(at, i, column.leadsTo().apply(thing));
            }
            lines = style == Style.WRAPPED ? Math.max(lines, Page.linesIn(String.valueOf(value), page.width(i))) : lines;
        }
        page.lines(at, lines);
    }

    /// Words that are too long for their column go over several lines.
    private static Style wrapped(Style style, @Nullable Object value, int width) {
        return style == Style.TEXT && value instanceof String words && Page.linesIn(words, width) > 1 ? Style.WRAPPED : style;
    }

    /// Prints a wide table over several pages beside each other, so that it can be read: about as wide each, groups of columns kept whole where they fit, as large as the paper allows.
    ///
    /// @return the columns that pages begin with, but for the first page
    private List<Integer> paginate(Page page, int fixed, int[] widths) {
        int whole = Arrays.stream(widths).sum();
        if (rows.isEmpty() || whole <= FITTED) {
            page.noteOver(0, widths.length - 1);
            return List.of();
        }
        int held = Arrays.stream(widths, 0, fixed).sum();
        int room = PAPER * WHOLE / SCALE - held;
        int pages = breaks(fixed, widths, room).size();
        int narrow = IntStream.range(fixed, widths.length).map(column -> groupWidth(column, widths)).filter(group -> group <= room).max().orElse(room);
        while (narrow < room && breaks(fixed, widths, narrow).size() > pages) {
            narrow++;
        }
        List<Integer> breaks = breaks(fixed, widths, Math.min(narrow, room));
        breaks.forEach(column -> page.sheet().setColumnBreak(column - 1));
        int first = breaks.isEmpty() ? widths.length : breaks.getFirst();
        page.noteOver(fixed, first - 1); // the columns that are repeated on each page would cut it off
        page.scale((short) Math.clamp(PAPER * WHOLE / (long) (held + widest(fixed, widths, breaks)), SCALE, WHOLE));
        return breaks;
    }

    /// Width of the widest page without the columns that are repeated.
    private static int widest(int fixed, int[] widths, List<Integer> breaks) {
        int widest = 0;
        int used = 0;
        for (int i = fixed; i < widths.length; i++) {
            used = breaks.contains(i) ? widths[i] : used + widths[i];
            widest = Math.max(widest, used);
        }
        return widest;
    }

    /// The columns that pages begin with, but for the first page.
    private List<Integer> breaks(int fixed, int[] widths, int room) {
        List<Integer> breaks = new ArrayList<>();
        int used = 0;
        for (int i = fixed; i < widths.length; i++) {
            int group = groupWidth(i, widths);
            if (used > 0 && used + (group <= room ? group : widths[i]) > room) {
                breaks.add(i);
                used = 0;
            }
            used += widths[i];
        }
        return breaks;
    }

    /// Width of the group that a column begins, or of the column where it begins none.
    private int groupWidth(int first, int[] widths) {
        int width = widths[first];
        for (int i = first + 1; !columns.get(first).group().isEmpty() && i < widths.length && columns.get(i).group().isEmpty(); i++) {
            width += widths[i];
        }
        return width;
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
