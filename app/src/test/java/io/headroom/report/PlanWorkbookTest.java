package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.Growth;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanWorkbookTest {
    @TempDir
    Path folder;

    private Plan plan = Examples.plan();
    private Results results = Examples.results();
    private XSSFWorkbook workbook = new XSSFWorkbook();

    @BeforeEach
    void write() throws IOException {
        read(Examples.plan());
    }

    private void read(Plan other) throws IOException {
        plan = other;
        results = Examples.results(other);
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, Dossier.of(plan, results).with(Examples.contention(other)), ExportWatch.NONE);
        workbook = new XSSFWorkbook(file.toFile().getPath());
    }

    @Test
    void theSheetsComeInReadingOrder() {
        assertThat(workbook.sheetIterator()).toIterable().extracting(Sheet::getSheetName).containsExactly("Decision", "Summary", "Contents", "Map", "Tenants", "Partitions", "Costs",
                "Contracts", "Offers", "Results", "Objectives", "Outcomes", "Backlog", "Fairness", "Forecast", "Risks", "Incidents", "Charts", "Assumptions", "Glossary", "Tenants to edit", "Fleet to edit");
        assertThat(workbook.isMacroEnabled()).isFalse();
        assertThat(workbook.getProperties().getCoreProperties().getTitle()).isEqualTo("Headroom: Launch window & friends");
    }

    @Test
    void everyFigureOfTheResultsIsThatOfTheEngine() {
        for (int i = 0; i < results.tenants().size(); i++) {
            TenantResult tenant = results.tenants().get(i);
            Map<String, Cell> row = row("Results", i);
            assertThat(row.get("Tenant")).extracting(Cell::getStringCellValue).isEqualTo(tenant.name());
            counts(row, tenant);
            latency(row, "TTFT", tenant.ttft());
            latency(row, "TPOT", tenant.tpot());
            latency(row, "E2E", tenant.e2e());
            latency(row, "Wait", tenant.waitTime());
            figure(row, "Value", tenant.objectives().getFirst().value());
            figure(row, "Value, low", tenant.objectives().getFirst().interval().lo());
            figure(row, "Target", tenant.objectives().getFirst().objective().targetSeconds());
            figure(row, "Attainment", tenant.objectives().getFirst().attainment());
        }
        assertThat(List.of("Launch operator", "Fraud desk")).containsExactly(text(row("Results", 0), "Tenant"), text(row("Results", 4), "Tenant"));
        assertThat(text(row("Results", 0), "State")).isEqualTo("missed");
        assertThat(text(row("Results", 1), "State")).isEqualTo("at risk");
        assertThat(text(row("Results", 4), "Kind")).isEqualTo("reserved");
    }

    private static void counts(Map<String, Cell> row, TenantResult tenant) {
        figure(row, "Offered", (double) tenant.offered());
        figure(row, "Served", (double) tenant.served());
        figure(row, "Throttled", (double) tenant.throttled());
        figure(row, "Rejected", (double) tenant.rejected());
        figure(row, "Expired", (double) tenant.expired());
        figure(row, "In flight", (double) tenant.inFlight());
        figure(row, "Fell back", (double) tenant.fellBack());
        figure(row, "Attempts", (double) tenant.attempts());
        figure(row, "Deadline misses", (double) tenant.deadlineMisses());
        figure(row, "Tokens in", tenant.tokensInPerSecond());
        figure(row, "Tokens out", tenant.tokensOutPerSecond());
    }

    private static void latency(Map<String, Cell> row, String name, LatencySummary latency) {
        figure(row, name + " mean", latency.mean());
        figure(row, name + " p50", latency.p50());
        figure(row, name + " p90", latency.p90());
        figure(row, name + " p95", latency.p95());
        figure(row, name + " p99", latency.p99());
        interval(row, name + " mean", latency.meanInterval());
        interval(row, name + " p99", latency.p99Interval());
    }

    private static void interval(Map<String, Cell> row, String name, Interval interval) {
        figure(row, name + ", low", interval.lo());
        figure(row, name + ", high", interval.hi());
    }

    @Test
    void partitionsAndObjectivesHoldTheFiguresToo() {
        for (int i = 0; i < plan.partitions().size(); i++) {
            Map<String, Cell> row = row("Partitions", i);
            figure(row, "Utilisation, simulated", results.partitions().get(i).utilisation());
            figure(row, "KV cache, simulated", results.partitions().get(i).kvUtilisation());
            figure(row, "Output tokens, simulated", results.partitions().get(i).tokensOutPerSecond());
            figure(row, "Mean queue, simulated", results.partitions().get(i).queueMean());
        }
        assertThat(workbook.getSheet("Objectives").getLastRowNum()).isEqualTo(Table.HEADER_ROW + results.objectives().size());
        figure(row("Objectives", 0), "Value", results.tenants().getFirst().ttft().p99());
    }

    @Test
    void outcomesTellLimitsCostsCausesAndIsolation() {
        Map<String, Cell> second = row("Outcomes", 1);
        TenantResult tenant = results.tenants().get(1);
        assertThat(text(second, "Refused by, retries counted each")).isEqualTo("request rate %,d, tokens per day 8".formatted(2 * tenant.throttled()));
        assertThat(text(row("Outcomes", 3), "Refused by, retries counted each")).isEqualTo("–");
        figure(second, "Paid at fallbacks", 4.75);
        figure(second, "Cost of misses", 13.5);
        figure(second, "Quality of answers", 0.91);
        figure(second, "Limits", 0.05);
        figure(second, "Neighbours", -0.01 + 0.1);
        figure(second, "Own bursts", 0.2 + 0.01);
        figure(second, "Too few GPUs", 0.03 + 0.001);
        figure(second, "Mean wait", 0.05 + (-0.01 + 0.1) + (0.2 + 0.01) + 0.031);
        figure(second, "p99 then", 8.25);
        figure(second, "Isolation score", 8.25 / 3.9 - 1);
        assertThat(text(second, "Neighbour felt most")).isEqualTo("Launch operator");
        assertThat(text(row("Outcomes", 4), "Neighbour felt most")).as("in a cabin").isEqualTo("–");
        figure(row("Outcomes", 4), "Isolation score", 0);
    }

    @Test
    void theBacklogBeginsWithTheOldest() {
        assertThat(List.of(0, 1, 2, 3).stream().map(i -> text(row("Backlog", i), "Tenant"))).containsExactly("Chatbot 1M/day", "Emergency speech start-up", "Fraud desk",
                "Launch operator");
        assertThat(workbook.getSheet("Backlog").getLastRowNum()).as("who has none is not listed").isEqualTo(Table.HEADER_ROW + 4);
        figure(row("Backlog", 0), "Oldest has waited", 23);
        figure(row("Backlog", 0), "Requests", 5);
        figure(row("Backlog", 0), "Tokens, input and output", 4002);
    }

    @Test
    void lanesShowWhomTheyStarve() {
        Map<String, Cell> lane = row("Fairness", 0);
        figure(lane, "Jain's index, tokens for weight", 0.72);
        figure(lane, "Jain's index, of fair shares", 0.61);
        assertThat(text(lane, "Alarm")).isEqualTo("starves");
        assertThat(workbook.getSheet("Fairness").getRow(Table.HEADER_ROW + 1).getCell(5).getStringCellValue()).isEqualTo("Launch operator, Emergency speech start-up");
        assertThat(workbook.getSheet("Fairness").getLastRowNum()).as("cabins have one tenant").isEqualTo(Table.HEADER_ROW + 1);
    }

    @Test
    void withoutAStudyTheOutcomesSayThatCausesAreMissing() throws IOException {
        Path file = folder.resolve("short.xlsx");
        PlanWorkbook.write(file, Dossier.of(plan, results), ExportWatch.NONE);
        workbook = new XSSFWorkbook(file.toFile().getPath());
        assertThat(row("Outcomes", 0)).doesNotContainKeys("Own bursts", "Isolation score").containsKey("Throttled");
        assertThat(workbook.getSheet("Outcomes").getRow(1).getCell(1).getStringCellValue()).contains("was not worked out");
    }

    @Test
    void theAssumptionsListProfilesWithTheirErrors() throws IOException {
        Profile fitted = new Profile(new ProfileId("mine"), "Our own runs", new Profile.Scope(null, "vllm", null, null, null, null), Map.of(Coefficient.STEP, 2e-3), Protocol.USUAL,
                new Profile.Accuracy(110, 0.15, 0.5, 0.04, 0.13), "fitted to 110 measured points");
        read(plan.withProfile(fitted));
        Row row = find(workbook.getSheet("Assumptions"), "Our own runs").getRow();
        assertThat(row.getCell(1).getStringCellValue()).isEqualTo("vllm");
        assertThat(List.of(2, 3, 4, 5, 6).stream().map(column -> row.getCell(column).getNumericCellValue())).containsExactly(110.0, 0.15, 0.5, 0.04, 0.13);
        assertThat(row.getSheet().getRow(row.getRowNum() + 1).getCell(0).getStringCellValue()).as("below it").startsWith("fitted to 110 measured points; measured with: 10 requests per client");
        Row shipped = find(workbook.getSheet("Assumptions"), plan.profiles().getFirst().name()).getRow();
        assertThat(shipped.getCell(3).getStringCellValue()).as("nobody compared it").isEqualTo("–");
    }

    @Test
    void theCostIsAFormulaWhoseValueIsThePlans() {
        Map<String, Cell> total = row("Partitions", plan.partitions().size());
        assertThat(total.get("Cost, estimated")).satisfies(cell -> {
            assertThat(cell.getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(cell.getNumericCellValue()).isEqualTo(plan.usdPerHour());
        });
        assertThat(find(workbook.getSheet("Summary"), "Cost").getRow().getCell(1).getNumericCellValue()).isEqualTo(plan.usdPerHour());
    }

    @Test
    void theSummarySaysTheVerdict() {
        assertThat(workbook.getSheet("Summary").getRow(3).getCell(0).getStringCellValue()).isEqualTo(
                "6 of 10 objectives are met, 1 is missed, 1 is at risk and 2 have no data. "
                        + "Launch operator has it worst: p99 TTFT is 1.90 s against a target of 500 ms.");
        assertThat(find(workbook.getSheet("Summary"), "Objectives met").getRow().getCell(1).getNumericCellValue()).isEqualTo(6);
        assertThat(find(workbook.getSheet("Summary"), "GPUs reserved").getRow().getCell(1).getNumericCellValue()).isEqualTo(8);
        assertThat(find(workbook.getSheet("Summary"), "GPUs free").getRow().getCell(1).getNumericCellValue()).isEqualTo(12);
    }

    @Test
    void theChartIsNativeWithATitleAndASeriesForEachState() {
        var charts = workbook.getSheet("Summary").createDrawingPatriarch().getCharts();
        assertThat(charts).hasSize(1);
        assertThat(charts.getFirst().getTitleText().toString()).contains("share of its target");
        assertThat(charts.getFirst().getCTChart().getPlotArea().getBarChartArray(0).getSerList()).hasSize(3);
    }

    @Test
    void textIsNeverAFormula() throws IOException {
        read(Examples.plan(Examples.HOSTILE));
        for (int i = 0; i < 5; i++) {
            Cell name = row("Results", i).get("Tenant");
            assertThat(name).isNotNull().extracting(Cell::getCellType, Cell::getStringCellValue).containsExactly(CellType.STRING, Examples.HOSTILE.get(i));
        }
        assertThat(row("Results", 0).get("Tenant")).extracting(cell -> cell.getCellStyle().getQuotePrefixed()).isEqualTo(true);
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(cell.getCellFormula()).matches("SUM\\([A-Z]\\d+:[A-Z]\\d+\\)|I\\d+\\*P\\d+|'Partitions'!Q\\d+|'Costs'!\\$[CE]\\$\\d+|"
                                + "[A-Za-z0-9$*/+().,:>=<\"–\\- ]+");
                        assertThat(cell.getCellFormula()).doesNotContain("HYPERLINK", "http", "A1)");
                        assertThat(cell.getCachedFormulaResultType()).isIn(CellType.NUMERIC, CellType.STRING);
                    }
                }
            }
        }
    }

    @Test
    void theMapHasACellForEachGpuWithTheMarkOfItsPartition() {
        XSSFSheet map = workbook.getSheet("Map");
        int[] cells = new int[3];
        for (Row row : map) {
            for (Cell cell : row) {
                if (cell.getColumnIndex() > 0 && cell.getCellStyle().getBorderTop() != BorderStyle.NONE
                        && cell.getCellStyle().getBorderLeft() != BorderStyle.NONE) {
                    String mark = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
                    cells[mark.startsWith("C") ? 0 : mark.startsWith("L") ? 1 : 2]++;
                }
            }
        }
        assertThat(cells[0]).isEqualTo(plan.partitions().stream().filter(one -> one.reserved()).mapToInt(one -> one.gpus()).sum());
        assertThat(cells[1]).isEqualTo(plan.partitions().stream().filter(one -> !one.reserved()).mapToInt(one -> one.gpus()).sum());
        assertThat(cells[2]).isEqualTo(plan.fleet().stream().mapToInt(plan::freeGpus).sum());
    }

    @Test
    void sessionsAreShownAsTheRequestsTheySend() {
        int last = plan.tenants().size() - 1;
        Map<String, Cell> row = row("Tenants", last);
        assertThat(row.get("Arrivals")).extracting(Cell::getStringCellValue).isEqualTo("Poisson sessions of 4 turns, 30.0 s apart, 800 system tokens");
        assertThat(row.get("Mean rate of requests")).extracting(Cell::getNumericCellValue).isEqualTo(4 * (4.0 + last));
        assertThat(row("Results", 0).get("Session p99")).extracting(Cell::getNumericCellValue).isEqualTo(Examples.results().tenants().getFirst().session().p99());
        assertThat(row("Results", 0).get("Tokens in from the prefix cache")).extracting(Cell::getNumericCellValue)
                .isEqualTo(Examples.results().tenants().getFirst().cachedShare());
    }

    @Test
    void arrivalsThatVaryAreToldInWords() throws IOException {
        Arrivals.OnOff bursts = new Arrivals.OnOff(Rate.perSecond(1), 30, 570);
        Curve days = new Curve(List.of(), List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5), Growth.of("4%/month", LocalDate.of(2026, 11, 1)));
        RateWindows windows = new RateWindows(600, new double[] {60, 0}, new double[] {1, 1}, new RateWindows.Family[] {RateWindows.Family.POISSON, RateWindows.Family.POISSON});
        Map<Arrivals, String> words = Map.of(bursts, "bursts of 30.0 s, pauses of 9.50 min",
                new Arrivals.Shaped(bursts, days), "bursts of 30.0 s, pauses of 9.50 min, by day of week, 4%/month since 2026-11-01",
                new Arrivals.Shaped(new Arrivals.Poisson(Rate.perSecond(3)), new Curve(Collections.nCopies(24, 1.0), days.weekly(), null)), "Poisson, by hour and day",
                new Arrivals.Windowed(windows), "recorded rates, 2 windows of 10.0 min");
        for (Map.Entry<Arrivals, String> entry : words.entrySet()) {
            Plan usual = Examples.plan();
            Tenant first = usual.tenants().getFirst();
            Traffic traffic = new Traffic.Generated(entry.getKey(), new Distribution.Fixed(10), new Distribution.Fixed(10));
            Plan varied = usual.withTenant(first.withWorkloads(List.of(first.workloads().getFirst().withTraffic(traffic))));
            read(varied);
            Map<String, Cell> row = row("Tenants", 0);
            assertThat(row.get("Arrivals")).extracting(Cell::getStringCellValue).isEqualTo(entry.getValue());
            assertThat(row.get("Mean rate of requests")).extracting(Cell::getNumericCellValue).isEqualTo(entry.getKey().perSecond(plan.run()));
        }
    }

    @Test
    void stylesHaveNamesFormatsAndUnits() {
        Map<String, Cell> row = row("Results", 0);
        assertThat(row.get("TTFT p99")).extracting(cell -> cell.getCellStyle().getDataFormatString()).isEqualTo(Style.SECONDS.format());
        assertThat(row.get("Attainment")).extracting(cell -> cell.getCellStyle().getDataFormatString()).isEqualTo("#,##0.0\\ %");
        assertThat(workbook.getStylesSource().getCTStylesheet().xmlText()).contains("Headroom seconds").contains("Headroom cost");
        assertThat(workbook.getNumCellStyles()).as("one of each style, and that of cells without one").isEqualTo(Style.values().length + 1);
    }

    @Test
    void tablesFreezeFilterAndRepeatTheirHeaders() {
        for (String name : List.of("Tenants", "Partitions", "Results", "Objectives", "Outcomes", "Backlog", "Fairness")) {
            XSSFSheet sheet = workbook.getSheet(name);
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).as(name).isEqualTo((short) (Table.HEADER_ROW + 1));
            assertThat(sheet.getCTWorksheet().isSetAutoFilter()).as(name).isTrue();
            assertThat(sheet.getRepeatingRows()).as(name).isNotNull();
            assertThat(sheet.getPrintSetup().getLandscape()).as(name).isTrue();
        }
    }

    @Test
    void aPlanWithNothingInItStillMakesAWorkbook() throws IOException {
        Plan empty = new Plan("Empty", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), plan.run());
        read(empty);
        assertThat(workbook.getSheet("Summary").getRow(3).getCell(0).getStringCellValue())
                .isEqualTo("No placed tenant has an objective, so there is nothing to judge.");
    }

    private Map<String, Cell> row(String name, int index) {
        XSSFSheet sheet = workbook.getSheet(name);
        Map<String, Cell> cells = new TreeMap<>();
        sheet.getRow(Table.HEADER_ROW).forEach(header -> cells.put(header.getStringCellValue(),
                sheet.getRow(Table.HEADER_ROW + 1 + index).getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)));
        return cells;
    }

    private static void figure(Map<String, Cell> row, String header, double expected) {
        assertThat(row.get(header)).as(header).isNotNull().satisfies(cell -> {
            if (Double.isNaN(expected)) {
                assertThat(cell.getStringCellValue()).isEqualTo("–");
            } else {
                assertThat(cell.getNumericCellValue()).isEqualTo(expected);
            }
        });
    }

    private static String text(Map<String, Cell> row, String header) {
        Cell cell = row.get(header);
        return cell == null ? "" : cell.getStringCellValue();
    }

    private static Cell find(Sheet sheet, String label) {
        for (Row row : sheet) {
            Cell cell = row.getCell(0);
            if (cell != null && cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(label)) {
                return cell;
            }
        }
        throw new AssertionError(label + " is not on the sheet " + sheet.getSheetName());
    }
}
