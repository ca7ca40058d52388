package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.LimitWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a terminal shows of who loses: by which limits tenants were refused, whom a lane starves, and why each waits. What did not happen takes no line.
final class OutcomesTable {
    private static final Words WORDS = Words.of(OutcomesTable.class);
    private static final Format FORMAT = Format.here();
    private static final LimitWords LIMITS = LimitWords.here();

    private final Results results;
    private final @Nullable Contention contention;

    OutcomesTable(Results results, @Nullable Contention contention) {
        this.results = results;
        this.contention = contention;
    }

    /// Blocks of lines, each to stand apart.
    List<List<String>> blocks() {
        List<List<String>> blocks = new ArrayList<>(List.of(refused(), starved()));
        if (contention != null) {
            blocks.add(causes(contention));
        }
        blocks.removeIf(List::isEmpty);
        return blocks;
    }

    private List<String> refused() {
        List<String> lines = new ArrayList<>();
        results.tenants().stream().filter(tenant -> !tenant.pushback().refusals().isEmpty())
                .forEach(tenant -> lines.add(WORDS.text("table.refused.tenant", tenant.name(), LIMITS.counts(tenant.pushback().refusals()))));
        if (!lines.isEmpty()) {
            lines.addFirst(WORDS.text("table.refused"));
        }
        return lines;
    }

    private List<String> starved() {
        List<String> lines = new ArrayList<>();
        for (PartitionResult lane : results.partitions()) {
            Fairness fairness = lane.fairness();
            if (fairness != null && !fairness.starved().isEmpty()) {
                lines.add(WORDS.text("table.starved", lane.name(), fairness.starved().stream().map(this::name).collect(Collectors.joining(", ")),
                        FORMAT.count(fairness.jainOfFairShare())));
            }
        }
        return lines;
    }

    private List<String> causes(Contention shares) {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("tenant", "wait", "limits", "neighbours", "bursts", "lack", "isolation", "felt").stream().map(key -> WORDS.text("table." + key)).toList()));
        for (Map.Entry<TenantId, Contention.Shares> entry : shares.tenants().entrySet()) {
            WaitCauses causes = entry.getValue().causes();
            double score = entry.getValue().isolation().score();
            rows.add(List.of(name(entry.getKey()), time(causes.totalSeconds()), time(causes.limitSeconds()), time(causes.neighbourSeconds()), time(causes.burstSeconds()),
                    time(causes.gpuSeconds()), FORMAT.change(score), entry.getValue().isolation().worst().map(neighbour -> name(neighbour.id())).orElse(Format.NONE)));
        }
        List<String> lines = new ArrayList<>(List.of(WORDS.text("table.causes")));
        lines.addAll(TextColumns.lines(rows));
        return lines;
    }

    private static String time(double seconds) {
        return FORMAT.duration(seconds).text();
    }

    private String name(TenantId id) {
        return results.tenant(id).map(TenantResult::name).orElse(id.value());
    }
}
