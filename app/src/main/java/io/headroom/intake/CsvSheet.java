package io.headroom.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/// The sheet of a CSV file, whatever its separator: of comma, semicolon and tab the one that stands most often in its first line outside quotes. Behind semicolons a comma is a decimal
/// comma, as in the files of spreadsheets in languages that write one.
final class CsvSheet {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final int CHECKED_EVERY = 1_000;

    private CsvSheet() {}

    static List<Grid> read(String name, Path file, ImportWatch watch) throws IOException {
        String text = decoded(name, Files.readAllBytes(file));
        char separator = separator(text);
        List<Grid.Line> rows = new ArrayList<>();
        List<Grid.Problem> problems = new ArrayList<>();
        long cells = 0;
        try (Reader reader = new StringReader(text); CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).maxBufferSize(16 << 20).ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                if (rows.size() == SpreadsheetFile.MOST_ROWS || (cells += row.getFieldCount()) > SpreadsheetFile.MOST_CELLS || row.getFieldCount() > SpreadsheetFile.MOST_COLUMNS) {
                    throw new BadSpreadsheet("%s is larger than 100000 rows, 256 columns or 3 million cells. Split it.".formatted(name));
                }
                tooLong(row, problems);
                rows.add(new Grid.Line((int) row.getStartingLineNumber(), row.getFields().stream().map(cell -> cell(cell, separator)).toList()));
                if (rows.size() % CHECKED_EVERY == 0 && watch.cancelled()) {
                    throw new CancellationException("The import was cancelled");
                }
            }
        } catch (CsvParseException broken) {
            throw new BadSpreadsheet("%s is no table of text: %s Save it as CSV or .xlsx again.".formatted(name, firstLine(broken)));
        }
        return List.of(new Grid(name, rows.stream().filter(row -> !row.blank()).toList(), problems));
    }

    private static void tooLong(CsvRecord row, List<Grid.Problem> problems) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (row.getField(i).length() > SpreadsheetFile.LONGEST_CELL) {
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
        // An apostrophe before what a spreadsheet would take for a formula is how we write it ourselves.
        String cell = plain.length() > 1 && plain.charAt(0) == '\'' && "=+-@\t".indexOf(plain.charAt(1)) >= 0 ? plain.substring(1) : plain;
        return separator == ';' && DECIMAL_COMMA.matcher(cell.strip()).matches() ? cell.strip().replace(',', '.') : cell;
    }

    /// UTF-8, UTF-16 with a mark, or the code page that spreadsheets of the West fall back to.
    private static String decoded(String name, byte[] bytes) throws IOException {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
            return strict(bytes, StandardCharsets.UTF_16);
        }
        String text;
        try {
            text = strict(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadSpreadsheet("%s is neither a workbook (.xlsx) nor a table of text. Save it as one of them.".formatted(name));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
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
