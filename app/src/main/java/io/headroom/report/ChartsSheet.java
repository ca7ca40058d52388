package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.words.ComparisonWords;
import io.headroom.words.ForecastWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// The figures that the charts of the decision show: who gains and who loses, capacity and demand by month. What depends on growth and term is a formula over the inputs of the
/// sheet of costs, so that the chart moves with them.
final class ChartsSheet {
    /// Tenants in the chart, at most.
    static final int MOST_TENANTS = 12;
    /// Changes with a series, in the order of their columns.
    static final List<Change> CHANGES = List.of(Change.GAINS, Change.LOSES, Change.UNCLEAR);
    static final int RELATIVE = 4;
    static final int MINUS = 5;
    static final int PLUS = 6;
    static final int FIRST_CHANGE = 7;
    static final int MONTH = 0;
    static final int DEMAND = 1;
    static final int HELD = 2;
    static final int FREE = 3;
    static final int CAPACITY = 4;
    private static final int LAST = 9;
    private static final int LONGEST_LABEL = 26;
    private static final int WIDTH = 160; // of all columns, in digits
    private static final int ROWS_OF_A_PAGE = 50;
    private static final double EVER = 1000; // months; a term has 120 at most

    private static final Words WORDS = Words.of(ChartsSheet.class);

    private final Page page;
    private final XSSFSheet sheet;
    private final Decision decision;
    private final List<Decision.Gain> gains;
    private int row = 3;
    private int firstGain;
    private int firstMonth;
    private int firstTarget;

    private ChartsSheet(Page page, XSSFSheet sheet, Decision decision) {
        this.page = page;
        this.sheet = sheet;
        this.decision = decision;
        gains = decision.gains().stream().filter(one -> Double.isFinite(one.relative())).limit(MOST_TENANTS).toList();
    }

