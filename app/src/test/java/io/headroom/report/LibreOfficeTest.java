package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.engine.Results;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second program opens the workbook: what POI alone reads back could still be broken.
class LibreOfficeTest {
    private static final double WRONG = 123_456.75;

    @TempDir
    Path folder;

    private final Plan plan = Examples.plan();
    private final Results results = Examples.results();
    private Path workbook = Path.of("");
    private Optional<Office> office = Optional.empty();

    @BeforeEach
    void write() throws IOException {
        office = Office.in(folder);
        assumeTrue(office.isPresent(), "neither soffice nor libreoffice is on the PATH");
        workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, Dossier.of(plan, results), ExportWatch.NONE);
    }

    @Test
    void theWorkbookPrints() throws IOException, InterruptedException {
        Path printed = office.orElseThrow().convert(workbook, "pdf");
        assertThat(new String(Files.readAllBytes(printed), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    @Test
    void everyFormulaComesToTheFigureOfTheEngine() throws IOException, InterruptedException {
        Map<String, Object> written;
        try (XSSFWorkbook book = new XSSFWorkbook(workbook.toString())) {
            written = formulas(book);
            plantWrongValues(book);
            save(book);
        }
        assertThat(written).hasSizeGreaterThan(40);
        compare(recalculated(), written);
    }

    @Test
    void anotherPriceComesToWhatAStatementWithThatPriceComesTo() throws IOException, InterruptedException {
        try (XSSFWorkbook book = new XSSFWorkbook(workbook.toString())) {
            set(book, "ReservedPrice_1", 1.25);
            set(book, "OnDemandPrice_1", 4.5);
            set(book, "Discount", 0.1);
            set(book, "TermMonths", 24);
            set(book, "GrowthPerMonth", 0.05);
            set(book, "UsdPerKwh", 0.2);
            set(book, "StaffUsdPerMonth", 7000);
            set(book, "UsdPerGigabyteOut", 0.09);
            plantWrongValues(book);
            save(book);
        }
        Cluster cluster = plan.fleet().getFirst();
        Prices prices = new Prices(4.5, 1.25, cluster.prices().asOf(), cluster.prices().source());
        Plan repriced = plan.withCluster(new Cluster(cluster.id(), cluster.name(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), cluster.availableFrom(), prices));
        CostStatement statement = CostStatement.of(repriced, results, new CostBasis(730, 0.1, 24, 0.05, 0.2, 1.3, 7000, 0.09, 4));
        try (XSSFWorkbook book = new XSSFWorkbook(office.orElseThrow().convert(workbook, "xlsx").toString())) {
            assertThat(named(book, "TotalUsdPerMonth").getNumericCellValue()).isCloseTo(statement.usdPerMonth(), within(1e-6 * statement.usdPerMonth()));
            assertThat(named(book, "UsdPerMillionTokens").getNumericCellValue()).isCloseTo(statement.usdPerMillionTokens(), within(1e-6 * statement.usdPerMillionTokens()));
            int row = rowOf(book, statement.lines().getFirst().partition().name());
            for (CostStatement.Line line : statement.lines()) {
                assertThat(book.getSheet("Costs").getRow(row).getCell(4).getNumericCellValue()).as(line.partition().name()).isCloseTo(line.usdPerHour(), within(1e-6 * line.usdPerHour()));
                row++;
            }
        }
    }

    private static int rowOf(XSSFWorkbook book, String partition) {
        Sheet costs = book.getSheet("Costs");
        for (int row = costs.getFirstRowNum(); row <= costs.getLastRowNum(); row++) {
            Cell cell = costs.getRow(row) == null ? null : costs.getRow(row).getCell(0);
            if (cell != null && cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(partition)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + partition);
    }

    private Map<String, Object> recalculated() throws IOException, InterruptedException {
        try (XSSFWorkbook book = new XSSFWorkbook(office.orElseThrow().convert(workbook, "xlsx").toString())) {
            return formulas(book);
        }
    }

    private static void compare(Map<String, Object> found, Map<String, Object> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((cell, value) -> {
            if (value instanceof Double number) {
                assertThat(found.get(cell)).as(cell).isInstanceOf(Double.class);
                assertThat((Double) found.get(cell)).as(cell).isCloseTo(number, within(1e-6 * Math.abs(number)));
            } else {
                assertThat(found.get(cell)).as(cell).isEqualTo(value);
            }
        });
    }

    private void save(XSSFWorkbook book) throws IOException {
        Path changed = folder.resolve("changed.xlsx");
        try (OutputStream out = Files.newOutputStream(changed)) {
            book.write(out);
        }
        workbook = changed;
    }

    private static Map<String, Object> formulas(XSSFWorkbook book) {
        Map<String, Object> values = new TreeMap<>();
        book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA) {
                values.put(sheet.getSheetName() + "!" + cell.getAddress(), switch (cell.getCachedFormulaResultType()) {
                    case NUMERIC -> cell.getNumericCellValue();
                    case STRING -> cell.getStringCellValue();
                    default -> "an error, or nothing: " + cell.getCachedFormulaResultType();
                });
            }
        })));
        return values;
    }

    private static void plantWrongValues(XSSFWorkbook book) {
        book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA) {
                cell.setCellValue(WRONG);
            }
        })));
    }

    private static void set(XSSFWorkbook book, String name, double value) {
        named(book, name).setCellValue(value);
    }

    private static XSSFCell named(XSSFWorkbook book, String name) {
        CellReference at = new CellReference(book.getName(name).getRefersToFormula());
        return book.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }
}
