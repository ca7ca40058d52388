package io.headroom.trust;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads figures known in closed form: CSV with the columns model, parameters (`c=8;lambda=6.8;mu=1`), metric and value, in any order and among others.
final class QueueFile {
    private static final List<String> COLUMNS = List.of("model", "parameters", "metric", "value");

    private final String name;
    private final List<QueueRow> rows = new ArrayList<>();

    private QueueFile(String name) {
        this.name = name;
    }

    /// @throws BadReferenceFile if the file is missing, has no rows, lacks a column, or holds a row that cannot be read
    static List<QueueRow> read(Path file) throws IOException {
        QueueFile reading = new QueueFile(file.toString());
        if (Files.isDirectory(file)) {
            throw new BadReferenceFile(reading.name, "is a folder. Name the CSV file in it.");
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofNamedCsvRecord(file)) {
            csv.forEach(reading::take);
        } catch (BadRow bad) {
            throw new BadReferenceFile(reading.name, String.valueOf(bad.getMessage()));
        } catch (NoSuchFileException missing) {
            throw new BadReferenceFile(reading.name, "there is no such file. Check the name.");
        } catch (CsvParseException broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            throw new BadReferenceFile(reading.name, "is not CSV (%s). Save it as CSV in UTF-8.".formatted(cause.getMessage()));
        }
        if (reading.rows.isEmpty()) {
            throw new BadReferenceFile(reading.name, "holds no rows. It needs the columns model, parameters, metric and value, and rows below them.");
        }
        return reading.rows;
    }

    /// Thrown out of the reader's loop.
    private static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRow(NamedCsvRecord row, String problem) {
            super("line %d: %s".formatted(row.getStartingLineNumber(), problem));
        }
    }

    private void take(NamedCsvRecord row) {
        for (String column : COLUMNS) {
            if (!row.getHeader().contains(column)) {
                throw new BadRow(row, "the header above it has no column %s. It needs model, parameters, metric and value.".formatted(column));
            }
        }
        if (row.getFieldCount() != row.getHeader().size()) {
            throw new BadRow(row, "it has %d columns and the header %d. Quote a value that holds commas.".formatted(row.getFieldCount(), row.getHeader().size()));
        }
        String text = row.getField("parameters").strip();
        rows.add(new QueueRow(filled(row, "model"), text, parameters(row, text), filled(row, "metric"), number(row, "value", row.getField("value"))));
    }

    private static String filled(NamedCsvRecord row, String column) {
        String text = row.getField(column).strip();
        if (text.isEmpty()) {
            throw new BadRow(row, "its %s is empty. Fill it in, or remove the row.".formatted(column));
        }
        return text;
    }

    private static Map<String, Double> parameters(NamedCsvRecord row, String text) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (String part : text.split("[;,]", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new BadRow(row, "the parameter \"%s\" is not of the form name=number. Separate parameters by semicolons, e.g. c=8;lambda=6.8;mu=1.".formatted(part.strip()));
            }
            String key = part.substring(0, equals).strip();
            if (found.put(key, number(row, "parameter " + key, part.substring(equals + 1))) != null) {
                throw new BadRow(row, "the parameter %s is there twice. Keep one.".formatted(key));
            }
        }
        return found;
    }

    private static double number(NamedCsvRecord row, String what, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException unreadable) {
            // said below, as for infinity
        }
        throw new BadRow(row, "its %s is \"%s\". Write a number like 0.85 or 8.5e-1.".formatted(what, text.strip()));
    }
}
