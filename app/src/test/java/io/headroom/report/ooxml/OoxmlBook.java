package io.headroom.report.ooxml;

import io.headroom.report.ooxml.OoxmlPackage.Relation;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A workbook as its parts say it is: its sheets with their cells, its texts, its names and its styles.
final class OoxmlBook {
    static final String PART = "xl/workbook.xml";
    static final String STYLES = "xl/styles.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final OoxmlPackage file;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<String> names;

    /// A cell as it is written.
    ///
    /// @param row from 0
    /// @param column from 0
    /// @param type of its value: `n`, `s`, `str`, `inlineStr`, `b` or `e`
    /// @param style index of its format
    /// @param value what it holds or remembers, null for nothing
    record Cell(Sheet sheet, Element element, int row, int column, String type, int style, @Nullable String formula, @Nullable String value) {
        String at() {
            return sheet.name + "!" + new CellReference(row, column).formatAsString();
        }
    }

    /// A sheet.
    ///
    /// @param cells by row and column
    record Sheet(String name, String part, Element root, Map<Integer, Map<Integer, Cell>> cells) {
        Optional<Cell> cell(int row, int column) {
            return Optional.ofNullable(cells.getOrDefault(row, Map.of()).get(column));
        }

        List<Cell> all() {
            return cells.values().stream().flatMap(row -> row.values().stream()).toList();
        }

        /// The least area with all its cells.
        CellRangeAddress used() {
            int last = cells.keySet().stream().mapToInt(row -> row).max().orElse(0);
            IntSummaryStatistics columns = cells.values().stream().flatMap(row -> row.keySet().stream()).mapToInt(column -> column).summaryStatistics();
            return new CellRangeAddress(cells.keySet().stream().mapToInt(row -> row).min().orElse(0), last, columns.getCount() == 0 ? 0 : columns.getMin(), columns.getCount() == 0 ? 0 : columns.getMax());
        }

        /// The only element of a name right below the sheet, if there is one.
        Optional<Element> part(String element) {
            return OoxmlPackage.children(root, element).stream().findFirst();
        }
    }

    OoxmlBook(OoxmlPackage file) {
        this.file = file;
        if (file.has(STRINGS)) {
            OoxmlPackage.children(file.root(STRINGS), "si").forEach(text -> texts.add(text.getTextContent()));
        }
        names = OoxmlPackage.all(file.root(PART), "definedName").stream().map(name -> name.getAttribute("name").toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Map<String, Relation> relations = file.relations(PART);
        for (Element sheet : OoxmlPackage.all(file.root(PART), "sheet")) {
            Relation relation = relations.get(sheet.getAttributeNS(RELATION, "id"));
            if (relation != null && file.has(relation.target())) {
                sheets.add(sheet(sheet.getAttribute("name"), relation.target()));
            }
        }
    }

    OoxmlPackage file() {
        return file;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    List<String> texts() {
        return texts;
    }

    Optional<Sheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name.equalsIgnoreCase(name)).findFirst();
    }

    /// The names that formulas may use, in lower case.
    Set<String> names() {
        return names;
    }

    /// The id of a relation that an element names, or nothing.
    static String relation(Element element) {
        return element.getAttributeNS(RELATION, "id");
    }

    private Sheet sheet(String name, String part) {
        Sheet sheet = new Sheet(name, part, file.root(part), new TreeMap<>());
        for (Element data : OoxmlPackage.children(sheet.root, "sheetData")) {
            for (Element row : OoxmlPackage.children(data, "row")) {
                for (Element cell : OoxmlPackage.children(row, "c")) {
                    Cell read = cell(sheet, cell);
                    sheet.cells.computeIfAbsent(read.row, _ -> new LinkedHashMap<>()).put(read.column, read);
                }
            }
        }
        return sheet;
    }

    private Cell cell(Sheet sheet, Element element) {
        CellReference at = new CellReference(element.getAttribute("r"));
        String type = element.getAttribute("t").isEmpty() ? "n" : element.getAttribute("t");
        String value = text(element, type.equals("inlineStr") ? "is" : "v");
        if (type.equals("s") && value != null) {
            int index = Integer.parseInt(value);
            value = index < texts.size() ? texts.get(index) : null;
        }
        int style = element.getAttribute("s").isEmpty() ? 0 : Integer.parseInt(element.getAttribute("s"));
        return new Cell(sheet, element, at.getRow(), at.getCol(), type, style, text(element, "f"), value);
    }

    private static @Nullable String text(Element element, String child) {
        List<Element> found = OoxmlPackage.children(element, child);
        return found.isEmpty() ? null : found.getFirst().getTextContent();
    }
}
