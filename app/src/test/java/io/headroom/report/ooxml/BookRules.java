package io.headroom.report.ooxml;

import static io.headroom.report.ooxml.OoxmlPackage.all;
import static io.headroom.report.ooxml.OoxmlPackage.children;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.format.CellFormat;
import org.w3c.dom.Element;

/// What holds for a workbook as a whole: its sheets, names and styles.
final class BookRules {
    private static final int LONGEST_SHEET_NAME = 31;
    private static final int MOST_FORMATS = 64_000; // Excel: "64,000 is the limit of unique cell formats", an .xlsx holds 65,490
    private static final int MOST_FONTS = 1024;
    private static final int LONGEST_NAME = 255;
    private static final int FIRST_CUSTOM_FORMAT = 164;
    private static final Set<String> BUILT_IN = Set.of("_xlnm.print_titles", "_xlnm.print_area", "_xlnm._filterdatabase");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\?]*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z]{1,3}\\d+|r\\d*c\\d*|r\\d*|c\\d*");

    private BookRules() {}

    static void sheetNames(OoxmlBook book, Consumer<String> fault) {
        Set<String> seen = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Element sheet : all(book.file().root(OoxmlBook.PART), "sheet")) {
            String name = sheet.getAttribute("name");
            if (name.isBlank() || name.length() > LONGEST_SHEET_NAME || name.matches("(?s).*[\\[\\]:*?/\\\\].*|'.*|.*'") || name.equalsIgnoreCase("history")) {
                fault.accept("%s is no name of a sheet".formatted(name));
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT)) || !ids.add(sheet.getAttribute("sheetId"))) {
                fault.accept("two sheets are called %s or have its number".formatted(name));
            }
        }
        if (book.sheets().size() != seen.size() || seen.isEmpty()) {
            fault.accept("%d of %d sheets can be read".formatted(book.sheets().size(), seen.size()));
        }
    }

    static void names(OoxmlBook book, Consumer<String> fault) {
        Set<String> seen = new HashSet<>();
        for (Element name : all(book.file().root(OoxmlBook.PART), "definedName")) {
            String word = name.getAttribute("name");
            boolean own = !BUILT_IN.contains(word.toLowerCase(Locale.ROOT));
            if (own && (!NAME.matcher(word).matches() || ADDRESS.matcher(word).matches() || word.length() > LONGEST_NAME)) {
                fault.accept(word + " is no name");
            }
            if (!seen.add(word.toLowerCase(Locale.ROOT) + " on " + name.getAttribute("localSheetId"))) {
                fault.accept(word + " is there twice");
            }
            if (!name.getAttribute("localSheetId").isEmpty() && Integer.parseInt(name.getAttribute("localSheetId")) >= book.sheets().size()) {
                fault.accept(word + " is of a sheet that is not there");
            }
            new Formula(name.getTextContent()).faults(book, book.sheets().getFirst(), own).forEach(why -> fault.accept(word + ": " + why));
        }
    }

    static void formats(OoxmlBook book, Consumer<String> fault) {
        Element styles = book.file().root(OoxmlBook.STYLES);
        Set<String> custom = all(styles, "numFmts").stream().flatMap(list -> children(list, "numFmt").stream()).map(one -> one.getAttribute("numFmtId")).collect(Collectors.toSet());
        Map<String, Integer> there = Map.of("fontId", list(styles, "fonts"), "fillId", list(styles, "fills"), "borderId", list(styles, "borders"), "xfId", list(styles, "cellStyleXfs"));
        List<Element> cells = children(children(styles, "cellXfs").getFirst(), "xf");
        List<Element> named = children(children(styles, "cellStyleXfs").getFirst(), "xf");
        for (Element format : Stream.concat(cells.stream(), named.stream()).toList()) {
            there.forEach((attribute, most) -> {
                if (format.hasAttribute(attribute) && Integer.parseInt(format.getAttribute(attribute)) >= most) {
                    fault.accept("a format has %s %s of %d".formatted(attribute, format.getAttribute(attribute), most));
                }
            });
            String number = format.getAttribute("numFmtId");
            if (!number.isEmpty() && Integer.parseInt(number) >= FIRST_CUSTOM_FORMAT && !custom.contains(number)) {
                fault.accept("a format has the number format %s, which is not there".formatted(number));
            }
        }
        if (cells.size() > MOST_FORMATS || list(styles, "fonts") > MOST_FONTS) {
            fault.accept("%d formats with %d fonts are more than Excel takes".formatted(cells.size(), list(styles, "fonts")));
        }
        Set<String> seen = new HashSet<>();
        all(styles, "cellStyle").forEach(style -> {
            String name = style.getAttribute("name");
            if (!seen.add(name.toLowerCase(Locale.ROOT)) || name.isBlank() || name.length() > LONGEST_NAME || Integer.parseInt(style.getAttribute("xfId")) >= named.size()) {
                fault.accept("the style %s comes twice, has no name or no format".formatted(name));
            }
        });
    }

    private static int list(Element styles, String name) {
        return children(styles, name).stream().mapToInt(list -> children(list, "*").size()).sum();
    }

    static void numberFormats(OoxmlBook book, Consumer<String> fault) {
        Set<String> ids = new HashSet<>();
        for (Element format : all(book.file().root(OoxmlBook.STYLES), "numFmt")) {
            String code = format.getAttribute("formatCode");
            if (!ids.add(format.getAttribute("numFmtId")) || Integer.parseInt(format.getAttribute("numFmtId")) < FIRST_CUSTOM_FORMAT) {
                fault.accept("%s has a number that is taken".formatted(code));
            }
            unreadable(code).forEach(why -> fault.accept("%s %s".formatted(code, why)));
        }
    }

    /// Why a number format cannot be read; nothing if it can.
    static List<String> unreadable(String code) {
        String bare = code.replaceAll("\"[^\"]*\"", "").replaceAll("[\\\\_*].", "");
        List<String> faults = new ArrayList<>();
        if (code.isEmpty() || code.length() > LONGEST_NAME) {
            faults.add("is too short or too long");
        }
        if (bare.contains("\"") || bare.replaceAll("\\[[^\\[\\]]*]", "").matches(".*[\\[\\]].*")) {
            faults.add("opens a quote or bracket that it does not close");
        }
        String signs = bare.replaceAll("\\[[^\\[\\]]*]", "").replace("General", "").replaceAll("(?i)AM/PM|A/P", "");
        if (signs.matches("(?s).*[^#0?.,;%/+()\\-:$€£ @ymdhsYMDHSE].*")) {
            faults.add("has words without quotes");
        }
        if (signs.split(";", -1).length > 4) {
            faults.add("has more than four sections");
        }
        if (faults.isEmpty() && CellFormat.getInstance(code).apply(1234.5).text.isEmpty()) {
            faults.add("shows nothing of a number");
        }
        return faults;
    }

    static void opening(OoxmlBook book, Consumer<String> fault) {
        for (Element view : all(book.file().root(OoxmlBook.PART), "workbookView")) {
            String active = view.getAttribute("activeTab");
            if (!active.isEmpty() && Integer.parseInt(active) >= book.sheets().size()) {
                fault.accept("it opens on sheet " + active);
            }
        }
        // More than one selected sheet is a group: what is typed goes into all of them.
        long selected = book.sheets().stream().flatMap(sheet -> all(sheet.root(), "sheetView").stream()).filter(view -> view.getAttribute("tabSelected").matches("1|true")).count();
        if (selected != 1) {
            fault.accept(selected + " sheets are selected");
        }
    }
}
