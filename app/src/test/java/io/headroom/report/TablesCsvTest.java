package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.store.SaveFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesCsvTest {
    @TempDir
    Path folder;

    private final Plan plan = Examples.plan();
    private final Results results = Examples.results(plan);

    @Test
    void figuresAreThoseOfTheResultsToTheLastDigit() throws IOException {
        TablesCsv.write(folder, Dossier.of(plan, results), ExportWatch.NONE);
        List<CsvRecord> rows = read("results.csv");
        List<String> headers = rows.getFirst().getFields();
        int p99 = headers.indexOf(headers.stream().filter(header -> header.contains("TTFT") && header.endsWith("p99")).findFirst().orElseThrow());
        for (int i = 0; i < results.tenants().size(); i++) {
            TenantResult tenant = results.tenants().get(i);
            assertThat(rows.get(i + 1).getField(0)).isEqualTo(tenant.name());
            String cell = rows.get(i + 1).getField(p99);
            assertThat(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell)).isEqualTo(Double.valueOf(tenant.ttft().p99()));
        }
    }

    @Test
    void eachTableIsAFileWithARowForEachThing() throws IOException {
        List<Path> files = TablesCsv.write(folder.resolve("new"), Dossier.of(plan, results), ExportWatch.NONE);
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("tenants.csv", "partitions.csv", "results.csv", "objectives.csv", "outcomes.csv",
                "backlog.csv", "fairness.csv", "risks.csv", "incidents.csv", "tenant-rows.csv", "fleet-rows.csv");
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void wordsThatLookLikeFormulasAreWords() throws IOException {
        Plan hostile = Examples.plan(Examples.HOSTILE);
        TablesCsv.write(folder, Dossier.of(hostile, Examples.results(hostile)), ExportWatch.NONE);
        assertThat(read("results.csv").subList(1, 5)).extracting(row -> row.getField(0)).allSatisfy(name -> assertThat(name).startsWith("'"));
        assertThat(read("results.csv").get(1).getField(0)).isEqualTo("'" + Examples.HOSTILE.getFirst());
    }

    @Test
    void whereNoFolderCanBeIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TablesCsv.write(file, Dossier.of(plan, results), ExportWatch.NONE)).isInstanceOf(SaveFailed.class).hasMessageContaining("it is a file");
    }

    @Test
    void aCancelledWorkbookLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.xlsx"), "old");
        ExportWatch impatient = new ExportWatch() {
            @Override
            public void progress(double share) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> PlanWorkbook.write(file, Dossier.of(plan, results), impatient)).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("old");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private List<CsvRecord> read(String file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        }
    }
}
