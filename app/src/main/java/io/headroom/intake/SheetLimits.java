package io.headroom.intake;

/// How much of a workbook has been kept, over all its sheets.
final class SheetLimits {
    /// More than a file may hold.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    /// More of something wrong than anyone could mend one by one.
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        /// @param message what the file has, to follow its name
        TooMany(String message) {
            super(message, null, false, false);
        }
    }

    private int rows;
    private int cells;

    void row() {
        if (++rows > SpreadsheetFile.MOST_ROWS) {
            throw new TooLarge();
        }
    }

    void cell(int column) {
        if (++cells > SpreadsheetFile.MOST_CELLS || column >= SpreadsheetFile.MOST_COLUMNS) {
            throw new TooLarge();
        }
    }
}
