package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.engine.Results;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.TokenPrices;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;

/// What the plan costs, as formulas over cells that the reader may change. Those cells are blue on a wash, have names, and take only what makes sense.
///
/// Each formula is what [CostStatement] computes; the value that Excel keeps beside it is the statement's own, so a viewer that does not calculate shows it too.
final class CostSheet {
    /// Where prices begin: cluster, GPU type, on demand, reserved, reserved after discount, break-even, day.
    private static final int ON_DEMAND = 2;
    private static final int RESERVED = 3;
    private static final int DISCOUNTED = 4;
    private static final int BREAK_EVEN = 5;
    private static final int LAST = 6;
    private static final int REMARK = 2;
    /// What each partition costs: GPUs, price, per hour, per month, over the term.
    private static final int GPUS = 2;
    private static final int PRICE = 3;
    private static final int PER_HOUR = 4;
    private static final int PER_MONTH = 5;
    private static final int PER_TERM = 6;
    /// What it gets for that, in a table of its own: tokens, rent of a million of them, utilisation, rent of a busy hour, whether it pays, when it is full.
    private static final int TOKENS = 1;
    private static final int PER_MILLION = 2;
    private static final int UTILISATION = 3;
    private static final int PER_BUSY_HOUR = 4;
    private static final int PAYS = 5;
    private static final int FULL = 6;
    private static final int COSTS = 5; // lines of everything
    private static final int AROUND = 4; // rows of headings and sums around a table
    private static final short WHOLE = 100; // percent: the columns fill the width of A4
    private static final int LONGEST_SUM = 8_000; // characters; a formula of Excel has at most 8,192

    private static final Words WORDS = Words.of(CostSheet.class);

    private final Page page;
    private final Plan plan;
    private final CostStatement statement;
    private final Revenue revenue;
    private int row = 3;
    private final Map<ClusterId, Integer> prices = new HashMap<>(); // the row of each cluster
    private int lines; // rows of what partitions cost, and of what they get for it
    private int uses;

    private CostSheet(Page page, Plan plan, CostStatement statement, Revenue revenue) {
        this.page = page;
        this.plan = plan;
        this.statement = statement;
        this.revenue = revenue;
    }

    /// Fills the sheet, and links the prices of the partitions' sheet to its cells.
    ///
    /// @param edition the provider's has what tokens sell for too
    static CostSheet fill(Page page, Plan plan, Results results, Dossier.Edition edition) {
        page.heading(WORDS.text("sheet.costs"), WORDS.text("costs.note", Scope.of(results)));
        page.widths(27, 19, 19, 15, 15, 18, 17);
        page.noteOver(0, LAST);
        page.scale(WHOLE);
        CostSheet sheet = new CostSheet(page, plan, CostStatement.of(plan, results, CostBasis.USUAL), Revenue.of(plan, results));
        sheet.inputs();
        sheet.prices();
        if (!plan.partitions().isEmpty()) {
            page.keep(sheet.row, plan.partitions().size() + AROUND);
            sheet.partitions();
            int rent = sheet.rent();
            sheet.uses();
            sheet.total(rent);
            if (edition == Dossier.Edition.PROVIDER) {
                sheet.revenue();
            }
        }
        page.sheet().createFreezePane(0, 2);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
        return sheet;
    }

    /// The price that a partition is held at, as a formula for another sheet.
    String price(Partition partition) {
        int at = prices(partition);
        return "'" + WORDS.text("sheet.costs").replace("'", "''") + "'!" + absolute(at, partition.reserved() ? DISCOUNTED : ON_DEMAND);
    }

