package io.headroom.estimate;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import java.util.List;

/// What a tenant sends into its partition, after its limits.
///
/// @param perSecond requests admitted per second
/// @param offeredPerSecond requests that arrive per second
/// @param throttled share of the arrivals that its limits refuse
/// @param rejected share of the arrivals that are too long to be served here
/// @param gapVariance squared CV of the gaps between arrivals
/// @param flows what it consists of, before any limit
/// @param through share of the arrivals that are admitted
/// @param cached share of the prompts that a prefix cache holds
/// @param input prompt tokens of the admitted requests
/// @param output output tokens of the admitted requests
record Demand(double perSecond, double offeredPerSecond, double throttled, double rejected, double gapVariance, List<Flow> flows, double through, double cached, Spread input,
        Spread output) {
    private static final double BUCKET_SECONDS = 60;

    /// What workloads send into a partition, all together.
    ///
    /// @param longest prompt plus output that can be served
    /// @param caching what a prefix cache finds
    static Demand of(List<Flow> flows, Limits limits, double longest, Caching caching, RunSettings run) {
        double offered = flows.stream().mapToDouble(Flow::perSecond).sum();
        Flow first = flows.getFirst();
        if (offered == 0) {
            return new Demand(0, 0, 0, 0, 1, flows, 0, 0, first.input(), first.output());
        }
        Spread input = first.input();
        Spread output = first.output();
        double gapVariance = first.gapVariance();
        if (flows.size() > 1) {
            double[] shares = flows.stream().mapToDouble(flow -> flow.perSecond() / offered).toArray();
            input = Spread.merged(flows.stream().map(Flow::input).toList(), shares);
            output = Spread.merged(flows.stream().map(Flow::output).toList(), shares);
            gapVariance = flows.stream().mapToDouble(flow -> flow.gapVariance() * flow.perSecond() / offered).sum();
        }
        Demand demand = new Demand(offered, offered, 0, 0, gapVariance, flows, 1, cached(flows, offered, input.mean(), caching), input, output);
        if (input.max() + output.max() > longest) {
            Demand shorter = demand.thinned((in, out) -> in + out <= longest ? 1 : 0);
            demand = new Demand(shorter.perSecond(), offered, 0, 1 - shorter.perSecond() / offered, gapVariance, flows, shorter.through(), shorter.cached(), shorter.input(), shorter.output());
        }
        return limits.equals(Limits.NONE) ? demand : demand.limited(limits, run);
    }

    /// What a prefix cache that forgets nothing finds of what was said before.
    ///
    /// @param system share of the system prompts
    /// @param earlier share of the earlier turns: those that the same replica served
    record Caching(double system, double earlier) {
        static final Caching NONE = new Caching(0, 0);
    }

    private static double cached(List<Flow> flows, double offered, double prompt, Caching caching) {
        double tokens = 0;
        for (Flow flow : flows) {
            tokens += flow.perSecond() / offered * (caching.system() * flow.systemTokens() + caching.earlier() * flow.earlierTokens());
        }
        return Math.clamp(tokens / prompt, 0, 0.999);
    }

    private Demand limited(Limits limits, RunSettings run) {
        Demand demand = this;
        double dispersion = dispersion(BUCKET_SECONDS);
        Limit requests = Limit.of(limits.requests(), new Spread(new double[] {1}, new double[] {1}), perSecond, dispersion, run);
        if (requests != null) {
            demand = demand.thinned((_, _) -> requests.admits(1));
        }
        if (demand.perSecond() > 0) {
            Limit tokens = Limit.of(limits.tokens(), Spread.sum(demand.input(), demand.output()), demand.perSecond(), dispersion, run);
            if (tokens != null) {
                demand = demand.thinned((in, out) -> tokens.admits(in + out));
            }
        }
        double kept = demand.perSecond() / perSecond;
        return new Demand(demand.perSecond(), offeredPerSecond, (1 - kept) * (1 - rejected), rejected, gapVariance * kept, flows, demand.through(), cached, demand.input(), demand.output());
    }

    private interface Admission {
        double share(double input, double output);
    }

    /// What is left of it where requests of some lengths are let in less often than others.
    private Demand thinned(Admission admission) {
        double[] inputs = new double[input.size()];
        double[] outputs = new double[output.size()];
        double all = 0;
        double admitted = 0;
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j < outputs.length; j++) {
                double weight = input.weight(i) * output.weight(j);
                double let = weight * admission.share(input.value(i), output.value(j));
                inputs[i] += let;
                outputs[j] += let;
                admitted += let;
                all += weight;
            }
        }
        return admitted <= 0 ? new Demand(0, offeredPerSecond, throttled, rejected, gapVariance, flows, 0, cached, input, output)
                : new Demand(perSecond * admitted / all, offeredPerSecond, throttled, rejected, gapVariance, flows, through * admitted / all, cached, input.weighted(inputs),
                        output.weighted(outputs));
    }

    /// The result of the tenant that sends it.
    ///
    /// @param started share of the admitted requests whose service starts within the run
    TenantResult result(Tenant tenant, Partition partition, double started, Latencies latencies, RunSettings run) {
        double seconds = run.durationSeconds() * run.replications();
        long offered = Math.round(offeredPerSecond * seconds);
        long refused = Math.round(offered * throttled);
        long tooLong = Math.min(offered - refused, Math.round(offered * rejected));
        long served = Math.round((offered - refused - tooLong) * started);
        LatencySummary ttft = latencies.ttft().summary(served);
        LatencySummary tpot = latencies.tpot().summary(served);
        LatencySummary e2e = latencies.e2e().summary(served);
        LatencySummary waits = latencies.waits().summary(served);
        List<ObjectiveResult> objectives = tenant.objectives().stream().map(objective -> judge(objective, switch (objective.metric()) {
            case TTFT -> ttft;
            case TPOT -> tpot;
            case E2E -> e2e;
            case WAIT -> waits;
        })).toList();
        return new TenantResult(tenant.id(), tenant.name(), partition.id(), partition.reserved(), offered, served, refused, tooLong, 0,
                offered - refused - tooLong - served, 0, offered, 0, NumberKind.ESTIMATED, ttft, tpot, e2e, waits, perSecond * started * meanInput(),
                perSecond * started * meanOutput(), served == 0 ? Double.NaN : cached,
                LatencySummary.EMPTY, objectives);
    }

    private static ObjectiveResult judge(Objective objective, LatencySummary latency) {
        double value = latency.value(objective.statistic());
        ObjectiveState state = Double.isNaN(value) ? ObjectiveState.NO_DATA : value <= objective.targetSeconds() ? ObjectiveState.MET : ObjectiveState.MISSED;
        return new ObjectiveResult(objective, value, Interval.UNKNOWN, state, Double.NaN);
    }

    double meanInput() {
        return input.mean();
    }

    double squareInput() {
        return input.meanSquare();
    }

    double meanOutput() {
        return output.mean();
    }

    double squareOutput() {
        return output.meanSquare();
    }

    /// The number of its own requests expected within a time after one of them, less what the mean rate brings.
    double excess(double seconds) {
        double sum = 0;
        for (Flow flow : flows) {
            sum += flow.perSecond() * flow.clustering().excess(seconds);
        }
        return offeredPerSecond == 0 ? 0 : through * sum / offeredPerSecond;
    }

    /// Variance of the number of arrivals in a time over its mean.
    double dispersion(double seconds) {
        return Math.max(0.05, 1 + 2 * excess(seconds / 2));
    }
}
