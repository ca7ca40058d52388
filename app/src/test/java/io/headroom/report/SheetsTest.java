package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.allocate.offers.Adoption;
import io.headroom.allocate.offers.Findings;
import io.headroom.allocate.offers.Guarantee;
import io.headroom.allocate.offers.Obstacle;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.allocate.offers.Purchase;
import io.headroom.allocate.offers.Quote;
import io.headroom.allocate.offers.TenantOffers;
import io.headroom.engine.NumberKind;
import io.headroom.engine.Results;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.TokenPrices;
import io.headroom.report.json.ForecastJson;
import io.headroom.report.json.OffersJson;
import io.headroom.report.json.ResultsJson;
import io.headroom.report.ooxml.OoxmlCheck;
import io.headroom.report.ooxml.OoxmlPackage;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What holds for all sheets, and what those say that need an answer of their own.
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetsTest {
    private static final LocalDate START = LocalDate.of(2026, 11, 23);
    private static final TenantId FIRST = new TenantId("t0");
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final PartitionId CABIN = new PartitionId("cabin-1");

    @TempDir
    static Path folder = Path.of("");

    private XSSFWorkbook book;

    private final Plan plan = Examples.plan().withOffers(List.of(
            new Offer(new OfferId("pay"), "Pay as you go", new Offer.Terms.PayAsYouGo(new TokenPrices(0.6, 2.4)), LocalDate.of(2026, 9, 1), "a rate card"),
            new Offer(new OfferId("term"), "A year of H100", new Offer.Terms.Reserved(Examples.plan().gpuTypes().getFirst().id(), 2.35, 3.99, 12, 8, 8), LocalDate.of(2026, 9, 2), "our contract")));
    private final Results results = Examples.results(plan);
    private final Forecast forecast = forecast();
    private final OfferAnswer offers = offers();

    private Forecast forecast() {
        Forecast.Moment already = new Forecast.Moment(null, START, true);
        Forecast.Moment march = new Forecast.Moment(LocalDate.of(2027, 3, 3), LocalDate.of(2027, 3, 4), true);
        Forecast.Moment never = new Forecast.Moment(LocalDate.of(2027, 11, 23), null, true);
        List<Forecast.Prospect> prospects = List.of(
                new Forecast.Prospect(FIRST, plan.tenants().getFirst().objectives().getFirst(), LANE, already, march, never, Forecast.Cause.CAPACITY,
                        new Forecast.Standing(0.31, 0.29, 0.52, 0.5, true, 0), new Forecast.Standing(0.61, 0.6, 0.62, 0.5, true, 0)),
                new Forecast.Prospect(FIRST, null, LANE, never, never, never, null, new Forecast.Standing(0.004, 0.003, 0.006, 0.01, true, 0),
                        new Forecast.Standing(0.005, 0.005, 0.005, 0.01, true, 0)));
        List<Forecast.Load> loads = IntStream.rangeClosed(0, 4).mapToObj(i -> new Forecast.Load(START.plusDays(91L * i), Map.of(LANE, 0.5 + 0.1 * i, CABIN, 0.3),
                Map.of(LANE, 0.5 + 0.2 * i, CABIN, 0.3), Map.of(LANE, 0.5 + 0.3 * i, CABIN, 0.3))).toList();
        return new Forecast(START, LocalDate.of(2027, 11, 22), 1, 90, Assurance.USUAL,
                List.of(new WorkloadGrowth(FIRST, 0, "Main", WorkloadGrowth.Source.GIVEN, new GrowthRange(0.03, 0.05, 0.07), null)), prospects,
                List.of(new Forecast.Need(LANE, 12, 24, 28, 4, START, START.minusDays(90))), loads, 42, true);
    }

    private OfferAnswer offers() {
        Findings held = new Findings(NumberKind.SIMULATED, List.of(), 0.997, 3, true, 1234.5);
        Quote priced = new Quote.Priced(new OfferId("term"), null, new Purchase(16, Purchase.Unit.GPUS, 8), 27_448.5, 3.125, held, Guarantee.GUARANTEED, new Quote.Reservation(0.59, 0.8), null, false,
                List.of(), new Adoption.None(Obstacle.ALREADY_SO));
        return new OfferAnswer(plan, List.of(new TenantOffers(FIRST, 30_000.0, List.of(new Quote.Unavailable(new OfferId("pay"), Obstacle.NOT_PLACED, ""), priced))), 7);
    }

    @Test
    void withAllAnswersItOpensWithoutRepair() throws IOException {
        Path file = Files.createTempFile(folder, "plan", ".xlsx");
        PlanWorkbook.write(file, Dossier.of(plan, results).with(forecast).with(offers), ExportWatch.NONE);
        assertThat(OoxmlCheck.faults(OoxmlPackage.of(file))).isEmpty();
    }

    private XSSFWorkbook written(Dossier dossier) throws IOException {
        Path file = Files.createTempFile(folder, "plan", ".xlsx");
        PlanWorkbook.write(file, dossier, ExportWatch.NONE);
        return new XSSFWorkbook(file.toString());
    }

    @BeforeAll
    void write() throws IOException {
        book = written(Dossier.of(plan, results).with(Examples.contention(plan)).with(forecast).with(offers));
    }

    @AfterAll
    void close() throws IOException {
        book.close();
    }

    @Test
    void theForecastIsThatOfItsJson() {
        JsonNode json = JsonMapper.shared().readTree(ForecastJson.bytes(forecast, List.of(), 0));
        XSSFSheet sheet = book.getSheet("Forecast");
        JsonNode promise = json.get("promises").get(0);
        Map<String, Cell> row = row(sheet, "Promise", 0);
        assertThat(row.get("Now").getNumericCellValue()).isEqualTo(promise.get("now").get("value").doubleValue());
        assertThat(row.get("Now, low").getNumericCellValue()).isEqualTo(promise.get("now").get("ci").get(0).doubleValue());
        assertThat(row.get("Now, high").getNumericCellValue()).isEqualTo(promise.get("now").get("ci").get(1).doubleValue());
        assertThat(row.get("Then").getNumericCellValue()).isEqualTo(promise.get("then").get("value").doubleValue());
        assertThat(row.get("Breaks, expected").getLocalDateTimeCellValue().toLocalDate()).hasToString(promise.get("expected").get("breaks_on").stringValue());
        assertThat(row.get("Breaks, at the earliest").getStringCellValue()).isEqualTo("already");
        assertThat(row.get("Breaks, at the latest").getStringCellValue()).isEqualTo("holds");
        assertThat(row.get("Order by").getLocalDateTimeCellValue().toLocalDate()).hasToString(promise.get("order_by").stringValue());
        JsonNode served = json.get("promises").get(1);
        assertThat(row(sheet, "Promise", 1).get("Now").getNumericCellValue()).isEqualTo(served.get("now").get("value").doubleValue());
        assertThat(row(sheet, "Promise", 1).get("Now, low").getNumericCellValue()).isEqualTo(served.get("now").get("ci").get(0).doubleValue());
    }

    @Test
    void needsGrowthAndLoadsAreThoseOfTheJsonToo() {
        JsonNode json = JsonMapper.shared().readTree(ForecastJson.bytes(forecast, List.of(), 0));
        XSSFSheet sheet = book.getSheet("Forecast");
        JsonNode need = json.get("needs").get(0);
        Map<String, Cell> row = row(sheet, "GPUs held", 0);
        assertThat(row.get("GPUs needed, growth as expected").getNumericCellValue()).isEqualTo(need.get("gpus_needed").doubleValue());
        assertThat(row.get("GPUs needed, fastest growth").getNumericCellValue()).isEqualTo(need.get("gpus_needed_fast").doubleValue());
        assertThat(row.get("GPUs to order").getNumericCellValue()).isEqualTo(need.get("to_order").doubleValue()).isEqualTo(8);
        assertThat(row.get("Lead time, days").getNumericCellValue()).isEqualTo(json.get("lead_days").doubleValue());
        assertThat(row.get("Order by").getLocalDateTimeCellValue().toLocalDate()).hasToString(need.get("order_by").stringValue());
        assertThat(row(sheet, "Known from", 0).get("High").getNumericCellValue()).isEqualTo(json.get("growth").get(0).get("ci").get(1).doubleValue());
        for (int i = 0; i < forecast.loads().size(); i++) {
            JsonNode load = json.get("loads").get(i);
            Map<String, Cell> loads = row(sheet, "Capacity", i);
            assertThat(loads.get("Lane 1").getNumericCellValue()).isEqualTo(load.get("expected").get("lane-1").doubleValue());
            assertThat(loads.get("Lane 1, fastest").getNumericCellValue()).isEqualTo(load.get("fast").get("lane-1").doubleValue());
        }
    }

    @Test
    void theChartOfLoadsReadsTheCellsOfTheTable() {
        XSSFSheet sheet = book.getSheet("Forecast");
        XSSFChart chart = sheet.getDrawingPatriarch().getCharts().getFirst();
        var series = chart.getCTChart().getPlotArea().getScatterChartArray(0).getSerList();
        assertThat(series).hasSize(3);
        String cells = series.getFirst().getYVal().getNumRef().getF();
        CellReference first = new CellReference(cells.substring(0, cells.indexOf(':')));
        assertThat(first.getSheetName()).isEqualTo("Forecast");
        assertThat(sheet.getRow(first.getRow()).getCell(first.getCol()).getNumericCellValue()).isEqualTo(0.5);
        assertThat(sheet.getRow(first.getRow() - 1).getCell(first.getCol()).getStringCellValue()).isEqualTo("Lane 1");
        assertThat(series.getFirst().getYVal().getNumRef().getNumCache().getPtList()).extracting(point -> point.getV()).containsExactly("0.5", "0.7", "0.9", "1.1", "1.3");
    }

    @Test
    void offersAreThoseOfTheirJson() {
        JsonNode quote = JsonMapper.shared().readTree(OffersJson.bytes(offers)).get("tenants").get(0).get("quotes").get(1);
        assertThat(row(book.getSheet("Offers"), "Offer", 0).get("Cost").getStringCellValue()).as("of no use").isEqualTo("–");
        Map<String, Cell> row = row(book.getSheet("Offers"), "Offer", 1);
        assertThat(row.get("Tenant").getStringCellValue()).isEqualTo("Launch operator");
        assertThat(row.get("Buys").getNumericCellValue()).isEqualTo(quote.get("buys").doubleValue());
        assertThat(row.get("Cost").getNumericCellValue()).isEqualTo(quote.get("usd_per_month").doubleValue());
        assertThat(row.get("Cost of tokens").getNumericCellValue()).isEqualTo(quote.get("usd_per_million_tokens").doubleValue());
        assertThat(row.get("Served").getNumericCellValue()).isEqualTo(quote.get("served_share").doubleValue());
        assertThat(row.get("Kind of number").getStringCellValue()).isEqualTo(quote.get("number_kind").stringValue());
        assertThat(row.get("Budget").getNumericCellValue()).isEqualTo(30_000);
        assertThat(row.get("Within the budget").getStringCellValue()).isEqualTo("yes");
        assertThat(row.get("Cheapest").getStringCellValue()).isEqualTo("cheapest, and cheapest guarantee");
    }

    @Test
    void contractsHaveTermPriceDayAndSource() {
        Map<String, Cell> term = row(book.getSheet("Contracts"), "What is sold", 1);
        assertThat(List.of("Term, months", "GPUs to commit to", "Price per GPU", "Break-even utilisation").stream().map(head -> term.get(head).getNumericCellValue()))
                .containsExactly(12.0, 8.0, 2.35, 2.35 / 3.99);
        assertThat(term.get("Price of").getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(term.get("Source of the price").getStringCellValue()).isEqualTo("our contract");
        assertThat(row(book.getSheet("Contracts"), "What is sold", 0).get("Output tokens").getNumericCellValue()).isEqualTo(2.4);
    }

    @Test
    void whatWasNotWorkedOutSaysHowToGetIt() throws IOException {
        try (XSSFWorkbook bare = written(Dossier.of(Examples.plan(), results))) {
            assertThat(bare.getSheet("Forecast").getRow(1).getCell(0).getStringCellValue()).contains("No forecast was made", "evaluate PLAN --excel FILE --forecast");
            assertThat(bare.getSheet("Offers").getRow(1).getCell(0).getStringCellValue()).contains("not worked out", "evaluate PLAN --excel FILE --offers");
            assertThat(bare.getSheet("Contracts").getRow(1).getCell(0).getStringCellValue()).contains("knows no ways to buy");
        }
    }

    @Test
    void everyLinkLeadsToACellOfTheWorkbook() {
        for (Sheet sheet : book) {
            for (XSSFHyperlink link : ((XSSFSheet) sheet).getHyperlinkList()) {
                assertThat(link.getType()).isEqualTo(HyperlinkType.DOCUMENT);
                CellReference to = new CellReference(link.getLocation());
                Cell from = ((XSSFSheet) sheet).getRow(link.getFirstRow()).getCell(link.getFirstColumn());
                Cell target = book.getSheet(to.getSheetName()).getRow(to.getRow()).getCell(to.getCol());
                assertThat(target.getStringCellValue()).as(sheet.getSheetName() + " " + from.getAddress())
                        .isEqualTo(List.of("Summary", "Decision").contains(from.getStringCellValue()) ? to.getSheetName().equals("Summary") ? plan.name() : target.getStringCellValue() : from.getStringCellValue());
            }
        }
    }

    @Test
    void theContentsLeadToEverySheetAndBack() {
        List<String> others = StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName).filter(name -> !name.equals("Contents")).toList();
        assertThat(book.getSheet("Contents").getHyperlinkList()).extracting(link -> new CellReference(link.getLocation()).getSheetName()).containsExactlyElementsOf(others);
        for (String other : others) {
            assertThat(book.getSheet(other).getHyperlinkList()).as(other).anyMatch(link -> link.getLocation().equals("'Contents'!A1"));
        }
        for (int i = 0; i < others.size(); i++) {
            assertThat(row(book.getSheet("Contents"), "Sheet", i).get("What it shows").getStringCellValue()).as(others.get(i)).isNotBlank();
            assertThat(row(book.getSheet("Contents"), "Sheet", i).get("Kind of its numbers").getStringCellValue()).as(others.get(i)).isNotBlank();
        }
    }

    @Test
    void aLongTableHasNoLinksForTheyCannotBeStreamed() throws IOException {
        assertThat(links(Places.MOST_LINKED)).isEqualTo(Places.MOST_LINKED);
        assertThat(links(Places.MOST_LINKED + 1)).isZero();
    }

    private int links(int rows) throws IOException {
        try (XSSFWorkbook other = new XSSFWorkbook()) {
            Page page = new Page(other.createSheet("Table"), new Stylesheet(other), "", new ExportWatch.Rows(ExportWatch.NONE, rows, 1), Places.of(plan));
            new Table<>("table", List.of(Column.<Integer>of("Tenant", 20, Style.TEXT, _ -> "Launch operator").to(_ -> FIRST)), IntStream.range(0, rows).boxed().toList()).fill(page, 1);
            return ((XSSFSheet) page.sheet()).getHyperlinkList().size();
        }
    }

    @Test
    void nothingLeadsOutOfTheWorkbook() throws Exception {
        for (PackagePart part : book.getPackage().getParts()) {
            if (!part.isRelationshipPart()) {
                for (PackageRelationship relationship : part.getRelationships()) {
                    assertThat(relationship.getTargetMode()).as(part + " to " + relationship.getTargetURI()).isEqualTo(TargetMode.INTERNAL);
                }
            }
        }
    }

    @Test
    void everyChartHasWordsForWhoCannotSeeIt() {
        List<String> told = new ArrayList<>();
        for (Sheet sheet : book) {
            XSSFDrawing drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
            if (drawing != null) {
                drawing.getCTDrawing().getTwoCellAnchorList().forEach(anchor -> told.add(anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr().getDescr()));
            }
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(2).allSatisfy(words -> assertThat(words).isNotBlank());
        assertThat(told).anySatisfy(words -> assertThat(words).contains("Launch operator", "missed", "share of its target"));
        assertThat(told).anySatisfy(words -> assertThat(words).contains("Lane 1", "50.0 %", "130 %"));
    }

    @Test
    void theGlossaryHasAllTermsOfTheHelpInItsWords() throws IOException {
        String page = Files.readString(Path.of("../assets/help/glossary.md"));
        List<String> terms = Pattern.compile("(?m)^\\*\\*(.+?)\\*\\*").matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
        Sheet sheet = book.getSheet("Glossary");
        assertThat(sheet.getLastRowNum()).isEqualTo(Table.HEADER_ROW + terms.size());
        for (int i = 0; i < terms.size(); i++) {
            assertThat(row(sheet, "Word", i).get("Word").getStringCellValue()).startsWith(terms.get(i));
        }
        assertThat(row(sheet, "Word", terms.indexOf("Tray")).get("What it means").getStringCellValue()).isEqualTo("Where unplaced tenants wait. They are not simulated.");
    }

    @Test
    void theHashIsThatOfTheSavedFile() throws Exception {
        Path file = folder.resolve("plan.headroom");
        PlanFile.write(file, plan);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        assertThat(text(book.getSheet("Assumptions"))).contains("SHA-256 of the plan", hash);
        assertThat(book.getProperties().getCustomProperties().getProperty("Plan SHA-256").getLpwstr()).isEqualTo(hash);
        assertThat(book.getProperties().getCustomProperties().getProperty("Replications").getLpwstr()).isEqualTo("3");
        JsonNode json = JsonMapper.shared().readTree(ResultsJson.bytes(results, null, Provenance.of(plan, results).planSha256()));
        assertThat(json.get("engine").get("plan_sha256").stringValue()).isEqualTo(hash);
    }

    @Test
    void theAssumptionsHaveTheFiguresOfTheTrustReports() throws IOException {
        String[] all = Files.readAllLines(Path.of("../assets/help/trust-measured.csv")).get(1).split(",", -1);
        List<String> errors = Files.readAllLines(Path.of("../assets/estimate/error.csv")).stream().filter(line -> line.startsWith("0.3,ttft_p99,")).toList();
        Sheet sheet = book.getSheet("Assumptions");
        assertThat(figures(sheet, all[0], 1, 5)).containsExactly(Arrays.stream(all, 1, 6).map(Double::valueOf).toArray(Double[]::new));
        assertThat(figures(sheet, "load to 30 %", 1, 3)).containsExactly(Arrays.stream(errors.getFirst().split(",", -1), 2, 5).map(Double::valueOf).toArray(Double[]::new));
        assertThat(text(sheet)).contains("llama-3.1-8b · h100-80-sxm · trtllm").doesNotContain("deepseek");
    }

    @Test
    void everyFigureFitsItsColumn() {
        DataFormatter formatter = new DataFormatter();
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                    if (type == CellType.NUMERIC) {
                        String shown = cell.getCellType() == CellType.FORMULA ? formatter.formatRawCellContents(cell.getNumericCellValue(), -1, cell.getCellStyle().getDataFormatString())
                                : formatter.formatCellValue(cell);
                        assertThat(shown.length()).as(sheet.getSheetName() + " " + cell.getAddress() + " " + shown).isLessThanOrEqualTo(width(sheet, cell));
                    }
                }
            }
        }
    }

    @Test
    void printedPagesBreakBetweenGroupsOfColumns() {
        XSSFSheet sheet = book.getSheet("Results");
        List<Integer> breaks = Arrays.stream(sheet.getColumnBreaks()).map(column -> column + 1).boxed().toList();
        List<Integer> groups = IntStream.range(1, sheet.getRow(Table.HEADER_ROW).getLastCellNum()).filter(column -> sheet.getRow(Table.HEADER_ROW - 1).getCell(column) != null
                && sheet.getRow(Table.HEADER_ROW - 1).getCell(column).getCellType() == CellType.STRING).boxed().toList();
        assertThat(groups.subList(1, groups.size())).as("from the worst objective on").allSatisfy(group -> assertThat(breaks).contains(group));
        assertThat(breaks).hasSizeLessThanOrEqualTo(groups.size());
    }

    /// Width of a cell with those that it is merged with.
    private static int width(Sheet sheet, Cell cell) {
        CellRangeAddress cells = sheet.getMergedRegions().stream().filter(region -> region.isInRange(cell)).findFirst()
                .orElse(new CellRangeAddress(cell.getRowIndex(), cell.getRowIndex(), cell.getColumnIndex(), cell.getColumnIndex()));
        return IntStream.rangeClosed(cells.getFirstColumn(), cells.getLastColumn()).map(sheet::getColumnWidth).sum() / 256;
    }

    private static List<Double> figures(Sheet sheet, String label, int first, int last) {
        for (Row row : sheet) {
            if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.STRING && row.getCell(0).getStringCellValue().equals(label)) {
                return IntStream.rangeClosed(first, last).mapToObj(column -> row.getCell(column).getNumericCellValue()).toList();
            }
        }
        throw new AssertionError(label + " is not on the sheet " + sheet.getSheetName());
    }

    /// A row of the table whose headers have a title.
    private static Map<String, Cell> row(Sheet sheet, String title, int index) {
        for (Row row : sheet) {
            if (StreamSupport.stream(row.spliterator(), false).anyMatch(cell -> cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(title))) {
                Map<String, Cell> cells = new TreeMap<>();
                row.forEach(header -> cells.put(header.getStringCellValue(),
                        sheet.getRow(row.getRowNum() + 1 + index).getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)));
                return cells;
            }
        }
        throw new AssertionError(title + " heads no table of the sheet " + sheet.getSheetName());
    }

    private static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
        return text.toString();
    }
}
