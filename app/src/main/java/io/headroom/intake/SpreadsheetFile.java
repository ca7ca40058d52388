package io.headroom.intake;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Reads the sheets of a workbook (.xlsx) or the one of a CSV file.
///
/// Limits, so that no file can take the machine with it: 64 MiB on disk, 256 MiB unpacked, 100 times as large unpacked as packed, 64 sheets, 110,000 rows and 3 million cells in all,
/// 256 columns, 32,767 characters in a cell, 10,000 merged cells and 1,000 cells with errors on a sheet. Formulas are not calculated: what was saved beside them counts, and one without it is
/// a problem of its cell. Macros, links and pictures are passed over; a document type declaration, as external entities need, is refused. Of merged cells the first holds the text, and the
/// grid says which they are. Hidden rows and columns are read and said to be hidden; hidden sheets are marked. A figure formatted as percent, as money other than dollars or with a unit behind it
/// says so.
public final class SpreadsheetFile {
    /// Most bytes of a file.
    static final long MOST_BYTES = 64L << 20;
    /// Most rows of a file.
    static final int MOST_ROWS = 110_000;
    /// Most cells of a file.
    static final int MOST_CELLS = 3_000_000;
    /// Most columns of a sheet.
    static final int MOST_COLUMNS = 256;
    /// Most characters of a cell.
    static final int LONGEST_CELL = 32_767;

    private SpreadsheetFile() {}

    /// Whether a file is called like a spreadsheet.
    public static boolean hasSpreadsheetName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xlsx") || lower.endsWith(".csv") || lower.endsWith(".tsv");
    }

    /// Reads all sheets that hold something.
    ///
    /// @param watch hears how far it is, and may end it
    /// @throws BadSpreadsheet if it cannot be read: one line for a person
    /// @throws java.util.concurrent.CancellationException if the watch ended it
    public static List<Grid> read(Path file, ImportWatch watch) throws IOException {
        String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
        if (!Files.isRegularFile(file)) {
            throw new BadSpreadsheet("%s: there is no such file. Choose another.".formatted(file));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new BadSpreadsheet("%s has more than 64 MB. Save the sheet that matters in a file of its own.".formatted(name));
        }
        List<Grid> grids = packed(file) ? new WorkbookReader(name, watch).read(file) : CsvSheet.read(name, file, watch);
        List<Grid> filled = grids.stream().filter(grid -> !grid.rows().isEmpty()).toList();
        if (filled.isEmpty()) {
            throw new BadSpreadsheet("%s holds no cells. Choose a file with a line of titles and rows under it.".formatted(name));
        }
        return filled;
    }

    /// By what it begins with: names lie.
    private static boolean packed(Path file) throws IOException {
        byte[] head = new byte[4];
        int length;
        try (var in = Files.newInputStream(file)) {
            length = in.readNBytes(head, 0, head.length);
        }
        if (length == 4 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF && (head[2] & 0xFF) == 0x11 && (head[3] & 0xFF) == 0xE0) {
            throw new BadSpreadsheet("%s is an old or an encrypted workbook. Save it as .xlsx without a password.".formatted(Objects.requireNonNullElse(file.getFileName(), file)));
        }
        return length >= 2 && head[0] == 'P' && head[1] == 'K';
    }
}
