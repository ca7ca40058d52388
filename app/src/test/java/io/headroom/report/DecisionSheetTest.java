package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.compare.ScenarioRuns;
import io.headroom.comparison.Sides;
import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFGraphicFrame;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;

/// The page of a plan whose other scenario gives two tenants cabins of their own, as the engine runs both.
@NullUnmarked
class DecisionSheetTest {
    private static Plan plan;
    private static Dossier dossier;
    private static Decision decision;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void run() {
        Plan sides = Sides.plan();
        List<Scenario> others = sides.scenarios().others().stream().map(other -> new Scenario(other.name(), priced(other.plan()))).toList();
        plan = priced(sides).withScenarios(new Scenarios(sides.scenarios().current(), others));
        ScenarioRuns runs = new ScenarioRuns(plan, 2);
        assertThat(runs.run(() -> false)).isTrue();
        dossier = Dossier.of(plan, Evaluation.of(plan, 2)).with(runs);
        decision = Decision.of(dossier);
    }

    private static Plan priced(Plan of) {
        Plan priced = of;
        for (Tier tier : of.tiers()) {
            priced = priced.withTier(tier.withPrices(new TokenPrices(0.4, 1.6)));
        }
        return priced;
    }

    @Test
    void thePageShowsTheDecisionAndItsFigures() throws IOException {
        try (XSSFWorkbook workbook = written(dossier)) {
            XSSFSheet page = workbook.getSheetAt(0);
            assertThat(page.getSheetName()).isEqualTo("Decision");
            assertThat(page.getRow(3).getCell(0).getStringCellValue()).isEqualTo(decision.sentence());
            assertThat(texts(page)).containsAll(decision.reasons()).contains("for the provider \u00b7 " + decision.scope(), decision.optionsNote(), decision.gainsNote(), decision.outlookNote());
            for (int i = 0; i < decision.options().size(); i++) {
                Decision.Option option = decision.options().get(i);
                Row row = page.getRow(row(page, "A \u00b7 ") + i);
                assertThat(row.getCell(5).getNumericCellValue()).as(option.name()).isCloseTo(option.usdPerHour(), within(1e-9));
                assertThat(row.getCell(6).getNumericCellValue()).as(option.name()).isEqualTo((double) option.met());
                assertThat(row.getCell(8).getNumericCellValue()).as(option.name()).isEqualTo((double) option.missed());
                assertThat(row.getCell(11).getNumericCellValue()).as(option.name()).isEqualTo(option.worstShare());
            }
        }
    }