    private void inputs() {
        section("inputs");
        for (CostInput input : CostInput.values()) {
            String label = head("input." + input);
            page.put(row, 0, label, Style.WRAPPED);
            page.put(row, 1, input.of(statement.basis()), input.share() ? Style.INPUT_SHARE : Style.INPUT);
            page.put(row, REMARK, head("input." + input + ".remark"), Style.REMARK);
            page.lines(row, Page.linesIn(label, page.width(0)));
            name(input.cell(), row, 1);
            bound(row, 1, input.whole() ? DataValidationConstraint.ValidationType.INTEGER : DataValidationConstraint.ValidationType.DECIMAL, input.least(), input.most());
            row++;
        }
        row++;
    }

    private void name(String name, int at, int column) {
        Name named = page.sheet().getWorkbook().createName();
        named.setNameName(name);
        named.setRefersToFormula("'" + page.sheet().getSheetName().replace("'", "''") + "'!" + absolute(at, column));
    }

    private void bound(int at, int column, int type, String least, String most) {
        bound(at, at, column, type, least, most);
    }

    private void bound(int first, int last, int column, int type, String least, String most) {
        DataValidationHelper helper = page.sheet().getDataValidationHelper();
        DataValidationConstraint constraint = type == DataValidationConstraint.ValidationType.INTEGER
                ? helper.createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, least, most)
                : helper.createDecimalConstraint(DataValidationConstraint.OperatorType.BETWEEN, least, most);
        DataValidation validation = helper.createValidation(constraint, new CellRangeAddressList(first, last, column, column));
        validation.createErrorBox(head("bound.title"), WORDS.text("costs.bound", least, most));
        validation.setShowErrorBox(true);
        page.sheet().addValidationData(validation);
    }

    private void prices() {
        section("prices");
        headers("cluster", "gpu", "onDemand", "reserved", "discounted", "breakEven", "asOf");
        int number = 1;
        for (Cluster cluster : plan.fleet()) {
            double onDemand = cluster.prices().onDemandUsdPerGpuHour();
            double discounted = cluster.prices().reservedUsdPerGpuHour() * (1 - statement.basis().discount());
            prices.put(cluster.id(), row);
            label(cluster.name());
            page.put(row, 1, plan.gpuType(cluster.gpu()).name(), Style.TEXT);
            page.put(row, ON_DEMAND, onDemand, Style.INPUT_PRICE);
            page.put(row, RESERVED, cluster.prices().reservedUsdPerGpuHour(), Style.INPUT_PRICE);
            name("OnDemandPrice_" + number, row, ON_DEMAND);
            name("ReservedPrice_" + number++, row, RESERVED);
            bound(row, ON_DEMAND, DataValidationConstraint.ValidationType.DECIMAL, "0", "100000");
            bound(row, RESERVED, DataValidationConstraint.ValidationType.DECIMAL, "0", "100000");
            formula(DISCOUNTED, absolute(row, RESERVED) + "*(1-Discount)", discounted, Style.USD_PER_GPU_HOUR);
            formula(BREAK_EVEN, guarded(Page.at(row, DISCOUNTED), Page.at(row, ON_DEMAND)), onDemand > 0 ? discounted / onDemand : Double.NaN, Style.SHARE);
            page.put(row, 6, cluster.prices().asOf(), Style.DATE);
            row++;
            if (!cluster.prices().source().isBlank()) {
                page.remark(row++, LAST, WORDS.text("costs.source", cluster.prices().source()));
            }
        }
        row++;
    }

    private void partitions() {
        section("partitions");
        headers("partition", "kind", "gpus", "price", "perHour", "perMonth", "perTerm");
        lines = row;
        CostBasis basis = statement.basis();
        for (CostStatement.Line line : statement.lines()) {
            label(line.partition().name());
            page.put(row, 1, TenantsSheet.kind(line.partition()), Style.TEXT);
            page.put(row, GPUS, line.gpus(), line.partition().slice() == null ? Style.GPUS : Style.GPU_SHARE);
            formula(PRICE, absolute(prices(line.partition()), line.partition().reserved() ? DISCOUNTED : ON_DEMAND), line.usdPerGpuHour(), Style.USD_PER_GPU_HOUR);
            formula(PER_HOUR, cell(GPUS) + "*" + cell(PRICE), line.usdPerHour(), Style.USD_PER_HOUR);
            formula(PER_MONTH, cell(PER_HOUR) + "*HoursPerMonth", line.usdPerHour() * basis.hoursPerMonth(), Style.USD_PER_MONTH);
            formula(PER_TERM, cell(PER_MONTH) + "*TermMonths", line.usdPerHour() * basis.hoursPerMonth() * basis.termMonths(), Style.USD_WHOLE);
            row++;
        }
    }

    /// A name in the first column, over several lines where it is long.
    private void label(String name) {
        page.put(row, 0, name, Style.WRAPPED);
        page.lines(row, Page.linesIn(name, page.width(0)));
    }

    /// The row of the prices that a partition is held at.
    private int prices(Partition partition) {
        return Objects.requireNonNull(prices.get(partition.cluster()));
    }

    /// What the tokens and the busy hours of each partition come to.
    private void uses() {
        page.keep(row, statement.lines().size() + AROUND);
        section("uses");
        headers("partition", "tokens", "perMillion", "utilisation", "perBusyHour", "pays", "full");
        uses = row;
        for (int i = 0; i < statement.lines().size(); i++) {
            use(statement.lines().get(i), lines + i);
            row++;
        }
        bound(uses, row - 1, UTILISATION, DataValidationConstraint.ValidationType.DECIMAL, "0", "1");
        for (int column = 0; column <= LAST; column++) {
            page.blank(row, column, Style.TOTAL);
        }
        page.put(row, 0, head("total.use"), Style.TOTAL);
        String gpus = column(lines, GPUS);
        formula(UTILISATION, "SUMPRODUCT(" + gpus + "," + column(uses, UTILISATION) + ")/SUM(" + gpus + ")", busyShare(), Style.TOTAL_SHARE);
        name("Utilisation", row, UTILISATION);
        row += 2;
    }

    /// @param at row of what it costs
    private void use(CostStatement.Line line, int at) {
        label(line.partition().name());
        String busy = cell(UTILISATION);
        page.put(row, TOKENS, line.tokensPerSecond(), Style.TOKENS_PER_SECOND);
        formula(PER_MILLION, "IF(" + cell(TOKENS) + ">0," + Page.at(at, PER_HOUR) + "/(" + cell(TOKENS) + "*3600)*1000000,\"–\")", line.usdPerMillionTokens(), Style.USD_PER_MILLION);
        page.put(row, UTILISATION, line.utilisation(), Style.INPUT_SHARE);
        formula(PER_BUSY_HOUR, "IF(N(" + busy + ")>0," + Page.at(at, PRICE) + "/" + busy + ",\"–\")", line.usdPerBusyGpuHour(), Style.USD_PER_GPU_HOUR);
        words(PAYS, "IF(N(" + busy + ")=0,\"–\",IF(" + busy + ">=" + Page.at(prices(line.partition()), BREAK_EVEN) + ",\"" + head("pays.yes") + "\",\"" + head("pays.no") + "\"))", pays(line));
        formula(FULL, "IF(OR(N(" + busy + ")=0,GrowthPerMonth<=0),\"–\",MAX(0,LN(1/" + busy + ")/LN(1+GrowthPerMonth)))", monthsToFull(line), Style.MONTHS);
    }

    private static String pays(CostStatement.Line line) {
        return line.utilisation() > 0 ? head(line.utilisation() >= line.breakEven() ? "pays.yes" : "pays.no") : "–";
    }

    private double monthsToFull(CostStatement.Line line) {
        double growth = statement.basis().growthPerMonth();
        return line.utilisation() > 0 && growth > 0 ? Math.max(0, Math.log(1 / line.utilisation()) / Math.log(1 + growth)) : Double.NaN;
    }

    /// @return the row of what all GPUs come to
    private int rent() {
        for (int column = 0; column <= LAST; column++) {
            page.blank(row, column, Style.TOTAL);
        }
        page.put(row, 0, head("total.rent"), Style.TOTAL);
        formula(GPUS, sum(GPUS), statement.gpus(), Style.TOTAL_GPUS);
        formula(PER_HOUR, sum(PER_HOUR), statement.rentUsdPerHour(), Style.TOTAL_USD);
        formula(PER_MONTH, sum(PER_MONTH), statement.rentUsdPerMonth(), Style.TOTAL_USD_MONTH);
        formula(PER_TERM, sum(PER_TERM), statement.rentUsdPerMonth() * statement.basis().termMonths(), Style.TOTAL_USD_WHOLE);
        name("RentUsdPerHour", row, PER_HOUR);
        int rent = row;
        row += 2;
        return rent;
    }

    private void total(int rent) {
        page.keep(row, COSTS + AROUND);
        section("total");
        headers("cost", "monthly", "term");
        List<Integer> monthly = new ArrayList<>();
        monthly.add(month("rent", Page.at(rent, PER_MONTH), statement.rentUsdPerMonth()));
        monthly.add(month("power", watts() + "/1000*Pue*HoursPerMonth*UsdPerKwh", statement.powerUsdPerMonth()));
        monthly.add(month("staff", "StaffUsdPerMonth", statement.basis().staffUsdPerMonth()));
        monthly.add(month("egress", out() + "*3600*HoursPerMonth*BytesPerToken/1000000000*UsdPerGigabyteOut", statement.egressUsdPerMonth()));
        page.put(row, 0, head("total.all"), Style.TOTAL);
        formula(1, "SUM(" + Page.at(monthly.getFirst(), 1) + ":" + Page.at(monthly.getLast(), 1) + ")", statement.usdPerMonth(), Style.TOTAL_USD_MONTH);
        formula(2, Page.at(row, 1) + "*TermMonths", statement.usdPerTerm(), Style.TOTAL_USD_WHOLE);
        name("TotalUsdPerMonth", row, 1);
        int all = row++;
        page.put(row, 0, head("total.perMillion"), Style.TEXT);
        String tokens = "SUM(" + column(uses, TOKENS) + ")";
        formula(1, "IF(" + tokens + ">0," + Page.at(all, 1) + "/(" + tokens + "*3600*HoursPerMonth)*1000000,\"–\")", statement.usdPerMillionTokens(), Style.TOTAL_USD_MILLION);
        name("UsdPerMillionTokens", row, 1);
        row++;
    }

    private double busyShare() {
        return statement.lines().stream().filter(line -> Double.isFinite(line.utilisation())).mapToDouble(line -> line.gpus() * line.utilisation()).sum() / statement.gpus();
    }

    /// What tokens sell for: whoever has no prices of tokens in the plan enters them here.
    private void revenue() {
        row++;
        page.keep(row, revenue.lines().size() + AROUND);
        section("revenue");
        headers("tier", "priceIn", "priceOut", "tokensIn", "tokensOut", "revenue");
        int first = row;
        for (Revenue.Line line : revenue.lines()) {
            TokenPrices known = line.prices();
            page.put(row, 0, line.tier().name(), Style.TEXT);
            page.put(row, 1, known == null ? 0 : known.usdPerMillionInput(), Style.INPUT_TOKENS);
            page.put(row, 2, known == null ? 0 : known.usdPerMillionOutput(), Style.INPUT_TOKENS);
            for (int i = 1; i <= 2; i++) {
                name((i == 1 ? "TokenPriceIn_" : "TokenPriceOut_") + (row - first + 1), row, i);
                bound(row, i, DataValidationConstraint.ValidationType.DECIMAL, "0", "100000");
            }
            page.put(row, 3, line.tokensInPerSecond(), Style.TOKENS_PER_SECOND);
            page.put(row, 4, line.tokensOutPerSecond(), Style.TOKENS_PER_SECOND);
            formula(5, "(" + cell(1) + "*" + cell(3) + "+" + cell(2) + "*" + cell(4) + ")*3600*HoursPerMonth/1000000", line.usdPerMonth(statement.basis()), Style.USD_PER_MONTH);
            row++;
        }
        page.put(row, 0, head("total.revenue"), Style.TOTAL);
        for (int column = 1; column < 5; column++) {
            page.blank(row, column, Style.TOTAL);
        }
        formula(5, revenue.lines().isEmpty() ? "0" : "SUM(" + Page.at(first, 5) + ":" + Page.at(row - 1, 5) + ")", revenue.usdPerMonth(statement.basis()), Style.TOTAL_USD_MONTH);
        name("RevenueUsdPerMonth", row, 5);
        row++;
    }

    private int month(String key, String formula, double value) {
        page.put(row, 0, head("total." + key), Style.TEXT);
        formula(1, formula, value, Style.USD_PER_MONTH);
        formula(2, Page.at(row, 1) + "*TermMonths", value * statement.basis().termMonths(), Style.USD_WHOLE);
        page.put(row, 3, head("total." + key + ".remark"), Style.REMARK);
        return row++;
    }

    /// What the GPUs of all partitions draw, in W: a sum over the types, for no column of the table holds it. Where that would be longer than Excel takes, it is the figure alone.
    private String watts() {
        StringBuilder sum = new StringBuilder("(0");
        double drawn = 0;
        int size = statement.lines().size();
        for (int first = 0, next; first < size; first = next) {
            Double watts = statement.lines().get(first).watts();
            for (next = first; next < size && Objects.equals(statement.lines().get(next).watts(), watts); next++) {
                drawn += watts == null ? 0 : statement.lines().get(next).gpus() * watts;
            }
            if (watts != null) {
                String gpus = next == first + 1 ? Page.at(lines + first, GPUS) : "SUM(" + Page.at(lines + first, GPUS) + ":" + Page.at(lines + next - 1, GPUS) + ")";
                sum.append('+').append(gpus).append('*').append(plain(watts));
            }
        }
        return sum.length() <= LONGEST_SUM ? sum.append(')').toString() : plain(drawn);
    }

    /// Output tokens per second of all partitions.
    private String out() {
        return plain(statement.lines().stream().mapToDouble(CostStatement.Line::tokensOutPerSecond).sum());
    }

    /// A constant of a formula.
    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }

    private String cell(int column) {
        return Page.at(row, column);
    }

    private String sum(int column) {
        return "SUM(" + column(lines, column) + ")";
    }

    /// A column of one of the two tables of partitions.
    private String column(int first, int column) {
        return Page.at(first, column) + ":" + Page.at(first + statement.lines().size() - 1, column);
    }

    private static String guarded(String above, String below) {
        return "IF(" + below + ">0," + above + "/" + below + ",\"–\")";
    }

    private void formula(int column, String formula, double value, Style style) {
        page.formula(row, column, formula, value, style);
    }

    private void words(int column, String formula, String value) {
        page.formula(row, column, formula, value, Style.TEXT);
    }

    private static String absolute(int row, int column) {
        return new CellReference(row, column, true, true).formatAsString();
    }

    private void headers(String... keys) {
        int lines = 1;
        for (int i = 0; i <= LAST; i++) {
            if (i < keys.length) {
                String title = head("head." + keys[i]);
                page.put(row, i, title, List.of("cluster", "gpu", "partition", "kind", "cost", "tier", "asOf", "pays").contains(keys[i]) ? Style.HEADER : Style.HEADER_FIGURE);
                lines = Math.max(lines, Page.linesOfHeader(title, page.width(i)));
            } else {
                page.blank(row, i, Style.HEADER);
            }
        }
        page.lines(row, lines);
        row++;
    }

    private void section(String key) {
        page.put(row, 0, head("section." + key), Style.SECTION);
        for (int column = 1; column <= LAST; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }

    private static String head(String key) {
        return WORDS.text("costs." + key);
    }
}
