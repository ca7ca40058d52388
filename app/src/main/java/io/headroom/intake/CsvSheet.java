package io.headroom.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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

/// The sheet of a CSV file, whatever its separator: of comma, semicolon and tab the one that stands most often in its first line outside quotes, or the one that a first line `sep=;`
/// names. Behind semicolons a comma is a decimal comma, as in the files of spreadsheets in languages that write one.
final class CsvSheet {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern NAMED_SEPARATOR = Pattern.compile("\"?sep=([,;\t])\"?");
    private static final int CHECKED_EVERY = 1_000;
    private static final int LONGEST_FIRST_LINE = 1 << 20;

    private final String name;
    private final TextFile file;
    private final List<Grid.Problem> problems = new ArrayList<>();

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
        List<Grid.Line> rows = new ArrayList<>();
        long cells = 0;
        boolean skip = says;
        try (Reader reader = file.open(); CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).maxBufferSize(16 << 20).ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                if (skip) {
                    skip = false;
                    continue;
                }
                if (rows.size() == SpreadsheetFile.MOST_ROWS || (cells += row.getFieldCount()) > SpreadsheetFile.MOST_CELLS || row.getFieldCount() > SpreadsheetFile.MOST_COLUMNS) {
                    throw new BadSpreadsheet("%s is larger than 100000 rows, 256 columns or 3 million cells. Split it.".formatted(name));
                }
                tooLong(row);
                List<String> texts = row.getFields().stream().map(cell -> cell(cell, separator)).toList();
                if (texts.stream().anyMatch(text -> !text.isBlank())) {
                    rows.add(new Grid.Line((int) row.getStartingLineNumber(), texts));
                }
                if (rows.size() % CHECKED_EVERY == 0 && watch.cancelled()) {
                    throw new CancellationException("The import was cancelled");
                }
            }
        } catch (CsvParseException broken) {
            throw new BadSpreadsheet("%s is no table of text: %s Save it as CSV or .xlsx again.".formatted(name, firstLine(broken)));
        }
        return List.of(new Grid(name, rows, problems, List.of(), false, file.guessed() ? List.of("The text is not UTF-8: it was read as Windows-1252.") : List.of()));
    }

    private String firstLine() throws IOException {
        try (Reader reader = file.open()) {
            StringBuilder line = new StringBuilder();
            boolean quoted = false;
            boolean blank = true;
            for (int c = reader.read(); c >= 0 && (quoted || blank || (c != '\n' && c != '\r')) && line.length() < LONGEST_FIRST_LINE; c = reader.read()) {
                quoted ^= c == '"';
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

    private void tooLong(CsvRecord row) throws BadSpreadsheet {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (row.getField(i).length() > SpreadsheetFile.LONGEST_CELL) {
                if (problems.size() == SheetHandler.MOST_PROBLEMS) {
                    throw new BadSpreadsheet("%s has more than 1000 cells of more than 32767 characters. Shorten them.".formatted(name));
                }
                problems.add(new Grid.Problem((int) row.getStartingLineNumber(), i, "The cell holds more than 32767 characters: shorten it."));
            }
        }
    }

    private static String firstLine(CsvParseException broken) {
        String message = broken.getMessage() == null ? "" : broken.getMessage().lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    private static String cell(String text, char separator) {
        String plain = text.length() > SpreadsheetFile.LONGEST_CELL ? text.substring(0, SpreadsheetFile.LONGEST_CELL) : text;
        String cell = FormulaText.unguarded(plain);
        return separator == ';' && DECIMAL_COMMA.matcher(cell.strip()).matches() ? cell.strip().replace(',', '.') : cell;
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
