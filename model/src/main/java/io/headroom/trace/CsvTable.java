package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.headroom.trace.BadRows.BadRow;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// A CSV table with a header, row by row. Columns are found by name, in any order and among others.
final class CsvTable {
    private final TraceText text;
    private final Iterator<CsvRecord> records;
    private final CsvRecord header;
    private final List<String> plainNames;

    /// Reads something out of a table.
    @FunctionalInterface
    interface Work<T> {
        T read(CsvTable table) throws IOException;
    }

    private CsvTable(TraceText text, Iterator<CsvRecord> records) {
        this.text = text;
        this.records = records;
        header = records.next();
        plainNames = header.getFields().stream().map(TraceKind::plain).toList();
    }

    /// Does work on the table that a file holds.
    static <T> T of(TraceText text, Work<T> work) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).maxBufferSize(1 << 16).ofCsvRecord(text.characters())) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw text.bad("is empty. " + TraceKind.understood(Set.of()));
            }
            return work.read(new CsvTable(text, records));
        } catch (CsvParseException broken) {
            throw text.bad("is not CSV: %s. %s".formatted(reason(broken), TraceKind.understood(Set.of())));
        }
    }

    private static String reason(CsvParseException broken) {
        Throwable deepest = broken;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return TraceText.clip(String.valueOf(deepest.getMessage()), 200);
    }

    TraceText text() {
        return text;
    }

    /// The names of the columns as [TraceKind#plain] has them.
    Set<String> names() {
        return new HashSet<>(plainNames);
    }

    /// Where a column is.
    ///
    /// @throws BadTraceFile if it is not there, or more than once
    int column(String name) throws BadTraceFile {
        String wanted = TraceKind.plain(name);
        int at = plainNames.indexOf(wanted);
        if (at < 0 || at != plainNames.lastIndexOf(wanted)) {
            throw text.bad("the header, line %d, has %s column %s: it reads %s.".formatted(header.getStartingLineNumber(), at < 0 ? "no" : "more than one", name,
                    header()));
        }
        return at;
    }

    /// Says that the header is that of no kind of file.
    BadTraceFile unknown() {
        return text.bad("the header, line %d, reads %s. %s".formatted(header.getStartingLineNumber(), header(), TraceKind.understood(names())));
    }

    private String header() {
        return TraceText.quote(String.join(",", header.getFields()));
    }

    /// Goes to the next row that holds anything.
    boolean hasNext() {
        return records.hasNext();
    }

    CsvRecord next() {
        return records.next();
    }

    /// Whether a row is a line of blanks.
    static boolean isBlank(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).isBlank();
    }

    /// A field without blanks around it.
    ///
    /// @throws BadRow if the row has not as many fields as the header
    String field(CsvRecord row, int column) throws BadRow {
        if (row.getFieldCount() != plainNames.size()) {
            throw new BadRow("it has %d columns and the header %d".formatted(row.getFieldCount(), plainNames.size()));
        }
        return row.getField(column).strip();
    }
}
