package io.headroom.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Workbooks as a spreadsheet saves them, out of lines of text.
public final class TestWorkbooks {
    private TestWorkbooks() {}

    /// Writes a workbook.
    ///
    /// @param sheets lines of cells with commas between them, by the name of their sheet; whole numbers become numbers
    public static Path write(Path file, Map<String, List<String>> sheets) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            sheets.forEach((name, lines) -> fill(workbook.createSheet(name), lines));
            workbook.write(out);
        }
        return file;
    }

    private static void fill(XSSFSheet sheet, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            XSSFRow row = sheet.createRow(i);
            String[] cells = lines.get(i).split(",", -1);
            for (int j = 0; j < cells.length; j++) {
                XSSFCell cell = row.createCell(j);
                if (cells[j].matches("\\d+")) {
                    cell.setCellValue(Integer.parseInt(cells[j]));
                } else {
                    cell.setCellValue(cells[j]);
                }
            }
        }
    }
}
