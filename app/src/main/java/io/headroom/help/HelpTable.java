package io.headroom.help;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/*
 * The files are the groups of a trust report as CSV, name,n,ttft_median,ttft_p90,tpot_median,tpot_p90,excluded and name,n,outside,excluded, and the errors of the
 * estimate, up_to_load,figure,count,median,p90,band. Other columns are shown as they are; a share is told by the end of its column's name.
 */
/// Reads the figures that a help page shows: CSV with a header, lines that begin with `#` left out. Columns whose names end in `median`, `p90`, `share` or `band`
/// hold shares, 0.15 for 15 %.
final class HelpTable {
    private static final Set<String> WORDS = Set.of("name", "up_to_load");
    private static final List<String> SHARES = List.of("median", "p90", "share", "band");

    private HelpTable() {}

    /// @param only `column=value`: the rows to show, without that column; empty for all
    static HelpPage.Table read(String csv, String only, Format format) {
        List<NamedCsvRecord> records = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(csv)) {
            reader.forEach(records::add);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        String by = only.contains("=") ? only.substring(0, only.indexOf('=')) : "";
        String value = only.substring(only.indexOf('=') + 1);
        records.removeIf(record -> !by.isEmpty() && !record.getField(by).equals(value));
        List<String> columns = records.isEmpty() ? List.of() : records.getFirst().getHeader().stream().filter(column -> !column.equals(by)).toList();
        List<Boolean> figures = columns.stream().map(column -> !WORDS.contains(column)).toList();
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
        if (value.equals("Infinity")) {
            return Words.of(HelpTable.class).text("more");
        }
        return SHARES.stream().anyMatch(column::endsWith) ? format.margin(Double.parseDouble(value)).substring(1) : value;
    }
}
