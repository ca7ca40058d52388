package io.headroom.report;

import io.headroom.sheet.FormulaText;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// A sheet of the workbook, and how cells get onto it.
final class Page {
    private static final String CONTENTS = Words.of(Page.class).text("sheet.contents");
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}");
    private static final char FIRST_UNUSUAL = 0x7F; // in Latin text; others take the long way
    private static final int LONGEST_TEXT = 32_000; // Excel's limit is 32,767 characters
    private static final double LINE_POINTS = 13.5;
    private static final double ROW_POINTS = 15.5;
    private static final double INDENT = 1.5; // digits
    private static final int LONGEST_FOOTER = 40; // more would run into the name of the sheet; each & counts twice
    private static final int BACK_ROW = 2;
    private static final int WIDEST = 255; // characters that a column of Excel may hold
    private static final double PAGE_POINTS = 445; // of A4 across, within margins and below the rows that are repeated

    private final Sheet sheet;
    private int[] widths = {}; // of the first columns: a sheet looks for them among all that it has, and long tables ask for every cell
    private final String name;
    private final Stylesheet styles;
    private final ExportWatch.Rows rows;
    private final Places places;
    private int pageTop; // first row of the printed page
    private @Nullable Row current; // the row that was asked for last: a table is filled cell by cell

    /// @param footer what stands at the left of each printed page's foot, e.g. the plan's name
    /// @param rows counts rows of tables
    /// @param places where links lead
    Page(Sheet sheet, Stylesheet styles, String footer, ExportWatch.Rows rows, Places places) {
        this.sheet = sheet;
        name = sheet.getSheetName(); // it is looked up in the workbook each time
        this.styles = styles;
        this.rows = rows;
        this.places = places;
        sheet.setDisplayGridlines(false);
        sheet.setDefaultColumnWidth(11);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        fit(0);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        sheet.getFooter().setLeft(shortened(printable(footer), LONGEST_FOOTER).replace("&", "&&"));
        sheet.getFooter().setCenter("&A");
        sheet.getFooter().setRight("&P / &N");
    }

    Sheet sheet() {
        return sheet;
    }

    /// A row of a table is complete.
    void rowDone() {
        rows.one();
    }

    /// Makes a printed page as wide as the sheet.
    ///
    /// @param pagesHigh pages in all, or 0 for as many as it takes
    private void fit(int pagesHigh) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) pagesHigh);
    }

    /// Prints at a scale in percent and breaks pages where the sheet says: Excel ignores those breaks on a sheet that is fitted.
    void scale(short percent) {
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale(percent);
    }

    /// Prints all of it on one page as it lies.
    void onePageAcross() {
        fit(1);
    }

    /// Prints all of it on one upright page.
    void onePage() {
        sheet.getPrintSetup().setLandscape(false);
        fit(1);
    }

    /// Width of a column in characters.
    int width(int column) {
        return column < widths.length ? widths[column] : sheet.getColumnWidth(column) / 256;
    }

    /// Widths of the first columns, in characters, up to the widest that there is: a longer figure shows as signs, as it does in Excel.
    void widths(int... characters) {
        if (characters.length > widths.length) {
            widths = IntStream.range(0, characters.length).map(this::width).toArray();
        }
        for (int i = 0; i < characters.length; i++) {
            widths[i] = Math.min(WIDEST, characters[i]);
            sheet.setColumnWidth(i, widths[i] * 256);
        }
    }

    /// Puts words, a figure or a day into a cell; nothing, or not a number, becomes an en dash.
    Cell put(int row, int column, @Nullable Object value, Style style) {
        return switch (value) {
            case null -> text(row, column, Format.NONE, style.figures() ? Style.NONE : style);
            case Number number when Double.isNaN(number.doubleValue()) || Double.isInfinite(number.doubleValue()) -> text(row, column, Format.NONE,
                    style.figures() ? Style.NONE : style);
            case Number number -> {
                Cell cell = cell(row, column, style);
                cell.setCellValue(number.doubleValue());
                yield cell;
            }
            case LocalDate day -> {
                Cell cell = cell(row, column, style);
                cell.setCellValue(day);
                yield cell;
            }
            case LocalDateTime moment -> {
                Cell cell = cell(row, column, style);
                cell.setCellValue(moment);
                yield cell;
            }
            default -> text(row, column, value.toString(), style);
        };
    }

    /// Puts words that go over several cells of a row.
    ///
    /// @param lines how many lines high the row is to be
    void across(int row, int first, int last, String text, Style style, int lines) {
        text(row, first, text, style);
        merge(row, first, last, style);
        lines(row, lines, switch (style) {
            case HEADLINE -> 18.5;
            case SENTENCE -> 16.5;
            case KEY_NOTE -> 11.5;
            case NOTE_WRAPPED -> 12;
            default -> LINE_POINTS;
        });
    }

    /// Makes one cell of several in a row, of which the first has its content by now.
    void merge(int row, int first, int last, Style style) {
        for (int column = first + 1; column <= last; column++) {
            cell(row, column, style);
        }
        if (last > first) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, first, last)); // the safe one compares it with all others
        }
    }

    /// Makes a row so many points high.
    void height(int row, double points) {
        row(row).setHeightInPoints((float) points);
    }

    /// Breaks the printed page before a row where too little room is left on it: headings stay with what they head.
    ///
    /// @param rows that are to stay together, as many as fit on half a page
    void keep(int row, int rows) {
        double whole = PAGE_POINTS * 100 / sheet.getPrintSetup().getScale();
        double used = 0;
        for (int i = pageTop; i < row; i++) {
            used = used + heightOf(i) > whole ? heightOf(i) : used + heightOf(i); // the program that prints breaks by itself too
        }
        if (used + Math.min(rows * ROW_POINTS, whole / 2) > whole) {
            sheet.setRowBreak(row - 1);
            pageTop = row;
        }
    }

    /// Height of a row; one that has left the memory counts as one line.
    private double heightOf(int row) {
        Row there = sheet.getRow(row);
        return there == null ? ROW_POINTS : there.getHeightInPoints();
    }

    /// Makes a row high enough for a number of lines: Excel does it by itself only for cells that are not merged, others do not at all.
    void lines(int row, int lines) {
        lines(row, lines, LINE_POINTS);
    }

    private void lines(int row, int lines, double points) {
        row(row).setHeightInPoints((float) Math.clamp(lines * points + 2, 15, 400));
    }

    /// Lines that a text takes in a width, in digits: letters are narrower on average, which makes up for words that are kept whole.
    static int linesOf(String text, int width) {
        return text.lines().mapToInt(line -> Math.max(1, Math.ceilDiv(line.length(), width))).sum();
    }

    /// Lines that a text takes in a cell as wide as its columns, in digits, with words kept whole where they fit.
    static int linesIn(String text, int width) {
        return Arial.lines(text, width, 10, false);
    }

    /// Lines that a header takes in a column, where it may be indented as figures are.
    static int linesOfHeader(String text, int width) {
        return Arial.lines(text, width - INDENT, 9, true);
    }

    /// Lines that a note takes in a cell as wide as its columns.
    static int linesOfNote(String text, int width) {
        return Arial.lines(text, width, 9, false);
    }

    /// Leaves a cell empty, with its style.
    void blank(int row, int column, Style style) {
        cell(row, column, style);
    }

    /// Puts a formula into a cell with the value that a reader who does not calculate shows; no number becomes an en dash.
    void formula(int row, int column, String formula, double value, Style style) {
        Cell cell = cell(row, column, style);
        cell.setCellFormula(formula);
        if (Double.isFinite(value)) {
            cell.setCellValue(value);
        } else {
            cell.setCellValue(Format.NONE);
        }
    }

    /// Puts a formula that comes to words into a cell, with those words.
    void formula(int row, int column, String formula, String value, Style style) {
        Cell cell = cell(row, column, style);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
    }

    /// The title of the sheet, a line on what it shows, and the way to the contents.
    void heading(String title, String note) {
        put(0, 0, title, Style.TITLE);
        row(0).setHeightInPoints(24);
        put(1, 0, note, Style.NOTE);
        if (!sheet.getSheetName().equals(CONTENTS) && leads(CONTENTS)) {
            put(BACK_ROW, 0, CONTENTS, Style.BACK);
            link(BACK_ROW, 0, CONTENTS);
        }
    }

    /// Puts the line on what the sheet shows over some columns, in as many lines as it takes there: it would be cut off at the edge of a printed page, or by columns that are repeated.
    void noteOver(int first, int last) {
        Cell note = cell(1, 0, Style.NOTE);
        String words = note.getStringCellValue();
        int lines = linesOfNote(words, IntStream.rangeClosed(first, last).map(this::width).sum());
        if (first > 0) {
            note.setBlank();
            put(1, first, words, Style.NOTE);
        }
        if (lines > 1) {
            across(1, first, last, words, Style.NOTE_WRAPPED, lines);
        }
    }

    /// Puts a remark below what it is about, over columns from the first, in as many lines as it takes.
    void remark(int row, int last, String text) {
        String clean = printable(text);
        across(row, 0, last, clean, Style.NOTE_WRAPPED, linesOfNote(clean, IntStream.rangeClosed(0, last).map(this::width).sum()));
    }

    /// Whether something has a place in the workbook that a cell can link to.
    boolean leads(@Nullable Object what) {
        return places.find(what).isPresent();
    }

    /// Links a cell to something in the workbook, if it is there.
    ///
    /// @param what the id of a tenant or a partition, or the name of a sheet
    void link(int row, int column, @Nullable Object what) {
        places.find(what).ifPresent(cell -> {
            Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress(cell);
            row(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setHyperlink(link);
        });
    }

    private Cell text(int row, int column, String text, Style style) {
        String safe = printable(text);
        boolean likeFormula = FormulaText.is(safe);
        Cell cell = cell(row, column, likeFormula && style == Style.TEXT ? Style.QUOTED : style);
        if (likeFormula && style != Style.TEXT) {
            cell.setCellStyle(styles.quoted(style));
        }
        cell.setCellValue(safe.contains("_x") ? ESCAPE.matcher(safe).replaceAll("_x005F_") : safe);
        return cell;
    }

    /// A text of so many characters at most: one that is longer ends in an ellipsis.
    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /// Without what XML cannot hold, and not longer than a cell.
    static String printable(String text) {
        String clean = plain(text) ? text : UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
        return clean.length() <= LONGEST_TEXT ? clean : beginning(clean, LONGEST_TEXT) + " …";
    }

    /// The beginning of a text; a letter of two characters is there whole or not at all.
    private static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /// Whether there is nothing to look for: so it is with nearly all of the millions of texts of a long sheet.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= FIRST_UNUSUAL) {
                return text.equals(Format.NONE);
            }
        }
        return true;
    }

    private Cell cell(int row, int column, Style style) {
        ExcelLimits.checkColumns(name, column + 1);
        Cell cell = row(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(styles.get(style));
        return cell;
    }

    private Row row(int index) {
        if (current == null || current.getRowNum() != index) {
            ExcelLimits.checkRows(name, index + 1L);
            Row there = sheet.getRow(index);
            current = there == null ? sheet.createRow(index) : there;
        }
        return current;
    }

    /// The reference of a cell, e.g. `C7`.
    static String at(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }
}
