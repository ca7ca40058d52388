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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The results as a table for a terminal: what it covers, a row for each tenant and partition, the verdict in a sentence.
final class ResultsTable {
    private static final Words WORDS = Words.of(ResultsTable.class);
    private static final Format FORMAT = Format.here();

    private static final int WORDS_FIRST = 2; // columns at the left that hold words

    private final Plan plan;
    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private final @Nullable Contention contention;

    /// @param contention who makes whom wait, or null where that was not asked for
    ResultsTable(Plan plan, Results results, @Nullable Contention contention) {
        this.plan = plan;
        this.results = results;
        this.contention = contention;
    }

    String text() {
        line(plan.name());
        line(Scope.of(results));
        line(WORDS.text("table.intervals"));
        line("");
        table(List.of("tenant", "partition", "offered", "served", "throttled", "cached", "ttft", "e2e", "objectives"),
                results.tenants().stream().map(this::row).toList());
        line("");
        table(List.of("partition", "kind", "gpus", "replicas", "utilisation", "kv", "cached", "tokensOut", "queue"),
                results.partitions().stream().map(ResultsTable::row).toList());
        new OutcomesTable(results, contention).blocks().forEach(block -> {
            line("");
            block.forEach(this::line);
        });
        line("");
        line(WORDS.text("table.cost", FORMAT.price(plan.usdPerHour(), "$/h").text()));
        line(Verdict.of(results).sentence());
        return text.toString();
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

    private void table(List<String> keys, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(keys.stream().map(key -> WORDS.text("table." + key)).toList()));
        all.addAll(rows);
        int[] widths = new int[keys.size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        });
        for (List<String> row : all) {
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean left = i < WORDS_FIRST || keys.get(i).equals("objectives");
                String room = " ".repeat(widths[i] - length(row.get(i)));
                shown.append(left ? row.get(i) + room : room + row.get(i)).append("  ");
            }
            line(shown.toString().stripTrailing());
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String plusMinus(double value, Interval interval) {
        return FORMAT.margin(interval.relativeHalfWidth(value));
    }
}
