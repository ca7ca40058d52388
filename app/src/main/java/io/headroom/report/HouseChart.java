package io.headroom.report;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/// What the native charts of the workbook have in common: the house's colours and letters, a description for who does not see them, and the elements that the schema of POI leaves out.
final class HouseChart {
    private static final String CHART = XSSFRelation.NS_CHART;
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final double HAIR = 0.75;

    private HouseChart() {}

    /// Where a chart stands: from a cell to a cell, exclusive.
    record Area(int left, int top, int right, int bottom) {}

    /// An empty chart with a title and a legend below.
    ///
    /// @param description what it shows, for a screen reader
    static XSSFChart create(XSSFSheet sheet, Area area, String title, String description) {
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, area.left(), area.top(), area.right(), area.bottom()));
        chart.setTitleText(title);
        chart.getFormattedTitle().getParagraph(0).getTextRuns().forEach(run -> {
            run.setFontSize(11.0);
            run.setBold(true);
        });
        chart.setTitleOverlay(false);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        frame(chart);
        CTNonVisualDrawingProps properties = chart.getGraphicFrame().getCTGraphicalObjectFrame().getNvGraphicFramePr().getCNvPr();
        properties.setName(title);
        properties.setDescr(description);
        return chart;
    }

    /// No outline, and letters of the workbook's font, small and grey, wherever nothing else is said. POI has no call for either.
    private static void frame(XSSFChart chart) {
        try (XmlCursor at = chart.getCTChartSpace().newCursor()) {
            at.toChild(CHART, "chart");
            at.toEndToken();
            at.toNextToken();
            at.beginElement(new QName(CHART, "spPr"));
            at.beginElement(new QName(DRAWING, "ln"));
            at.insertElement(new QName(DRAWING, "noFill"));
            leave(at, 2);
            at.beginElement(new QName(CHART, "txPr"));
            at.insertElement(new QName(DRAWING, "bodyPr"));
            at.insertElement(new QName(DRAWING, "lstStyle"));
            at.beginElement(new QName(DRAWING, "p"));
            at.beginElement(new QName(DRAWING, "pPr"));
            at.beginElement(new QName(DRAWING, "defRPr"));
            at.insertAttributeWithValue("sz", "900");
            colour(at, Stylesheet.SECOND);
            at.beginElement(new QName(DRAWING, "latin"));
            at.insertAttributeWithValue("typeface", "Arial");
            leave(at, 3);
            at.beginElement(new QName(DRAWING, "endParaRPr"));
            at.insertAttributeWithValue("lang", "en-US");
        }
    }

    private static void colour(XmlCursor at, String hex) {
        at.beginElement(new QName(DRAWING, "solidFill"));
        at.beginElement(new QName(DRAWING, "srgbClr"));
        at.insertAttributeWithValue("val", hex);
        leave(at, 2);
    }

    /// Steps out of elements that were begun.
    private static void leave(XmlCursor at, int elements) {
        for (int i = 0; i < elements; i++) {
            at.toNextToken();
        }
    }

    /// What is the same for the axes of every chart, once they are there: formats of their own, and quiet titles.
    static void finish(XSSFChart chart) {
        CTPlotArea area = chart.getCTChart().getPlotArea();
        area.getValAxList().forEach(axis -> {
            axis.getNumFmt().setSourceLinked(false);
            quiet(axis.isSetTitle() ? axis.getTitle() : null);
        });
        area.getCatAxList().forEach(axis -> {
            if (axis.isSetNumFmt()) {
                axis.getNumFmt().setSourceLinked(false);
            }
            quiet(axis.isSetTitle() ? axis.getTitle() : null);
        });
    }

    private static void quiet(@Nullable CTTitle title) {
        if (title != null) {
            title.getTx().getRich().getPList().forEach(paragraph -> paragraph.getRList().forEach(run -> {
                run.getRPr().setB(false);
                run.getRPr().setSz(900);
            }));
        }
    }

    /// Hair lines of a grid.
    static void grid(XDDFChartAxis axis) {
        axis.getOrAddMajorGridProperties().setLineProperties(line(Stylesheet.LINE, HAIR));
    }

    static XDDFSolidFillProperties fill(String hex) {
        return new XDDFSolidFillProperties(XDDFColor.from(Stylesheet.rgb(hex)));
    }

    static XDDFLineProperties line(String hex, double points) {
        XDDFLineProperties line = new XDDFLineProperties(fill(hex));
        line.setWidth(points);
        return line;
    }

    /// Names in a column of cells.
    static XDDFDataSource<String> names(XSSFSheet sheet, int first, int last, int column) {
        return XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, last, column, column));
    }

    /// Figures in a column of cells, those of formulas as they are kept beside them: POI would calculate them anew, and does not know all functions.
    static XDDFNumericalDataSource<Double> figures(XSSFSheet sheet, int first, int last, int column) {
        Double[] values = IntStream.rangeClosed(first, last).mapToObj(row -> figure(sheet, row, column)).toArray(Double[]::new);
        return XDDFDataSourcesFactory.fromArray(values, new CellRangeAddress(first, last, column, column).formatAsString(sheet.getSheetName(), true), column);
    }

    private static @Nullable Double figure(XSSFSheet sheet, int row, int column) {
        XSSFCell cell = sheet.getRow(row).getCell(column);
        CellType type = cell == null ? CellType.BLANK : cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return cell != null && type == CellType.NUMERIC ? (Double) cell.getNumericCellValue() : null;
    }

    /// Bars of several series in one place, where a row has a bar of one series only or they are stacked. The schema that comes with POI leaves this element out.
    ///
    /// @param gap room between places, in percent of a bar
    static void overlap(CTBarChart bars, int gap) {
        try (XmlCursor at = bars.addNewGapWidth().newCursor()) {
            at.setAttributeText(new QName("val"), Integer.toString(gap));
            at.toEndToken();
            at.toNextToken();
            at.beginElement(new QName(CHART, "overlap"));
            at.insertAttributeWithValue("val", "100");
        }
    }

    /// Sizes a marker that has its symbol by now. The schema that comes with POI leaves this element out.
    ///
    /// @param points 2 to 72
    static void size(CTMarker marker, int points) {
        try (XmlCursor at = marker.newCursor()) {
            at.toChild(CHART, "symbol");
            at.toEndToken();
            at.toNextToken();
            value(at, "size", Integer.toString(points));
        }
    }

    /// What a label says.
    enum Says {
        /// The value.
        VALUE,
        /// The name of the series.
        SERIES
    }

    /// Labels of a series.
    ///
    /// @param format of values
    static void label(CTDLbls labels, Says says, String format, STDLblPos.Enum position) {
        labels.addNewNumFmt().setFormatCode(format);
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewDLblPos().setVal(position);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(says == Says.VALUE);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(says == Says.SERIES);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /// Intervals around the bars of a series, from cells that hold how far they reach. The schema that comes with POI leaves this element out.
    ///
    /// @param series its element; the intervals come before its categories
    /// @param plus reference of the cells with the reach upwards
    /// @param minus reference of the cells with the reach downwards
    static void intervals(XmlObject series, Reach plus, Reach minus) {
        try (XmlCursor at = series.newCursor()) {
            at.toChild(CHART, "cat");
            at.beginElement(new QName(CHART, "errBars"));
            value(at, "errBarType", "both");
            value(at, "errValType", "cust");
            value(at, "noEndCap", "0");
            reach(at, "plus", plus);
            reach(at, "minus", minus);
            at.beginElement(new QName(CHART, "spPr"));
            at.beginElement(new QName(DRAWING, "ln"));
            at.insertAttributeWithValue("w", "9525");
            colour(at, Stylesheet.INK);
        }
    }

    /// Cells that hold how far intervals reach, with their values; NaN where that is not known.
    record Reach(String cells, List<Double> values) {}

    private static void value(XmlCursor at, String name, String value) {
        at.beginElement(new QName(CHART, name));
        at.insertAttributeWithValue("val", value);
        leave(at, 1);
    }

    private static void reach(XmlCursor at, String name, Reach reach) {
        at.beginElement(new QName(CHART, name));
        at.beginElement(new QName(CHART, "numRef"));
        at.insertElementWithText(new QName(CHART, "f"), reach.cells());
        at.beginElement(new QName(CHART, "numCache"));
        at.insertElementWithText(new QName(CHART, "formatCode"), "General");
        value(at, "ptCount", Integer.toString(reach.values().size()));
        for (int i = 0; i < reach.values().size(); i++) {
            if (!Double.isFinite(reach.values().get(i))) {
                continue; // an interval that is not known is none, rather than one of no width
            }
            at.beginElement(new QName(CHART, "pt"));
            at.insertAttributeWithValue("idx", Integer.toString(i));
            at.insertElementWithText(new QName(CHART, "v"), Double.toString(reach.values().get(i)));
            leave(at, 1);
        }
        leave(at, 3);
    }
}
