package io.headroom.plan;

import java.util.List;

/// Traffic to begin a tenant with; a planner changes it freely.
///
/// Chat and code are the two public Azure traces of 2023: gaps of a CV of 1.09 and 13.2, and the p50 and p99 of their prompt and output lengths (19,366 and 8,819
/// requests). The others, the mean rate of one a second and the promises are ours, round figures to start from.
public enum WorkloadPreset {
    /// Conversations of many people with an assistant.
    CHAT(Tier.Level.SILVER),
    /// Speech: short turns that must begin at once.
    SPEECH(Tier.Level.GOLD),
    /// Completions in an editor: they come in bursts, with long prompts and short answers.
    CODE(Tier.Level.SILVER),
    /// Agents that call tools: sessions of many turns.
    AGENT(Tier.Level.SILVER),
    /// Batch jobs that nobody waits for before their deadline.
    BATCH(Tier.Level.BATCH);

    private static final Rate USUAL = Rate.perSecond(1);
    private static final double DEADLINE_SECONDS = 3600;
    private final Tier.Level level;

    WorkloadPreset(Tier.Level level) {
        this.level = level;
    }

    /// The rank of tier it usually has.
    public Tier.Level level() {
        return level;
    }

    /// Its one workload, at a mean rate of 1/s of requests or, for agents, of 2/min of sessions.
    ///
    /// @param models accepted models, in order of preference, at least one
    public Workload workload(String name, List<ModelId> models) {
        return switch (this) {
            case CHAT -> plain(name, models, new Arrivals.Renewal(USUAL, 1.09, Arrivals.Renewal.Shape.GAMMA), lengths(1020, 4142), lengths(129, 601), Workload.Kind.INTERACTIVE);
            case SPEECH -> plain(name, models, new Arrivals.Poisson(USUAL), lengths(300, 1200), lengths(90, 250), Workload.Kind.INTERACTIVE);
            case CODE -> plain(name, models, new Arrivals.Renewal(USUAL, 13.2, Arrivals.Renewal.Shape.GAMMA), lengths(1469, 7436), lengths(13, 252), Workload.Kind.INTERACTIVE);
            case AGENT -> new Workload(name, models, new Traffic.Sessions(new Arrivals.Poisson(new Rate(2, Rate.Per.MINUTE)), lengths(8, 40), lengths(3, 30), 2000, lengths(400, 4000), lengths(150, 900)),
                    Workload.Kind.AGENTIC, null);
            case BATCH -> new Workload(name, models, new Traffic.Generated(new Arrivals.Poisson(USUAL), lengths(3500, 12_000), lengths(250, 1500)), Workload.Kind.BATCH, DEADLINE_SECONDS);
        };
    }

    private static Workload plain(String name, List<ModelId> models, Arrivals arrivals, Distribution input, Distribution output, Workload.Kind kind) {
        return new Workload(name, models, new Traffic.Generated(arrivals, input, output), kind, null);
    }

    private static Distribution lengths(double p50, double p99) {
        return new Distribution.LogNormal(p50, p99, null);
    }

    /// What is promised to such a tenant.
    public List<Objective> objectives() {
        return switch (this) {
            case CHAT -> List.of(target(Objective.Metric.TTFT, 1), target(Objective.Metric.TPOT, 0.05));
            case SPEECH -> List.of(target(Objective.Metric.TTFT, 0.5), target(Objective.Metric.TPOT, 0.05));
            case CODE -> List.of(target(Objective.Metric.TTFT, 1), target(Objective.Metric.E2E, 5));
            case AGENT -> List.of(target(Objective.Metric.E2E, 60));
            case BATCH -> List.of();
        };
    }

    private static Objective target(Objective.Metric metric, double seconds) {
        return new Objective(metric, Objective.Statistic.P99, seconds);
    }
}