    /// @param sheet the page again, for what only a sheet that is not streamed can hold
    static ChartsSheet fill(Page page, XSSFSheet sheet, Decision decision) {
        page.heading(WORDS.text("sheet.charts"), WORDS.text("charts.note"));
        page.widths(30, 16, 15, 15, 15, 15, 15, 13, 13, 13);
        ChartsSheet charts = new ChartsSheet(page, sheet, decision);
        charts.gains();
        charts.clusters();
        page.sheet().createFreezePane(0, 2);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
        return charts;
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /// The tenants in the chart.
    List<Decision.Gain> charted() {
        return gains;
    }

    int firstGain() {
        return firstGain;
    }

    int firstMonth() {
        return firstMonth;
    }

    int firstTarget() {
        return firstTarget;
    }

    /// The column that holds the figures of a change.
    static int column(Change change) {
        return FIRST_CHANGE + CHANGES.indexOf(change);
    }

    private void gains() {
        section("gains");
        page.put(row++, 0, decision.gainsNote(), Style.NOTE);
        headers("tenant", "change", "before", "after", "relative", "minus", "plus");
        for (int i = 0; i < CHANGES.size(); i++) {
            page.put(row - 1, FIRST_CHANGE + i, words(CHANGES.get(i)), Style.HEADER_FIGURE);
        }
        firstGain = row;
        for (Decision.Gain gain : gains) {
            page.put(row, 0, Page.shortened(gain.tenant(), LONGEST_LABEL), Style.TEXT);
            page.put(row, 1, gain.word(), Style.TEXT);
            page.put(row, 2, gain.before(), Style.SECONDS);
            page.put(row, 3, gain.after(), Style.SECONDS);
            page.put(row, RELATIVE, gain.relative(), Style.CHANGE);
            page.put(row, MINUS, gain.relative() - gain.lo(), Style.SHARE);
            page.put(row, PLUS, gain.hi() - gain.relative(), Style.SHARE);
            for (Change change : CHANGES) {
                if (gain.change() == change) {
                    page.put(row, column(change), gain.relative(), Style.CHANGE);
                } else {
                    page.blank(row, column(change), Style.CHANGE);
                }
            }
            row++;
        }
        row++;
    }

    private static String words(Change change) {
        return ComparisonWords.here().change(change);
    }

    private void clusters() {
        CapacityOutlook outlook = decision.outlook();
        section("clusters");
        headers("cluster", "from", "until", "held", "free", "filled");
        int first = row;
        for (CapacityOutlook.Stock stock : outlook.stocks()) {
            page.put(row, 0, stock.cluster(), Style.TEXT);
            page.put(row, 1, stock.from(), Style.MONTHS);
            page.put(row, 2, Math.min(EVER, stock.until()), Style.MONTHS_OR_EVER);
            page.put(row, 3, stock.held(), Style.GPU_SHARE);
            page.put(row, 4, stock.free(), Style.GPU_SHARE);
            page.put(row, 5, stock.filled(), Style.GPU_SHARE);
            row++;
        }
        if (outlook.stocks().isEmpty()) { // the formulas below need a row to sum over
            page.put(row, 0, Format.NONE, Style.TEXT);
            for (int column = 1; column <= 5; column++) {
                page.put(row, column, 0, Style.GPU_SHARE);
            }
            row++;
        }
        int last = row - 1;
        row++;
        String demand = demand(range(5, first, last));
        section("capacity");
        page.across(row++, 0, LAST, decision.outlookNote(), Style.WRAPPED, Page.linesIn(decision.outlookNote(), WIDTH));
        headers("month", "demand", "held", "free", "capacity");
        firstMonth = row;
        for (int i = 0; i < outlook.points().size(); i++) {
            month(outlook.points().get(i), i, first, last, demand);
        }
        row++;
    }

    /// What of the load grows by a rate of its own.
    ///
    /// @param filled cells of the GPUs that the whole load fills
    /// @return the demand after the months in the cell that `%1$s` stands for, as a formula
    private String demand(String filled) {
        List<CapacityOutlook.Grower> growers = decision.outlook().growers();
        if (growers.isEmpty()) {
            return "SUM(" + filled + ")*POWER(1+GrowthPerMonth,%1$s)";
        }
        section("growth");
        headers("growth", "tenants", "perMonth", "filled");
        int first = row;
        for (CapacityOutlook.Grower grower : growers) {
            page.put(row, 0, WORDS.text("charts.grows"), Style.TEXT);
            page.put(row, 1, grower.tenants(), Style.COUNT);
            page.put(row, 2, grower.perMonth(), Style.CHANGE);
            page.put(row, 3, grower.filled(), Style.GPU_SHARE);
            row++;
        }
        String rates = range(2, first, row - 1);
        String own = range(3, first, row - 1);
        row++;
        return "(SUM(" + filled + ")-SUM(" + own + "))*POWER(1+GrowthPerMonth,%1$s)+SUMPRODUCT(" + own + ",POWER(1+" + rates + ",%1$s))";
    }

    private void month(CapacityOutlook.Point point, int step, int first, int last, String demand) {
        page.formula(row, MONTH, "TermMonths*" + step + "/" + CapacityOutlook.STEPS, point.month(), Style.MEAN);
        page.formula(row, DEMAND, demand.formatted(Page.at(row, MONTH)), point.demand(), Style.GPU_SHARE);
        page.formula(row, HELD, there(3, first, last), point.held(), Style.GPU_SHARE);
        page.formula(row, FREE, there(4, first, last), point.free(), Style.GPU_SHARE);
        page.formula(row, CAPACITY, Page.at(row, HELD) + "+" + Page.at(row, FREE), point.capacity(), Style.GPU_SHARE);
        row++;
    }

    private String there(int column, int first, int last) {
        String month = Page.at(row, MONTH);
        return "SUMPRODUCT((" + range(1, first, last) + "<=" + month + ")*(" + range(2, first, last) + ">" + month + ")*" + range(column, first, last) + ")";
    }

    private static String range(int column, int first, int last) {
        return Page.at(first, column) + ":" + Page.at(last, column);
    }

    /// The line of the targets, from the least cost of an option to the most; the name `OptionCosts` must be there.
    void target() {
        List<Double> costs = decision.options().stream().map(Decision.Option::usdPerHour).toList();
        section("target");
        headers("perHour", "share");
        firstTarget = row;
        page.formula(row, 0, "MIN(OptionCosts)", costs.stream().mapToDouble(cost -> cost).min().orElse(0), Style.USD_PER_HOUR);
        page.put(row++, 1, 1, Style.SHARE);
        page.formula(row, 0, "MAX(OptionCosts)", costs.stream().mapToDouble(cost -> cost).max().orElse(0), Style.USD_PER_HOUR);
        page.put(row++, 1, 1, Style.SHARE);
        if (row <= ROWS_OF_A_PAGE) {
            page.onePageAcross();
        }
    }

    private void headers(String... keys) {
        for (int i = 0; i <= LAST; i++) {
            if (i < keys.length) {
                page.put(row, i, WORDS.text("charts.head." + keys[i], ForecastWords.here().date(decision.outlook().start())), List.of("tenant", "change", "cluster", "growth").contains(keys[i]) ? Style.HEADER : Style.HEADER_FIGURE);
            } else {
                page.blank(row, i, Style.HEADER);
            }
        }
        page.lines(row, 2);
        row++;
    }

    private void section(String key) {
        page.put(row, 0, WORDS.text("charts.section." + key), Style.SECTION);
        for (int column = 1; column <= LAST; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }
}
