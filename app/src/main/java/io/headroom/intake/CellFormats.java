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

    /// Literals that say the unit of the figure before them.
    private static final Pattern UNIT = Pattern.compile("[kKM]|ms|s|sec|min|h|/ ?s|/ ?min|/ ?h|/ ?day");
    /// The digits of a format up to the last, and whether a comma behind it divides the figure by a thousand.
    private static final Pattern DIGITS = Pattern.compile(".*[0#?](,?)", Pattern.DOTALL);

    /// What a format says.
    ///
    /// @param day whether the figure counts days
    /// @param percent whether it is shown times a hundred
    /// @param money the currency if it is not the dollar, else empty
    /// @param unit the unit that is written behind the figure, such as `ms` or `k`, else empty
    record Kind(boolean day, boolean percent, String money, String unit) {
        static final Kind PLAIN = new Kind(false, false, "", "");
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
            return new Kind(DateUtil.isADateFormat(format.getDataFormat(), text), WORDS.matcher(text).replaceAll("").indexOf('%') >= 0, money.find() ? money.group() : "", unit(text));
        });
    }

    /// A format that divides by a thousand and says so, `0.0,"k"`, shows the figure that the cell holds.
    private static String unit(String format) {
        String first = format.split(";", 2)[0];
        Matcher digits = DIGITS.matcher(WORDS.matcher(first).replaceAll(literal -> "\uFFFC".repeat(literal.group().length())));
        if (!digits.lookingAt() || !digits.group(1).isEmpty()) {
            return "";
        }
        Matcher literals = WORDS.matcher(first.substring(digits.end()));
        StringBuilder said = new StringBuilder();
        while (literals.find()) {
            said.append(literals.group().startsWith("\\") ? literals.group().substring(1) : literals.group().replace("\"", ""));
        }
        String unit = said.toString().strip();
        return !UNIT.matcher(unit).matches() ? "" : unit.equals("K") ? "k" : unit.replace(" ", "").replace("sec", "s");
    }
}
