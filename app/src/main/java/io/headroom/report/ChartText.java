package io.headroom.report;

import org.apache.poi.xssf.usermodel.XSSFChart;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/// What a screen reader says of a chart.
final class ChartText {
    private ChartText() {}

    /// Gives a chart its name and the words that stand for it where it cannot be seen.
    static void set(XSSFChart chart, String name, String words) {
        CTNonVisualDrawingProps properties = chart.getGraphicFrame().getCTGraphicalObjectFrame().getNvGraphicFramePr().getCNvPr();
        properties.setName(Page.printable(name));
        properties.setDescr(Page.printable(words));
    }
}
