package io.headroom.allocate.caps;

import io.headroom.plan.Arrivals;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.LoadEstimate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the tenants of a lane send while its limits rise.
public enum Load {
    /// What the plan says, whatever the limits: a limit that nobody reaches can rise without anybody noticing.
    AS_PLANNED,
    /// As much as the limits allow on the mean, or what the plan says where that is more: as if every tenant used all that it was promised. Traces are replayed as
    /// they are.
    FULL;

    private static final double DAY = 86_400;
    private static final double MONTH = 365.0 / 12 * DAY;

    /// The plan with the tenants of a lane sending so much.
    Plan on(Plan plan, PartitionId lane) {
        if (this == AS_PLANNED) {
            return plan;
        }
        return plan.withTenants(plan.tenants().stream().map(tenant -> lane.equals(tenant.partition()) ? full(plan, tenant) : tenant).toList());
    }

    /// The tenants of a lane that send what a trace recorded, whatever they may.
    static List<Tenant> replaying(Plan plan, PartitionId lane) {
        return plan.tenantsIn(lane).stream().filter(tenant -> tenant.workloads().stream().anyMatch(workload -> workload.traffic() instanceof Traffic.Replayed)).toList();
    }

    private static Tenant full(Plan plan, Tenant tenant) {
        double factor = Math.max(1, room(plan, tenant));
        return Double.isInfinite(factor) || factor == 1 ? tenant
                : tenant.withWorkloads(tenant.workloads().stream().map(workload -> workload.withTraffic(more(workload.traffic(), factor))).toList());
    }

    private static Traffic more(Traffic traffic, double factor) {
        return switch (traffic) {
            case Traffic.Generated generated -> new Traffic.Generated(more(generated.arrivals(), factor), generated.inputTokens(), generated.outputTokens());
            case Traffic.Sessions sessions -> sessions.withArrivals(more(sessions.arrivals(), factor));
            case Traffic.Replayed replayed -> replayed;
        };
    }

    private static Arrivals more(Arrivals arrivals, double factor) {
        return arrivals.withRate(new Rate(arrivals.rate().amount() * factor, arrivals.rate().per()));
    }

    /// How many times its mean load a tenant's limits allow; infinite where none bounds a rate.
    private static double room(Plan plan, Tenant tenant) {
        double requests = 0;
        double input = 0;
        double output = 0;
        for (Workload workload : tenant.workloads()) {
            LoadEstimate.Load load = LoadEstimate.load(plan, workload.traffic());
            requests += load.requestsPerSecond();
            input += load.requestsPerSecond() * load.inputTokens();
            output += load.requestsPerSecond() * load.outputTokens();
        }
        Tier tier = plan.tier(tenant.tier());
        Limits limits = tier.limits();
        double provisioned = limits.provisioned() == null ? Double.POSITIVE_INFINITY
                : limits.provisioned().tokensPerSecond() / (input + limits.provisioned().outputRatio() * output);
        return Stream.of(share(limits.requests(), requests), share(limits.inputTokens(), input), share(limits.outputTokens(), output),
                share(limits.tokens(), input + output), share(TierCap.amount(limits, LimitKind.TOKENS_PER_DAY).orElse(Double.POSITIVE_INFINITY) / DAY, input + output),
                share(TierCap.amount(limits, LimitKind.SPEND_PER_MONTH).orElse(Double.POSITIVE_INFINITY) / MONTH, usd(tier.prices(), input, output)), provisioned)
                .mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double usd(@Nullable TokenPrices prices, double input, double output) {
        return prices == null ? 0 : prices.usd(input, output);
    }

    private static double share(@Nullable Rate limit, double used) {
        return limit == null ? Double.POSITIVE_INFINITY : share(limit.perSecond(), used);
    }

    private static double share(double limit, double used) {
        return used == 0 ? Double.POSITIVE_INFINITY : limit / used;
    }
}
