package io.headroom.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/// What the formats of the cells of a workbook say of their figures: that they count days, are percent, or money other than dollars. A reader sees that on the screen, so it is part of
/// what the cell holds.
final class CellFormats {
    private static final Pattern MONEY = Pattern.compile("€|£|¥|₹|\\b(?:EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK)\\b");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\\\.");

    /// What a format says.
    ///
    /// @param day whether the figure counts days
    /// @param percent whether it is shown times a hundred
    /// @param money the currency if it is not the dollar, else empty
    record Kind(boolean day, boolean percent, String money) {
        static final Kind PLAIN = new Kind(false, false, "");
    }

    private final StylesTable styles;
    private final Map<Integer, Kind> known = new HashMap<>();

    CellFormats(XSSFReader reader) throws IOException, InvalidFormatException {
        styles = reader.getStylesTable();
    }

    /// @param style index of the format, as a cell names it
    Kind kind(int style) {
        return known.computeIfAbsent(style, index -> {
            if (styles == null || index < 0 || index >= styles.getNumCellStyles()) {
                return Kind.PLAIN;
            }
            XSSFCellStyle format = styles.getStyleAt(index);
            String text = format.getDataFormatString() == null ? "" : format.getDataFormatString();
            Matcher money = MONEY.matcher(text);
            return new Kind(DateUtil.isADateFormat(format.getDataFormat(), text), WORDS.matcher(text).replaceAll("").indexOf('%') >= 0, money.find() ? money.group() : "");
        });
    }
}
