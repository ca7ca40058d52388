package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.report.Scope;
import io.headroom.report.Verdict;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The results as a table for a terminal: what it covers, a row for each tenant and partition, the verdict in a sentence.
final class ResultsTable {
    private static final Words WORDS = Words.of(ResultsTable.class);
    private static final Format FORMAT = Format.here();

    private static final int WORDS_FIRST = 2; // columns at the left that hold words

    private final Plan plan;
    private final Results results;
    private final @Nullable Contention contention;
    private final Consumer<String> lines;

    /// @param contention who makes whom wait, or null where that was not asked for
    /// @param lines where the lines go, each as soon as it is there
    ResultsTable(Plan plan, Results results, @Nullable Contention contention, Consumer<String> lines) {
        this.plan = plan;
        this.results = results;
        this.contention = contention;
        this.lines = lines;
    }

    void print() {
        line(plan.name());
        line(Scope.of(results));
        line(WORDS.text("table.intervals"));
        line("");
        table(List.of("tenant", "partition", "offered", "served", "throttled", "cached", "ttft", "e2e", "objectives"),
                results.tenants(), this::row);
        line("");
        table(List.of("partition", "kind", "gpus", "replicas", "utilisation", "kv", "cached", "tokensOut", "queue"),
                results.partitions(), ResultsTable::row);
        new OutcomesTable(results, contention).blocks().forEach(block -> {
            line("");
            block.forEach(this::line);
        });
        line("");
        line(WORDS.text("table.cost", FORMAT.price(plan.usdPerHour(), "$/h").text()));
        line(Verdict.of(results).sentence());
    }

    private List<String> row(TenantResult tenant) {
        String partition = results.partition(tenant.partition()).map(PartitionResult::name).orElse(tenant.partition().value());
        return List.of(tenant.name(), WORDS.text(tenant.reserved() ? "table.in.reserved" : "table.in.shared", partition), FORMAT.whole(tenant.offered()),
                FORMAT.whole(tenant.served()), FORMAT.shareExact(tenant.throttledShare()).text(),
                FORMAT.shareExact(tenant.cachedShare()).text(), p99(tenant.ttft()), p99(tenant.e2e()), objectives(tenant));
    }

    private static String p99(LatencySummary latency) {
        return (FORMAT.duration(latency.p99()).text() + " " + plusMinus(latency.p99(), latency.p99Interval())).strip();
    }

    private String objectives(TenantResult tenant) {
        return Verdict.of(new Results(results.engine(), List.of(tenant), List.of())).judged().stream().map(one -> {
            String state = WORDS.text("table.objective", one.promise(), WORDS.text("ObjectiveState." + one.result().state()));
            return one.result().objective().key().equals("ttft_p99") || one.result().objective().key().equals("e2e_p99") ? state
                    : WORDS.text("table.objective.value", state, FORMAT.duration(one.result().value()).text(),
                            plusMinus(one.result().value(), one.result().interval())).strip();
        }).collect(Collectors.collectingAndThen(Collectors.joining("; "), all -> all.isEmpty() ? Format.NONE : all));
    }

    private static List<String> row(PartitionResult partition) {
        return List.of(partition.name(), WORDS.text(partition.reserved() ? "table.reserved" : "table.shared"), partition.gpus() == Math.rint(partition.gpus()) ? Long.toString((long) partition.gpus()) : FORMAT.count(partition.gpus()),
                Integer.toString(partition.replicas()), FORMAT.shareExact(partition.utilisation()).text(), FORMAT.shareExact(partition.kvUtilisation()).text(),
                FORMAT.shareExact(partition.cachedShare()).text(),
                WORDS.text("table.perSecond", FORMAT.count(partition.tokensOutPerSecond())), FORMAT.count(partition.queueMean()));
    }

    /// The rows are made twice, for how wide they are and to be shown, so that those of a hundred thousand tenants need not be in memory.
    private <T> void table(List<String> keys, List<T> items, Function<T, List<String>> row) {
        List<String> heads = keys.stream().map(key -> WORDS.text("table." + key)).toList();
        int[] widths = heads.stream().mapToInt(ResultsTable::length).toArray();
        for (T item : items) {
            List<String> cells = row.apply(item);
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(cells.get(i)));
            }
        }
        show(keys, heads, widths);
        items.forEach(item -> show(keys, row.apply(item), widths));
    }

    private void show(List<String> keys, List<String> row, int[] widths) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean left = i < WORDS_FIRST || keys.get(i).equals("objectives");
            String room = " ".repeat(widths[i] - length(row.get(i)));
            shown.append(left ? row.get(i) + room : room + row.get(i)).append("  ");
        }
        line(shown.toString().stripTrailing());
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private void line(String line) {
        lines.accept(line);
    }

    private static String plusMinus(double value, Interval interval) {
        return FORMAT.margin(interval.relativeHalfWidth(value));
    }
}
