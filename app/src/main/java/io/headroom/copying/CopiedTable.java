package io.headroom.copying;

import io.headroom.sheet.FormulaText;
import io.headroom.sheet.TabText;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table as other programs take it: as text with tabs between cells, and as HTML, by which a mail keeps the columns.
///
/// @param header what the columns are; none where the rows say it
/// @param rows cells, row by row
public record CopiedTable(List<String> header, List<List<Cell>> rows) {
    /// Keeps its own copies.
    public CopiedTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// A cell.
    ///
    /// @param shown what is seen
    /// @param exact what a spreadsheet gets: the figure in full where it is known
    /// @param figure whether it is a figure, which stands at the right
    public record Cell(String shown, String exact, boolean figure) {
        /// Words. Those that a spreadsheet would take for a formula begin with an apostrophe.
        public static Cell words(String text) {
            return new Cell(text, FormulaText.guarded(text), false);
        }

        /// A figure of which only what is seen is known.
        public static Cell figure(String shown) {
            return new Cell(shown, shown, true);
        }

        /// A figure.
        ///
        /// @param value in the base unit of its column (s, requests/s, shares from 0 to 1); NaN where there is none
        public static Cell figure(String shown, double value) {
            return new Cell(shown, Double.isFinite(value) ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString() : "", true);
        }
    }

    /// Tabs between cells and line ends between rows; quotes round what holds either.
    public String text() {
        Stream<List<String>> titles = header.isEmpty() ? Stream.empty() : Stream.of(header.stream().map(FormulaText::guarded).toList());
        return Stream.concat(titles, rows.stream().map(row -> row.stream().map(Cell::exact).toList())).map(TabText::line).collect(Collectors.joining("\n"));
    }

    /// The same as an HTML table, as it is seen.
    public String html() {
        String head = header.isEmpty() ? "" : line(header, "th", _ -> "", name -> name) + "\n";
        return rows.stream().map(row -> line(row, "td", cell -> cell.figure() ? " align=\"right\"" : "", Cell::shown)).collect(Collectors.joining("\n", "<table>\n" + head, "\n</table>"));
    }

    private static <C> String line(List<C> cells, String element, Function<C, String> attribute, Function<C, String> text) {
        return cells.stream().map(cell -> "<" + element + attribute.apply(cell) + ">" + escaped(text.apply(cell)) + "</" + element + ">").collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