    @Test
    void figuresOfTheOptionsFitTheirColumns() throws IOException {
        Plan sliced = Dossiers.shortened(Dossiers.sample("tight-fit.headroom")); // holds parts of GPUs, e.g. "24.57 GPU"
        for (Cluster cluster : sliced.fleet()) {
            sliced = sliced.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), new Prices(9999, 8888, cluster.prices().asOf(), "dear")));
        }
        try (XSSFWorkbook workbook = written(Dossiers.brief(sliced))) {
            XSSFSheet page = workbook.getSheetAt(0);
            Row option = page.getRow(row(page, "A \u00b7 "));
            for (int column : new int[] {4, 5}) {
                Cell cell = option.getCell(column);
                String text = new DataFormatter(Locale.ROOT).formatRawCellContents(cell.getNumericCellValue(), -1, cell.getCellStyle().getDataFormatString());
                assertThat(page.getColumnWidth(column) / 256).as(text).isGreaterThanOrEqualTo(text.length() + 2);
            }
        }
    }

    @Test
    void theEditionsAreForOtherReaders() throws IOException {
        try (XSSFWorkbook provider = written(dossier); XSSFWorkbook customer = written(dossier.in(Dossier.Edition.CUSTOMER))) {
            assertThat(texts(provider.getSheetAt(0))).contains("Revenue per month", "Utilisation", "Displaced").doesNotContain("Own GPUs", "Worst promise");
            assertThat(texts(customer.getSheetAt(0))).contains("Own GPUs", "Worst promise").doesNotContain("Revenue per month", "Margin per month");
            assertThat(provider.getName("RevenueUsdPerMonth")).isNotNull();
            assertThat(customer.getName("RevenueUsdPerMonth")).as("what the provider sells for is not the customer's").isNull();
            assertThat(texts(customer.getSheet("Costs"))).doesNotContain("What tokens sell for");
        }
    }

    @Test
    void theChartsShowTheCellsOfTheirFigures() throws IOException {
        try (XSSFWorkbook workbook = written(dossier)) {
            XSSFSheet page = workbook.getSheetAt(0);
            int first = row(page, "A \u00b7 ") + 1; // as Excel counts
            List<XSSFChart> charts = page.createDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(3);
            List<CTScatterSer> points = charts.get(0).getCTChart().getPlotArea().getScatterChartArray(0).getSerList();
            assertThat(points).hasSize(decision.options().size() + 1);
            for (int i = 0; i < decision.options().size(); i++) {
                assertThat(points.get(i).getXVal().getNumRef().getF()).isEqualTo("Decision!$F$" + (first + i));
                assertThat(points.get(i).getYVal().getNumRef().getF()).isEqualTo("Decision!$L$" + (first + i));
                assertThat(points.get(i).getYVal().getNumRef().getNumCache().getPtArray(0).getV()).isEqualTo(Double.toString(decision.options().get(i).worstShare()));
            }
            XSSFSheet figures = workbook.getSheet("Charts");
            for (CTBarSer bars : charts.get(1).getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
                String title = bars.getTx().getV();
                CellReference at = new CellReference(bars.getVal().getNumRef().getF().replaceAll(":.*", ""));
                assertThat(figures.getRow(at.getRow() - 1).getCell(at.getCol()).getStringCellValue()).as("the column that is headed so").isEqualTo(title);
            }
            CTBarSer held = charts.get(2).getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0);
            CellReference months = new CellReference(held.getVal().getNumRef().getF().replaceAll(":.*", ""));
            for (int i = 0; i <= CapacityOutlook.STEPS; i++) {
                assertThat(figures.getRow(months.getRow() + i).getCell(months.getCol()).getNumericCellValue()).isEqualTo(decision.outlook().points().get(i).held());
                assertThat(figures.getRow(months.getRow() + i).getCell(ChartsSheet.DEMAND).getNumericCellValue()).isEqualTo(decision.outlook().points().get(i).demand());
            }
        }
    }

    @Test
    void everyChartIsDescribedForWhoDoesNotSeeIt() throws IOException {
        try (XSSFWorkbook workbook = written(dossier)) {
            assertThat(descriptions(workbook.getSheet("Summary"))).hasSize(1).doesNotContain("");
            assertThat(descriptions(workbook.getSheetAt(0))).hasSize(3).doesNotContain("").first().asString().contains("A \u00b7 Base:");
        }
    }

    private static List<String> descriptions(XSSFSheet sheet) {
        List<String> descriptions = new ArrayList<>();
        for (XSSFShape shape : sheet.createDrawingPatriarch()) {
            if (shape instanceof XSSFGraphicFrame frame) {
                descriptions.add(frame.getCTGraphicalObjectFrame().getNvGraphicFramePr().getCNvPr().getDescr());
            }
        }
        return descriptions;
    }

    @Test
    void namesStayWordsOnThePage() throws IOException {
        Plan hostile = Examples.plan(Examples.HOSTILE);
        try (XSSFWorkbook workbook = written(Dossier.of(hostile, Examples.results(hostile)))) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(cell.getCellFormula()).matches("[A-Za-z0-9_*/+().,>\"\u2013\\- ]+").doesNotContain("HYPERLINK", "A1)");
                    }
                }
            }
            assertThat(texts(workbook.getSheetAt(0))).anyMatch(text -> text.contains("=1+1 has it worst"));
        }
    }

    @Test
    void itIsOnePrintedPage() throws IOException, InterruptedException {
        Office office = office();
        Path alone = folder.resolve("alone.xlsx");
        try (XSSFWorkbook workbook = written(dossier)) {
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                workbook.setSheetVisibility(i, SheetVisibility.VERY_HIDDEN);
            }
            save(workbook, alone);
        }
        String printed = new String(Files.readAllBytes(office.convert(alone, "pdf")), StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page[^s]").matcher(printed).results()).hasSize(1);
    }

    @Test
    void otherInputsComeToWhatADecisionWithThemComesTo() throws IOException, InterruptedException {
        Office office = office();
        Path changed = folder.resolve("changed.xlsx");
        try (XSSFWorkbook workbook = written(dossier)) {
            Map<String, Double> inputs = new TreeMap<>(Map.of("GrowthPerMonth", 0.05, "TermMonths", 24.0, "Discount", 0.1, "ReservedPrice_1", 1.25, "StaffUsdPerMonth", 7000.0,
                    "UsdPerKwh", 0.2, "TokenPriceOut_1", 3.0));
            inputs.forEach((name, value) -> named(workbook, name).setCellValue(value));
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.FORMULA) {
                    cell.setCellValue(123_456.75);
                }
            })));
            save(workbook, changed);
        }
        CostBasis basis = new CostBasis(730, 0.1, 24, 0.05, 0.2, 1.3, 7000, 0, 4);
        try (XSSFWorkbook workbook = new XSSFWorkbook(office.convert(changed, "xlsx").toString())) {
            XSSFSheet page = workbook.getSheetAt(0);
            int options = row(page, "A \u00b7 ");
            for (int i = 0; i < decision.options().size(); i++) {
                Decision.Option option = decision.options().get(i);
                close(page.getRow(options + i).getCell(5), CostStatement.of(repriced(option.plan()), option.results(), basis).rentUsdPerHour());
            }
            int ask = row(page, "Everything per month");
            close(page.getRow(ask).getCell(2), CostStatement.of(repriced(plan), dossier.results(), basis).usdPerMonth());
            close(page.getRow(ask + 1).getCell(2), CostStatement.of(repriced(plan), dossier.results(), basis).usdPerTerm());
            Decision.Option chosen = decision.chosen();
            if (!chosen.current()) {
                close(page.getRow(ask).getCell(4), CostStatement.of(repriced(chosen.plan()), chosen.results(), basis).usdPerMonth());
            }
            CapacityOutlook outlook = CapacityOutlook.of(chosen.plan(), basis);
            XSSFSheet charts = workbook.getSheet("Charts");
            int months = row(charts, "Months from") + 1;
            for (int i = 0; i <= CapacityOutlook.STEPS; i++) {
                close(charts.getRow(months + i).getCell(ChartsSheet.MONTH), outlook.points().get(i).month());
                close(charts.getRow(months + i).getCell(ChartsSheet.DEMAND), outlook.points().get(i).demand());
                close(charts.getRow(months + i).getCell(ChartsSheet.CAPACITY), outlook.points().get(i).capacity());
            }
            Revenue revenue = Revenue.of(resold(chosen.plan()), chosen.results());
            close(page.getRow(row(page, "Revenue per month") + 1).getCell(0), revenue.usdPerMonth(basis));
        }
    }

    private static Plan repriced(Plan of) {
        Cluster cluster = of.fleet().getFirst();
        Prices prices = new Prices(cluster.prices().onDemandUsdPerGpuHour(), 1.25, cluster.prices().asOf(), cluster.prices().source());
        return of.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), prices));
    }

    private static Plan resold(Plan of) {
        Tier first = Revenue.of(plan, dossier.results()).lines().getFirst().tier();
        return of.withTier(first.withPrices(new TokenPrices(0.4, 3)));
    }

    private static void close(Cell cell, double expected) {
        assertThat(cell.getCachedFormulaResultType()).isEqualTo(CellType.NUMERIC);
        assertThat(cell.getNumericCellValue()).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }

    private Office office() {
        Optional<Office> office = Office.in(folder);
        assumeTrue(office.isPresent(), "neither soffice nor libreoffice is on the PATH");
        return office.orElseThrow();
    }

    private XSSFWorkbook written(Dossier of) throws IOException {
        Path file = Files.createTempFile(folder, "plan", ".xlsx");
        PlanWorkbook.write(file, of, ExportWatch.NONE);
        return new XSSFWorkbook(file.toString());
    }

    private static void save(XSSFWorkbook workbook, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
    }

    private static XSSFCell named(XSSFWorkbook workbook, String name) {
        CellReference at = new CellReference(workbook.getName(name).getRefersToFormula());
        return workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }

    private static int row(Sheet sheet, String start) {
        for (Row row : sheet) {
            Cell cell = row.getCell(0);
            if (cell != null && cell.getCellType() == CellType.STRING && cell.getStringCellValue().startsWith(start)) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("nothing on " + sheet.getSheetName() + " starts with " + start);
    }

    private static List<String> texts(Sheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        }));
        return texts;
    }
}
