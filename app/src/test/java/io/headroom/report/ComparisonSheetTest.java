package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.ScenarioRuns;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.comparison.Sides;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Plan;
import io.headroom.report.json.ComparisonJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
class ComparisonSheetTest {
    @TempDir
    Path folder = Path.of("");

    private final Plan plan = Sides.plan();
    private final ScenarioRuns runs = runs();

    private ScenarioRuns runs() {
        ScenarioRuns made = new ScenarioRuns(plan, 2);
        assertThat(made.run(() -> false)).isTrue();
        assertThat(made.progress()).isGreaterThan(0.99);
        return made;
    }

    @Test
    void theSheetHasTheComparisonsFigures() throws IOException {
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, Dossier.of(plan, Evaluation.of(plan, 2)).with(runs), ExportWatch.NONE);
        Comparison comparison = runs.by(Measure.USUAL).getFirst();
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toString())) {
            Sheet sheet = workbook.getSheet("Before and after");
            for (int i = 0; i < comparison.tenants().size(); i++) {
                TenantChange tenant = comparison.tenants().get(i);
                Map<String, Cell> row = row(sheet, i);
                assertThat(row.get("Tenant").getStringCellValue()).isEqualTo(tenant.name());
                assertThat(row.get("p99 end-to-end: Verdict").getStringCellValue()).isEqualTo(words(tenant));
                figure(row, "p99 end-to-end: Before", tenant.difference().before());
                figure(row, "p99 end-to-end: After", tenant.difference().after());
                figure(row, "p99 end-to-end: Difference", tenant.difference().value());
                figure(row, "p99 end-to-end: 95 % interval, low", tenant.difference().interval().lo());
                figure(row, "p99 end-to-end: 95 % interval, high", tenant.difference().interval().hi());
                figure(row, "Other figures: Served, before", tenant.servedShare().before());
            }
            assertThat(text(sheet)).contains("Moved", "Base", "newly served", "Who gains and who loses", "32.0");
        }
    }

    @Test
    void itsCostsFollowThePricesOfTheSheetOfCosts() throws IOException {
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, Dossier.of(plan, Evaluation.of(plan, 2)).with(runs), ExportWatch.NONE);
        Comparison comparison = runs.by(Measure.USUAL).getFirst();
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toString())) {
            for (Name name : workbook.getAllNames()) {
                if (name.getNameName().matches("(OnDemand|Reserved)Price_\\d+")) {
                    CellReference at = new CellReference(name.getRefersToFormula());
                    Cell price = workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
                    price.setCellValue(3 * price.getNumericCellValue());
                }
            }
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            Sheet sheet = workbook.getSheet("Before and after");
            int top = Table.HEADER_ROW + comparison.tenants().size() + 3;
            List<Comparison.Side> sides = List.of(comparison.before(), comparison.after());
            for (int i = 0; i < sides.size(); i++) {
                assertThat(evaluator.evaluate(sheet.getRow(top + i).getCell(2)).getNumberValue()).isCloseTo(3 * sides.get(i).usdPerHour(), withinPercentage(1e-4));
            }
            int served = 0;
            for (int i = 0; i < comparison.tenants().size(); i++) {
                TenantSide after = comparison.tenants().get(i).after();
                if (after.usdPerHour() > 0) {
                    assertThat(evaluator.evaluate(row(sheet, i).get("Other figures: Cost ≈, after")).getNumberValue()).isCloseTo(3 * after.usdPerHour(), withinPercentage(1e-4));
                    served++;
                }
            }
            assertThat(served).isPositive();
        }
    }

    private static String words(TenantChange tenant) {
        return io.headroom.words.ComparisonWords.here().change(tenant.change());
    }

    @Test
    void aPlanWithoutOtherScenariosHasNoSuchSheet() throws IOException {
        Path file = folder.resolve("plan.xlsx");
        Plan alone = plan.variant(Sides.BASE);
        PlanWorkbook.write(file, Dossier.of(alone, Evaluation.of(alone, 2)), ExportWatch.NONE);
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toString())) {
            assertThat(workbook.getSheet("Before and after")).isNull();
        }
    }

    @Test
    void theJsonHasTheSameFigures() {
        Comparison comparison = runs.by(Measure.USUAL).getFirst();
        JsonNode json = JsonMapper.shared().readTree(new String(ComparisonJson.bytes(comparison), StandardCharsets.UTF_8));
        assertThat(json.get("measure").stringValue()).isEqualTo("e2e_p99");
        for (int i = 0; i < comparison.tenants().size(); i++) {
            TenantChange tenant = comparison.tenants().get(i);
            JsonNode read = json.get("tenants").get(i);
            assertThat(read.get("id").stringValue()).isEqualTo(tenant.id().value());
            if (tenant.change().compared()) {
                assertThat(read.get("difference").get("value").doubleValue()).isEqualTo(tenant.difference().value());
                assertThat(read.get("difference").get("ci").get(0).doubleValue()).isEqualTo(tenant.difference().interval().lo());
            } else {
                assertThat(read.get("difference").get("ci").isNull()).isTrue();
            }
        }
    }

    private static Map<String, Cell> row(Sheet sheet, int index) {
        Map<String, Cell> row = new HashMap<>();
        String group = "";
        for (Cell header : sheet.getRow(Table.HEADER_ROW)) {
            Cell over = sheet.getRow(Table.HEADER_ROW - 1).getCell(header.getColumnIndex());
            group = over == null || over.getCellType() != CellType.STRING ? group : over.getStringCellValue();
            row.put(group.isEmpty() ? header.getStringCellValue() : group + ": " + header.getStringCellValue(),
                    sheet.getRow(Table.HEADER_ROW + 1 + index).getCell(header.getColumnIndex()));
        }
        return row;
    }

    private static void figure(Map<String, Cell> row, String header, double expected) {
        Cell cell = row.get(header);
        assertThat(cell).as(header).isNotNull();
        if (Double.isNaN(expected)) {
            assertThat(cell.getStringCellValue()).isEqualTo("–");
        } else {
            assertThat(cell.getNumericCellValue()).as(header).isEqualTo(expected);
        }
    }

    private static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        for (Row row : sheet) {
            for (Cell cell : row) {
                text.append(cell).append('\n');
            }
        }
        return text.toString();
    }
}
