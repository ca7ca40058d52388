package io.headroom.intake;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Takes the cells of one sheet from the events of its parser.
final class SheetHandler extends DefaultHandler {
    private static final int CHECKED_EVERY = 1_000;
    /// Most cells of a sheet with something wrong.
    static final int MOST_PROBLEMS = 1_000;
    private static final int MOST_BLOCKS = 10_000;
    private static final int NAMED = 8;
    private static final int MOST_ROW = 1_048_576;
    /// How a text of a cell spells a character that XML cannot hold, and the `_` of a text that looks like it.
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final String name;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final BookFacts facts;
    private final SheetLimits limits;
    private final ImportWatch watch;
    private final List<Grid.Line> rows = new ArrayList<>();
    private final List<Grid.Problem> problems = new ArrayList<>();
    private final List<Grid.Block> merged = new ArrayList<>();
    private final List<String> hiddenColumns = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column = -1;
    private String type = "";
    private int style = -1;
    private boolean taking;
    private boolean formula;
    private boolean valued;
    private boolean phonetic;
    private boolean hiddenRow;
    private int hiddenRows;

    SheetHandler(String name, SharedStrings strings, CellFormats formats, BookFacts facts, SheetLimits limits, ImportWatch watch) {
        this.name = name;
        this.strings = strings;
        this.formats = formats;
        this.facts = facts;
        this.limits = limits;
        this.watch = watch;
    }

    Grid grid() {
        List<String> remarks = new ArrayList<>();
        if (hiddenRows > 0) {
            remarks.add("Hidden rows were read like the others: %d.".formatted(hiddenRows));
        }
        if (!hiddenColumns.isEmpty()) {
            remarks.add("Hidden columns were read like the others: %s.".formatted(String.join(", ", hiddenColumns)));
        }
        return new Grid(name, rows, problems, merged, facts.hidden().contains(name), remarks);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "row" -> {
                row = number(attributes.getValue("r"), row + 1);
                column = -1;
                hiddenRow = flag(attributes.getValue("hidden"));
                cells = new ArrayList<>();
            }
            case "c" -> cell(attributes);
            case "f" -> formula = true;
            case "rPh" -> phonetic = true; // how a text is spoken, beside it
            case "v", "t" -> {
                taking = column >= 0 && !phonetic;
                valued = true;
            }
            case "col" -> hiddenColumns(attributes);
            case "mergeCell" -> merged(attributes.getValue("ref"));
            default -> { }
        }
    }

    /// Whether an attribute that is true or false says true.
    static boolean flag(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    private void hiddenColumns(Attributes attributes) {
        if (flag(attributes.getValue("hidden")) && hiddenColumns.size() < NAMED) {
            int first = number(attributes.getValue("min"), 1);
            int last = number(attributes.getValue("max"), first);
            hiddenColumns.add(Grid.letters(first - 1) + (last > first ? " to " + Grid.letters(last - 1) : ""));
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        int number = text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty() ? Integer.parseInt(text) : -1;
        if (number < 1 || number > MOST_ROW) {
            throw new IllegalArgumentException("no row is numbered " + (text.length() > 20 ? text.substring(0, 20) : text));
        }
        return number;
    }

    private void cell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        String format = attributes.getValue("s");
        style = format == null ? -1 : number(format.equals("0") ? null : format, 0);
        text.setLength(0);
        formula = false;
        valued = false;
        if (column < 0) {
            throw new IllegalArgumentException("a cell has no column");
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (taking) {
            text.append(chars, start, Math.min(length, SpreadsheetFile.LONGEST_CELL + 1 - text.length()));
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        switch (local) {
            case "v", "t" -> taking = false;
            case "rPh" -> phonetic = false;
            case "c" -> put(value());
            case "row" -> endRow();
            default -> { }
        }
    }

    private void put(String value) {
        limits.cell(column);
        if (value.length() > SpreadsheetFile.LONGEST_CELL) {
            problem(row, column, "The cell holds more than 32767 characters: shorten it.");
            return;
        }
        if (!value.isEmpty()) {
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value);
        }
    }

    private void endRow() {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        limits.row();
        rows.add(new Grid.Line(row, cells));
        hiddenRows += hiddenRow ? 1 : 0;
        if (rows.size() % CHECKED_EVERY == 0 && watch.cancelled()) {
            throw new CancellationException("The import was cancelled");
        }
    }

    private String value() {
        String plain = text.toString();
        if (formula && !valued) {
            problem(row, column, "The cell holds a formula whose value was not saved: open the file in a spreadsheet and save it again.");
            return "";
        }
        return switch (type) {
            case "s" -> shared(plain);
            case "e" -> {
                problem(row, column, "The cell holds the error %s: mend its formula, or clear it.".formatted(plain));
                yield "";
            }
            case "b" -> plain.equals("1") ? "true" : plain.equals("0") ? "false" : plain;
            case "n" -> plain.isBlank() ? "" : figure(plain.strip());
            default -> unescaped(plain);
        };
    }

    /// Shared texts come so already.
    private static String unescaped(String plain) {
        return plain.contains("_x") ? ESCAPED.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16)))) : plain;
    }

    private String shared(String index) {
        int at = index.length() <= 9 && index.matches("[0-9]+") ? Integer.parseInt(index) : -1;
        if (at < 0 || at >= strings.getUniqueCount()) {
            throw new IllegalArgumentException("a cell refers to a text that is not there");
        }
        return strings.getItemAt(at).getString();
    }

    private String figure(String plain) {
        double number;
        try {
            number = Double.parseDouble(plain);
        } catch (NumberFormatException words) {
            problem(row, column, "The cell says it is a number, but holds \"%s\": enter it again.".formatted(plain.length() > 30 ? plain.substring(0, 30) + "…" : plain));
            return "";
        }
        if (!Double.isFinite(number)) {
            problem(row, column, "The cell holds no finite number: enter it again.");
            return "";
        }
        CellFormats.Kind kind = style > 0 ? formats.kind(style) : CellFormats.Kind.PLAIN;
        if (kind.day() && DateUtil.isValidExcelDate(number)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(number, facts.from1904());
            if (number > 0 && number < 1) {
                return moment.toLocalTime().toString(); // of no day
            }
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.toString();
        }
        if (kind.percent()) {
            return new BigDecimal(Double.toString(number)).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        String shown = number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : shortest(number);
        return kind.money().isEmpty() ? shown + kind.unit() : shown + " " + kind.money();
    }

    private static String shortest(double number) {
        return Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15 ? new BigDecimal(Double.toString(number)).toPlainString() : Double.toString(number);
    }

    private void merged(@Nullable String reference) {
        if (reference == null) {
            return;
        }
        if (merged.size() == MOST_BLOCKS) {
            throw new SheetLimits.TooMany("has more than 10000 merged cells on sheet %s. Split them.".formatted(name));
        }
        CellRangeAddress range = CellRangeAddress.valueOf(reference);
        merged.add(new Grid.Block(range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()));
    }

    private void problem(int line, int at, String what) {
        if (problems.size() == MOST_PROBLEMS) {
            throw new SheetLimits.TooMany("has more than 1000 cells with errors on sheet %s, such as %s: %s".formatted(name, problems.getFirst().address(), problems.getFirst().what()));
        }
        problems.add(new Grid.Problem(line, at, what));
    }
}
