package io.headroom.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/// Which cell formats of a workbook show a day: the figure in such a cell counts days.
final class DateFormats {
    private final StylesTable styles;
    private final Map<Integer, Boolean> known = new HashMap<>();

    DateFormats(XSSFReader reader) throws IOException, InvalidFormatException {
        styles = reader.getStylesTable();
    }

    /// @param style index of the format, as a cell names it
    boolean day(int style) {
        return known.computeIfAbsent(style, index -> {
            if (styles == null || index < 0 || index >= styles.getNumCellStyles()) {
                return false;
            }
            XSSFCellStyle format = styles.getStyleAt(index);
            return DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
        });
    }
}
