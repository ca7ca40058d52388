package io.headroom.report;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/// The styles of one workbook, in the colours of the light theme on white paper.
final class Stylesheet {
    static final String INK = Palette.INK;
    static final String SECOND = Palette.SECOND;
    static final String HINT = Palette.HINT;
    static final String BAND = Palette.BAND;
    static final String LINE = Palette.LINE;
    static final String WALL = Palette.WALL;
    static final String RULE = Palette.RULE;
    static final String ACCENT = Palette.ACCENT;
    private static final String INPUT_GROUND = "EDF1FB"; // the accent at 8 % on white
    static final String OK = Palette.OK;
    static final String WARN = Palette.WARN;
    static final String BAD = Palette.BAD;
    private static final String FONT = "Arial";

    private final XSSFWorkbook workbook;
    private final Map<Style, XSSFCellStyle> styles = new EnumMap<>(Style.class);
    private final Map<Style, XSSFCellStyle> quoted = new EnumMap<>(Style.class);

    Stylesheet(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont normal = workbook.getFontAt(0); // what column widths count in
        normal.setFontName(FONT);
        normal.setFontHeightInPoints((short) 10);
        for (Style style : Style.values()) {
            styles.put(style, make(style));
        }
        nameStyles();
    }

    XSSFCellStyle get(Style style) {
        return Objects.requireNonNull(styles.get(style));
    }

    /// A style whose words stay words even when the cell is edited, though they begin like a formula.
    XSSFCellStyle quoted(Style style) {
        return quoted.computeIfAbsent(style, plain -> {
            XSSFCellStyle made = workbook.createCellStyle();
            made.cloneStyleFrom(get(plain));
            made.setQuotePrefixed(true);
            return made;
        });
    }

