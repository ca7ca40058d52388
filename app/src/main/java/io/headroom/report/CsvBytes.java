package io.headroom.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.headroom.sheet.FormulaText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Short tables as CSV, in which words that a spreadsheet would take for a formula begin with an apostrophe.
final class CsvBytes {
    private CsvBytes() {}

    /// The rows as UTF-8 text, the titles first.
    static byte[] of(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.forEach(row -> csv.writeRecord(row.stream().map(FormulaText::guarded).toList()));
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
