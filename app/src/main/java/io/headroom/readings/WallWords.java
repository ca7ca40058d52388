package io.headroom.readings;

import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.words.Words;
import java.util.Locale;

/// What gauges and their scopes are called.
final class WallWords {
    private WallWords() {}

    /// The title of what is no latency, e.g. "Tokens out".
    static String title(Words words, Gauge.Quantity quantity) {
        return words.text("gauge." + key(quantity));
    }

    /// The same for a narrow tile.
    static String shortTitle(Words words, Gauge.Quantity quantity) {
        String key = "gauge." + key(quantity) + ".short";
        return words.has(key) ? words.text(key) : title(words, quantity);
    }

    private static String key(Gauge.Quantity quantity) {
        return switch (quantity) {
            case TOKENS_OUT -> "tokensOut";
            case UTILISATION -> "utilisation";
            case THROTTLED -> "throttled";
            case QUEUE -> "queue";
            case OBJECTIVES -> "objectives";
            case COST -> "cost";
            default -> quantity.name();
        };
    }

    /// What a gauge is called in a list and in the history, e.g. "p95 TTFT", or "TTFT as promised".
    static String name(Words words, Gauge gauge) {
        Objective.Metric metric = gauge.quantity().metric();
        if (metric == null) {
            return title(words, gauge.quantity());
        }
        Objective.Statistic statistic = gauge.statistic();
        String which = statistic == null ? "" : words.text("statistic." + statistic.name().toLowerCase(Locale.ROOT));
        return statistic == null ? words.text("gauge.promised", words.text("latency." + metric)) : words.text("gauge." + metric, which);
    }

    /// Whose value a gauge shows, e.g. "whatever is selected".
    static String scope(Words words, Plan plan, Gauge gauge) {
        return switch (gauge.scope()) {
            case Gauge.Scope.Selected() -> words.text("wall.selection");
            case Gauge.Scope.Whole() -> words.text(worst(gauge.quantity()) ? "wall.worst" : "scope.plan");
            case Gauge.Scope.OfTenant(var id) -> plan.tenants().stream().filter(tenant -> tenant.id().equals(id)).findFirst().map(tenant -> tenant.name()).orElse(id.value());
            case Gauge.Scope.OfPartition(var id) -> plan.partitions().stream().filter(partition -> partition.id().equals(id)).findFirst().map(partition -> partition.name())
                    .orElse(id.value());
        };
    }

    /// Whether a gauge over a whole plan shows the worst of its tenants or partitions, and not a sum.
    static boolean worst(Gauge.Quantity quantity) {
        return switch (quantity) {
            case TTFT, TPOT, E2E, WAIT, THROTTLED, SERVED, UTILISATION, KV_FILL, QUEUE, OLDEST_WAIT, CACHED, FAIRNESS -> true;
            case TOKENS_OUT, TOKENS_IN, BACKLOG, OBJECTIVES, COST, COST_PER_MILLION, GPUS, GPUS_FREE -> false;
        };
    }
}
