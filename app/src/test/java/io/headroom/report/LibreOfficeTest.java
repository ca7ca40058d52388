package io.headroom.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second program opens the workbooks and works out every formula anew: what POI alone reads back could still be broken. All are converted in one start.
class LibreOfficeTest {
    private static final double WRONG = 123_456.75;
    private static final double CLOSE = 1e-6; // of a figure
    private static final String OTHER_PRICES = "other prices";
    private static final String OTHER_TERMS = "other terms";
    private static final String OTHER_GROWTH = "other growth";

    @TempDir
    private static Path folder = Path.of("");

    private static final Map<String, Dossier> WRITTEN = new LinkedHashMap<>();
    private static final Map<String, Path> RECALCULATED = new LinkedHashMap<>();
    private static Path printed = Path.of("");

    @BeforeAll
    static void convert() throws IOException, InterruptedException {
        Optional<Office> office = Office.in(folder);
        assumeTrue(office.isPresent(), "neither soffice nor libreoffice is on the PATH");
        WRITTEN.put(OTHER_PRICES, Dossiers.brief(Dossiers.shortened(Dossiers.sample("launch-window.headroom"))));
        WRITTEN.put(OTHER_TERMS, Dossier.of(Examples.plan(), Examples.results()));
        WRITTEN.put("everything", Dossiers.everything());
        WRITTEN.put(OTHER_GROWTH, Dossiers.everything().in(Dossier.Edition.CUSTOMER));
        WRITTEN.put("slices", Dossiers.brief(Dossiers.shortened(Dossiers.sample("tight-fit.headroom"))));
        WRITTEN.put("random", IntStream.iterate(0, seed -> seed + 1).boxed().flatMap(seed -> Dossiers.random(seed).stream()).filter(one -> one.plan().partitions().size() > 2).findFirst().orElseThrow());
        Map<String, Consumer<XSSFWorkbook>> changes = Map.of(OTHER_PRICES, book -> repriced(launch().plan()).fleet().forEach(cluster -> reprice(book, launch().plan(), cluster)), OTHER_TERMS, LibreOfficeTest::otherTerms,
                OTHER_GROWTH, book -> Map.of("GrowthPerMonth", 0.04, "TermMonths", 24.0).forEach((name, value) -> set(book, name, value)));
        List<Path> changed = new ArrayList<>();
        for (Map.Entry<String, Dossier> one : WRITTEN.entrySet()) {
            changed.add(spoiled(one.getKey(), one.getValue(), changes.getOrDefault(one.getKey(), book -> {})));
        }
        List<Path> converted = office.get().convert(changed, "xlsx");
        converted.forEach(file -> RECALCULATED.put(file.getFileName().toString().replace(".xlsx", ""), file));
        printed = office.get().convert(folder.resolve(OTHER_TERMS + ".written.xlsx"), "pdf");
    }

    private static Dossier hand() {
        return requireNonNull(WRITTEN.get(OTHER_TERMS));
    }

    private static Dossier launch() {
        return requireNonNull(WRITTEN.get(OTHER_PRICES));
    }

    private static Path write(String name, Dossier dossier) throws IOException {
        Path file = folder.resolve(name + ".written.xlsx");
        PlanWorkbook.write(file, dossier, ExportWatch.NONE);
        return file;
    }