    static byte[] rgb(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private XSSFCellStyle make(Style style) {
        XSSFCellStyle made = workbook.createCellStyle();
        made.setDataFormat(workbook.createDataFormat().getFormat(style.format()));
        made.setAlignment(style.alignment());
        made.setVerticalAlignment(VerticalAlignment.TOP);
        made.setIndention((short) (style.figures() || style == Style.DATE || style == Style.REMARK ? 1 : 0)); // room between figures and what stands beside them
        made.setFont(font(style));
        switch (style) {
            case HEADER, HEADER_FIGURE -> header(made);
            case SECTION -> bottom(made, RULE);
            case SENTENCE, HEADLINE, PARAGRAPH, NOTE_WRAPPED -> made.setWrapText(true);
            case KEY_LABEL, KEY_NOTE, KEY, KEY_SHARE, KEY_USD, KEY_USD_EXACT -> {
                made.setWrapText(style == Style.KEY_NOTE);
                made.setIndention((short) 1);
                made.setFillForegroundColor(colour(BAND));
                made.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            case WRAPPED, CHOSEN -> {
                made.setWrapText(true);
                bottom(made, LINE);
            }
            case QUOTED -> {
                made.setQuotePrefixed(true);
                bottom(made, LINE);
            }
            case INPUT, INPUT_SHARE, INPUT_PRICE, INPUT_TOKENS -> {
                made.setFillForegroundColor(colour(INPUT_GROUND));
                made.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                made.setLocked(false);
                bottom(made, RULE);
            }
            case TOTAL, TOTAL_USD, TOTAL_GPUS, TOTAL_USD_MONTH, TOTAL_USD_WHOLE, TOTAL_USD_MILLION, TOTAL_SHARE -> {
                made.setBorderTop(BorderStyle.THIN);
                made.setTopBorderColor(colour(RULE));
            }
            case CELL_CABIN -> outline(made, BorderStyle.MEDIUM, WALL);
            case CELL_LANE -> outline(made, BorderStyle.MEDIUM_DASHED, RULE);
            case CELL_FREE -> outline(made, BorderStyle.DOTTED, RULE);
            case TITLE, NOTE, REMARK, BACK -> {}
            default -> bottom(made, LINE);
        }
        return made;
    }

    private void header(XSSFCellStyle made) {
        made.setWrapText(true);
        made.setVerticalAlignment(VerticalAlignment.BOTTOM);
        made.setFillForegroundColor(colour(BAND));
        made.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        bottom(made, RULE);
    }

    private void outline(XSSFCellStyle made, BorderStyle line, String colour) {
        made.setBorderTop(line);
        made.setBorderRight(line);
        made.setBorderBottom(line);
        made.setBorderLeft(line);
        made.setTopBorderColor(colour(colour));
        made.setRightBorderColor(colour(colour));
        made.setBottomBorderColor(colour(colour));
        made.setLeftBorderColor(colour(colour));
    }

    private void bottom(XSSFCellStyle made, String colour) {
        made.setBorderBottom(BorderStyle.THIN);
        made.setBottomBorderColor(colour(colour));
    }

    private XSSFFont font(Style style) {
        return switch (style) {
            case TITLE -> font(16, true, INK);
            case NOTE, NOTE_WRAPPED, REMARK -> font(9, false, HINT);
            case BACK -> underlined(font(9, false, ACCENT));
            case LINK -> underlined(font(10, false, ACCENT));
            case SENTENCE -> font(12, false, INK);
            case HEADLINE -> font(14, true, INK);
            case CHOSEN -> font(10, true, INK);
            case KEY_LABEL -> font(9, true, SECOND);
            case KEY_NOTE -> font(8, false, HINT);
            case KEY, KEY_SHARE, KEY_USD, KEY_USD_EXACT -> font(15, true, INK);
            case SECTION -> font(11, true, INK);
            case HEADER, HEADER_FIGURE -> font(9, true, SECOND);
            case TOTAL, TOTAL_USD, TOTAL_GPUS, TOTAL_USD_MONTH, TOTAL_USD_WHOLE, TOTAL_USD_MILLION, TOTAL_SHARE -> font(10, true, INK);
            case INPUT, INPUT_SHARE, INPUT_PRICE, INPUT_TOKENS -> font(10, false, ACCENT);
            case MET -> font(10, true, OK);
            case AT_RISK -> font(10, true, WARN);
            case MISSED -> font(10, true, BAD);
            case NONE, NO_DATA -> font(10, false, HINT);
            default -> font(10, false, INK);
        };
    }

    private XSSFFont font(int points, boolean bold, String colour) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour(colour));
        return font;
    }

    private static XSSFFont underlined(XSSFFont font) {
        font.setUnderline(FontUnderline.SINGLE);
        return font;
    }

    /// An opaque colour: a cell format has no colour without its alpha.
    private static XSSFColor colour(String hex) {
        return new XSSFColor(rgb("FF" + hex), null);
    }

    /// POI has no call for named styles: each is a second copy of the cell format, in the list that `cellStyles` gives names to.
    private void nameStyles() {
        StylesTable table = workbook.getStylesSource();
        Map<Style, Integer> formats = new EnumMap<>(Style.class);
        styles.forEach((style, made) -> {
            CTXf format = CTXf.Factory.newInstance();
            format.set(made.getCoreXf());
            if (format.isSetXfId()) {
                format.unsetXfId();
            }
            int index = table.putCellStyleXf(format) - 1;
            made.getCoreXf().setXfId(index);
            formats.put(style, index);
        });
        try (XmlCursor at = table.getCTStylesheet().newCursor()) {
            at.toEndToken();
            String space = XSSFRelation.NS_SPREADSHEETML;
            at.beginElement(new QName(space, "cellStyles"));
            at.insertAttributeWithValue("count", Integer.toString(formats.size() + 1));
            name(at, space, "Normal", 0);
            formats.forEach((style, index) -> name(at, space, style.title(), index));
        }
    }

    private static void name(XmlCursor at, String space, String name, int format) {
        at.beginElement(new QName(space, "cellStyle"));
        at.insertAttributeWithValue("name", name);
        at.insertAttributeWithValue("xfId", Integer.toString(format));
        if (format == 0) {
            at.insertAttributeWithValue("builtinId", "0");
        }
        at.toNextToken();
    }
}
