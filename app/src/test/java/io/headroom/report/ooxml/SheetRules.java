package io.headroom.report.ooxml;

import static io.headroom.report.ooxml.OoxmlPackage.all;
import static io.headroom.report.ooxml.OoxmlPackage.children;

import io.headroom.report.ooxml.OoxmlBook.Cell;
import io.headroom.report.ooxml.OoxmlBook.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Element;

/// What holds for each sheet.
final class SheetRules {
    private static final SpreadsheetVersion EXCEL = SpreadsheetVersion.EXCEL2007;
    private static final double WIDEST = 255;
    private static final double HIGHEST = 409.5;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_HEADER = 255;
    private static final int MOST_BREAKS = 1026;
    private static final double LAST_DAY = 2_958_466; // the day after 9999-12-31
    private static final double ROUNDING = 1e-9; // a share of all may come to a little more than 1
    private static final Pattern ESCAPE = Pattern.compile("(?<!_x005F)_x(?:00[01][0-9A-Fa-f]|007[Ff]|FFF[EF])_");

    private SheetRules() {}

    static void order(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            int lastRow = 0;
            CellRangeAddress used = null;
            for (Element row : children(children(sheet.root(), "sheetData").getFirst(), "row")) {
                int number = Integer.parseInt(row.getAttribute("r"));
                if (number <= lastRow || number > EXCEL.getMaxRows()) {
                    fault.accept("%s row %d comes after row %d".formatted(sheet.name(), number, lastRow));
                }
                lastRow = number;
                int lastColumn = -1;
                for (Element cell : children(row, "c")) {
                    CellReference at = new CellReference(cell.getAttribute("r"));
                    if (at.getCol() <= lastColumn || at.getRow() != number - 1 || at.getCol() >= EXCEL.getMaxColumns()) {
                        fault.accept("%s!%s is not where row %d has its next cell".formatted(sheet.name(), cell.getAttribute("r"), number));
                    }
                    lastColumn = at.getCol();
                    used = used == null ? new CellRangeAddress(at.getRow(), at.getRow(), at.getCol(), at.getCol())
                            : new CellRangeAddress(used.getFirstRow(), at.getRow(), Math.min(used.getFirstColumn(), at.getCol()), Math.max(used.getLastColumn(), at.getCol()));
                }
            }
            String expected = used == null ? "A1" : used.formatAsString();
            sheet.part("dimension").map(one -> one.getAttribute("ref")).filter(told -> !told.equals(expected)).ifPresent(told -> fault.accept("%s tells of %s and has %s".formatted(sheet.name(), told, expected)));
        }
    }

    static void columns(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            int last = 0;
            for (Element column : all(sheet.root(), "col")) {
                int min = Integer.parseInt(column.getAttribute("min"));
                int max = Integer.parseInt(column.getAttribute("max"));
                double width = Double.parseDouble(column.getAttribute("width"));
                if (min <= last || max < min || max > EXCEL.getMaxColumns() || !(width >= 0 && width <= WIDEST)) {
                    fault.accept("%s columns %d to %d come after column %d and are %s wide".formatted(sheet.name(), min, max, last, width));
                }
                last = max;
            }
            all(sheet.root(), "row").stream().filter(row -> row.hasAttribute("ht")).filter(row -> !(Double.parseDouble(row.getAttribute("ht")) <= HIGHEST))
                    .forEach(row -> fault.accept("%s row %s is too high".formatted(sheet.name(), row.getAttribute("r"))));
        }
    }

    static void values(OoxmlBook book, Consumer<String> fault) {
        for (Cell cell : cells(book)) {
            String value = cell.value();
            if (cell.type().equals("e") || (value != null && value.matches("#(REF!|NAME\\?|VALUE!|DIV/0!|N/A|NUM!|NULL!)"))) {
                fault.accept("%s holds the error %s".formatted(cell.at(), value));
            } else if (cell.type().equals("s") && value == null) {
                fault.accept(cell.at() + " holds a text that is not in the list of texts");
            } else if (cell.type().equals("n") && value != null && !finite(value)) {
                fault.accept("%s holds %s, which is no number".formatted(cell.at(), value));
            } else if (!cell.type().equals("n") && value != null && (value.length() > LONGEST_TEXT || ESCAPE.matcher(value).find())) {
                fault.accept("%s holds %d characters, or one that cannot be shown".formatted(cell.at(), value.length()));
            }
            if (cell.formula() != null && value == null) {
                fault.accept(cell.at() + " remembers no value of its formula");
            }
        }
    }

    private static boolean finite(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    static void styles(OoxmlBook book, Consumer<String> fault) {
        int formats = children(children(book.file().root(OoxmlBook.STYLES), "cellXfs").getFirst(), "xf").size();
        cells(book).stream().filter(cell -> cell.style() >= formats).forEach(cell -> fault.accept("%s has format %d of %d".formatted(cell.at(), cell.style(), formats)));
        for (Sheet sheet : book.sheets()) {
            all(sheet.root(), "*").stream().filter(one -> one.getLocalName().matches("row|col")).forEach(one -> {
                String style = one.getAttribute(one.getLocalName().equals("row") ? "s" : "style");
                if (!style.isEmpty() && Integer.parseInt(style) >= formats) {
                    fault.accept("a %s of %s has format %s of %d".formatted(one.getLocalName(), sheet.name(), style, formats));
                }
            });
        }
    }

    static void merged(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            List<CellRangeAddress> taken = new ArrayList<>();
            sheet.part("autoFilter").map(filter -> CellRangeAddress.valueOf(filter.getAttribute("ref"))).ifPresent(taken::add);
            for (Element merge : all(sheet.root(), "mergeCell")) {
                CellRangeAddress range = CellRangeAddress.valueOf(merge.getAttribute("ref"));
                taken.stream().filter(other -> other.intersects(range)).forEach(other -> fault.accept("%s!%s meets %s".formatted(sheet.name(), range.formatAsString(), other.formatAsString())));
                if (range.getNumberOfCells() < 2 || range.getLastRow() >= EXCEL.getMaxRows() || range.getLastColumn() >= EXCEL.getMaxColumns()) {
                    fault.accept("%s!%s is one cell, or beyond the grid".formatted(sheet.name(), range.formatAsString()));
                }
                sheet.all().stream().filter(cell -> range.isInRange(cell.row(), cell.column()) && (cell.row() > range.getFirstRow() || cell.column() > range.getFirstColumn()))
                        .filter(cell -> cell.value() != null).forEach(cell -> fault.accept("%s is hidden by a merged cell".formatted(cell.at())));
                taken.add(range);
            }
        }
    }

    static void filters(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            sheet.part("autoFilter").map(filter -> CellRangeAddress.valueOf(filter.getAttribute("ref"))).ifPresent(range -> {
                for (int column = range.getFirstColumn(); column <= range.getLastColumn(); column++) {
                    if (sheet.cell(range.getFirstRow(), column).map(Cell::value).isEmpty()) {
                        fault.accept("%s has no header at %s".formatted(sheet.name(), new CellReference(range.getFirstRow(), column).formatAsString()));
                    }
                }
                String told = all(book.file().root(OoxmlBook.PART), "definedName").stream().filter(name -> name.getAttribute("name").equals("_xlnm._FilterDatabase"))
                        .map(name -> new Formula(name.getTextContent()).areas().getFirst()).filter(area -> sheet.name().equals(area.sheet())).map(area -> area.cells().formatAsString()).findFirst().orElse("nothing");
                if (!told.equals(range.formatAsString())) {
                    fault.accept("%s filters %s and its name says %s".formatted(sheet.name(), range.formatAsString(), told));
                }
            });
        }
    }

    static void formulas(OoxmlBook book, Consumer<String> fault) {
        for (Cell cell : cells(book)) {
            if (cell.formula() != null) {
                new Formula(cell.formula()).faults(book, cell.sheet(), true).forEach(why -> fault.accept("%s: %s".formatted(cell.at(), why)));
            }
        }
    }

    static void validations(OoxmlBook book, Consumer<String> fault) {
        Map<String, Integer> longest = Map.of("errorTitle", 32, "promptTitle", 32, "error", 225, "prompt", 255);
        for (Sheet sheet : book.sheets()) {
            for (Element rule : all(sheet.root(), "dataValidation")) {
                String at = rule.getAttribute("sqref");
                longest.forEach((words, most) -> {
                    if (rule.getAttribute(words).length() > most) {
                        fault.accept("%s!%s has an %s of more than %d characters".formatted(sheet.name(), at, words, most));
                    }
                });
                children(rule, "*").stream().map(Element::getTextContent).forEach(formula -> {
                    if (formula.length() > 255) {
                        fault.accept("%s!%s takes what a formula of %d characters says".formatted(sheet.name(), at, formula.length()));
                    }
                    new Formula(formula).faults(book, sheet, true).forEach(why -> fault.accept("%s!%s: %s".formatted(sheet.name(), at, why)));
                });
                for (String range : at.split(" ", -1)) {
                    CellRangeAddress cells = CellRangeAddress.valueOf(range);
                    if (cells.getNumberOfCells() == 1 && sheet.cell(cells.getFirstRow(), cells.getFirstColumn()).isEmpty()) {
                        fault.accept("%s!%s is a rule for no cell".formatted(sheet.name(), range));
                    }
                    bounds(sheet, rule, cells).ifPresent(fault);
                }
            }
        }
    }

    /// A number that its own rule refuses is an error as soon as the reader touches the cell.
    private static Optional<String> bounds(Sheet sheet, Element rule, CellRangeAddress cells) {
        if (!rule.getAttribute("type").matches("decimal|whole") || children(rule, "formula2").isEmpty()) {
            return Optional.empty();
        }
        double[] bounds = children(rule, "*").stream().map(Element::getTextContent).filter(SheetRules::finite).mapToDouble(Double::parseDouble).toArray();
        return bounds.length < 2 ? Optional.empty() : sheet.all().stream().filter(cell -> cells.isInRange(cell.row(), cell.column()) && cell.type().equals("n") && cell.value() != null)
                .filter(cell -> !(bounds[0] - ROUNDING <= Double.parseDouble(String.valueOf(cell.value())) && Double.parseDouble(String.valueOf(cell.value())) <= bounds[1] + ROUNDING))
                .map(cell -> "%s holds %s, and its rule takes %s".formatted(cell.at(), cell.value(), Arrays.toString(bounds))).findFirst();
    }

    static void links(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            for (Element link : all(sheet.root(), "hyperlink")) {
                String at = link.getAttribute("ref");
                CellReference from = new CellReference(at.replaceAll(":.*", ""));
                if (sheet.cell(from.getRow(), from.getCol()).isEmpty() || link.getAttribute("tooltip").length() > 255) {
                    fault.accept("%s!%s is a link from no cell, or explains too much".formatted(sheet.name(), at));
                }
                String to = link.getAttribute("location");
                if (to.isEmpty() == OoxmlBook.relation(link).isEmpty()) {
                    fault.accept("%s!%s leads nowhere, or to two places".formatted(sheet.name(), at));
                } else if (!to.isEmpty()) {
                    new Formula(to).faults(book, sheet, true).forEach(why -> fault.accept("%s!%s: %s".formatted(sheet.name(), at, why)));
                }
            }
        }
    }

    static void days(OoxmlBook book, Consumer<String> fault) {
        Element styles = book.file().root(OoxmlBook.STYLES);
        Map<String, String> codes = new HashMap<>();
        all(styles, "numFmt").forEach(format -> codes.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        List<Element> formats = children(children(styles, "cellXfs").getFirst(), "xf");
        for (Cell cell : cells(book)) {
            String code = cell.style() < formats.size() ? codes.getOrDefault(formats.get(cell.style()).getAttribute("numFmtId"), "") : "";
            boolean day = code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*]", "").matches(".*[ymdhs].*");
            if (day && cell.type().equals("n") && cell.value() != null && !(Double.parseDouble(cell.value()) >= 1 && Double.parseDouble(cell.value()) < LAST_DAY)) {
                fault.accept("%s holds %s as a day".formatted(cell.at(), cell.value()));
            }
        }
    }

    static void pages(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            sheet.part("headerFooter").ifPresent(words -> children(words, "*").forEach(one -> {
                String text = one.getTextContent();
                if (text.length() > LONGEST_HEADER || text.replace("&&", "").matches("(?s).*&(?![LCRPNDTFAZGBIUESXYOHK\"0-9+-]).*")) {
                    fault.accept("%s has the %s %s".formatted(sheet.name(), one.getLocalName(), text));
                }
            }));
            all(sheet.root(), "*").stream().filter(one -> one.getLocalName().matches("rowBreaks|colBreaks")).forEach(breaks -> {
                List<Integer> at = children(breaks, "brk").stream().map(one -> Integer.valueOf(one.getAttribute("id"))).toList();
                if (at.size() > MOST_BREAKS || !at.equals(at.stream().sorted().distinct().toList()) || at.stream().anyMatch(one -> one < 1)) {
                    fault.accept("%s breaks pages at %s".formatted(sheet.name(), at));
                }
            });
            sheet.part("pageSetup").filter(one -> one.hasAttribute("scale")).map(one -> Integer.parseInt(one.getAttribute("scale"))).filter(scale -> scale < 10 || scale > 400)
                    .ifPresent(scale -> fault.accept("%s prints at %d %%".formatted(sheet.name(), scale)));
        }
    }

    static void panes(OoxmlBook book, Consumer<String> fault) {
        for (Sheet sheet : book.sheets()) {
            for (Element pane : all(sheet.root(), "pane")) {
                int columns = split(pane, "xSplit");
                int rows = split(pane, "ySplit");
                String scrolls = new CellReference(rows, columns).formatAsString();
                String name = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight";
                if (rows + columns == 0 || !pane.getAttribute("topLeftCell").equals(scrolls) || !pane.getAttribute("activePane").equals(name)) {
                    fault.accept("%s keeps %d rows and %d columns in sight and scrolls from %s in %s".formatted(sheet.name(), rows, columns, pane.getAttribute("topLeftCell"), pane.getAttribute("activePane")));
                }
            }
        }
    }

    private static int split(Element pane, String attribute) {
        return pane.hasAttribute(attribute) ? (int) Double.parseDouble(pane.getAttribute(attribute)) : 0;
    }

    static void conditions(OoxmlBook book, Consumer<String> fault) {
        int formats = children(book.file().root(OoxmlBook.STYLES), "dxfs").stream().mapToInt(list -> children(list, "dxf").size()).sum();
        for (Sheet sheet : book.sheets()) {
            for (Element rule : all(sheet.root(), "cfRule")) {
                if (rule.hasAttribute("dxfId") && Integer.parseInt(rule.getAttribute("dxfId")) >= formats) {
                    fault.accept("%s has a condition with format %s of %d".formatted(sheet.name(), rule.getAttribute("dxfId"), formats));
                }
                children(rule, "formula").forEach(formula -> new Formula(formula.getTextContent()).faults(book, sheet, false).forEach(why -> fault.accept("%s: %s".formatted(sheet.name(), why))));
            }
        }
    }

    private static List<Cell> cells(OoxmlBook book) {
        return book.sheets().stream().flatMap(sheet -> sheet.all().stream()).toList();
    }
}