    /// A workbook in which an input is changed, and every formula remembers a wrong value.
    private static Path spoiled(String name, Dossier dossier, Consumer<XSSFWorkbook> change) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        try (XSSFWorkbook book = read(write(name, dossier)); OutputStream out = Files.newOutputStream(file)) {
            change.accept(book);
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.FORMULA) {
                    cell.setCellValue(WRONG);
                }
            })));
            book.write(out);
        }
        return file;
    }

    /// Through a stream: a workbook that is opened by its name saves itself when it is closed.
    private static XSSFWorkbook read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    @Test
    void theWorkbookPrints() throws IOException {
        assertThat(new String(Files.readAllBytes(printed), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    @Test
    void everyFormulaOfEverySheetComesToTheFigureOfTheEngine() throws IOException {
        for (String name : List.of("everything", "slices", "random")) {
            Map<String, Object> expected = formulas(folder.resolve(name + ".written.xlsx"));
            assertThat(expected).as(name).hasSizeGreaterThan(30);
            compare(name, formulas(requireNonNull(RECALCULATED.get(name))), expected);
        }
    }

    @Test
    void otherPricesComeToTheWorkbookOfAPlanWithThosePrices() throws IOException {
        Plan plan = repriced(launch().plan());
        Map<String, Object> expected = formulas(write("fresh", Dossiers.brief(plan)));
        compare(OTHER_PRICES, formulas(requireNonNull(RECALCULATED.get(OTHER_PRICES))), expected);
        assertThat(expected).isNotEqualTo(formulas(folder.resolve(OTHER_PRICES + ".written.xlsx")));
    }

    private static Plan repriced(Plan plan) {
        Plan repriced = plan;
        for (Cluster cluster : plan.fleet()) {
            Prices prices = new Prices(cluster.prices().onDemandUsdPerGpuHour() * 1.25 + 0.5, cluster.prices().reservedUsdPerGpuHour() * 0.75, cluster.prices().asOf(), cluster.prices().source());
            repriced = repriced.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), prices));
        }
        return repriced;
    }

    private static void reprice(XSSFWorkbook book, Plan plan, Cluster cluster) {
        int number = 1 + plan.fleet().indexOf(plan.cluster(cluster.id()));
        set(book, "OnDemandPrice_" + number, cluster.prices().onDemandUsdPerGpuHour());
        set(book, "ReservedPrice_" + number, cluster.prices().reservedUsdPerGpuHour());
    }

    private static void otherTerms(XSSFWorkbook book) {
        set(book, "ReservedPrice_1", 1.25);
        set(book, "OnDemandPrice_1", 4.5);
        set(book, "Discount", 0.1);
        set(book, "TermMonths", 24);
        set(book, "GrowthPerMonth", 0.05);
        set(book, "UsdPerKwh", 0.2);
        set(book, "StaffUsdPerMonth", 7000);
        set(book, "UsdPerGigabyteOut", 0.09);
    }

    @Test
    void otherTermsComeToWhatAStatementWithThoseTermsComesTo() throws IOException {
        assertThat(formulas(requireNonNull(RECALCULATED.get(OTHER_TERMS)))).doesNotContainValue(WRONG);
        Plan plan = hand().plan();
        Cluster cluster = plan.fleet().getFirst();
        Prices prices = new Prices(4.5, 1.25, cluster.prices().asOf(), cluster.prices().source());
        Plan repriced = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), prices));
        CostStatement statement = CostStatement.of(repriced, hand().results(), new CostBasis(730, 0.1, 24, 0.05, 0.2, 1.3, 7000, 0.09, 4));
        try (XSSFWorkbook book = read(requireNonNull(RECALCULATED.get(OTHER_TERMS)))) {
            close("month", named(book, "TotalUsdPerMonth"), statement.usdPerMonth());
            close("term", named(book, "TotalUsdPerMonth").getRow().getCell(2), statement.usdPerTerm());
            close("million", named(book, "UsdPerMillionTokens"), statement.usdPerMillionTokens());
            for (CostStatement.Line line : statement.lines()) {
                String name = line.partition().name();
                List<Row> rows = rowsOf(book, name);
                close(name, rows.getFirst().getCell(4), line.usdPerHour());
                close(name, rows.getLast().getCell(4), line.usdPerBusyGpuHour());
                close(name, rows.getLast().getCell(6), Math.log(1 / line.utilisation()) / Math.log(1.05));
            }
        }
    }

    @Test
    void otherGrowthMovesTheLoadWithoutARateOfItsOwnAlone() throws IOException {
        Decision expected = Decision.of(Dossiers.everything(), new CostBasis(730, 0, 24, 0.04, 0, 1.3, 0, 0, 4));
        assertThat(expected.outlook().growers()).extracting(CapacityOutlook.Grower::perMonth).as("one is given, the other is in the plan").containsExactly(0.05, 0.06);
        try (XSSFWorkbook book = read(requireNonNull(RECALCULATED.get(OTHER_GROWTH)))) {
            List<Map<String, Cell>> rows = new Shown(book).table("Charts", "Demand, estimated");
            assertThat(rows).hasSameSizeAs(expected.outlook().points());
            for (int i = 0; i < rows.size(); i++) {
                close("month " + i, requireNonNull(rows.get(i).get("Demand, estimated")), expected.outlook().points().get(i).demand());
                close("month " + i, requireNonNull(rows.get(i).get("Capacity")), expected.outlook().points().get(i).capacity());
            }
        }
    }

    private static void close(String what, Cell cell, double expected) {
        assertThat(cell.getNumericCellValue()).as(what).isCloseTo(expected, within(CLOSE * Math.abs(expected)));
    }

    /// The rows of a partition on the sheet of costs: what it costs, and what it gets for that.
    private static List<Row> rowsOf(XSSFWorkbook book, String partition) {
        List<Row> rows = new ArrayList<>();
        for (Row row : book.getSheet("Costs")) {
            if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.STRING && row.getCell(0).getStringCellValue().equals(partition)) {
                rows.add(row);
            }
        }
        assertThat(rows).as(partition).hasSize(2);
        return rows;
    }

    private static void compare(String name, Map<String, Object> found, Map<String, Object> expected) {
        assertThat(found.keySet()).as(name).isEqualTo(expected.keySet());
        expected.forEach((cell, value) -> {
            if (value instanceof Double number) {
                assertThat(found.get(cell)).as(name + " " + cell).isInstanceOf(Double.class);
                assertThat((Double) found.get(cell)).as(name + " " + cell).isCloseTo(number, within(CLOSE * Math.abs(number)));
            } else {
                assertThat(found.get(cell)).as(name + " " + cell).isEqualTo(value);
            }
        });
    }

    /// What the formulas of a workbook come to. None of its cells holds an error.
    private static Map<String, Object> formulas(Path file) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        try (XSSFWorkbook book = read(file)) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).as("%s!%s", sheet.getSheetName(), cell.getAddress()).isNotEqualTo(CellType.ERROR);
                if (cell.getCellType() == CellType.FORMULA) {
                    values.put(sheet.getSheetName() + "!" + cell.getAddress(), switch (cell.getCachedFormulaResultType()) {
                        case NUMERIC -> cell.getNumericCellValue();
                        case STRING -> cell.getStringCellValue();
                        default -> "an error, or nothing: " + cell.getCachedFormulaResultType();
                    });
                }
            })));
        }
        return values;
    }

    private static void set(XSSFWorkbook book, String name, double value) {
        named(book, name).setCellValue(value);
    }

    private static XSSFCell named(XSSFWorkbook book, String name) {
        CellReference at = new CellReference(book.getName(name).getRefersToFormula());
        return book.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }
}
