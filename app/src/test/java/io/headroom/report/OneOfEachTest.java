package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workbook of the smallest plan: one node of one GPU, one partition and one promise. It is told of in the singular, at any price.
class OneOfEachTest {
    private static final Path ERLANG = Path.of("..", "samples", "erlang.headroom");
    /// A count of one beside a word for several, e.g. `1 GPUs`; not the end of a larger number.
    private static final Pattern PLURAL = Pattern.compile("(?<![\\d.,:])1 (of 1 |von 1 )?(GPUs|nodes|objectives|partitions|replications|tenants|risks)\\b");

    @TempDir
    Path folder;

    @Test
    void oneIsNeverSaidInThePlural() throws IOException {
        Path workbook = folder.resolve("one.xlsx");
        PlanWorkbook.write(workbook, Dossiers.brief(oneOfEach()), ExportWatch.NONE);
        List<String> texts = texts(workbook);
        assertThat(texts).anyMatch(text -> text.contains("1 node of 1 GPU, 0 free")).anyMatch(text -> text.contains("each, 1 GPU a replica")).anyMatch(text -> text.startsWith("of 1 GPU in the fleet"))
                .anyMatch(text -> text.startsWith("0 GPUs of the cluster are free"));
        assertThat(texts).noneMatch(text -> PLURAL.matcher(text).find());
    }

    @Test
    void aPriceOfHundredsOfDigitsFindsRoom() throws IOException {
        Plan plan = oneOfEach();
        Cluster cluster = plan.fleet().getFirst();
        Plan dear = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), null, null, new Prices(1e300, 1e300, LocalDate.of(2026, 9, 20), "made up")));
        Path workbook = folder.resolve("dear.xlsx");
        PlanWorkbook.write(workbook, Dossiers.brief(dear), ExportWatch.NONE);
        assertThat(texts(workbook)).contains("made up");
    }

    private Plan oneOfEach() throws IOException {
        String sample = Files.readString(ERLANG);
        String one = sample.replaceFirst("\"gpusPerNode\": 8", "\"gpusPerNode\": 1").replace("\"gpusPerReplica\": 8", "\"gpusPerReplica\": 1").replace("\"gpus\": 8", "\"gpus\": 1")
                .replace("\"wait_mean\": \"500ms\", ", "").replaceFirst("\"notes\": \"[^\"]*\"", "\"notes\": \"\"");
        Path file = folder.resolve("one.headroom");
        Files.writeString(file, one);
        return Dossiers.shortened(PlanFile.read(file).plan());
    }

    private static List<String> texts(Path workbook) throws IOException {
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        return texts;
    }
}
