package io.headroom.report;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// A native Excel chart of demand over capacity as time goes by, a line for each of the busiest partitions, told apart by their dashes too. Where a line crosses 100 %, what is there no
/// longer carries the load.
final class LoadsChart {
    private static final int MOST = 5;
    private static final int TICKS = 6;
    private static final List<PresetLineDash> DASHES = List.of(PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.DOT, PresetLineDash.DASH_DOT, PresetLineDash.LARGE_DASH);
    private static final List<String> COLOURS = List.of(Stylesheet.ACCENT, Stylesheet.INK, Stylesheet.WARN, Stylesheet.OK, Stylesheet.HINT);
    private static final Words WORDS = Words.of(LoadsChart.class);
    private static final Format FORMAT = Format.here();

    private final XSSFSheet sheet;
    private final Plan plan;
    private final Forecast forecast;
    private final List<PartitionId> charted;

    /// @param charted the partitions, in the order of their columns
    LoadsChart(XSSFSheet sheet, Plan plan, Forecast forecast, List<PartitionId> charted) {
        this.sheet = sheet;
        this.plan = plan;
        this.forecast = forecast;
        this.charted = List.copyOf(charted);
    }

    /// The partitions with the most load on the last date, at most as many as can be told apart.
    static List<PartitionId> busiest(Plan plan, Forecast forecast) {
        return plan.partitions().stream().map(Partition::id).filter(id -> forecast.loads().stream().anyMatch(load -> load.expected().containsKey(id)))
                .sorted(Comparator.comparingDouble((PartitionId id) -> last(forecast, id)).reversed()).limit(MOST).toList();
    }

    private static double last(Forecast forecast, PartitionId id) {
        return forecast.loads().stream().filter(load -> load.expected().containsKey(id)).mapToDouble(load -> load.expected().getOrDefault(id, 0.0)).reduce(0, (_, later) -> later);
    }

    /// Draws the chart over rows `top` to `bottom` and columns up to `right`, exclusive.
    ///
    /// @param first row of the first load, with the date, the capacity and the partitions in its columns
    void draw(int top, int bottom, int right, int first) {
        XSSFChart chart = HouseChart.create(sheet, new HouseChart.Area(0, top, right, bottom), WORDS.text("forecast.chart.title"), told());
        XDDFScatterChartData lines = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, dates(chart), shares(chart));
        lines.setStyle(ScatterStyle.LINE_MARKER);
        int end = first + forecast.loads().size() - 1;
        XDDFNumericalDataSource<Double> dates = XDDFDataSourcesFactory.fromArray(forecast.loads().stream().map(load -> DateUtil.getExcelDate(load.date())).toArray(Double[]::new), range(first, end, 0));
        for (int i = 0; i < charted.size(); i++) {
            PartitionId id = charted.get(i);
            Double[] loads = forecast.loads().stream().map(load -> load.expected().get(id)).toArray(Double[]::new);
            line(lines, dates, XDDFDataSourcesFactory.fromArray(loads, range(first, end, 2 + i)), plan.partition(id).name(), line(COLOURS.get(i), 2.25, DASHES.get(i)));
        }
        capacity(lines, dates, range(first, end, 1));
        chart.plot(lines);
        HouseChart.finish(chart);
    }

    private String range(int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column).formatAsString(sheet.getSheetName(), true);
    }

    private void capacity(XDDFScatterChartData lines, XDDFNumericalDataSource<Double> dates, String cells) {
        Double[] whole = forecast.loads().stream().map(_ -> 1.0).toArray(Double[]::new);
        line(lines, dates, XDDFDataSourcesFactory.fromArray(whole, cells), WORDS.text("forecast.capacity"), line(Stylesheet.BAD, 1.5, PresetLineDash.SYSTEM_DASH));
    }

    private static void line(XDDFScatterChartData lines, XDDFNumericalDataSource<Double> dates, XDDFNumericalDataSource<Double> shares, String title, XDDFLineProperties look) {
        XDDFScatterChartData.Series series = (XDDFScatterChartData.Series) lines.addSeries(dates, shares);
        series.setTitle(title);
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
        series.setLineProperties(look);
    }

    private XDDFValueAxis dates(XSSFChart chart) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.BOTTOM);
        double from = DateUtil.getExcelDate(forecast.loads().getFirst().date());
        double until = DateUtil.getExcelDate(forecast.loads().getLast().date());
        axis.setNumberFormat("yyyy-mm-dd");
        axis.setMinimum(from);
        axis.setMaximum(until);
        axis.setMajorUnit(Math.max(1, Math.ceil((until - from) / TICKS)));
        axis.setMajorTickMark(AxisTickMark.OUT);
        axis.setCrosses(AxisCrosses.MIN);
        return axis;
    }

    private XDDFValueAxis shares(XSSFChart chart) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
        axis.setTitle(WORDS.text("forecast.chart.axis"));
        axis.setNumberFormat("#,##0\\ %");
        axis.setMinimum(0);
        axis.setMajorTickMark(AxisTickMark.NONE);
        axis.setCrosses(AxisCrosses.MIN);
        HouseChart.grid(axis);
        return axis;
    }

    private String told() {
        PartitionId busiest = charted.getFirst();
        Double now = forecast.loads().getFirst().expected().get(busiest);
        return WORDS.count("forecast.chart.told", charted.size(), forecast.start(), forecast.until(), Page.printable(plan.partition(busiest).name()), now == null ? Format.NONE : FORMAT.share(now).text(),
                FORMAT.share(last(forecast, busiest)).text());
    }

    private static XDDFLineProperties line(String hex, double points, PresetLineDash dash) {
        XDDFLineProperties line = HouseChart.line(hex, points);
        line.setPresetDash(new XDDFPresetLineDash(dash));
        return line;
    }
}
