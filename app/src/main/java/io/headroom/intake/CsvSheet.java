package io.headroom.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.headroom.sheet.FormulaText;
import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/// The sheet of a CSV file, whatever its separator: of comma, semicolon and tab the one that stands most often outside quotes in the first line that has any, or the one that a first line
/// `sep=;` names. With semicolons or tabs figures are written in the way of some country, which [CsvFigures] finds out.
final class CsvSheet {
    private static final Pattern NAMED_SEPARATOR = Pattern.compile("\"?sep=([,;\t])\"?");
    private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");
    private static final int CHECKED_EVERY = 1_000;
    private static final int LONGEST_FIRST_LINE = 1 << 20;
    /// Lines that may stand above the first with a separator, such as the name of a report.
    private static final int LINES_ABOVE = 20;

    private final String name;
    private final TextFile file;
    private final List<Grid.Problem> problems = new ArrayList<>();
    private final CsvFigures figures = new CsvFigures();
    private boolean local;
    private int width;
    private long widthLine;

    private CsvSheet(String name, TextFile file) {
        this.name = name;
        this.file = file;
    }

    static List<Grid> read(String name, Path file, ImportWatch watch) throws IOException {
        return new CsvSheet(name, TextFile.of(name, file)).read(watch);
    }

    private List<Grid> read(ImportWatch watch) throws IOException {
        String first = firstLine();
        if (first.stripLeading().startsWith("<")) {
            throw new BadSpreadsheet("%s holds a web page or XML, and no table of text. Open it in a spreadsheet and save it as .xlsx.".formatted(name));
        }
        var named = NAMED_SEPARATOR.matcher(first.strip());
        boolean says = named.matches();
        char separator = says ? named.group(1).charAt(0) : separator(first);
        quotesEnd(separator);
        local = separator != ',';
        see(separator);
        List<Grid.Line> rows = new ArrayList<>();
        long cells = 0;
        boolean skip = says;
        try (CsvReader<CsvRecord> csv = open(separator)) {
            for (CsvRecord row : csv) {
                if (skip) {
                    skip = false;
                    continue;
                }
                if (rows.size() == SpreadsheetFile.MOST_ROWS || (cells += row.getFieldCount()) > SpreadsheetFile.MOST_CELLS || row.getFieldCount() > SpreadsheetFile.MOST_COLUMNS) {
                    throw new BadSpreadsheet("%s is larger than 100000 rows, 256 columns or 3 million cells. Split it.".formatted(name));
                }
                tooLong(row);
                asWide(row, separator);
                List<String> texts = texts(row);
                if (texts.stream().anyMatch(text -> !text.isBlank())) {
                    rows.add(new Grid.Line((int) row.getStartingLineNumber(), texts));
                }
                if (rows.size() % CHECKED_EVERY == 0 && watch.cancelled()) {
                    throw new CancellationException("The import was cancelled");
                }
            }
        } catch (CsvParseException broken) {
            throw noTable(broken);
        }
        return List.of(new Grid(name, rows, problems, List.of(), false, file.guessed() ? List.of("The text is not UTF-8: it was read as Windows-1252.") : List.of()));
    }

