package io.headroom.report.ooxml;

import static io.headroom.report.ooxml.OoxmlPackage.all;
import static io.headroom.report.ooxml.OoxmlPackage.children;

import io.headroom.report.ooxml.OoxmlBook.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What holds for charts and what else lies on a sheet.
final class DrawingRules {
    private DrawingRules() {}

    /// A chart that remembers other values than its cells shows one thing in a viewer and another in Excel.
    static void charts(OoxmlBook book, Consumer<String> fault) {
        for (String part : parts(book, "xl/charts/")) {
            Element chart = book.file().root(part);
            if (all(chart, "ser").isEmpty()) {
                fault.accept(part + " plots nothing");
            }
            Set<String> orders = new HashSet<>();
            all(chart, "ser").forEach(series -> children(series, "idx").stream().filter(idx -> !orders.add(idx.getAttribute("val"))).forEach(idx -> fault.accept(part + " has two series " + idx.getAttribute("val"))));
            for (Element formula : all(chart, "f")) {
                Formula reference = new Formula(formula.getTextContent());
                List<String> why = reference.areas().size() != 1 || reference.areas().getFirst().sheet() == null ? List.of("is no area of a sheet") : reference.faults(book, book.sheets().getFirst(), true);
                why.forEach(one -> fault.accept("%s: %s %s".formatted(part, formula.getTextContent(), one)));
                if (why.isEmpty()) {
                    remembered(book, reference, (Element) formula.getParentNode()).ifPresent(one -> fault.accept("%s: %s".formatted(part, one)));
                }
            }
        }
    }

    private static Optional<String> remembered(OoxmlBook book, Formula reference, Element source) {
        Element cache = children(source, "*").stream().filter(one -> one.getLocalName().endsWith("Cache")).findFirst().orElse(null);
        Formula.Area area = reference.areas().getFirst();
        if (cache == null) {
            return Optional.of(reference.text() + " remembers nothing");
        }
        Map<Integer, String> points = new HashMap<>();
        children(cache, "pt").forEach(point -> points.put(Integer.parseInt(point.getAttribute("idx")), children(point, "v").getFirst().getTextContent()));
        CellRangeAddress cells = area.cells();
        int count = Integer.parseInt(children(cache, "ptCount").getFirst().getAttribute("val"));
        if (count != cells.getNumberOfCells() || (cells.getFirstRow() != cells.getLastRow() && cells.getFirstColumn() != cells.getLastColumn())) {
            return Optional.of("%s remembers %d points of %d".formatted(reference.text(), count, cells.getNumberOfCells()));
        }
        int i = 0;
        for (int row = cells.getFirstRow(); row <= cells.getLastRow(); row++) {
            for (int column = cells.getFirstColumn(); column <= cells.getLastColumn(); column++, i++) {
                String held = book.sheet(String.valueOf(area.sheet())).orElseThrow().cell(row, column).map(Cell::value).orElse(null);
                if (!same(held, points.get(i), cache.getLocalName().startsWith("num"))) {
                    return Optional.of("%s remembers %s where the cell holds %s".formatted(reference.text(), points.get(i), held));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(@Nullable String held, @Nullable String point, boolean number) {
        if (held == null || held.isEmpty() || (number && held.equals("–"))) {
            return point == null || point.isEmpty();
        }
        return point != null && (number ? Double.parseDouble(held) == Double.parseDouble(point) : held.replace("_x005F_", "_").equals(point));
    }

    static void axes(OoxmlBook book, Consumer<String> fault) {
        for (String part : parts(book, "xl/charts/")) {
            Element area = all(book.file().root(part), "plotArea").getFirst();
            Map<String, String> crosses = new HashMap<>();
            Set<String> used = new HashSet<>();
            for (Element one : children(area, "*")) {
                if (one.getLocalName().endsWith("Ax")) {
                    crosses.put(val(one, "axId"), val(one, "crossAx"));
                    if (val(one, "delete").isEmpty()) {
                        fault.accept("%s does not say whether axis %s is shown".formatted(part, val(one, "axId"))); // Excel takes that for hidden
                    }
                } else {
                    children(one, "axId").forEach(id -> used.add(id.getAttribute("val")));
                }
            }
            crosses.forEach((axis, other) -> {
                if (!axis.equals(crosses.get(other))) {
                    fault.accept("axis %s of %s crosses %s, which is not so the other way round".formatted(axis, part, other));
                }
            });
            if (!used.equals(crosses.keySet())) {
                fault.accept("%s plots over the axes %s of %s".formatted(part, used, crosses.keySet()));
            }
        }
    }

    private static String val(Element parent, String child) {
        return children(parent, child).stream().map(one -> one.getAttribute("val")).findFirst().orElse("");
    }

    static void drawings(OoxmlBook book, Consumer<String> fault) {
        for (String part : parts(book, "xl/drawings/")) {
            Element root = book.file().root(part);
            Set<String> ids = new HashSet<>();
            for (Element shape : all(root, "cNvPr")) {
                if (!ids.add(shape.getAttribute("id")) || shape.getAttribute("name").isBlank()) {
                    fault.accept("%s has two shapes %s, or one without a name".formatted(part, shape.getAttribute("id")));
                }
                if (shape.getAttribute("descr").isBlank()) {
                    fault.accept("%s of %s has no words for who cannot see it".formatted(shape.getAttribute("name"), part));
                }
            }
            for (Element anchor : children(root, "twoCellAnchor")) {
                int[] from = corner(anchor, "from");
                int[] to = corner(anchor, "to");
                if (to[0] < from[0] || to[1] < from[1] || from[0] < 0 || from[1] < 0 || to[0] >= 1 << 20 || to[1] >= 1 << 14) {
                    fault.accept("%s has a drawing from row %d to %d and column %d to %d".formatted(part, from[0], to[0], from[1], to[1]));
                }
            }
        }
    }

    private static int[] corner(Element anchor, String which) {
        Element corner = children(anchor, which).getFirst();
        return new int[] {Integer.parseInt(children(corner, "row").getFirst().getTextContent()), Integer.parseInt(children(corner, "col").getFirst().getTextContent())};
    }

    private static List<String> parts(OoxmlBook book, String folder) {
        return book.file().names().stream().filter(name -> name.startsWith(folder) && name.endsWith(".xml")).toList();
    }
}
