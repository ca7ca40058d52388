package io.headroom.report;

import io.headroom.cost.CostStatement;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.TokenPrices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an alternative to a plan costs and brings, as formulas of the names on the sheet of costs: they follow its inputs, and come to what a [CostStatement] with them comes to.
///
/// @param plan the plan whose prices are on that sheet
/// @param revenue what its tenants bring
record CostFormulas(Plan plan, Revenue revenue) {
    private static final int LONGEST = 8000; // Excel's limit is 8,192 characters

    /// Puts a figure that follows the inputs of the sheet of costs, where that sheet has them and the formula is not too long for a cell.
    ///
    /// @param formula null where nothing does
    void put(Page page, int row, int column, @Nullable String formula, double value, Style style) {
        if (formula == null || formula.length() > LONGEST || plan.partitions().isEmpty()) {
            page.put(row, column, value, style);
        } else {
            page.formula(row, column, formula, value, style);
        }
    }

    /// Rent in US dollars per hour. Where a cluster has another price than in the plan, or is not in it, its own stays as it is.
    String rentPerHour(Plan other) {
        Map<String, Double> gpus = new LinkedHashMap<>();
        other.partitions().forEach(partition -> gpus.merge(name(other, partition), partition.gpuShare(), Double::sum));
        return gpus.isEmpty() ? "0" : "(" + gpus.entrySet().stream().map(price -> CostSheet.plain(price.getValue()) + "*" + price.getKey()).collect(Collectors.joining("+")) + ")";
    }

    /// Rent of one partition in US dollars per hour.
    ///
    /// @param other the plan that it is in
    String rentPerHour(Plan other, Partition partition) {
        return CostSheet.plain(partition.gpuShare()) + "*" + name(other, partition);
    }

    private String name(Plan other, Partition partition) {
        Cluster cluster = other.cluster(partition.cluster());
        int at = IntStream.range(0, plan.fleet().size()).filter(i -> plan.fleet().get(i).id().equals(cluster.id()) && plan.fleet().get(i).prices().equals(cluster.prices())).findFirst().orElse(-1);
        double fixed = partition.reserved() ? cluster.prices().reservedUsdPerGpuHour() : cluster.prices().onDemandUsdPerGpuHour();
        String price = at < 0 ? CostSheet.plain(fixed) : (partition.reserved() ? "ReservedPrice_" : "OnDemandPrice_") + (at + 1);
        return partition.reserved() ? price + "*(1-Discount)" : price;
    }

    /// Everything in US dollars a month.
    String allPerMonth(CostStatement other) {
        return rentPerHour(other.plan()) + "*HoursPerMonth+" + watts(other) + "/1000*Pue*HoursPerMonth*UsdPerKwh+StaffUsdPerMonth+" + out(other)
                + "*3600*HoursPerMonth*BytesPerToken/1000000000*UsdPerGigabyteOut";
    }

    private static String watts(CostStatement other) {
        return CostSheet.plain(other.lines().stream().mapToDouble(line -> line.watts() == null ? 0 : line.gpus() * line.watts()).sum());
    }

    /// Revenue in US dollars a month.
    String revenuePerMonth(Revenue other) {
        String sum = other.lines().stream().map(line -> {
            int at = IntStream.range(0, revenue.lines().size()).filter(i -> same(revenue.lines().get(i), line)).findFirst().orElse(-1);
            TokenPrices fixed = line.prices();
            String in = at < 0 ? CostSheet.plain(fixed == null ? 0 : fixed.usdPerMillionInput()) : "TokenPriceIn_" + (at + 1);
            String out = at < 0 ? CostSheet.plain(fixed == null ? 0 : fixed.usdPerMillionOutput()) : "TokenPriceOut_" + (at + 1);
            return CostSheet.plain(line.tokensInPerSecond()) + "*" + in + "+" + CostSheet.plain(line.tokensOutPerSecond()) + "*" + out;
        }).collect(Collectors.joining("+"));
        return "(" + (sum.isEmpty() ? "0" : sum) + ")*3600*HoursPerMonth/1000000";
    }

    private static boolean same(Revenue.Line mine, Revenue.Line other) {
        return mine.tier().id().equals(other.tier().id()) && Objects.equals(mine.prices(), other.prices());
    }

    private static String out(CostStatement other) {
        return CostSheet.plain(other.lines().stream().mapToDouble(CostStatement.Line::tokensOutPerSecond).sum());
    }

    /// Everything for a million tokens served, in US dollars.
    String allPerMillion(CostStatement other) {
        double tokens = other.lines().stream().mapToDouble(CostStatement.Line::tokensPerSecond).sum();
        return tokens > 0 ? "(" + allPerMonth(other) + ")/(" + CostSheet.plain(tokens) + "*3600*HoursPerMonth)*1000000" : "\"–\"";
    }
}
