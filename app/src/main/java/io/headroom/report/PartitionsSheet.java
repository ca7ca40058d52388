package io.headroom.report;

import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.plan.Deployment;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Serving;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// What serves: a row for each cabin and lane, and what they cost together.
final class PartitionsSheet {
    private static final Words WORDS = Words.of(PartitionsSheet.class);
    private static final int GPUS = 8;
    private static final int PRICE = 15;
    private static final int COST = 16;

    private final Plan plan;
    private final Results results;

    private PartitionsSheet(Plan plan, Results results) {
        this.plan = plan;
        this.results = results;
    }

    /// The costs are formulas, so that a reader can try another price.
    ///
    /// @param prices the sheet whose cells hold the prices
    static void fill(Page page, Plan plan, Results results, CostSheet prices) {
        page.heading(WORDS.text("sheet.partitions"), WORDS.text("partitions.note", Scope.of(results)));
        table(plan, results).fill(page, 1, (row, partition) -> {
            page.formula(row, PRICE, prices.price(partition), price(plan, partition), Style.USD_PER_GPU_HOUR);
            page.formula(row, COST, Page.at(row, GPUS) + "*" + Page.at(row, PRICE), plan.usdPerHour(partition), Style.USD_PER_HOUR);
        });
        if (!plan.partitions().isEmpty()) {
            total(page, plan);
        }
    }

    static Table<Partition> table(Plan plan, Results results) {
        return new Table<>("partitions", new PartitionsSheet(plan, results).columns(), plan.partitions());
    }

    /// Where the total cost stands, for the summary to refer to; only with a partition there.
    static String totalCost(Plan plan) {
        return "'" + WORDS.text("sheet.partitions").replace("'", "''") + "'!" + Page.at(Table.HEADER_ROW + 1 + plan.partitions().size(), COST);
    }

    private static void total(Page page, Plan plan) {
        int first = Table.HEADER_ROW + 1;
        int total = first + plan.partitions().size();
        for (int column = 0; column <= COST; column++) {
            page.blank(total, column, Style.TOTAL);
        }
        page.put(total, 0, WORDS.text("partitions.total"), Style.TOTAL);
        page.formula(total, GPUS, sum(first, total - 1, GPUS), plan.partitions().stream().mapToDouble(Partition::gpuShare).sum(), Style.TOTAL_GPUS);
        page.formula(total, COST, sum(first, total - 1, COST), plan.usdPerHour(), Style.TOTAL_USD);
    }

    private static String sum(int first, int last, int column) {
        String name = CellReference.convertNumToColString(column);
        return "SUM(" + name + (first + 1) + ":" + name + (last + 1) + ")";
    }

    private List<Column<Partition>> columns() {
        return List.of(
                Column.<Partition>of(head("partition"), 20, Style.TEXT, Partition::name),
                Column.<Partition>of(head("kind"), 10, Style.TEXT, TenantsSheet::kind),
                Column.<Partition>of(head("owner"), 22, Style.TEXT, this::owner).to(Partition::owner),
                Column.<Partition>of(head("cluster"), 18, Style.TEXT, row -> plan.cluster(row.cluster()).name()),
                Column.<Partition>of(head("deployment"), 18, Style.TEXT, row -> plan.deploymentOf(row).name()),
                Column.<Partition>of(head("model"), 16, Style.TEXT, this::model),
                Column.<Partition>of(head("precision"), 10, Style.TEXT, row -> batched(row, batching -> Spelling.word(batching.precision()))),
                Column.<Partition>of(head("tp"), 6, Style.COUNT, row -> batched(row, Serving.Batching::tensorParallel)),
                new Column<Partition>("", head("gpus"), 11, row -> row.slice() == null ? Style.GPUS : Style.GPU_SHARE, Partition::gpuShare),
                Column.<Partition>of(head("replicas"), 9, Style.COUNT, plan::replicas),
                Column.<Partition>of(head("utilisation"), 11, Style.SHARE, row -> result(row, PartitionResult::utilisation)),
                Column.<Partition>of(head("kv"), 10, Style.SHARE, row -> result(row, PartitionResult::kvUtilisation)),
                Column.<Partition>of(head("cached"), 20, Style.SHARE, row -> result(row, PartitionResult::cachedShare)),
                Column.<Partition>of(head("tokens"), 15, Style.TOKENS_PER_SECOND, row -> result(row, PartitionResult::tokensOutPerSecond)),
                Column.<Partition>of(head("queue"), 12, Style.MEAN, row -> result(row, PartitionResult::queueMean)),
                Column.<Partition>of(head("price"), 17, Style.USD_PER_GPU_HOUR, row -> price(plan, row)),
                Column.<Partition>of(head("cost"), 15, Style.USD_PER_HOUR, plan::usdPerHour),
                Column.<Partition>of(head("asOf"), 12, Style.DATE, row -> plan.cluster(row.cluster()).prices().asOf()),
                Column.<Partition>of(head("id"), 12, Style.TEXT, row -> row.id().value()));
    }

    private static String head(String key) {
        return WORDS.text("partitions." + key);
    }

    private @Nullable String owner(Partition partition) {
        return partition.owner() == null ? null : plan.tenant(partition.owner()).name();
    }

    private String model(Partition partition) {
        Deployment deployment = plan.deploymentOf(partition);
        return deployment.serving() instanceof Serving.Batching ? plan.model(deployment.model()).name() : deployment.model().value();
    }

    private @Nullable Object batched(Partition partition, Function<Serving.Batching, Object> fact) {
        return plan.deploymentOf(partition).serving() instanceof Serving.Batching batching ? fact.apply(batching) : null;
    }

    private double result(Partition partition, ToDoubleFunction<PartitionResult> figure) {
        return results.partition(partition.id()).map(found -> figure.applyAsDouble(found)).orElse(Double.NaN);
    }

    private static double price(Plan plan, Partition partition) {
        Prices prices = plan.cluster(partition.cluster()).prices();
        return partition.reserved() ? prices.reservedUsdPerGpuHour() : prices.onDemandUsdPerGpuHour();
    }
}
