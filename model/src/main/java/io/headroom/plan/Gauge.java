package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What one gauge of the wall shows.
///
/// @param quantity what is measured
/// @param statistic which value of all requests, for a latency; null for the one that the tenant was promised, else the 99th percentile. Never the mean, which
///     stands for nobody's latency
/// @param scope whose value it is
public record Gauge(Quantity quantity, Objective.@Nullable Statistic statistic, Scope scope) {
    /// What can be measured.
    public enum Quantity {
        /// Time to first token.
        TTFT(Objective.Metric.TTFT),
        /// Time per output token after the first.
        TPOT(Objective.Metric.TPOT),
        /// From arrival to the last token.
        E2E(Objective.Metric.E2E),
        /// Time in the queue.
        WAIT(Objective.Metric.WAIT),
        /// Output tokens of served requests, per second.
        TOKENS_OUT(null),
        /// Prompt tokens of served requests, per second.
        TOKENS_IN(null),
        /// Share of the requests that a rate limit refused for good.
        THROTTLED(null),
        /// Share of the requests that were answered in full.
        SERVED(null),
        /// Share of the time in which replicas were busy.
        UTILISATION(null),
        /// Share of the KV cache in use.
        KV_FILL(null),
        /// Requests that wait for service.
        QUEUE(null),
        /// How long the oldest waiting request has waited.
        OLDEST_WAIT(null),
        /// Tokens of the requests that wait.
        BACKLOG(null),
        /// Objectives met.
        OBJECTIVES(null),
        /// Money per hour.
        COST(null),
        /// Money per million tokens.
        COST_PER_MILLION(null),
        /// GPUs that partitions hold.
        GPUS(null),
        /// GPUs that no partition holds.
        GPUS_FREE(null),
        /// Share of the prompt tokens found in a prefix cache.
        CACHED(null),
        /// How evenly a lane served its tenants.
        FAIRNESS(null);

        private final Objective.@Nullable Metric metric;

        Quantity(Objective.@Nullable Metric metric) {
            this.metric = metric;
        }

        /// The latency that it is, or null for what is none.
        public Objective.@Nullable Metric metric() {
            return metric;
        }
    }

    /// Whose value a gauge shows. What it names need not be in the plan: a scenario may lack it, and the gauge then says so.
    public sealed interface Scope {
        /// Whatever is selected in the window, the whole plan while nothing is.
        record Selected() implements Scope {}

        /// The whole plan; for what belongs to one tenant or partition, the worst of them by name.
        record Whole() implements Scope {}

        /// One tenant.
        record OfTenant(TenantId tenant) implements Scope {}

        /// One cabin or lane.
        record OfPartition(PartitionId partition) implements Scope {}
    }

    /// @throws InvalidPlan if a statistic is given for what is no latency, or is the mean
    public Gauge {
        if (statistic != null && quantity.metric() == null) {
            throw new InvalidPlan("The gauge %s has the statistic %s: only a latency has one. Leave it out.".formatted(quantity, statistic));
        }
        if (statistic == Objective.Statistic.MEAN) {
            throw new InvalidPlan("The gauge %s asks for the mean, which stands for nobody's latency. Use p50, p90, p95 or p99.".formatted(quantity));
        }
    }

    /// A gauge of whatever is selected, for a latency the value that was promised.
    public static Gauge of(Quantity quantity) {
        return new Gauge(quantity, null, new Scope.Selected());
    }

    /// The same of someone else.
    public Gauge of(Scope other) {
        return new Gauge(quantity, statistic, other);
    }
}
