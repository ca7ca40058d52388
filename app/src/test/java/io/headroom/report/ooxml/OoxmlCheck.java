package io.headroom.report.ooxml;

import static io.headroom.report.ooxml.OoxmlPackage.all;
import static io.headroom.report.ooxml.OoxmlPackage.children;
import static java.util.Objects.requireNonNull;

import io.headroom.report.ooxml.OoxmlPackage.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// What a workbook must be for Excel to open it without a word of repair: that its parts are as the schemas of ECMA-376 have them, and what those schemas cannot say. Excel's own rules are in its
/// "Excel specifications and limits" and in the remarks of the standard; where it is known to repair what the standard allows, a rule says so.
public final class OoxmlCheck {
    /// All there is to hold, by what each claims.
    static final Map<String, BiConsumer<OoxmlBook, Consumer<String>>> RULES = Map.ofEntries(
            Map.entry("each part is as the schema of its kind has it", OoxmlCheck::schemas),
            Map.entry("each part comes once and has the content type of its kind", OoxmlCheck::contentTypes),
            Map.entry("each relation leads to a part of the file, and each id to a relation", OoxmlCheck::relations),
            Map.entry("nothing runs and nothing is fetched", OoxmlCheck::inert),
            Map.entry("properties have names and numbers of their own", OoxmlCheck::properties),
            Map.entry("a count tells how many there are", OoxmlCheck::counts),
            Map.entry("sheets have names of their own that Excel takes", BookRules::sheetNames),
            Map.entry("names are unique, are no addresses and lead to cells", BookRules::names),
            Map.entry("cell formats lead to fonts, fills, borders and number formats that are there", BookRules::formats),
            Map.entry("number formats can be read", BookRules::numberFormats),
            Map.entry("the book opens on one sheet", BookRules::opening),
            Map.entry("rows and cells ascend within the grid and the dimension", SheetRules::order),
            Map.entry("columns ascend and fit, and so do heights", SheetRules::columns),
            Map.entry("cells hold what their type says", SheetRules::values),
            Map.entry("cells have a format that is there", SheetRules::styles),
            Map.entry("merged cells do not meet each other, a table or a filter", SheetRules::merged),
            Map.entry("filters lie over headers and their cells", SheetRules::filters),
            Map.entry("formulas can be read and lead to cells", SheetRules::formulas),
            Map.entry("inputs take what their rule says, in as many words as fit", SheetRules::validations),
            Map.entry("links lead to cells", SheetRules::links),
            Map.entry("days lie between 1900 and 9999", SheetRules::days),
            Map.entry("pages have headers and breaks that fit", SheetRules::pages),
            Map.entry("what stays in sight begins where the rest scrolls", SheetRules::panes),
            Map.entry("conditions lead to formats that are there", SheetRules::conditions),
            Map.entry("charts plot cells, and remember what these hold", DrawingRules::charts),
            Map.entry("the axes of a chart cross each other", DrawingRules::axes),
            Map.entry("drawings lie on the sheet and have words for who cannot see them", DrawingRules::drawings));

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.";
    /// The kinds of part that the exporter may write, by the end of their content type.
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("xl/workbook\\.xml", MAIN + "spreadsheetml.sheet.main+xml"),
            Map.entry("xl/worksheets/[^/]+\\.xml", MAIN + "spreadsheetml.worksheet+xml"), Map.entry("xl/styles\\.xml", MAIN + "spreadsheetml.styles+xml"),
            Map.entry("xl/sharedStrings\\.xml", MAIN + "spreadsheetml.sharedStrings+xml"), Map.entry("xl/theme/[^/]+\\.xml", MAIN + "theme+xml"),
            Map.entry("xl/drawings/[^/]+\\.xml", MAIN + "drawing+xml"), Map.entry("xl/charts/[^/]+\\.xml", MAIN + "drawingml.chart+xml"),
            Map.entry("xl/tables/[^/]+\\.xml", MAIN + "spreadsheetml.table+xml"), Map.entry("xl/comments\\d*\\.xml", MAIN + "spreadsheetml.comments+xml"),
            Map.entry("docProps/app\\.xml", MAIN + "extended-properties+xml"), Map.entry("docProps/custom\\.xml", MAIN + "custom-properties+xml"),
            Map.entry("docProps/core\\.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            Map.entry(".*\\.rels", "application/vnd.openxmlformats-package.relationships+xml"), Map.entry("xl/media/[^/]+\\.png", "image/png"));
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String CORE = "docProps/core.xml";
    /// Lists whose `count` is optional but read by Excel where it stands.
    private static final Map<String, String> COUNTED = Map.ofEntries(Map.entry("mergeCells", "mergeCell"), Map.entry("dataValidations", "dataValidation"), Map.entry("fonts", "font"),
            Map.entry("fills", "fill"), Map.entry("borders", "border"), Map.entry("cellXfs", "xf"), Map.entry("cellStyleXfs", "xf"), Map.entry("cellStyles", "cellStyle"), Map.entry("numFmts", "numFmt"),
            Map.entry("dxfs", "dxf"), Map.entry("rowBreaks", "brk"), Map.entry("colBreaks", "brk"), Map.entry("tableColumns", "tableColumn"), Map.entry("tableParts", "tablePart"));

    private OoxmlCheck() {}

    /// What is wrong with a workbook: a line for each fault, with the rule that found it and where it is.
    public static List<String> faults(OoxmlPackage file) {
        OoxmlBook book = new OoxmlBook(file);
        List<String> faults = new ArrayList<>();
        RULES.keySet().stream().sorted().forEach(rule -> faults(rule, book).forEach(fault -> faults.add(rule + ": " + fault)));
        return faults;
    }

    /// What one rule finds.
    static List<String> faults(String rule, OoxmlBook book) {
        List<String> faults = new ArrayList<>();
        requireNonNull(RULES.get(rule), rule).accept(book, faults::add);
        return faults;
    }

    private static Stream<String> xml(OoxmlPackage file) {
        return file.names().stream().filter(part -> part.endsWith(".xml") || part.endsWith(".rels"));
    }

    private static void schemas(OoxmlBook book, Consumer<String> fault) {
        xml(book.file()).forEach(part -> {
            if (OoxmlSchemas.know(book.file().root(part))) {
                OoxmlSchemas.faults(book.file(), part).forEach(fault);
            } else if (!part.equals(CONTENT_TYPES) && !part.equals(CORE)) { // these two have rules of their own: POI has compiled the schemas of Office, not those of the package
                fault.accept("no schema is known for %s, which begins with %s".formatted(part, book.file().root(part).getNodeName()));
            }
        });
    }

    private static void contentTypes(OoxmlBook book, Consumer<String> fault) {
        OoxmlPackage file = book.file();
        file.twice().forEach(part -> fault.accept(part + " comes twice"));
        Map<String, String> extensions = new HashMap<>();
        Map<String, String> parts = new HashMap<>();
        for (Element type : children(file.root(CONTENT_TYPES), "*")) {
            boolean usual = type.getLocalName().equals("Default");
            String key = usual ? type.getAttribute("Extension") : type.getAttribute("PartName").substring(1);
            if ((usual ? extensions : parts).put(key, type.getAttribute("ContentType")) != null) {
                fault.accept(key + " has two content types");
            }
            if (!usual && !file.has(key)) {
                fault.accept(key + " has a content type and is not there");
            }
        }
        for (String part : file.names()) {
            String type = parts.getOrDefault(part, extensions.getOrDefault(part.substring(part.lastIndexOf('.') + 1), "none"));
            String kind = KINDS.entrySet().stream().filter(one -> part.matches(one.getKey())).map(Map.Entry::getValue).findFirst().orElse("a kind that is not known here");
            if (!part.equals(CONTENT_TYPES) && !type.equals(kind)) {
                fault.accept("%s has the content type %s and is %s".formatted(part, type, kind));
            }
        }
    }

    private static void relations(OoxmlBook book, Consumer<String> fault) {
        OoxmlPackage file = book.file();
        Set<String> reached = new HashSet<>();
        for (String part : Stream.concat(Stream.of(""), file.names().stream().filter(name -> !name.endsWith(".rels") && !name.equals(CONTENT_TYPES))).toList()) {
            Map<String, Relation> relations = file.relations(part);
            relations.values().stream().filter(one -> !one.external()).forEach(one -> {
                reached.add(one.target());
                if (!file.has(one.target())) {
                    fault.accept("%s of %s leads to %s, which is not there".formatted(one.id(), part, one.target()));
                }
            });
            if (part.endsWith(".xml")) {
                all(file.root(part), "*").stream().map(OoxmlBook::relation).filter(id -> !id.isEmpty() && !relations.containsKey(id))
                        .forEach(id -> fault.accept("%s of %s is no relation".formatted(id, part)));
            }
        }
        file.names().stream().filter(part -> !reached.contains(part) && !part.endsWith(".rels") && !part.equals(CONTENT_TYPES)).forEach(part -> fault.accept("nothing leads to " + part));
    }

    private static void inert(OoxmlBook book, Consumer<String> fault) {
        OoxmlPackage file = book.file();
        file.names().stream().filter(part -> part.matches("(?i).*(vba|macro|externalLink|embeddings|activeX|connections|queryTable|ctrlProps|customUI).*|.*\\.bin"))
                .forEach(part -> fault.accept(part + " runs or fetches something"));
        for (String part : file.names().stream().filter(name -> !name.endsWith(".rels")).toList()) {
            file.relations(part).values().stream().filter(Relation::external).forEach(one -> fault.accept("%s fetches %s".formatted(part, one.target())));
        }
        book.sheets().forEach(sheet -> sheet.all().stream().filter(cell -> cell.formula() != null && cell.formula().matches("(?i).*(\\[|HYPERLINK|WEBSERVICE|RTD|\\bDDE|CALL\\(|\\|).*"))
                .forEach(cell -> fault.accept("%s fetches: %s".formatted(cell.at(), cell.formula()))));
    }

    private static void properties(OoxmlBook book, Consumer<String> fault) {
        OoxmlPackage file = book.file();
        Set<String> seen = new HashSet<>();
        children(file.root(CORE), "*").stream().map(Element::getLocalName).filter(name -> !seen.add(name)).forEach(name -> fault.accept("two of " + name));
        children(file.root(CORE), "*").stream().filter(one -> one.getTextContent().isBlank()).forEach(one -> fault.accept(one.getLocalName() + " is empty"));
        children(file.root(CORE), "created").stream().filter(one -> !one.getTextContent().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")).forEach(one -> fault.accept("created " + one.getTextContent()));
        if (file.has("docProps/custom.xml")) {
            for (Element property : children(file.root("docProps/custom.xml"), "property")) {
                if (!seen.add("name " + property.getAttribute("name")) || !seen.add("pid " + property.getAttribute("pid"))) {
                    fault.accept("two of " + property.getAttribute("name") + " or of its number");
                }
                if (Integer.parseInt(property.getAttribute("pid")) < 2) {
                    fault.accept(property.getAttribute("name") + " has a number that Excel keeps for itself");
                }
            }
        }
    }

    private static void counts(OoxmlBook book, Consumer<String> fault) {
        xml(book.file()).filter(part -> part.startsWith("xl/")).forEach(part -> {
            Element root = book.file().root(part);
            COUNTED.forEach((list, item) -> all(root, list).stream().filter(one -> one.hasAttribute("count"))
                    .filter(one -> Integer.parseInt(one.getAttribute("count")) != children(one, item).size())
                    .forEach(one -> fault.accept("%s of %s tells %s and has %d".formatted(list, part, one.getAttribute("count"), children(one, item).size()))));
            if (root.getLocalName().equals("sst")) {
                texts(book, root, fault);
            }
        });
    }

    private static void texts(OoxmlBook book, Element root, Consumer<String> fault) {
        long uses = book.sheets().stream().flatMap(sheet -> sheet.all().stream()).filter(cell -> cell.type().equals("s")).count();
        if (Long.parseLong(root.getAttribute("count")) < uses) { // it may be more: POI counts a text again where a cell is written over
            fault.accept("the texts are used %d times and not at most %s".formatted(uses, root.getAttribute("count")));
        }
        if (Integer.parseInt(root.getAttribute("uniqueCount")) != book.texts().size()) {
            fault.accept("there are %d texts and not %s".formatted(book.texts().size(), root.getAttribute("uniqueCount")));
        }
    }
}
