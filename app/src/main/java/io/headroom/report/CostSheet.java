package io.headroom.report;

import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.engine.Results;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.TokenPrices;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
    /// Where prices begin: cluster, GPU type, on demand, reserved, reserved after discount, break-even, day, source.
    private static final int ON_DEMAND = 2;
    private static final int RESERVED = 3;
    private static final int DISCOUNTED = 4;
    private static final int LAST = 12;
    private static final int REMARK = 2;
    private static final int SOURCE_WIDTH = 95;
    private static final int LONGEST_SUM = 8_000; // characters; a formula of Excel has at most 8,192

    private static final Words WORDS = Words.of(CostSheet.class);

    /// A cell that the reader may change.
    private enum Input {
        HOURS("HoursPerMonth"), DISCOUNT("Discount"), TERM("TermMonths"), GROWTH("GrowthPerMonth"), POWER("UsdPerKwh"), PUE("Pue"), STAFF("StaffUsdPerMonth"), EGRESS("UsdPerGigabyteOut"), BYTES("BytesPerToken");

        private final String cell;

        Input(String cell) {
            this.cell = cell;
        }

        private double of(CostBasis basis) {
            return switch (this) {
                case HOURS -> basis.hoursPerMonth();
                case DISCOUNT -> basis.discount();
                case TERM -> basis.termMonths();
                case GROWTH -> basis.growthPerMonth();
                case POWER -> basis.usdPerKwh();
                case PUE -> basis.pue();
                case STAFF -> basis.staffUsdPerMonth();
                case EGRESS -> basis.usdPerGigabyteOut();
                case BYTES -> basis.bytesPerToken();
            };
        }
    }

    private final Page page;
    private final Plan plan;
    private final CostStatement statement;
    private final Revenue revenue;
    private int row = 3;
    private int prices;
    private int lines;

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
        page.widths(38, 18, 16, 16, 15, 17, 17, 17, 18, 12, 16, 12, 13);
        CostSheet sheet = new CostSheet(page, plan, CostStatement.of(plan, results, CostBasis.USUAL), Revenue.of(plan, results));
        sheet.inputs();
        sheet.prices();
        if (!plan.partitions().isEmpty()) {
            sheet.partitions();
            sheet.total();
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
        int at = prices + plan.fleet().indexOf(plan.cluster(partition.cluster()));
        return "'" + WORDS.text("sheet.costs").replace("'", "''") + "'!" + absolute(at, partition.reserved() ? DISCOUNTED : ON_DEMAND);
    }

    private void inputs() {
        section("inputs");
        for (Input input : Input.values()) {
            Style style = input == Input.DISCOUNT || input == Input.GROWTH ? Style.INPUT_SHARE : Style.INPUT;
            page.put(row, 0, head("input." + input), Style.TEXT);
            page.put(row, 1, input.of(statement.basis()), style);
            page.put(row, REMARK, head("input." + input + ".remark"), Style.NOTE);
            name(input.cell, row, 1);
            bound(input, row);
            row++;
        }
        row++;
    }

    private void name(String name, int at, int column) {
        Name named = page.sheet().getWorkbook().createName();
        named.setNameName(name);
        named.setRefersToFormula("'" + page.sheet().getSheetName().replace("'", "''") + "'!" + absolute(at, column));
    }

    private void bound(Input input, int at) {
        switch (input) {
            case DISCOUNT -> bound(at, 1, DataValidationConstraint.ValidationType.DECIMAL, "0", "1");
            case TERM -> bound(at, 1, DataValidationConstraint.ValidationType.INTEGER, "1", "120");
            case GROWTH -> bound(at, 1, DataValidationConstraint.ValidationType.DECIMAL, "-0.99", "10");
            case PUE -> bound(at, 1, DataValidationConstraint.ValidationType.DECIMAL, "1", "10");
            case HOURS -> bound(at, 1, DataValidationConstraint.ValidationType.DECIMAL, "1", "744");
            case POWER, STAFF, EGRESS, BYTES -> bound(at, 1, DataValidationConstraint.ValidationType.DECIMAL, "0", "1000000000");
        }
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
        headers("cluster", "gpu", "onDemand", "reserved", "discounted", "breakEven", "asOf", "source");
        prices = row;
        int number = 1;
        for (Cluster cluster : plan.fleet()) {
            double onDemand = cluster.prices().onDemandUsdPerGpuHour();
            double discounted = cluster.prices().reservedUsdPerGpuHour() * (1 - statement.basis().discount());
            page.put(row, 0, cluster.name(), Style.TEXT);
            page.put(row, 1, plan.gpuType(cluster.gpu()).name(), Style.TEXT);
            page.put(row, ON_DEMAND, onDemand, Style.INPUT_PRICE);
            page.put(row, RESERVED, cluster.prices().reservedUsdPerGpuHour(), Style.INPUT_PRICE);
            name("OnDemandPrice_" + number, row, ON_DEMAND);
            name("ReservedPrice_" + number++, row, RESERVED);
            bound(row, ON_DEMAND, DataValidationConstraint.ValidationType.DECIMAL, "0", "100000");
            bound(row, RESERVED, DataValidationConstraint.ValidationType.DECIMAL, "0", "100000");
            formula(DISCOUNTED, absolute(row, RESERVED) + "*(1-Discount)", discounted, Style.USD_PER_GPU_HOUR);
            formula(5, guarded(Page.at(row, DISCOUNTED), Page.at(row, ON_DEMAND)), onDemand > 0 ? discounted / onDemand : Double.NaN, Style.SHARE);
            page.put(row, 6, cluster.prices().asOf(), Style.DATE);
            String source = Page.printable(cluster.prices().source());
            page.across(row, 7, LAST, source, Style.WRAPPED, Page.linesOf(source, SOURCE_WIDTH));
            row++;
        }
        row++;
    }

    private void partitions() {
        section("partitions");
        headers("partition", "kind", "gpus", "price", "perHour", "perMonth", "perTerm", "tokens", "perMillion", "utilisation", "perBusyHour", "pays", "full");
        lines = row;
        for (CostStatement.Line line : statement.lines()) {
            line(line);
            row++;
        }
        bound(lines, row - 1, 9, DataValidationConstraint.ValidationType.DECIMAL, "0", "1");
    }

    private void line(CostStatement.Line line) {
        CostBasis basis = statement.basis();
        page.put(row, 0, line.partition().name(), Style.TEXT);
        page.put(row, 1, TenantsSheet.kind(line.partition()), Style.TEXT);
        page.put(row, 2, line.gpus(), line.partition().slice() == null ? Style.GPUS : Style.GPU_SHARE);
        int at = prices + plan.fleet().indexOf(plan.cluster(line.partition().cluster()));
        formula(3, absolute(at, line.partition().reserved() ? DISCOUNTED : ON_DEMAND), line.usdPerGpuHour(), Style.USD_PER_GPU_HOUR);
        formula(4, cell(2) + "*" + cell(3), line.usdPerHour(), Style.USD_PER_HOUR);
        formula(5, cell(4) + "*HoursPerMonth", line.usdPerHour() * basis.hoursPerMonth(), Style.USD_PER_MONTH);
        formula(6, cell(5) + "*TermMonths", line.usdPerHour() * basis.hoursPerMonth() * basis.termMonths(), Style.USD);
        page.put(row, 7, line.tokensPerSecond(), Style.TOKENS_PER_SECOND);
        formula(8, "IF(" + cell(7) + ">0," + cell(4) + "/(" + cell(7) + "*3600)*1000000,\"–\")", line.usdPerMillionTokens(), Style.USD_PER_MILLION);
        page.put(row, 9, line.utilisation(), Style.INPUT_SHARE);
        formula(10, "IF(N(" + cell(9) + ")>0," + cell(3) + "/" + cell(9) + ",\"–\")", line.usdPerBusyGpuHour(), Style.USD_PER_GPU_HOUR);
        words(11, "IF(N(" + cell(9) + ")=0,\"–\",IF(" + cell(9) + ">=" + Page.at(at, 5) + ",\"" + head("pays.yes") + "\",\"" + head("pays.no") + "\"))", pays(line));
        formula(12, "IF(OR(N(" + cell(9) + ")=0,GrowthPerMonth<=0),\"–\",MAX(0,LN(1/" + cell(9) + ")/LN(1+GrowthPerMonth)))", monthsToFull(line), Style.MONTHS);
    }

    private static String pays(CostStatement.Line line) {
        return line.utilisation() > 0 ? head(line.utilisation() >= line.breakEven() ? "pays.yes" : "pays.no") : "–";
    }

    private double monthsToFull(CostStatement.Line line) {
        double growth = statement.basis().growthPerMonth();
        return line.utilisation() > 0 && growth > 0 ? Math.max(0, Math.log(1 / line.utilisation()) / Math.log(1 + growth)) : Double.NaN;
    }

    private void total() {
        int last = row - 1;
        for (int column = 0; column <= LAST; column++) {
            page.blank(row, column, Style.TOTAL);
        }
        page.put(row, 0, head("total.rent"), Style.TOTAL);
        formula(2, sum(2, last), statement.gpus(), Style.TOTAL_GPUS);
        formula(4, sum(4, last), statement.rentUsdPerHour(), Style.TOTAL_USD);
        formula(5, sum(5, last), statement.rentUsdPerMonth(), Style.TOTAL_USD_MONTH);
        formula(6, sum(6, last), statement.rentUsdPerMonth() * statement.basis().termMonths(), Style.TOTAL_USD_WHOLE);
        formula(9, "SUMPRODUCT(" + column(2, last) + "," + column(9, last) + ")/SUM(" + column(2, last) + ")", busyShare(), Style.TOTAL_SHARE);
        name("Utilisation", row, 9);
        name("RentUsdPerHour", row, 4);
        int rent = row;
        row += 2;
        section("total");
        headers("cost", "monthly", "term");
        List<Integer> monthly = new ArrayList<>();
        monthly.add(month("rent", Page.at(rent, 5), statement.rentUsdPerMonth()));
        monthly.add(month("power", watts() + "/1000*Pue*HoursPerMonth*UsdPerKwh", statement.powerUsdPerMonth()));
        monthly.add(month("staff", "StaffUsdPerMonth", statement.basis().staffUsdPerMonth()));
        monthly.add(month("egress", out() + "*3600*HoursPerMonth*BytesPerToken/1000000000*UsdPerGigabyteOut", statement.egressUsdPerMonth()));
        page.put(row, 0, head("total.all"), Style.TOTAL);
        formula(1, "SUM(" + Page.at(monthly.getFirst(), 1) + ":" + Page.at(monthly.getLast(), 1) + ")", statement.usdPerMonth(), Style.TOTAL_USD_MONTH);
        formula(2, Page.at(row, 1) + "*TermMonths", statement.usdPerTerm(), Style.TOTAL_USD_WHOLE);
        name("TotalUsdPerMonth", row, 1);
        int all = row++;
        page.put(row, 0, head("total.perMillion"), Style.TEXT);
        String tokens = "SUM(" + Page.at(lines, 7) + ":" + Page.at(last, 7) + ")";
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
        formula(2, Page.at(row, 1) + "*TermMonths", value * statement.basis().termMonths(), Style.USD);
        page.put(row, 3, head("total." + key + ".remark"), Style.NOTE);
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
                String gpus = next == first + 1 ? Page.at(lines + first, 2) : "SUM(" + Page.at(lines + first, 2) + ":" + Page.at(lines + next - 1, 2) + ")";
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

    private String sum(int column, int last) {
        return "SUM(" + column(column, last) + ")";
    }

    private String column(int column, int last) {
        return Page.at(lines, column) + ":" + Page.at(last, column);
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
        for (int i = 0; i <= LAST; i++) {
            if (i < keys.length) {
                page.put(row, i, head("head." + keys[i]), List.of("cluster", "gpu", "partition", "kind", "cost", "tier", "asOf", "source", "pays").contains(keys[i]) ? Style.HEADER : Style.HEADER_FIGURE);
            } else {
                page.blank(row, i, Style.HEADER);
            }
        }
        page.lines(row, 2);
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
