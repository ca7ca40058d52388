package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.report.ooxml.OoxmlPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What makes a workbook look made by hand, on every sheet that there is.
class CraftTest {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ \n/-]+");
    /// Widths of Arial's figures and of the letters in units, in digits of it: a column counts in digits. From its table of advance widths, 2,048 units to the em and 1,139 to a digit.
    private static final double NARROW = 569 / 1139.0;
    private static final double WIDE = 1.75;
    private static final double PADDING = 0.9; // that a cell keeps free
    /// Widths of A4 within the margins, in digits of 10 points.
    private static final int ACROSS = 133;
    private static final int UPRIGHT = 94;
    /// Least scales in percent: of a sheet that breaks its pages, and of one that is fitted to their width.
    private static final int LEAST = 75;
    private static final int LEAST_FITTED = 65;

    @TempDir
    private static Path folder = Path.of("");

    private static final List<XSSFWorkbook> WORKBOOKS = new ArrayList<>();
    /// What POI reads anew each time it is asked.
    private static final Map<XSSFSheet, List<CellRangeAddress>> MERGED = new HashMap<>();
    private static final Map<XSSFSheet, List<XSSFDataValidation>> RULES = new HashMap<>();
    /// Names of styles by their format, the same in all workbooks.
    private static final Map<Long, String> NAMES = new HashMap<>();

    @BeforeAll
    static void write() throws IOException {
        List<Dossier> dossiers = List.of(Dossier.of(Examples.plan(), Examples.results()).with(Examples.contention(Examples.plan())),
                Dossiers.whole(Dossiers.shortened(Dossiers.sample("launch-window.headroom"))), Dossiers.brief(Dossiers.shortened(Dossiers.sample("tight-fit.headroom"))));
        for (Dossier dossier : dossiers) {
            Path file = folder.resolve("plan.xlsx");
            PlanWorkbook.write(file, dossier, ExportWatch.NONE);
            OoxmlPackage.all(OoxmlPackage.of(file).root("xl/styles.xml"), "cellStyle").forEach(style -> NAMES.put(Long.valueOf(style.getAttribute("xfId")), style.getAttribute("name")));
            try (InputStream in = Files.newInputStream(file)) {
                WORKBOOKS.add(new XSSFWorkbook(in));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (XSSFWorkbook workbook : WORKBOOKS) {
            workbook.close();
        }
        WORKBOOKS.clear();
        MERGED.clear();
        RULES.clear();
    }

    @Test
    void eachCellHasAStyleOfTheHouseAndNothingBeyondIt() {
        Set<String> house = Arrays.stream(Style.values()).map(Style::title).collect(Collectors.toSet());
        each((workbook, cell) -> {
            XSSFCellStyle style = cell.getCellStyle();
            String name = NAMES.get(style.getCoreXf().getXfId());
            assertThat(house).as(Shown.at(cell)).contains(name);
            String format = Arrays.stream(Style.values()).filter(one -> one.title().equals(name)).findFirst().orElseThrow().format();
            assertThat(style.getDataFormatString()).as(Shown.at(cell)).isEqualTo(format);
        });
    }

    @Test
    void eachInputTakesOnlyWhatMakesSense() {
        each((workbook, cell) -> {
            if (!cell.getCellStyle().getLocked()) {
                assertThat(RULES.computeIfAbsent(cell.getSheet(), XSSFSheet::getDataValidations)).as(Shown.at(cell)).anyMatch(rule -> Stream.of(rule.getRegions().getCellRangeAddresses()).anyMatch(area -> area.isInRange(cell)));
            }
        });
    }

    @Test
    void eachNamedInputIsUsedByAFormula() {
        for (XSSFWorkbook workbook : WORKBOOKS) {
            List<String> formulas = new ArrayList<>();
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> formulas.add(cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : ""))));
            String all = String.join(" ", formulas);
            workbook.getAllNames().stream().filter(name -> !name.getNameName().startsWith("_") && !name.getRefersToFormula().contains(":")).forEach(name -> {
                CellReference at = new CellReference(name.getRefersToFormula());
                Cell cell = workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
                if (!cell.getCellStyle().getLocked()) {
                    assertThat(all).as(name.getNameName()).containsPattern("\\b" + name.getNameName() + "\\b|" + at.formatAsString().replaceAll(".*!", "").replace("$", "\\$?") + "\\b");
                }
            });
        }
    }

    /// A figure that does not fit is shown as a row of signs.
    @Test
    void eachFigureFitsItsColumn() {
        DataFormatter formatter = new DataFormatter();
        List<String> cut = new ArrayList<>();
        each((workbook, cell) -> {
            boolean figure = (cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType()) == CellType.NUMERIC;
            if (figure && !merged(cell)) {
                formatter.setUseCachedValuesForFormulaCells(true);
                String shown = formatter.formatCellValue(cell);
                double needed = digits(shown) * cell.getCellStyle().getFont().getFontHeightInPoints() / 10 * (cell.getCellStyle().getFont().getBold() ? 1.06 : 1) + cell.getCellStyle().getIndention() + PADDING;
                if (needed > cell.getSheet().getColumnWidth(cell.getColumnIndex()) / 256.0) {
                    cut.add("%s: %s takes %.1f of %.1f".formatted(Shown.at(cell), shown, needed, cell.getSheet().getColumnWidth(cell.getColumnIndex()) / 256.0));
                }
            }
        });
        assertThat(cut).isEmpty();
    }

    /// A word that is longer than its column is broken in two.
    @Test
    void eachWordOfAHeaderFitsItsColumn() {
        List<String> cut = new ArrayList<>();
        each((workbook, cell) -> {
            if (cell.getCellType() == CellType.STRING && cell.getCellStyle().getWrapText() && cell.getRowIndex() > 0 && cell.getCellStyle().getFont().getBold()) {
                for (String word : BETWEEN_WORDS.split(cell.getStringCellValue(), -1)) {
                    double needed = digits(word) * cell.getCellStyle().getFont().getFontHeightInPoints() / 10 * 1.06;
                    if (!merged(cell) && needed > cell.getSheet().getColumnWidth(cell.getColumnIndex()) / 256.0) {
                        cut.add("%s: %s takes %.1f of %.1f".formatted(Shown.at(cell), word, needed, cell.getSheet().getColumnWidth(cell.getColumnIndex()) / 256.0));
                    }
                }
            }
        });
        assertThat(cut).isEmpty();
    }

    /// Words of a cell that is too low for them are cut off below.
    @Test
    void eachRowIsHighEnoughForItsWords() {
        List<String> cut = new ArrayList<>();
        each((workbook, cell) -> {
            if (cell.getCellType() == CellType.STRING && cell.getCellStyle().getWrapText() && !cell.getStringCellValue().isEmpty()) {
                double points = cell.getCellStyle().getFont().getFontHeightInPoints();
                double needed = cell.getStringCellValue().lines().mapToDouble(line -> Math.ceil(digits(line) * points / 10 / width(cell) * 0.9)).sum() * points * 1.15; // a line more is not sure to be needed
                if (needed > cell.getRow().getHeightInPoints()) {
                    cut.add("%s: %s takes %.0f of %.0f points".formatted(Shown.at(cell), cell.getStringCellValue(), needed, cell.getRow().getHeightInPoints()));
                }
            }
        });
        assertThat(cut).isEmpty();
    }

    /// Nobody reads what is printed at half its size.
    @Test
    void noSheetIsPrintedSmall() {
        for (XSSFWorkbook workbook : WORKBOOKS) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                int columns = IntStream.rangeClosed(0, sheet.getLastRowNum()).mapToObj(sheet::getRow).filter(Objects::nonNull).mapToInt(Row::getLastCellNum).max().orElse(0);
                boolean fitted = sheet.getFitToPage();
                int paper = sheet.getPrintSetup().getLandscape() ? ACROSS : UPRIGHT;
                int page = 0;
                for (int column = 0; column < columns; column++) {
                    page += sheet.getColumnWidth(column) / 256;
                    boolean ends = column == columns - 1 || sheet.isColumnBroken(column);
                    int scale = fitted ? paper * 100 / page : sheet.getPrintSetup().getScale();
                    assertThat(scale).as(sheet.getSheetName() + " in percent").isGreaterThanOrEqualTo(fitted ? LEAST_FITTED : LEAST);
                    if (ends && !fitted) {
                        assertThat(page * scale / 100).as("%s: page up to column %d", sheet.getSheetName(), column).isLessThanOrEqualTo(paper);
                        page = IntStream.rangeClosed(0, repeated(sheet)).map(at -> sheet.getColumnWidth(at) / 256).sum();
                    }
                }
            }
        }
    }

    /// Last of the columns that stand on each page, or -1.
    private static int repeated(XSSFSheet sheet) {
        return sheet.getRepeatingColumns() == null ? -1 : sheet.getRepeatingColumns().getLastColumn();
    }

    /// Width of a cell with those that it is merged with, in digits.
    private static double width(XSSFCell cell) {
        return MERGED.computeIfAbsent(cell.getSheet(), XSSFSheet::getMergedRegions).stream().filter(area -> area.isInRange(cell)).findFirst()
                .map(area -> IntStream.rangeClosed(area.getFirstColumn(), area.getLastColumn())).orElseGet(() -> IntStream.of(cell.getColumnIndex()))
                .map(cell.getSheet()::getColumnWidth).sum() / 256.0;
    }

    private static boolean merged(XSSFCell cell) {
        return MERGED.computeIfAbsent(cell.getSheet(), XSSFSheet::getMergedRegions).stream().anyMatch(area -> area.isInRange(cell));
    }

    /// How wide a text is in Arial, in digits: near enough to see what does not fit.
    private static double digits(String text) {
        return text.chars().mapToDouble(sign -> " .,:;'|!iljft()[]/-".indexOf(sign) >= 0 ? NARROW + 0.1 : "mwMW%".indexOf(sign) >= 0 ? WIDE - 0.2 : Character.isUpperCase(sign) ? 1.25 : 1).sum();
    }

    private static void each(BiConsumer<XSSFWorkbook, XSSFCell> test) {
        for (XSSFWorkbook workbook : WORKBOOKS) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> test.accept(workbook, (XSSFCell) cell))));
        }
    }
}
