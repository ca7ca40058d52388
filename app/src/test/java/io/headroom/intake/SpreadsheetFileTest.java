package io.headroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HOSTILE = 300;

    @TempDir
    Path folder;

    @Test
    void cellsAreReadByWhatTheyHold() throws IOException {
        Grid grid = read(workbook()).getFirst();
        assertThat(grid.name()).isEqualTo("Tenants");
        assertThat(grid.rows().getFirst()).isEqualTo(new Grid.Line(1, List.of("Name", "Rate (req/s)", "Since", "On", "Formula")));
        assertThat(grid.rows().get(1)).isEqualTo(new Grid.Line(2, List.of("=HYPERLINK(\"x\")", "4.25", "2026-11-29", "true", "12")));
        assertThat(grid.rows().get(2).cells()).containsExactly("Museum", "1800");
        assertThat(grid.problems()).isEmpty();
    }

    @Test
    void errorsAndMergedCellsAreToldWithTheirCells() throws IOException {
        byte[] bytes = workbook(sheet -> {
            sheet.getRow(2).createCell(3).setCellErrorValue((byte) 7);
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
        });
        Grid grid = read(bytes).getFirst();
        assertThat(grid.problems()).extracting(Grid.Problem::address).containsExactly("D3");
        assertThat(grid.problems()).extracting(Grid.Problem::what).allMatch(what -> what.contains("#DIV/0!"));
        assertThat(grid.merged()).extracting(Grid.Block::toString).containsExactly("A2:A3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Rate\nA,\"1,5\"\n", "Name;Rate\nA;1,5\n", "Name\tRate\nA\t1.5\n", "\uFEFFName,Rate\nA,1.5\n"})
    void csvIsReadWhateverItsSeparator(String text) throws IOException {
        Grid grid = read(text.getBytes(StandardCharsets.UTF_8)).getFirst();
        assertThat(grid.rows().getFirst().cells()).containsExactly("Name", "Rate");
        assertThat(grid.rows().get(1).cells().get(1)).isIn("1,5", "1.5");
        assertThat(grid.rows().get(1).cells().get(1)).isEqualTo(text.contains("\"") ? "1,5" : "1.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.800;0,5|1800 0.5", "1.800;0.5|1.800 0.5", "1,800;0.5|1800 0.5", "1.234,5;x|1234.5 x", "1.234.567;1.800|1234567 1800", "0,125;12,5|0.125 12.5",
            "1 800;2'500,5|1800 2500.5", "v1.800;a,b|v1.800 a,b"})
    void figuresBehindSemicolonsAreReadInTheWayOfTheirCountry(String cells, String read) throws IOException {
        Grid grid = read(("Name;A;B\nx;" + cells + "\n").getBytes(StandardCharsets.UTF_8)).getFirst();
        assertThat(grid.problems()).isEmpty();
        assertThat(String.join(" ", grid.rows().get(1).cells().subList(1, 3))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name;A;B\nx;1.800;7\n", "Name;A;B\nx;1,800;7\n", "Name;A;B\nx;1.800;0.5\ny;1;0,5\n", "Name\tA\tB\nx\t1.800\t2\n"})
    void aFigureThatMayBeTwoIsToldWithItsCell(String text) throws IOException {
        Grid grid = read(text.getBytes(StandardCharsets.UTF_8)).getFirst();
        assertThat(grid.problems()).extracting(Grid.Problem::address).containsExactly("B2");
        assertThat(grid.problems().getFirst().what()).contains("may be 1800 or 1.8:");
    }

    @Test
    void theNameOfAReportAboveTheTableHasNoSayInTheSeparator() throws IOException {
        Grid grid = read("Customers of March\n\nName;Rate\nA;0,5\n".getBytes(StandardCharsets.UTF_8)).getFirst();
        assertThat(grid.rows()).extracting(Grid.Line::cells).containsExactly(List.of("Customers of March"), List.of("Name", "Rate"), List.of("A", "0.5"));
    }

    @Test
    void aSeparatorInATextWithoutQuotesIsRefusedAndAShortRowIsNot() throws IOException {
        assertThat(read("Name,Rate,Note\nA,1\nB,2,,\n".getBytes(StandardCharsets.UTF_8)).getFirst().rows()).hasSize(3);
        assertThatThrownBy(() -> read("Report\nName,Rate,Note\nA,1,5,x\n".getBytes(StandardCharsets.UTF_8))).isInstanceOf(BadSpreadsheet.class)
                .hasMessageContaining("has 4 cells in line 3, but 3 in line 2: put quotes round a text with a , in it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.0\"k\"|1.8|1.8k", "0\" ms\"|500|500ms", "0.0\\k|1.8|1.8k", "0.0,\"k\"|1800|1800", "#,##0.00\" req\"|4|4", "0.00%|0.25|25%", "#,##0.00 [$€-407]|3|3 €", "h:mm:ss|0.25|06:00", "\"$\"0.00|3.5|3.5"})
    void aUnitThatAFormatWritesBehindAFigureBelongsToIt(String format, double held, String read) throws IOException {
        byte[] bytes = workbook(sheet -> {
            CellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
            sheet.getRow(2).getCell(1).setCellValue(held);
            sheet.getRow(2).getCell(1).setCellStyle(style);
        });
        assertThat(read(bytes).getFirst().rows().get(2).cells().get(1)).isEqualTo(read);
    }

    @Test
    void externalEntitiesAreRefusedUnread() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml")) {
            byte[] bytes = changed(workbook(), part, xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>").replaceFirst("</v>", "&e;</v>")
                    .replaceFirst("</t>", "&e;</t>"));
            assertThatThrownBy(() -> {
                List<Grid> grids = read(bytes);
                assertThat(grids.toString()).doesNotContain("TOP-SECRET");
                throw new BadSpreadsheet("read without the entity");
            }).as(part).isInstanceOf(BadSpreadsheet.class).hasMessageNotContaining("TOP-SECRET");
        }
    }

    @Test
    void bombsDoNotGoOff() throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            for (Map.Entry<String, byte[]> part : parts(workbook()).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                if (part.getKey().equals("xl/worksheets/sheet1.xml")) {
                    for (int i = 0; i < 200; i++) {
                        zip.write(zeros);
                    }
                }
            }
        }
        refused(bomb.toByteArray());
        refused(changed(workbook(), "xl/sharedStrings.xml", xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")
                .replaceFirst("</t>", "&c;</t>")));
    }

    @Test
    void sheetsWithoutEndAreRefused() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 4; i < SpreadsheetFile.MOST_ROWS + 10; i++) {
            rows.append("<row r=\"").append(i).append("\"><c t=\"n\"><v>1</v></c></row>");
        }
        refused(changed(workbook(), "xl/worksheets/sheet1.xml", xml -> xml.replace("</sheetData>", rows + "</sheetData>")));
        refused(changed(workbook(), "xl/worksheets/sheet1.xml", xml -> xml.replace("<row r=\"2\"", "<row r=\"2147483648\"")));
        refused(changed(workbook(), "xl/worksheets/sheet1.xml", xml -> xml.replace("r=\"B2\"", "r=\"ZZZZZ2\"")));
        refused("a,".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoSpreadsheetIsSaidInOneLine() throws IOException {
        refused(new byte[0]);
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        refused(new byte[] {'P', 'K', 3, 4, 0, 0});
        refused(new byte[] {1, 0, 2, 0, 3, 0});
    }

    @Test
    void threeHundredHostileFilesAreReadOrRefusedAndNothingElse() throws IOException {
        byte[] good = workbook();
        Map<String, byte[]> parts = parts(good);
        Random random = new Random(20_261_129);
        int refused = 0;
        for (int i = 0; i < HOSTILE; i++) {
            byte[] bytes = switch (i % 4) {
                case 0 -> flipped(good, random);
                case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
                case 2 -> mangled(parts, random);
                default -> text(random);
            };
            refused += outcome(bytes) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(HOSTILE / 4);
    }

    private static byte[] flipped(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /// Changes letters of one part, so that the package is sound and what is in it is not.
    private static byte[] mangled(Map<String, byte[]> parts, Random random) throws IOException {
        List<String> names = List.copyOf(parts.keySet());
        String victim = names.get(random.nextInt(names.size()));
        byte[] changed = Objects.requireNonNull(parts.get(victim)).clone();
        String letters = "<>/\"='&;#0123456789eEnrst \n";
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            changed[random.nextInt(changed.length)] = (byte) letters.charAt(random.nextInt(letters.length()));
        }
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.put(victim, changed);
        return packed(all);
    }

    private static byte[] text(Random random) {
        String letters = "ab1,;\t\"\n\r=+-@\u0000é€";
        return random.ints(random.nextInt(4_000), 0, letters.length()).collect(StringBuilder::new, (text, at) -> text.append(letters.charAt(at)), StringBuilder::append).toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private void refused(byte[] bytes) throws IOException {
        assertThat(outcome(bytes)).isFalse();
    }

    /// Whether the file was read; else it was refused in one line. Anything else fails.
    private boolean outcome(byte[] bytes) throws IOException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Callable<List<Grid>> reading = () -> read(bytes);
            one.submit(reading).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOf(BadSpreadsheet.class);
            assertThat(Objects.requireNonNull(failed.getCause()).getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(400);
            return false;
        } catch (TimeoutException | InterruptedException hung) {
            throw new AssertionError("hangs on a file of " + bytes.length + " bytes", hung);
        } finally {
            one.shutdownNow();
        }
    }

    private List<Grid> read(byte[] bytes) throws IOException {
        return SpreadsheetFile.read(Files.write(folder.resolve("in.xlsx"), bytes), ImportWatch.NONE);
    }

    /// Fills a sheet further.
    private interface More {
        void into(XSSFSheet sheet);
    }

    private static byte[] workbook() throws IOException {
        return workbook(sheet -> { });
    }

    private static byte[] workbook(More more) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Tenants");
            XSSFRow header = sheet.createRow(0);
            List<String> titles = List.of("Name", "Rate (req/s)", "Since", "On", "Formula");
            for (int i = 0; i < titles.size(); i++) {
                header.createCell(i).setCellValue(titles.get(i));
            }
            XSSFRow first = sheet.createRow(1);
            first.createCell(0).setCellValue("=HYPERLINK(\"x\")");
            first.createCell(1).setCellValue(4.25);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            first.createCell(2).setCellValue(LocalDate.of(2026, 11, 29));
            first.getCell(2).setCellStyle(day);
            first.createCell(3).setCellValue(true);
            first.createCell(4).setCellFormula("3*4");
            first.getCell(4).setCellValue(12);
            XSSFRow second = sheet.createRow(2);
            second.createCell(0).setCellValue("Museum");
            second.createCell(1).setCellValue(1800);
            more.into(sheet);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    /// Changes the text of a part.
    private interface Change {
        String of(String xml);
    }

    private static byte[] changed(byte[] workbook, String part, Change change) throws IOException {
        Map<String, byte[]> parts = parts(workbook);
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        String after = change.of(before);
        assertThat(after).as("the change of " + part).isNotEqualTo(before);
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        return packed(parts);
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}
