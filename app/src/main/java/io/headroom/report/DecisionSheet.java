package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.plan.Partition;
import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/// The page for who decides, on one sheet of paper: what to do, what it takes, what it changes, and what it rests on. Money follows the inputs of the sheet of costs.
final class DecisionSheet {
    private static final Words WORDS = Words.of(DecisionSheet.class);
    private static final int LAST = 11;
    private static final int HALF = 6; // first column of the right half
    private static final int LINE_OF_HEADLINE = 92;
    private static final int LINE_OF_TEXT = 136;
    private static final int LINE_OF_HALF = 50;
    private static final int LONGEST_TITLE = 64;
    private static final int OPTION_WIDTH = 41;
    private static final int LINE_OF_NOTE = 150;
    private static final int TILE = 2; // columns of a key figure
    private static final int LINE_OF_TILE = 25;
    private static final int CHART_ROWS = 16;
    private static final int RISKS = 4;
    private static final int DATES = 5;
    private static final int ROOM = 3; // beside a figure, in digits
    private static final int WIDTH_OF_DUE = 50; // its columns, in digits
    private static final int WIDTH_OF_ORDER = 44; // of letters in bold
    private static final int COST = 5; // columns of the options
    private static final int WORST = 11;

    private final Page page;
    private final XSSFSheet sheet;
    private final Decision decision;
    private final CostFormulas costs;
    private final ChartsSheet figures;
    private int row;

    /// @param sheet the page again, for what only a sheet that is not streamed can hold
    /// @param figures what the charts show
    DecisionSheet(Page page, XSSFSheet sheet, Decision decision, ChartsSheet figures) {
        this.page = page;
        this.sheet = sheet;
        this.decision = decision;
        this.figures = figures;
        costs = new CostFormulas(decision.current().plan(), Revenue.of(decision.current().plan(), decision.current().results()));
    }

