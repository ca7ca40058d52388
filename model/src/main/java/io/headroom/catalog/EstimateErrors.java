package io.headroom.catalog;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.estimate.EstimateError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How far estimates are off, as the study that ships with the program found it. The head of the file says how it was made.
public final class EstimateErrors {
    private static final String FILE = "/io/headroom/assets/estimate/error.csv";

    private EstimateErrors() {}

    /// The errors that ship with the program, read once.
    public static EstimateError shipped() {
        return Shipped.ERRORS;
    }

    private static final class Shipped {
        private static final EstimateError ERRORS = read();

        private static EstimateError read() {
            try (InputStream in = EstimateErrors.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("The program is incomplete: " + FILE + " is missing. Install it again.");
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
                    List<EstimateError.Row> read = rows.stream().map(row -> new EstimateError.Row(Double.parseDouble(row.getField("up_to_load")),
                            row.getField("figure"), Double.parseDouble(row.getField("band")))).toList();
                    return new EstimateError(read);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
