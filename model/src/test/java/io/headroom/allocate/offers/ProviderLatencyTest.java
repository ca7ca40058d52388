package io.headroom.allocate.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.engine.Evaluation;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.SentLoad;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Distribution;
import io.headroom.plan.Hop;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProviderLatencyTest {
    private static final double DELAY = 0.3;

    /// A shop with outputs of many lengths.
    private static Plan plan() {
        Plan plan = Shops.plan(Shops.run(7200, 1));
        Tenant shop = plan.tenant(Shops.SHOP);
        Workload calls = shop.workloads().getFirst();
        Traffic.Generated traffic = (Traffic.Generated) calls.traffic();
        return plan.withTenant(shop.withWorkloads(List.of(calls.withTraffic(new Traffic.Generated(traffic.arrivals(), traffic.inputTokens(), new Distribution.LogNormal(80, 600, 900.0))))));
    }

    /// The same provider, simulated: a lane refuses all that the shop sends, and it falls back to the provider.
    private static TenantResult simulated(Plan plan) {
        Plan refusing = plan.withTier(new Tier(Shops.TIER, "Tier", Tier.Level.SILVER, Limits.NONE.withRequests(new Rate(0, Rate.Per.MINUTE)), 1));
        Tenant shop = refusing.tenant(Shops.SHOP);
        return Evaluation.of(refusing.withTenant(shop.withClient(shop.client().withFallback(List.of(new Hop(null, Shops.OUTSIDE, DELAY, 1, 1, null))))), 1).tenant(Shops.SHOP).orElseThrow();
    }

    @Test
    void closedFormAndSimulationAgree() {
        Plan plan = plan();
        SentLoad sent = Objects.requireNonNull(SentLoad.of(plan, Shops.SHOP, () -> false));
        TenantResult result = simulated(plan);
        assertThat(result.fellBack()).isEqualTo(result.served()).isGreaterThan(25_000);
        ProviderLatency latency = new ProviderLatency(plan.provider(Shops.OUTSIDE), DELAY, sent);
        for (Objective.Metric metric : Objective.Metric.values()) {
            for (Objective.Statistic statistic : Objective.Statistic.values()) {
                double expected = result.latency(metric).value(statistic);
                assertThat(latency.value(metric, statistic)).as(metric + " " + statistic).isCloseTo(expected, within(0.02 * expected));
            }
        }
    }

    /// A first token after exactly 0.5 s and 99 more at 20 ms each, after 0.3 s on the way: 2.78 s.
    @Test
    void fixedTimesAddUp() {
        Plan plan = Shops.plan(Shops.run(600, 1)).withProviders(List.of(new Provider(Shops.OUTSIDE, "Outside", new Distribution.Fixed(0.5), 0.02)));
        ProviderLatency latency = new ProviderLatency(plan.provider(Shops.OUTSIDE), DELAY, Objects.requireNonNull(SentLoad.of(plan, Shops.SHOP, () -> false)));
        assertThat(Stream.of(Objective.Statistic.values()).map(statistic -> latency.value(Objective.Metric.E2E, statistic))).allSatisfy(value -> assertThat(value).isCloseTo(2.78, within(1e-8)));
        assertThat(latency.value(Objective.Metric.TTFT, Objective.Statistic.P99)).isEqualTo(0.8);
        assertThat(latency.value(Objective.Metric.TPOT, Objective.Statistic.P99)).isEqualTo(0.02);
    }

    @Test
    void anObjectiveIsMetOrMissedByItsValueAlone() {
        Plan plan = Shops.plan(Shops.run(600, 1));
        SentLoad sent = Objects.requireNonNull(SentLoad.of(plan, Shops.SHOP, () -> false));
        Tenant strict = plan.tenant(Shops.SHOP).withObjectives(List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P50, 0.71), new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 2.29)));
        Findings found = ProviderLatency.findings(plan.provider(Shops.OUTSIDE), DELAY, strict, sent);
        assertThat(found.objectives().stream().map(result -> result.state())).containsExactly(ObjectiveState.MET, ObjectiveState.MISSED);
        assertThat(found.kind()).isEqualTo(NumberKind.ESTIMATED);
        assertThat(found.holds()).isFalse();
        assertThat(found.objectives().getFirst().value()).isCloseTo(0.7, within(1e-9));
        assertThat(found.objectives().getLast().value()).isCloseTo(2.3, within(1e-9));
    }
}
