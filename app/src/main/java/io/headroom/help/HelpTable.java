package io.headroom.help;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/*
 * The files are the groups of a trust report as CSV: name,n,ttft_median,ttft_p90,tpot_median,tpot_p90,excluded and name,n,outside,excluded. Other columns are
 * shown as they are; a share is told by the end of its column's name.
 */
/// Reads the figures that a help page shows: CSV with a header. Columns that end in `_median`, `_p90` or `_share` hold shares, 0.15 for 15 %.
final class HelpTable {
    private static final String WORDS = "name";

    private HelpTable() {}

    static HelpPage.Table read(String csv, Format format) {
        List<NamedCsvRecord> records = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            reader.forEach(records::add);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        List<String> columns = records.isEmpty() ? List.of() : records.getFirst().getHeader();
        List<Boolean> figures = columns.stream().map(column -> !column.equals(WORDS)).toList();
        Words words = Words.of(HelpTable.class);
        return new HelpPage.Table(columns.stream().map(column -> title(words, column)).toList(), figures,
                records.stream().map(record -> columns.stream().map(column -> cell(column, record.getField(column), format)).toList()).toList());
    }

    private static String title(Words words, String column) {
        String key = "column." + column;
        return words.has(key) ? words.text(key) : column.replace('_', ' ');
    }

    private static String cell(String column, String value, Format format) {
        if (value.isBlank()) {
            return Format.NONE;
        }
        boolean share = column.endsWith("_median") || column.endsWith("_p90") || column.endsWith("_share");
        return share ? format.margin(Double.parseDouble(value)).substring(1) : value;
    }
}
