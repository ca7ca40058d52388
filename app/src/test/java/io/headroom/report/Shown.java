package io.headroom.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/// The tables of a workbook as a reader sees them: cells by sheet, row and header. It remembers which cells it was asked for.
final class Shown {
    /// Estimates that were taken on different ways.
    static final Offset<Double> CLOSE = within(1e-6);

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

    /// The rows of a table that shares its sheet with others: from the header with these words down, as long as its column holds something.
    ///
    /// @return cells by header; empty without such a header
    List<Map<String, Cell>> table(String sheet, String header) {
        Cell top = find(sheet, header);
        List<Map<String, Cell>> rows = new ArrayList<>();
        if (top == null) {
            return rows;
        }
        for (int i = top.getRowIndex() + 1; !blank(cell(top.getSheet(), i, top.getColumnIndex())); i++) {
            Map<String, Cell> row = new HashMap<>();
            for (Cell named : top.getRow()) {
                Cell cell = cell(top.getSheet(), i, named.getColumnIndex());
                if (!text(named).isEmpty() && cell != null) {
                    row.put(text(named), cell);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /// A cell under a label.
    Cell below(String sheet, String label, int rows) {
        Cell cell = requireNonNull(find(sheet, label), label);
        return requireNonNull(cell(cell.getSheet(), cell.getRowIndex() + rows, cell.getColumnIndex()), label);
    }

    private @Nullable Cell find(String sheet, String words) {
        for (Row row : requireNonNull(workbook.getSheet(sheet), sheet)) {
            for (Cell cell : row) {
                if (text(cell).equals(words)) {
                    return cell;
                }
            }
        }
        return null;
    }

    private static @Nullable Cell cell(Sheet sheet, int row, int column) {
        return sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
    }

    static boolean blank(@Nullable Cell cell) {
        return cell == null || cell.getCellType() == CellType.BLANK || (cell.getCellType() == CellType.STRING && text(cell).isEmpty());
    }

    /// Claims that a cell, or what its formula came to, shows a figure; a dash for NaN.
    void same(String what, @Nullable Cell cell, double expected) {
        Cell there = requireNonNull(cell, what);
        asked.add(at(there));
        CellType type = there.getCellType() == CellType.FORMULA ? there.getCachedFormulaResultType() : there.getCellType();
        if (Double.isNaN(expected)) {
            assertThat(type).as(what + " " + at(there)).isEqualTo(CellType.STRING);
            assertThat(there.getStringCellValue()).as(what + " " + at(there)).isEqualTo("\u2013");
        } else {
            assertThat(type).as(what + " " + at(there)).isEqualTo(CellType.NUMERIC);
            assertThat(there.getNumericCellValue()).as(what + " " + at(there)).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
        }
    }

    /// The day that a cell shows.
    LocalDate date(Cell cell) {
        asked.add(at(cell));
        assertThat(DateUtil.isCellDateFormatted(cell)).as(at(cell)).isTrue();
        return cell.getLocalDateTimeCellValue().toLocalDate();
    }

    /// The cells of a sheet with a figure, or a formula, that nobody asked for.
    List<String> unasked(String sheet) {
        List<String> unasked = new ArrayList<>();
        requireNonNull(workbook.getSheet(sheet)).forEach(row -> row.forEach(cell -> {
            if ((cell.getCellType() == CellType.NUMERIC || cell.getCellType() == CellType.FORMULA) && !asked.contains(at(cell))) {
                unasked.add(at(cell));
            }
        }));
        return unasked;
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
