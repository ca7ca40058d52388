package io.headroom.report;

import io.headroom.engine.ObjectiveState;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;

/// A native Excel bar chart of how far the worst objective of each tenant is from its target. Bars grow away from the target line: to the left within it,
/// to the right beyond. Each state is a series, so that the legend names it and no reader has to tell colours apart.
final class ObjectiveChart {
    /// The states with a series, in the order of their columns.
    static final List<ObjectiveState> STATES = List.of(ObjectiveState.MET, ObjectiveState.AT_RISK, ObjectiveState.MISSED);

    private static final Words WORDS = Words.of(ObjectiveChart.class);
    private static final Format FORMAT = Format.here();
    private static final int FIRST_COLUMN = 5;
    private static final double WIDE = 4;
    private static final double NARROW = 0.15; // a bar that long leaves no room for its label
    private static final double LABEL = 0.15; // room for a bar's label, in powers of ten

    private final XSSFSheet sheet;
    private final List<Verdict.Judged> charted;
    private final int firstRow;
    private final boolean wide;

    /// @param sheet the sheet with the figures
    /// @param charted what the rows from `firstRow` on show
    /// @param wide whether the axis is logarithmic
    ObjectiveChart(XSSFSheet sheet, List<Verdict.Judged> charted, int firstRow, boolean wide) {
        this.sheet = sheet;
        this.charted = List.copyOf(charted);
        this.firstRow = firstRow;
        this.wide = wide;
    }

    /// Whether the shares are so far apart that only a logarithmic axis shows all of them.
    static boolean wide(List<Verdict.Judged> charted) {
        return charted.stream().anyMatch(one -> one.shareOfTarget() > WIDE);
    }

    /// The column that holds the shares of a state.
    static int column(ObjectiveState state) {
        return FIRST_COLUMN + STATES.indexOf(state);
    }

    /// Draws the chart.
    ///
    /// @param on the sheet to draw on, which need not be that of the figures
    void draw(XSSFSheet on, HouseChart.Area area) {
        XSSFChart chart = HouseChart.create(on, area, WORDS.text("chart.title"), description());
        XDDFCategoryAxis tenants = tenants(chart);
        XDDFValueAxis shares = shares(chart);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, tenants, shares);
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setVaryColors(false);
        STATES.stream().filter(state -> charted.stream().anyMatch(one -> one.result().state() == state)).forEach(state -> series(bars, state));
        chart.plot(bars);
        startAtTarget(chart);
        HouseChart.finish(chart);
        HouseChart.overlap(chart.getCTChart().getPlotArea().getBarChartArray(0), 60);
        chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList().forEach(ObjectiveChart::label);
    }

    /// What a reader who cannot see the chart is told instead.
    private String description() {
        String bars = charted.stream().map(one -> WORDS.text("chart.bar", Page.printable(one.tenant().name()), FORMAT.shareExact(one.shareOfTarget()).text(), WORDS.of(one.result().state())))
                .collect(Collectors.joining("; "));
        return WORDS.text("chart.words", WORDS.text("chart.title"), bars);
    }

    private XDDFCategoryAxis tenants(XSSFChart chart) {
        XDDFCategoryAxis axis = chart.createCategoryAxis(AxisPosition.LEFT);
        axis.setOrientation(AxisOrientation.MAX_MIN); // the first row at the top, as in the table below
        axis.setTickLabelPosition(AxisTickLabelPosition.LOW);
        axis.setMajorTickMark(AxisTickMark.NONE);
        axis.getOrAddShapeProperties().setLineProperties(HouseChart.line(Stylesheet.INK, 1.5));
        return axis;
    }

    private XDDFValueAxis shares(XSSFChart chart) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.BOTTOM);
        axis.setTitle(WORDS.text(wide ? "chart.axis.wide" : "chart.axis"));
        axis.setNumberFormat(wide ? "[<0.01]0.0##\\ %;#,##0\\ %" : "#,##0\\ %;;0\\ %"); // no figure below zero, where there is only room
        axis.setCrosses(AxisCrosses.MAX);
        axis.setMajorTickMark(AxisTickMark.NONE);
        HouseChart.grid(axis);
        double most = shares().max().orElse(1);
        if (wide) {
            double least = shares().filter(share -> share > 0).min().orElse(1);
            axis.setLogBase(10);
            axis.setMinimum(Math.clamp(Math.pow(10, Math.floor(Math.log10(least) - LABEL)), 1e-4, 0.1));
            axis.setMaximum(Math.pow(10, Math.ceil(Math.max(0, Math.log10(most)) + LABEL)));
        } else {
            double step = most > 2 ? 0.5 : 0.25;
            axis.setMinimum(shares().min().orElse(1) < NARROW ? -step : 0);
            axis.setMaximum(Math.max(1.5, Math.ceil(most * 2 + 0.3) / 2));
            axis.setMajorUnit(step);
        }
        return axis;
    }

    private DoubleStream shares() {
        return charted.stream().mapToDouble(Verdict.Judged::shareOfTarget);
    }

    private void series(XDDFBarChartData bars, ObjectiveState state) {
        int last = firstRow + charted.size() - 1;
        XDDFChartData.Series series = bars.addSeries(
                HouseChart.names(sheet, firstRow, last, 0), HouseChart.figures(sheet, firstRow, last, column(state)));
        series.setTitle(WORDS.of(state));
        series.setFillProperties(HouseChart.fill(switch (state) {
            case MET -> Stylesheet.OK;
            case AT_RISK -> Stylesheet.WARN;
            case MISSED -> Stylesheet.BAD;
            case NO_DATA -> Stylesheet.HINT;
        }));
    }

    /// The axis with the names crosses the other one at 100 %: that is the target line, and where the bars begin.
    private static void startAtTarget(XSSFChart chart) {
        CTCatAx axis = chart.getCTChart().getPlotArea().getCatAxArray(0);
        if (axis.isSetCrosses()) {
            axis.unsetCrosses();
        }
        axis.addNewCrossesAt().setVal(1);
    }

    private static void label(CTBarSer series) {
        if (series.isSetInvertIfNegative()) {
            series.unsetInvertIfNegative();
        }
        series.addNewInvertIfNegative().setVal(false);
        HouseChart.label(series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls(), HouseChart.Says.VALUE, "#,##0\\ %", STDLblPos.OUT_END);
    }
}
