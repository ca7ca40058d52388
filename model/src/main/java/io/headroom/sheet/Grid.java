package io.headroom.sheet;

import java.util.List;

/// A sheet as it was read: rows of cells as text. Numbers are in their shortest form with a `.`, days as `2026-11-29`, empty cells empty.
///
/// @param name name of the sheet, or of the file
/// @param rows the rows; short ones end where their cells end
/// @param problems what was wrong with single cells, such as a formula that came to an error; whoever uses those cells has to mind them
/// @param merged cells that were merged into one, which holds its text in the first of them; whoever uses the others has to mind that
/// @param hidden whether its workbook hides it: such a sheet is mostly a list for the others, and is read only where it is asked for
/// @param remarks what else is worth telling about it, such as rows that are hidden and were read all the same, a line each
public record Grid(String name, List<Line> rows, List<Problem> problems, List<Block> merged, boolean hidden, List<String> remarks) {
    /// Keeps its own copies.
    public Grid {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        merged = List.copyOf(merged);
        remarks = List.copyOf(remarks);
    }

    /// A sheet in sight without merged cells, such as that of a CSV file.
    public Grid(String name, List<Line> rows, List<Problem> problems) {
        this(name, rows, problems, List.of(), false, List.of());
    }

    /// Merged cells.
    ///
    /// @param firstRow number of the first row in the file, from 1
    /// @param firstColumn the first column, from 0
    public record Block(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        /// As a spreadsheet writes it, such as `A2:A5`.
        @Override
        public String toString() {
            return letters(firstColumn) + firstRow + ":" + letters(lastColumn) + lastRow;
        }
    }

    /// A row.
    ///
    /// @param number its number in the file, from 1
    public record Line(int number, List<String> cells) {
        /// Keeps its own copy.
        public Line {
            cells = List.copyOf(cells);
        }

        /// The cell in a column, without blanks round it, those that do not break a line too; empty where the row ends before.
        public String cell(int column) {
            return column < cells.size() ? stripped(cells.get(column)) : "";
        }

        /// Whether nothing is in it.
        public boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// Something wrong with a cell.
    ///
    /// @param row number of its row in the file, from 1
    /// @param column its column, from 0
    /// @param what what is wrong and what to do, one line
    public record Problem(int row, int column, String what) {
        private static final int LONGEST = 400;

        /// Keeps it one line that can be read, whatever the cell held that it quotes.
        public Problem {
            String line = what.replaceAll("[\\s\\p{Cntrl}]+", " ");
            // What it quotes stands first or in the middle, and the way out last.
            what = line.length() > LONGEST ? line.substring(0, LONGEST / 2) + "…" + line.substring(line.length() - LONGEST / 2) : line;
        }

        /// The address that a spreadsheet gives the cell, such as `B7`.
        public String address() {
            return letters(column) + row;
        }
    }

    /// A text without blanks round it, those too that break no line or take no room.
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /// The letters of a column, such as `AB` for 27.
    ///
    /// @param column from 0
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
