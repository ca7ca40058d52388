package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String ROCKET = "\uD83D\uDE80";

    @Test
    void aTextIsCutBetweenLetters() {
        for (String text : new String[] {ROCKET.repeat(17_000), "x" + ROCKET.repeat(17_000)}) {
            String cut = Page.printable(text);
            assertThat(cut).hasSizeBetween(32_000, 32_002).endsWith(ROCKET + " …");
            assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).as("half a letter would be a question mark").isEqualTo(cut);
        }
    }

    @Test
    void aFootIsCutBetweenLettersAndLeavesItsOtherPartsAlone() throws IOException {
        assertThat(foot(ROCKET.repeat(40)).getLeft()).isEqualTo(ROCKET.repeat(40));
        assertThat(foot(ROCKET.repeat(41)).getLeft()).isEqualTo(ROCKET.repeat(39) + "…");
        for (int plain = 0; plain < 4; plain++) {
            Footer foot = foot("x".repeat(plain) + "&".repeat(200));
            assertThat(foot.getLeft()).isEqualTo("x".repeat(plain) + "&&".repeat(39 - plain) + "…");
            assertThat(foot.getCenter()).isEqualTo("&A");
            assertThat(foot.getRight()).isEqualTo("&P / &N");
        }
    }

    private static Footer foot(String name) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            new Page(sheet, new Stylesheet(workbook), name, new ExportWatch.Rows(ExportWatch.NONE, 1), Places.none());
            return sheet.getFooter();
        }
    }
}
