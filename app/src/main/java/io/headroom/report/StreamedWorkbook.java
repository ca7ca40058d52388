package io.headroom.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.streaming.SheetDataWriter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A workbook whose rows go to temporary files, one for each sheet, as soon as the next few are there. Closing it removes those files.
final class StreamedWorkbook extends SXSSFWorkbook {
    private static final int ROWS_IN_MEMORY = 100;
    /// Half the time of the usual 6, for a file that is a fifth larger.
    private static final int COMPRESSION = 4;

    private final ExportWatch.Rows rows;
    private long streamed;
    private long assembled;

    /// @param template holds the sheets, and what of them is not streamed
    /// @param rows hears how far the file is put together, and may end it
    StreamedWorkbook(XSSFWorkbook template, ExportWatch.Rows rows) {
        super(template, ROWS_IN_MEMORY);
        this.rows = rows;
    }

    @Override
    protected SheetDataWriter createSheetDataWriter() throws IOException {
        return new RowWriter(characters -> streamed += characters);
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
        ZipArchiveOutputStream zip = super.createArchiveOutputStream(out);
        zip.setLevel(COMPRESSION);
        return zip;
    }

    @Override
    protected ISheetInjector createSheetInjector(SXSSFSheet sheet) throws IOException {
        ISheetInjector usual = super.createSheetInjector(sheet);
        return out -> usual.writeSheetData(new Watched(out));
    }

    /// Tells at each piece of a sheet how far the file is, and asks whether anybody still wants it.
    private final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            assembled += length;
            rows.assembled((double) assembled / Math.max(1, streamed));
            out.write(bytes, from, length);
        }
    }
}
