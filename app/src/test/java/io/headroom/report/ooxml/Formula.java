package io.headroom.report.ooxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// A formula, cut into its words: texts, addresses, functions and names.
///
/// @param text as it stands in the file, without an equals sign
record Formula(String text) {
    private static final int LONGEST = 8192;
    private static final int DEEPEST = 64;
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")*\"|(?:('(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?"
            + "(\\$?[A-Z]{1,3}\\$?\\d+(?::\\$?[A-Z]{1,3}\\$?\\d+)?(?![\\p{L}\\p{N}_.(])|\\$?\\d+:\\$?\\d+|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}(?![\\p{L}\\p{N}_.(]))"
            + "|([\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\]*)(\\s*\\()?|\\d+(?:\\.\\d*)?(?:E[+-]?\\d+)?|#[A-Z/0!?]+|\\S|\\s+");

    /// An area that a formula reads.
    ///
    /// @param sheet its sheet, null for its own
    record Area(@Nullable String sheet, CellRangeAddress cells) {}

    /// Why Excel would not take it where it stands; nothing if it would.
    ///
    /// @param own whether it must lead to cells that are there
    List<String> faults(OoxmlBook book, OoxmlBook.Sheet here, boolean own) {
        List<String> faults = new ArrayList<>();
        if (text.isBlank() || text.length() > LONGEST || text.startsWith("=")) {
            faults.add("%s is empty, too long or begins with =".formatted(text));
        }
        int depth = 0;
        for (Matcher word = WORD.matcher(text); word.find();) {
            depth += switch (word.group()) {
                case "(" -> 1;
                case ")" -> -1;
                case "[", "]", "{", "}", "#REF!", "#NAME?", "'", "\"", "!" -> {
                    faults.add("%s is in %s".formatted(word.group(), text));
                    yield 0;
                }
                default -> word.group(4) == null ? 0 : 1;
            };
            if (depth < 0 || depth > DEEPEST) {
                faults.add("the brackets of %s are not pairs".formatted(text));
            }
            known(book, word).ifPresent(faults::add);
        }
        if (depth != 0) {
            faults.add("the brackets of %s are not pairs".formatted(text));
        }
        areas().forEach(area -> missing(book, here, area, own).ifPresent(faults::add));
        return faults;
    }

    private Optional<String> known(OoxmlBook book, Matcher word) {
        String name = word.group(3);
        if (name == null || name.matches("TRUE|FALSE")) {
            return Optional.empty();
        }
        boolean there = word.group(4) != null ? FunctionMetadataRegistry.getFunctionByName(name.toUpperCase(Locale.ROOT)) != null : book.names().contains(name.toLowerCase(Locale.ROOT));
        return there ? Optional.empty() : Optional.of("%s of %s is no name and no function".formatted(name, text));
    }

    /// The areas it reads, in their order.
    List<Area> areas() {
        List<Area> areas = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find();) {
            if (word.group(2) != null) {
                AreaReference area = new AreaReference(word.group(2), SpreadsheetVersion.EXCEL2007);
                areas.add(new Area(sheet(word.group(1)), cells(area.getFirstCell(), area.getLastCell())));
            }
        }
        return areas;
    }

    /// Excel takes the corners of an area in any order.
    private static CellRangeAddress cells(CellReference one, CellReference other) {
        return new CellRangeAddress(Math.min(one.getRow(), other.getRow()), Math.max(one.getRow(), other.getRow()), Math.min(one.getCol(), other.getCol()), Math.max(one.getCol(), other.getCol()));
    }

    private static @Nullable String sheet(@Nullable String quoted) {
        return quoted == null ? null : quoted.startsWith("'") ? quoted.substring(1, quoted.length() - 1).replace("''", "'") : quoted;
    }

    private static Optional<String> missing(OoxmlBook book, OoxmlBook.Sheet here, Area area, boolean own) {
        Optional<OoxmlBook.Sheet> sheet = area.sheet() == null ? Optional.of(here) : book.sheet(area.sheet());
        if (sheet.isEmpty()) {
            return Optional.of("there is no sheet " + area.sheet());
        }
        CellRangeAddress cells = area.cells();
        boolean whole = cells.isFullColumnRange() || cells.isFullRowRange() || cells.getFirstColumn() < 0 || cells.getFirstRow() < 0;
        CellRangeAddress used = sheet.get().used();
        boolean there = whole || (used.isInRange(cells.getFirstRow(), cells.getFirstColumn()) && used.isInRange(cells.getLastRow(), cells.getLastColumn()));
        return there || !own ? Optional.empty() : Optional.of("%s!%s has no cells".formatted(sheet.get().name(), cells.formatAsString()));
    }
}
