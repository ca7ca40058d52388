package io.headroom.trace;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.trace.BadRows.BadRow;
import java.util.List;

/// Reads a table of requests, a row each: its time, the tokens of its prompt and those of its answer.
final class RequestTable {
    private final CsvTable table;
    private final List<String> names;
    private final int time;
    private final int input;
    private final int output;
    private final RequestRows rows;

    /// @param kind whose columns are time, tokens in, tokens out
    RequestTable(CsvTable table, TraceKind kind) throws BadTraceFile {
        this.table = table;
        names = kind.columns();
        time = table.column(names.get(0));
        input = table.column(names.get(1));
        output = table.column(names.get(2));
        rows = new RequestRows(table.text());
    }

    Imported.Requests read(FileTitle title) throws BadTraceFile {
        while (table.hasNext()) {
            CsvRecord row = table.next();
            if (CsvTable.isBlank(row)) {
                continue;
            }
            rows.next();
            try {
                rows.take(row.getStartingLineNumber(), Moments.nanos(names.get(0), table.field(row, time)), names.get(0),
                        Numbers.tokens(names.get(1), table.field(row, input)), Numbers.tokens(names.get(2), table.field(row, output)));
            } catch (BadRow reason) {
                rows.bad(row.getStartingLineNumber(), reason);
            }
        }
        return rows.done(title, null, List.of());
    }
}
