package io.headroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people's sheets hold beside plain words and figures.
class OddCellsTest {
    @TempDir
    Path folder;

    /// Fills the second row of a sheet.
    private interface Row {
        void fill(XSSFWorkbook workbook, XSSFSheet sheet, XSSFRow row);
    }

    private Grid sheet(Row filling) throws IOException {
        return read(workbook(XSSFWorkbookType.XLSX, filling)).getFirst();
    }

    private static byte[] workbook(XSSFWorkbookType type, Row filling) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(type)) {
            XSSFSheet sheet = workbook.createSheet("Sheet");
            sheet.createRow(0).createCell(0).setCellValue("Title");
            filling.fill(workbook, sheet, sheet.createRow(1));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private List<Grid> read(byte[] bytes) throws IOException {
        return SpreadsheetFile.read(Files.write(folder.resolve("in.xlsx"), bytes), ImportWatch.NONE);
    }

    private static XSSFCell formatted(XSSFWorkbook workbook, XSSFRow row, int column, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.125 | 0.0%                         | 12.5%
            0.07  | #,##0.0\\ %                   | 7%
            3.2   | #,##0.00 [$€-407]            | 3.2 €
            3.2   | [$£-809]#,##0.00             | 3.2 £
            3     | #,##0.00 "EUR"               | 3 EUR
            3.2   | "$"#,##0.00                  | 3.2
            3.99  | #,##0.00 "$/GPU h"           | 3.99
            0.5   | 0 "% of all"                 | 0.5
            """)
    void aFigureIsReadWithWhatItsFormatShows(double value, String format, String text) throws IOException {
        Grid grid = sheet((workbook, sheet, row) -> formatted(workbook, row, 0, format).setCellValue(value));
        assertThat(grid.rows().get(1).cells()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDayIsThatDayWhereverItsWorkbookBeginsToCount(boolean from1904) throws IOException {
        LocalDate day = LocalDate.of(2026, 11, 29);
        Grid grid = sheet((workbook, sheet, row) -> {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(from1904);
            formatted(workbook, row, 0, "yyyy-mm-dd").setCellValue(day);
        });
        assertThat(grid.rows().get(1).cells()).containsExactly("2026-11-29");
    }

    @Test
    void aFormulaCountsByTheValueSavedWithIt() throws IOException {
        Grid grid = sheet((workbook, sheet, row) -> {
            row.createCell(0).setCellFormula("6*7");
            row.getCell(0).setCellValue(42);
            row.createCell(1).setCellFormula("\"a\"&\"b\"");
            row.getCell(1).setCellValue("ab");
            row.createCell(2).setCellFormula("1/0");
            row.getCell(2).setCellErrorValue((byte) 7);
            row.createCell(3).setCellFormula("1+1");
        });
        assertThat(grid.rows().get(1).cells()).containsExactly("42", "ab");
        assertThat(grid.problems()).extracting(Grid.Problem::address).containsExactly("C2", "D2");
        assertThat(grid.problems().get(1).what()).contains("value was not saved");
    }

    @Test
    void textsAndTruthsStayWhatTheyAre() throws IOException {
        Grid grid = sheet((workbook, sheet, row) -> {
            row.createCell(0).setCellValue("1,800");
            row.createCell(1).setCellValue(false);
            row.createCell(2).setCellValue("'=1+1");
            XSSFCell quoted = formatted(workbook, row, 3, "@");
            quoted.getCellStyle().setQuotePrefixed(true);
            quoted.setCellValue("=1+1");
            row.createCell(4).setCellValue("03/04/2026");
        });
        assertThat(grid.rows().get(1).cells()).containsExactly("1,800", "false", "'=1+1", "=1+1", "03/04/2026");
    }

    @Test
    void whatIsHiddenIsReadAndSaid() throws IOException {
        byte[] bytes = workbook(XSSFWorkbookType.XLSX, (workbook, sheet, row) -> {
            row.createCell(0).setCellValue("a");
            row.setZeroHeight(true);
            sheet.setColumnHidden(2, true);
            workbook.createSheet("Lists").createRow(0).createCell(0).setCellValue("gold");
            workbook.setSheetHidden(1, true);
        });
        List<Grid> grids = read(bytes);
        assertThat(grids.getFirst().rows()).hasSize(2);
        assertThat(grids.getFirst().remarks()).containsExactly("Hidden rows were read like the others: 1.", "Hidden columns were read like the others: C.");
        assertThat(grids).extracting(Grid::hidden).containsExactly(false, true);
    }

    @Test
    void moreErrorsThanAnyoneMendsAreRefusedInOneLine() throws IOException {
        byte[] bytes = workbook(XSSFWorkbookType.XLSX, (workbook, sheet, row) -> {
            for (int i = 2; i < 1_100; i++) {
                sheet.createRow(i).createCell(0).setCellErrorValue((byte) 42);
            }
        });
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(BadSpreadsheet.class).hasMessageContaining("more than 1000 cells with errors").hasMessageContaining("A3").hasMessageNotContaining("\n");
    }

    @Test
    void aWorkbookWithMacrosIsReadWithoutThem() throws IOException {
        byte[] bytes = workbook(XSSFWorkbookType.XLSM, (workbook, sheet, row) -> row.createCell(0).setCellValue("a"));
        assertThat(read(bytes).getFirst().rows()).hasSize(2);
    }

    @Test
    void otherKindsOfFileAreNamedWithAWayOut() throws Exception {
        refused(zip(Map.of("xl/workbook.bin", "", "[Content_Types].xml", "")), ".xlsb");
        refused(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "")), ".ods");
        refused(zip(Map.of("a.csv", "Name,Rate")), "archive");
        refused(zip(Map.of("word/document.xml", "", "[Content_Types].xml", "")), "no workbook");
        refused("<html><table><tr><td>Name</td></tr></table>".getBytes(StandardCharsets.UTF_8), "web page");
        refused("<?xml version=\"1.0\"?><Workbook/>".getBytes(StandardCharsets.UTF_8), "web page or XML");
        refused(encrypted(workbook(XSSFWorkbookType.XLSX, (workbook, sheet, row) -> row.createCell(0).setCellValue("a"))), "encrypted");
    }

    private void refused(byte[] bytes, String says) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(BadSpreadsheet.class).hasMessageContaining(says).hasMessageContaining(".xlsx").hasMessageNotContaining("\n");
    }

    private static byte[] encrypted(byte[] workbook) throws Exception {
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream inside = encryptor.getDataStream(system)) {
                inside.write(workbook);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            system.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void csvIsReadHoweverItsLettersAreWritten(String charset) throws IOException {
        String mark = charset.startsWith("UTF-16") && !charset.equals("UTF-16") ? "\uFEFF" : "";
        Grid grid = read((mark + "Name;Rate\r\nGröße;1,5\r\n").getBytes(Charset.forName(charset))).getFirst();
        assertThat(grid.rows()).containsExactly(new Grid.Line(1, List.of("Name", "Rate")), new Grid.Line(2, List.of("Größe", "1.5")));
        assertThat(grid.remarks()).isEqualTo(charset.equals("windows-1252") ? List.of("The text is not UTF-8: it was read as Windows-1252.") : List.of());
    }

    @Test
    void aFirstLineMayNameTheSeparator() throws IOException {
        Grid grid = read("sep=;\nName, full;Rate\nA;1,5\n".getBytes(StandardCharsets.UTF_8)).getFirst();
        assertThat(grid.rows()).containsExactly(new Grid.Line(2, List.of("Name, full", "Rate")), new Grid.Line(3, List.of("A", "1.5")));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() throws IOException {
        refusedText("Name,Rate\nA,\"1\nB,2\nC,3\n", "line 2");
        assertThat(read("Name,Rate\nA 5\" disk,1\n\"say \"\"so\"\"\",2\n".getBytes(StandardCharsets.UTF_8)).getFirst().rows().get(2).cells()).containsExactly("say \"so\"", "2");
    }

    /// A look for the first line that took a while for each empty one would take minutes.
    @Test
    void aFileOfEmptyLinesIsRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusedText("\n".repeat(2_000_000), "holds no cells"));
    }

    private void refusedText(String text, String says) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(BadSpreadsheet.class).hasMessageContaining(says).hasMessageNotContaining("\n");
    }
}