    /// @param distance how far each tenant is from its promise, for a plan without alternatives
    void fill(Optional<ObjectiveChart> distance) {
        page.widths(11, 10, 10, 10, width(12, gpus(), Decision.Option::gpus), width(12, Style.USD_PER_HOUR, Decision.Option::usdPerHour), 12, 11, 10, 10, 10, 10);
        page.heading(Page.shortened(decision.title(), LONGEST_TITLE), WORDS.text("decision.subtitle", WORDS.text("decision.for." + decision.edition()), decision.scope()));
        page.height(2, 12);
        page.across(3, 0, LAST, decision.sentence(), Style.HEADLINE, Page.linesOf(decision.sentence(), LINE_OF_HEADLINE));
        row = 4;
        for (String reason : decision.reasons()) {
            page.across(row++, 0, LAST, reason, Style.PARAGRAPH, Page.linesOf(reason, LINE_OF_TEXT));
        }
        page.put(row++, 0, decision.kinds(), Style.NOTE);
        gap();
        keys();
        gap();
        ask();
        gap();
        int options = options();
        gap();
        charts(options, distance);
        capacityAndRisks();
        gap();
        assumed();
        page.onePage();
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, LAST, 0, row - 1);
    }

    /// The width of a column of the options: the usual one, or what its largest figure takes.
    private int width(int usual, Style style, ToDoubleFunction<Decision.Option> figure) {
        double most = decision.options().stream().mapToDouble(figure).max().orElse(0);
        return Math.max(usual, new DataFormatter(Locale.ROOT).formatRawCellContents(most, -1, style.format()).length() + ROOM);
    }

    private void gap() {
        page.height(row++, 7);
    }

    private void section(String key, int first, int last) {
        page.put(row, first, WORDS.text("decision.section." + key), Style.SECTION);
        for (int column = first + 1; column <= last; column++) {
            page.blank(row, column, Style.SECTION);
        }
    }

    /// The key figures, side by side.
    private void keys() {
        int lines = 1;
        for (int i = 0; i < decision.figures().size(); i++) {
            Decision.Figure figure = decision.figures().get(i);
            int first = i * TILE;
            int last = first + TILE - 1;
            page.put(row, first, figure.label(), Style.KEY_LABEL);
            page.merge(row, first, last, Style.KEY_LABEL);
            key(figure, first);
            page.merge(row + 1, first, last, style(figure));
            page.put(row + 2, first, figure.remark(), Style.KEY_NOTE);
            page.merge(row + 2, first, last, Style.KEY_NOTE);
            lines = Math.max(lines, Page.linesOf(figure.remark(), LINE_OF_TILE));
        }
        page.height(row, 15);
        page.height(row + 1, 21);
        page.height(row + 2, 4 + 10.5 * lines);
        row += 3;
    }

    private static Style style(Decision.Figure figure) {
        return switch (figure.key()) {
            case REVENUE, MARGIN, COST -> Style.KEY_USD;
            case PER_MILLION -> Style.KEY_USD_EXACT;
            case UTILISATION, THROTTLED, WORST -> Style.KEY_SHARE;
            case DISPLACED, PROMISES, GUARANTEED, RISKS -> Style.KEY;
        };
    }

    private void key(Decision.Figure figure, int column) {
        switch (figure.key()) {
            case REVENUE -> live(row + 1, column, positive(revenue()), figure.value(), Style.KEY_USD);
            case MARGIN -> live(row + 1, column, "IF(" + revenue() + ">0," + revenue() + "-(" + month(decision.chosen()) + "),\"–\")", figure.value(), Style.KEY_USD);
            case COST -> live(row + 1, column, month(decision.chosen()), figure.value(), Style.KEY_USD);
            case PER_MILLION -> live(row + 1, column, decision.chosen().current() ? "UsdPerMillionTokens" : costs.allPerMillion(statement(decision.chosen())), figure.value(), Style.KEY_USD_EXACT);
            case UTILISATION -> live(row + 1, column, decision.chosen().current() ? "Utilisation" : null, figure.value(), Style.KEY_SHARE);
            case THROTTLED, WORST -> page.put(row + 1, column, figure.value(), Style.KEY_SHARE);
            case DISPLACED, RISKS -> page.put(row + 1, column, figure.value(), Style.KEY);
            case PROMISES, GUARANTEED -> page.put(row + 1, column, figure.text(), Style.KEY);
        }
    }

    private static String positive(String formula) {
        return "IF(" + formula + ">0," + formula + ",\"–\")";
    }

    private String revenue() {
        Decision.Option chosen = decision.chosen();
        return chosen.current() ? "RevenueUsdPerMonth" : costs.revenuePerMonth(Revenue.of(chosen.plan(), chosen.results()));
    }

    private static CostStatement statement(Decision.Option option) {
        return CostStatement.of(option.plan(), option.results(), CostBasis.USUAL);
    }

    private String hour(Decision.Option option) {
        return option.current() ? "RentUsdPerHour" : costs.rentPerHour(option.plan());
    }

    private String month(Decision.Option option) {
        return option.current() ? "TotalUsdPerMonth" : costs.allPerMonth(statement(option));
    }

    /// A figure that follows the inputs of the sheet of costs, where that sheet has them.
    private void live(int row, int column, @Nullable String formula, double value, Style style) {
        costs.put(page, row, column, formula, value, style);
    }

    private void ask() {
        section("ask", 0, LAST);
        row++;
        int top = row;
        boolean two = !decision.chosen().current();
        page.put(row, 0, WORDS.text("decision.head.what"), Style.HEADER);
        page.merge(row, 0, 1, Style.HEADER);
        page.put(row, 2, WORDS.text("decision.head.now"), Style.HEADER_FIGURE);
        page.merge(row, 2, 3, Style.HEADER_FIGURE);
        page.put(row, 4, two ? WORDS.text("decision.head.then") : "", Style.HEADER_FIGURE);
        page.merge(row, 4, 5, Style.HEADER_FIGURE);
        row++;
        ask("gpus", gpus(), one -> null, Decision.Option::gpus);
        ask("reserved", gpus(), one -> null, DecisionSheet::reserved);
        ask("perHour", Style.USD_PER_HOUR, this::hour, Decision.Option::usdPerHour);
        ask("perMonth", Style.USD_PER_MONTH, this::month, one -> statement(one).usdPerMonth());
        ask("perTerm", Style.USD_WHOLE, one -> "(" + month(one) + ")*TermMonths", one -> statement(one).usdPerTerm());
        dates(top);
    }

    private void ask(String key, Style style, Function<Decision.Option, @Nullable String> formula, ToDoubleFunction<Decision.Option> value) {
        page.put(row, 0, WORDS.text("decision.ask." + key), Style.TEXT);
        page.merge(row, 0, 1, Style.TEXT);
        Decision.Option now = decision.current();
        Decision.Option then = decision.chosen();
        live(row, 2, formula.apply(now), value.applyAsDouble(now), style);
        page.merge(row, 2, 3, style);
        if (then.current()) {
            page.blank(row, 4, Style.TEXT);
        } else {
            live(row, 4, formula.apply(then), value.applyAsDouble(then), style);
        }
        page.merge(row, 4, 5, style);
        row++;
    }

    /// Whole GPUs, unless somebody holds slices of one.
    private Style gpus() {
        boolean whole = decision.options().stream().flatMap(one -> one.plan().partitions().stream()).allMatch(partition -> partition.slice() == null);
        return whole ? Style.GPUS : Style.GPU_SHARE;
    }

    private static double reserved(Decision.Option option) {
        return option.plan().partitions().stream().filter(Partition::reserved).mapToDouble(Partition::gpuShare).sum();
    }

    /// What is due when, beside the ask.
    private void dates(int top) {
        List<Decision.Due> dates = decision.ask().dates();
        page.put(top, HALF, WORDS.text("decision.head.date"), Style.HEADER);
        page.put(top, HALF + 1, WORDS.text("decision.head.due"), Style.HEADER);
        page.merge(top, HALF + 1, LAST, Style.HEADER);
        int shown = dates.size() > DATES ? DATES - 1 : dates.size();
        for (int i = 0; i < DATES; i++) {
            int at = top + 1 + i;
            if (i < shown) {
                page.put(at, HALF, dates.get(i).date(), Style.DATE);
                due(at, dates.get(i));
            } else {
                page.blank(at, HALF, Style.TEXT);
                page.put(at, HALF + 1, i == shown && shown < dates.size() ? WORDS.count("decision.dates.more", dates.size() - shown) : "", Style.TEXT);
                page.merge(at, HALF + 1, LAST, Style.TEXT);
            }
        }
    }

    /// In bold where it is an order, over as many lines as it takes.
    private void due(int at, Decision.Due due) {
        int lines = Page.linesIn(due.what(), due.orderBy() ? WIDTH_OF_ORDER : WIDTH_OF_DUE);
        Style style = lines > 1 ? Style.WRAPPED : due.orderBy() ? Style.CHOSEN : Style.TEXT;
        page.put(at, HALF + 1, due.what(), style);
        page.merge(at, HALF + 1, LAST, style);
        if (lines > 1) {
            page.lines(at, lines);
        }
    }

    /// The plan as it stands and its alternatives.
    ///
    /// @return row of the first
    private int options() {
        section("options", 0, LAST);
        row++;
        page.put(row, 0, WORDS.text("decision.head.option"), Style.HEADER);
        page.merge(row, 0, 3, Style.HEADER);
        List<String> heads = List.of("gpus", "cost", "met", "atRisk", "missed", "gain", "lose", "worst");
        for (int i = 0; i < heads.size(); i++) {
            page.put(row, 4 + i, WORDS.text("decision.head." + heads.get(i)), Style.HEADER_FIGURE);
        }
        page.lines(row, 2);
        row++;
        int first = row;
        for (Decision.Option one : decision.options()) {
            boolean chosen = one.chosen() && (decision.choice() == Decision.Choice.ADOPT || decision.choice() == Decision.Choice.KEEP);
            String name = WORDS.text(chosen ? "decision.option.chosen" : "decision.option", DecisionCharts.letter(row - first), one.name());
            page.across(row, 0, 3, name, chosen ? Style.CHOSEN : Style.WRAPPED, Page.linesIn(Page.printable(name), OPTION_WIDTH));
            page.put(row, 4, one.gpus(), gpus());
            live(row, COST, hour(one), one.usdPerHour(), Style.USD_PER_HOUR);
            page.put(row, 6, one.met(), Style.COUNT);
            page.put(row, 7, one.atRisk(), Style.COUNT);
            page.put(row, 8, one.missed(), Style.COUNT);
            page.put(row, 9, one.current() ? null : one.gain(), Style.COUNT);
            page.put(row, 10, one.current() ? null : one.lose(), Style.COUNT);
            page.put(row, WORST, one.worstShare(), Style.OF_TARGET);
            row++;
        }
        Name named = sheet.getWorkbook().createName();
        named.setNameName("OptionCosts");
        named.setRefersToFormula("'" + sheet.getSheetName().replace("'", "''") + "'!" + new CellReference(first, COST, true, true).formatAsString() + ":"
                + new CellReference(row - 1, COST, true, true).formatAsString());
        figures.target();
        page.put(row++, 0, decision.optionsNote(), Style.NOTE);
        return first;
    }

    private void charts(int options, Optional<ObjectiveChart> distance) {
        DecisionCharts charts = new DecisionCharts(sheet, figures, decision);
        section("charts", 0, LAST);
        row++;
        page.put(row++, 0, Page.shortened(decision.gainsNote(), LINE_OF_NOTE), Style.NOTE);
        int bottom = row + CHART_ROWS;
        if (decision.options().size() > 1) {
            charts.costAgainstDelay(new HouseChart.Area(0, row, HALF, bottom), options, COST, WORST);
        }
        int top = row;
        if (charts.anyGains()) {
            charts.gains(new HouseChart.Area(HALF, row, LAST + 1, bottom));
        } else { // nothing to compare with, or nobody whose figure changes: a chart without bars says nothing
            distance.ifPresent(chart -> chart.draw(sheet, new HouseChart.Area(decision.options().size() > 1 ? HALF : 0, top, LAST + 1, bottom)));
        }
        row = bottom;
    }

    private void capacityAndRisks() {
        int top = row;
        section("risks", HALF, LAST);
        row++;
        List<RiskRegister.Risk> risks = decision.risks();
        int shown = Math.min(RISKS, risks.size());
        for (int i = 0; i < RISKS; i++) {
            if (i < shown) {
                risk(risks.get(i));
            }
            page.height(row++, 42);
        }
        if (risks.isEmpty()) {
            page.put(top + 1, HALF, WORDS.text("decision.risks.none"), Style.NOTE);
        } else if (risks.size() > shown) {
            page.put(row, HALF, WORDS.count("decision.risks.more", risks.size() - shown), Style.NOTE);
        }
        row++;
        new DecisionCharts(sheet, figures, decision).capacity(new HouseChart.Area(0, top, HALF, row));
    }

    private void risk(RiskRegister.Risk risk) {
        page.put(row, HALF, WORDS.of(risk.level()), RisksSheet.style(risk.level()));
        String text = WORDS.text("decision.risk", risk.who(), risk.what()) + " " + WORDS.text("decision.risk.basis", risk.basis());
        page.put(row, HALF + 1, Page.shortened(text, 3 * LINE_OF_HALF), Style.WRAPPED);
        page.merge(row, HALF + 1, LAST, Style.WRAPPED);
    }

    /// What it rests on, in two columns at the foot.
    private void assumed() {
        section("assumed", 0, LAST);
        row++;
        for (int i = 0; i < decision.assumed().size(); i += 2) {
            fact(i, 0, HALF - 1);
            fact(i + 1, HALF, LAST);
            page.height(row++, 13);
        }
        String outlook = decision.outlookNote();
        page.across(row++, 0, LAST, outlook, Style.KEY_NOTE, Page.linesOf(outlook, 150));
    }

    private void fact(int index, int first, int last) {
        if (index < decision.assumed().size()) {
            Decision.Fact fact = decision.assumed().get(index);
            page.put(row, first, WORDS.text("decision.fact", fact.label(), fact.text()), Style.KEY_NOTE);
            page.merge(row, first, last, Style.KEY_NOTE);
        }
    }
}
