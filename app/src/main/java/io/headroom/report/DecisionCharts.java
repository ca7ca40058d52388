package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.words.ComparisonWords;
import io.headroom.words.ForecastWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;

/// The three native charts of the decision. Shapes and names tell apart what colours do.
final class DecisionCharts {
    private static final Words WORDS = Words.of(DecisionCharts.class);
    private static final Format FORMAT = Format.here();
    private static final String PERCENT = "#,##0\\ %";
    private static final double WIDE = 4;

    private final XSSFSheet page;
    private final ChartsSheet figures;
    private final Decision decision;

    /// @param page the sheet to draw on
    DecisionCharts(XSSFSheet page, ChartsSheet figures, Decision decision) {
        this.page = page;
        this.figures = figures;
        this.decision = decision;
    }

    /// A point for each option that has a promise, and the line of the targets.
    ///
    /// @param first row of the first option on the page
    /// @param cost column of the costs
    /// @param share column of the worst promises
    void costAgainstDelay(HouseChart.Area area, int first, int cost, int share) {
        List<Decision.Option> options = decision.options();
        String points = options.stream().filter(one -> Double.isFinite(one.worstShare()))
                .map(one -> letter(options.indexOf(one)) + " · " + WORDS.text("charts.cost.point", one.name(), FORMAT.price(one.usdPerHour(), "$/h").text(), FORMAT.share(one.worstShare()).text())).collect(Collectors.joining(" "));
        XSSFChart chart = HouseChart.create(page, area, WORDS.text("charts.cost.title"), WORDS.text("charts.cost.description", points));
        chart.deleteLegend();
        XDDFValueAxis costs = chart.createValueAxis(AxisPosition.BOTTOM);
        costs.setTitle(WORDS.text("charts.cost.x"));
        costs.setNumberFormat("#,##0");
        costs.setMajorTickMark(AxisTickMark.NONE);
        XDDFValueAxis shares = chart.createValueAxis(AxisPosition.LEFT);
        shares.setTitle(WORDS.text("charts.cost.y"));
        shares.setNumberFormat(PERCENT);
        shares.setMajorTickMark(AxisTickMark.NONE);
        shares.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
        HouseChart.grid(shares);
        scale(shares, options.stream().mapToDouble(Decision.Option::worstShare).filter(Double::isFinite).toArray());
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, costs, shares);
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        List<Decision.Option> drawn = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (Double.isFinite(options.get(i).worstShare())) {
                drawn.add(options.get(i));
                XDDFChartData.Series series = data.addSeries(HouseChart.figures(page, first + i, first + i, cost), HouseChart.figures(page, first + i, first + i, share));
                series.setTitle(letter(i));
            }
        }
        XDDFScatterChartData.Series target = (XDDFScatterChartData.Series) data.addSeries(
                HouseChart.figures(figures.sheet(), figures.firstTarget(), figures.firstTarget() + 1, 0), HouseChart.figures(figures.sheet(), figures.firstTarget(), figures.firstTarget() + 1, 1));
        target.setTitle(WORDS.text("charts.cost.target"));
        target.setLineProperties(HouseChart.line(Stylesheet.BAD, 1.25));
        target.setMarkerStyle(MarkerStyle.NONE);
        target.setSmooth(false);
        chart.plot(data);
        HouseChart.finish(chart);
        List<CTScatterSer> series = chart.getCTChart().getPlotArea().getScatterChartArray(0).getSerList();
        for (int i = 0; i < drawn.size(); i++) {
            mark(series.get(i), (XDDFScatterChartData.Series) data.getSeries(i), drawn.get(i));
            HouseChart.label(series.get(i).isSetDLbls() ? series.get(i).getDLbls() : series.get(i).addNewDLbls(), HouseChart.Says.SERIES, "General", STDLblPos.T);
        }
    }

    /// The letter that an option has in the table and in the chart: `A` for the first.
    static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static void scale(XDDFValueAxis shares, double... values) {
        double most = 1;
        double least = most;
        for (double value : values) {
            most = Math.max(most, value);
            least = value > 0 ? Math.min(least, value) : least;
        }
        if (most > WIDE) {
            shares.setLogBase(10);
            shares.setMinimum(Math.max(1e-4, Math.pow(10, Math.floor(Math.log10(least) - 0.1))));
            shares.setMaximum(Math.pow(10, Math.ceil(Math.log10(most) + 0.1)));
        } else {
            shares.setMinimum(0);
            shares.setMaximum(Math.ceil(most * 4 + 1) / 4);
            shares.setMajorUnit(most > 1.5 ? 0.5 : 0.25);
        }
    }

    private static void mark(CTScatterSer element, XDDFScatterChartData.Series series, Decision.Option option) {
        series.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        series.setMarkerStyle(option.chosen() ? MarkerStyle.DIAMOND : option.current() ? MarkerStyle.CIRCLE : MarkerStyle.SQUARE);
        HouseChart.size(element.getMarker(), option.chosen() ? 11 : 8);
        series.setSmooth(false);
        byte[] colour = Stylesheet.rgb(option.chosen() ? Stylesheet.ACCENT : option.current() ? Stylesheet.INK : Stylesheet.RULE);
        CTShapeProperties shape = element.getMarker().isSetSpPr() ? element.getMarker().getSpPr() : element.getMarker().addNewSpPr();
        shape.addNewSolidFill().addNewSrgbClr().setVal(colour);
        shape.addNewLn().addNewNoFill();
    }

    /// Whether some tenant that can be compared fares otherwise.
    boolean anyGains() {
        return !shown().isEmpty();
    }

    private List<Change> shown() {
        return ChartsSheet.CHANGES.stream().filter(change -> figures.charted().stream().anyMatch(one -> one.change() == change)).toList();
    }

    /// A bar for each tenant that can be compared, with its interval; there must be [#anyGains()].
    void gains(HouseChart.Area area) {
        List<Decision.Gain> gains = figures.charted();
        ComparisonWords words = ComparisonWords.here();
        String bars = gains.stream().map(one -> WORDS.text("charts.gains.point", one.tenant(), words.change(one.change()), FORMAT.change(one.relative()))).collect(Collectors.joining(" "));
        XSSFChart chart = HouseChart.create(page, area, WORDS.text("charts.gains.title"), WORDS.text("charts.gains.description", bars));
        XDDFCategoryAxis tenants = chart.createCategoryAxis(AxisPosition.LEFT);
        tenants.setOrientation(AxisOrientation.MAX_MIN);
        tenants.setTickLabelPosition(AxisTickLabelPosition.LOW);
        tenants.setMajorTickMark(AxisTickMark.NONE);
        tenants.getOrAddShapeProperties().setLineProperties(HouseChart.line(Stylesheet.INK, 1));
        XDDFValueAxis changes = chart.createValueAxis(AxisPosition.BOTTOM);
        changes.setTitle(WORDS.text("charts.gains.x"));
        changes.setNumberFormat("+#,##0\\ %;-#,##0\\ %;0\\ %");
        changes.setCrosses(AxisCrosses.MAX);
        changes.setMajorTickMark(AxisTickMark.NONE);
        HouseChart.grid(changes);
        span(changes, gains);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, tenants, changes);
        data.setBarDirection(BarDirection.BAR);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setVaryColors(false);
        int first = figures.firstGain();
        int last = first + gains.size() - 1;
        for (Change change : shown()) {
            XDDFChartData.Series series = data.addSeries(HouseChart.names(figures.sheet(), first, last, 0), HouseChart.figures(figures.sheet(), first, last, ChartsSheet.column(change)));
            series.setTitle(words.change(change));
            series.setFillProperties(HouseChart.fill(change == Change.GAINS ? Stylesheet.OK : change == Change.LOSES ? Stylesheet.BAD : Stylesheet.HINT));
        }
        chart.plot(data);
        HouseChart.finish(chart);
        HouseChart.overlap(chart.getCTChart().getPlotArea().getBarChartArray(0), 50);
        for (CTBarSer series : chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
            if (series.isSetInvertIfNegative()) {
                series.unsetInvertIfNegative();
            }
            series.addNewInvertIfNegative().setVal(false);
            HouseChart.intervals(series, reach(ChartsSheet.PLUS, first, gains.stream().map(one -> one.hi() - one.relative()).toList()),
                    reach(ChartsSheet.MINUS, first, gains.stream().map(one -> one.relative() - one.lo()).toList()));
        }
    }

    /// From the longest way left to the longest way right, in a few round steps: these figures depend on no input.
    private static void span(XDDFValueAxis axis, List<Decision.Gain> gains) {
        double least = Math.min(0, gains.stream().mapToDouble(one -> Double.isFinite(one.lo()) ? one.lo() : one.relative()).min().orElse(0));
        double most = Math.max(0, gains.stream().mapToDouble(one -> Double.isFinite(one.hi()) ? one.hi() : one.relative()).max().orElse(0));
        double rough = Math.max(0.01, (most - least) / 4);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
        axis.setMinimum(Math.floor(least / step - 1e-9) * step);
        axis.setMaximum(Math.ceil(most / step + 1e-9) * step);
        axis.setMajorUnit(step);
    }

    private HouseChart.Reach reach(int column, int first, List<Double> values) {
        String sheet = figures.sheet().getSheetName();
        return new HouseChart.Reach(new AreaReference(new CellReference(sheet, first, column, true, true), new CellReference(sheet, first + values.size() - 1, column, true, true),
                SpreadsheetVersion.EXCEL2007).formatAsString(), values);
    }

    /// Stacked columns of what is held and free, and a line of what is asked for.
    void capacity(HouseChart.Area area) {
        CapacityOutlook outlook = decision.outlook();
        CapacityOutlook.Point start = outlook.points().getFirst();
        CapacityOutlook.Point end = outlook.points().getLast();
        XSSFChart chart = HouseChart.create(page, area, WORDS.text("charts.capacity.title"), WORDS.text("charts.capacity.description", FORMAT.count(start.demand()), FORMAT.count(start.held()),
                FORMAT.count(end.month()), FORMAT.count(end.demand()), FORMAT.count(end.held())));
        XDDFCategoryAxis months = chart.createCategoryAxis(AxisPosition.BOTTOM);
        months.setTitle(WORDS.text("charts.capacity.x", ForecastWords.here().date(outlook.start())));
        months.setNumberFormat("General");
        months.setMajorTickMark(AxisTickMark.NONE);
        XDDFValueAxis gpus = chart.createValueAxis(AxisPosition.LEFT);
        gpus.setTitle(WORDS.text("charts.capacity.y"));
        gpus.setNumberFormat("#,##0");
        gpus.setMinimum(0);
        gpus.setCrossBetween(AxisCrossBetween.BETWEEN);
        gpus.setMajorTickMark(AxisTickMark.NONE);
        HouseChart.grid(gpus);
        XDDFBarChartData columns = (XDDFBarChartData) chart.createData(ChartTypes.BAR, months, gpus);
        columns.setBarDirection(BarDirection.COL);
        columns.setBarGrouping(BarGrouping.STACKED);
        columns.setVaryColors(false);
        XDDFLineChartData line = (XDDFLineChartData) chart.createData(ChartTypes.LINE, months, gpus);
        line.setGrouping(Grouping.STANDARD); // without one, Excel takes the chart for damaged
        line.setVaryColors(false);
        series(columns, ChartsSheet.HELD, "charts.capacity.held").setFillProperties(HouseChart.fill(Stylesheet.RULE));
        series(columns, ChartsSheet.FREE, "charts.capacity.free").setFillProperties(HouseChart.fill(Stylesheet.LINE));
        XDDFLineChartData.Series demand = (XDDFLineChartData.Series) series(line, ChartsSheet.DEMAND, "charts.capacity.demand");
        demand.setLineProperties(HouseChart.line(Stylesheet.ACCENT, 2.25));
        demand.setMarkerStyle(MarkerStyle.NONE);
        demand.setSmooth(false);
        chart.plot(columns);
        HouseChart.overlap(chart.getCTChart().getPlotArea().getBarChartArray(0), 12);
        chart.plot(line);
        HouseChart.finish(chart);
    }

    private XDDFChartData.Series series(XDDFChartData data, int column, String key) {
        int first = figures.firstMonth();
        int last = first + CapacityOutlook.STEPS;
        XDDFChartData.Series series = data.addSeries(HouseChart.figures(figures.sheet(), first, last, ChartsSheet.MONTH), HouseChart.figures(figures.sheet(), first, last, column));
        series.setTitle(WORDS.text(key));
        return series;
    }
}
