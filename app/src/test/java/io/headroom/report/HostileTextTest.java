package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.engine.Results;
import io.headroom.intake.SpreadsheetFile;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.FormulaText;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.trace.ImportWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A plan whose every text begins like a formula goes out as words alone, in every sheet and table, and its rows come back as they were.
class HostileTextTest {
    private static final String MARK = "HOSTILE";
    private static final Set<String> TEXTS = Set.of("name", "source");
    private static final List<String> STARTS = List.of("=", "+", "-", "@", "|", "\t=", "\r=", " =", "'=", "＝", "%");
    private static final String LETTERS = "=+-@|%\t\r";

    @TempDir
    Path folder;

    private int texts;

    @Test
    void everyTextOfAPlanIsWordsAlone() throws IOException {
        Plan plan = hostile();
        Results results = Examples.results(plan);
        Dossier dossier = Dossier.of(plan, results).with(Examples.contention(plan));
        Path workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, dossier, ExportWatch.NONE);
        assertThat(cells(workbook)).isGreaterThan(100);
        int marked = 0;
        for (Path file : TablesCsv.write(folder, dossier, ExportWatch.NONE)) {
            for (String field : fields(file)) {
                boolean number = field.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
                assertThat(field.isEmpty() || number || LETTERS.indexOf(field.strip().isEmpty() ? ' ' : field.strip().charAt(0)) < 0).as("%s: %s", file.getFileName(), field).isTrue();
                marked += field.contains(MARK) ? 1 : 0;
            }
        }
        assertThat(marked).isGreaterThan(100);
        comesBack(plan, workbook);
        comesBack(plan, folder.resolve("fleet-rows.csv"));
        comesBack(plan, folder.resolve("tenant-rows.csv"));
    }

    @Test
    void whatASheetSpellsOtherwiseOrCutsOffComesBackAsItWas() throws IOException {
        Plan named = Examples.plan(List.of("_x000D_", "_x005F_x0041_", "a_x0007_b", "_x00e4_", "_X0041_"));
        Cluster first = named.fleet().getFirst();
        Prices prices = new Prices(first.prices().onDemandUsdPerGpuHour(), first.prices().reservedUsdPerGpuHour(), first.prices().asOf(), "read on a page, ".repeat(3000));
        Plan plan = named.withCluster(new Cluster(first.id(), "_x0009_", first.gpu(), first.nodes(), first.gpusPerNode(), first.availableFrom(), first.availableUntil(), prices));
        Dossier dossier = Dossier.of(plan, Examples.results(plan));
        Path workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, dossier, ExportWatch.NONE);
        TablesCsv.write(folder, dossier, ExportWatch.NONE);
        comesBack(plan, workbook);
        comesBack(plan, folder.resolve("fleet-rows.csv"));
        comesBack(plan, folder.resolve("tenant-rows.csv"));
    }

    /// Checks each cell of a workbook.
    ///
    /// @return how many hold a text of the plan
    private static int cells(Path workbook) throws IOException {
        int marked = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        String at = sheet.getSheetName() + "!" + cell.getAddress();
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCellFormula()).as(at).doesNotContain(MARK);
                        } else if (cell.getCellType() == CellType.STRING) {
                            String text = cell.getStringCellValue();
                            assertThat(!FormulaText.is(text) || ((XSSFCellStyle) cell.getCellStyle()).getQuotePrefixed()).as("%s: %s", at, text).isTrue();
                            marked += text.contains(MARK) ? 1 : 0;
                        }
                    }
                }
            }
        }
        return marked;
    }

    private static List<String> fields(Path file) throws IOException {
        List<String> fields = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(row -> fields.addAll(row.getFields()));
        }
        return fields;
    }

    private static void comesBack(Plan plan, Path file) throws IOException {
        BookImport.Choice choice = BookImport.choose(SpreadsheetFile.read(file, ImportWatch.NONE), BookImport.all(), grid -> BookImport.guess(grid, BookImport.all()));
        BookImport back = BookImport.read(plan, choice);
        assertThat(back.wrong()).isFalse();
        assertThat(back.empty()).isFalse();
        assertThat(back.applyTo(plan)).isEqualTo(plan);
    }

    /// The example with such a text in place of every name and source, one beginning after the other. Names take no control characters.
    private Plan hostile() throws IOException {
        JsonNode tree = JsonMapper.builder().build().readTree(PlanFile.format(PlanDocument.of(Examples.plan())));
        rename(tree);
        return PlanFile.parse("hostile", tree.toString()).plan();
    }

    private void rename(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                if (TEXTS.contains(member.getKey()) && member.getValue().isString() && !object.has("plan")) {
                    String text = STARTS.get(texts++ % STARTS.size()) + MARK + "(\"cmd\"|A1)";
                    object.put(member.getKey(), member.getKey().equals("source") ? text : text.replaceAll("\\p{Cntrl}", ""));
                }
            }
        }
        node.values().forEach(this::rename);
    }
}
