package io.headroom.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// The tables of a workbook as a reader sees them: cells by sheet, row and header. It remembers which cells it was asked for.
final class Shown {
    private final XSSFWorkbook workbook;
    private final Map<String, List<Map<String, Cell>>> tables = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Shown(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /// The rows of a sheet's table: cells by header, with the header of its group before it and a colon where that tells columns apart.
    List<Map<String, Cell>> rows(String sheet) {
        return tables.computeIfAbsent(sheet, name -> read(requireNonNull(workbook.getSheet(name), name)));
    }

    /// The row of a sheet whose first column says so.
    Map<String, Cell> row(String sheet, String header, String value) {
        return rows(sheet).stream().filter(row -> value.equals(text(row.get(header)))).findFirst().orElseThrow(() -> new AssertionError("no row of " + value + " in " + sheet));
    }

    /// The figure of a cell; NaN for a dash.
    double figure(Map<String, Cell> row, String header) {
        Cell cell = requireNonNull(row.get(header), () -> header + " is none of " + row.keySet());
        asked.add(at(cell));
        return cell.getCellType() == CellType.STRING ? Double.NaN : cell.getNumericCellValue();
    }

    /// The cells with a figure that nobody asked for and no formula comes to.
    void rest(Consumer<Cell> consumer) {
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.NUMERIC && !asked.contains(at(cell))) {
                        consumer.accept(cell);
                    }
                }
            }
        }
    }

    static String at(Cell cell) {
        return cell.getSheet().getSheetName() + "!" + cell.getAddress();
    }

    static String text(@Nullable Cell cell) {
        return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static List<Map<String, Cell>> read(Sheet sheet) {
        Row headers = requireNonNull(sheet.getRow(Table.HEADER_ROW), sheet.getSheetName());
        List<String> names = new ArrayList<>();
        String group = "";
        for (Cell header : headers) {
            Row over = sheet.getRow(Table.HEADER_ROW - 1);
            String title = over == null ? "" : text(over.getCell(header.getColumnIndex()));
            group = title.isEmpty() ? group : title;
            names.add(names.contains(header.getStringCellValue()) || sheet.getSheetName().equals("Before and after") ? group + ": " + header.getStringCellValue() : header.getStringCellValue());
        }
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (int i = Table.HEADER_ROW + 1; i <= sheet.getLastRowNum() && sheet.getRow(i) != null; i++) {
            Map<String, Cell> row = new HashMap<>();
            for (Cell cell : sheet.getRow(i)) {
                if (cell.getColumnIndex() < names.size()) {
                    row.put(names.get(cell.getColumnIndex()), cell);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