    private CsvReader<CsvRecord> open(char separator) throws IOException {
        return CsvReader.builder().fieldSeparator(separator).missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).maxBufferSize(16 << 20).ofCsvRecord(file.open());
    }

    private BadSpreadsheet noTable(CsvParseException broken) {
        return new BadSpreadsheet("%s is no table of text: %s Save it as CSV or .xlsx again.".formatted(name, firstLine(broken)));
    }

    /// How figures are written is known only after all of them.
    private void see(char separator) throws IOException {
        if (local) {
            try (CsvReader<CsvRecord> csv = open(separator)) {
                csv.forEach(row -> row.getFields().forEach(cell -> figures.see(cell.strip())));
            } catch (CsvParseException broken) {
                throw noTable(broken);
            }
        }
    }

    /// The first line that is not blank, and of those above the table, which have no separator, all with it.
    private String firstLine() throws IOException {
        try (Reader reader = file.open()) {
            StringBuilder line = new StringBuilder();
            boolean quoted = false;
            boolean blank = true;
            boolean ended = false;
            int lines = 0;
            for (int c = reader.read(); c >= 0 && line.length() < LONGEST_FIRST_LINE; c = reader.read()) {
                quoted ^= c == '"';
                boolean ends = c == '\n' || c == '\r';
                if (!quoted && ends && !ended && !blank && (++lines == LINES_ABOVE || SEPARATOR.matcher(line).find())) {
                    break;
                }
                ended = ends;
                blank &= Character.isWhitespace(c);
                line.append((char) c);
            }
            return line.toString();
        }
    }

    /// A quote that begins a cell and is never closed would take all rows behind it into that cell.
    private void quotesEnd(char separator) throws IOException {
        int line = 1;
        int opened = 0;
        boolean quoted = false;
        boolean start = true;
        try (Reader reader = new BufferedReader(file.open())) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '"' && (quoted || start)) {
                    quoted = !quoted;
                    opened = quoted ? line : opened;
                    // A doubled quote closes and opens at once.
                    start = !quoted;
                } else {
                    start = !quoted && (c == separator || c == '\n' || c == '\r');
                }
                line += c == '\n' ? 1 : 0;
            }
        }
        if (quoted) {
            throw new BadSpreadsheet("%s has a quote in line %d that is never closed. Close it, or double a quote that belongs to a text.".formatted(name, opened));
        }
    }

    /// Lines above the table may be short, and so may rows that end in nothing. What stands behind the last column mostly comes of a separator in a text, which moved what is behind it.
    private void asWide(CsvRecord row, char separator) throws BadSpreadsheet {
        if (width < 2) {
            width = row.getFieldCount();
            widthLine = row.getStartingLineNumber();
        }
        for (int i = width; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                throw new BadSpreadsheet("%s has %d cells in line %d, but %d in line %d: put quotes round a text with a %s in it.".formatted(name, row.getFieldCount(), row.getStartingLineNumber(),
                        width, widthLine, separator == '\t' ? "tab" : Character.toString(separator)));
            }
        }
    }

    private void tooLong(CsvRecord row) throws BadSpreadsheet {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (row.getField(i).length() > SpreadsheetFile.LONGEST_CELL) {
                problem(row, i, "The cell holds more than 32767 characters: shorten it.");
            }
        }
    }

    private static String firstLine(CsvParseException broken) {
        String message = broken.getMessage() == null ? "" : broken.getMessage().lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    private List<String> texts(CsvRecord row) throws BadSpreadsheet {
        List<String> texts = new ArrayList<>(row.getFieldCount());
        for (String text : row.getFields()) {
            String cell = FormulaText.unguarded(text.length() > SpreadsheetFile.LONGEST_CELL ? text.substring(0, SpreadsheetFile.LONGEST_CELL) : text);
            String bare = cell.strip();
            if (local && figures.either(bare)) {
                problem(row, texts.size(), CsvFigures.why(bare));
            }
            texts.add(local && !bare.isEmpty() ? figures.read(bare) : cell);
        }
        return texts;
    }

    private void problem(CsvRecord row, int column, String what) throws BadSpreadsheet {
        Grid.Problem problem = new Grid.Problem((int) row.getStartingLineNumber(), column, what);
        if (problems.size() == SheetHandler.MOST_PROBLEMS) {
            throw new BadSpreadsheet("%s has more than 1000 cells with errors, such as %s: %s".formatted(name, problem.address(), what));
        }
        problems.add(problem);
    }

    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> quoted = !quoted;
                case ',' -> counts[0] += quoted ? 0 : 1;
                case ';' -> counts[1] += quoted ? 0 : 1;
                case '\t' -> counts[2] += quoted ? 0 : 1;
                default -> { }
            }
        }
        return counts[2] > Math.max(counts[0], counts[1]) ? '\t' : counts[1] > counts[0] ? ';' : ',';
    }
}
