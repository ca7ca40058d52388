package io.headroom.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What the charts of a workbook remember of the cells that they show: a program that does not work charts out anew draws that.
final class ChartCaches {
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private ChartCaches() {}

    /// The points whose cell says something else.
    ///
    /// @return a line for each, and one where there is no point at all
    static List<String> faults(XSSFWorkbook workbook) throws IOException {
        List<String> faults = new ArrayList<>();
        int points = 0;
        for (Sheet sheet : workbook) {
            XSSFDrawing drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
            for (XSSFChart chart : drawing == null ? List.<XSSFChart>of() : drawing.getCharts()) {
                NodeList caches = root(chart).getElementsByTagNameNS(CHART, "numCache");
                for (int i = 0; i < caches.getLength(); i++) {
                    points += compare(workbook, (Element) caches.item(i), faults);
                }
            }
        }
        return points == 0 ? List.of("no chart remembers a figure") : faults;
    }

    private static int compare(XSSFWorkbook workbook, Element cache, List<String> faults) {
        AreaReference area = new AreaReference(child((Element) cache.getParentNode(), "f").getTextContent(), workbook.getSpreadsheetVersion());
        CellReference[] cells = area.getAllReferencedCells();
        NodeList points = cache.getElementsByTagNameNS(CHART, "pt");
        int told = 0;
        for (CellReference cell : cells) {
            told += figure(workbook, cell) == null ? 0 : 1;
        }
        if (told != points.getLength()) {
            faults.add("%s holds %d figures, its chart %d".formatted(area.formatAsString(), told, points.getLength()));
        }
        for (int i = 0; i < points.getLength(); i++) {
            Element point = (Element) points.item(i);
            CellReference cell = cells[Integer.parseInt(point.getAttribute("idx"))];
            double shown = Double.parseDouble(child(point, "v").getTextContent());
            Double figure = figure(workbook, cell);
            if (figure == null || figure != shown) {
                faults.add("%s holds %s, its chart %s".formatted(cell.formatAsString(), figure, shown));
            }
        }
        return points.getLength();
    }

    private static @Nullable Double figure(XSSFWorkbook workbook, CellReference at) {
        Cell cell = workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
        CellType type = cell == null ? CellType.BLANK : cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return cell == null || type != CellType.NUMERIC ? null : cell.getNumericCellValue();
    }

    private static Element child(Element of, String name) {
        return (Element) of.getElementsByTagNameNS(CHART, name).item(0);
    }

    private static Element root(XSSFChart chart) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (InputStream in = chart.getPackagePart().getInputStream()) {
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(broken);
        }
    }
}
