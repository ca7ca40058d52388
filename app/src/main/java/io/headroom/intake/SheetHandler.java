package io.headroom.intake;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
    private static final int MOST_PROBLEMS = 1_000;
    private static final int MOST_ROW = 1_048_576;

    private final String name;
    private final SharedStrings strings;
    private final DateFormats dates;
    private final SheetLimits limits;
    private final ImportWatch watch;
    private final List<Grid.Line> rows = new ArrayList<>();
    private final List<Grid.Problem> problems = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column = -1;
    private String type = "";
    private int style = -1;
    private boolean taking;

    SheetHandler(String name, SharedStrings strings, DateFormats dates, SheetLimits limits, ImportWatch watch) {
        this.name = name;
        this.strings = strings;
        this.dates = dates;
        this.limits = limits;
        this.watch = watch;
    }

    Grid grid() {
        return new Grid(name, rows, problems);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "row" -> {
                row = number(attributes.getValue("r"), row + 1);
                column = -1;
                cells = new ArrayList<>();
            }
            case "c" -> cell(attributes);
            case "v", "t" -> taking = column >= 0;
            case "mergeCell" -> merged(attributes.getValue("ref"));
            default -> { }
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
        if (rows.size() % CHECKED_EVERY == 0 && watch.cancelled()) {
            throw new CancellationException("The import was cancelled");
        }
    }

    private String value() {
        String plain = text.toString();
        return switch (type) {
            case "s" -> shared(plain);
            case "e" -> {
                problem(row, column, "The cell holds the error %s: mend its formula, or clear it.".formatted(plain));
                yield "";
            }
            case "b" -> plain.equals("1") ? "true" : plain.equals("0") ? "false" : plain;
            case "n" -> plain.isBlank() ? "" : figure(plain.strip());
            default -> plain;
        };
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
        if (style > 0 && dates.day(style) && DateUtil.isValidExcelDate(number)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(number);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.toString();
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : shortest(number);
    }

    private static String shortest(double number) {
        return Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15 ? new BigDecimal(Double.toString(number)).toPlainString() : Double.toString(number);
    }

    private void merged(@Nullable String reference) {
        if (reference != null && problems.size() < MOST_PROBLEMS) {
            CellRangeAddress range = CellRangeAddress.valueOf(reference);
            // Only what is covered is a problem: the first cell holds the text.
            for (int at = range.getFirstRow(); at <= Math.min(range.getLastRow(), range.getFirstRow() + MOST_PROBLEMS); at++) {
                boolean first = at == range.getFirstRow();
                if (!first || range.getLastColumn() > range.getFirstColumn()) {
                    problem(at + 1, first ? Math.min(range.getFirstColumn() + 1, range.getLastColumn()) : range.getFirstColumn(),
                            "The cells %s are merged: split them, so that each row has its own.".formatted(reference));
                }
            }
        }
    }

    private void problem(int line, int at, String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Grid.Problem(line, at, what));
        }
    }
}
