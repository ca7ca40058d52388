package io.headroom.allocate.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchFixture;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.NumberKind;
import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.serving.Hardware;
import io.headroom.store.SamplePlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceStudyTest {
    private static final RunSettings RUN = SearchFixture.run(600, 60, 2);

    private static Plan chat(double perSecond, double target) {
        Tenant tenant = SearchFixture.tenant("tenant", Hardware.LLAMA_8B.id(), perSecond, new Distribution.LogNormal(2000, 9000, 16_000.0), new Distribution.LogNormal(150, 700, 2000.0),
                SearchFixture.objective(Objective.Metric.TTFT, Objective.Statistic.P99, target));
        return SearchFixture.chat(RUN, Hardware.H100, Hardware.LLAMA_8B, Serving.Batching.of(Precision.BF16, 1), 1, tenant);
    }

    private static List<Advice> advice(Plan plan) {
        return AdviceStudy.of(plan, SearchFixture.LANE, Assurance.USUAL, 1, Watcher.NOBODY);
    }

    @Test
    void whereNothingLacksThereIsNothingToAdvise() {
        assertThat(advice(chat(1, 5))).isEmpty();
    }

    @Test
    void whatCostsNothingComesBeforeMoreGpus() {
        List<Advice> advice = advice(chat(14, 1));
        assertThat(advice).isSortedAccordingTo(Advice.BY_VALUE).allSatisfy(one -> {
            assertThat(one.gain()).isPositive();
            assertThat(one.kind()).isEqualTo(NumberKind.SIMULATED);
        });
        assertThat(advice).extracting(Advice::action).anyMatch(action -> action instanceof Action.AddReplica);
        // Weights in fp8 are read and multiplied in half the time, on the same GPU.
        assertThat(advice.getFirst()).satisfies(best -> {
            assertThat(best.gpus()).isZero();
            assertThat(best.action()).isInstanceOfSatisfying(Action.Redeploy.class, redeploy -> assertThat(((Serving.Batching) redeploy.to().serving()).precision()).isEqualTo(Precision.FP8));
        });
    }

    @Test
    void aReplicaMoreCostsWhatItsGpusCost() {
        Advice replica = advice(chat(14, 1)).stream().filter(one -> one.action() instanceof Action.AddReplica).findFirst().orElseThrow();
        assertThat(replica.gpus()).isEqualTo(1);
        assertThat(replica.usdPerHour()).isEqualTo(SearchFixture.PRICES.onDemandUsdPerGpuHour());
        assertThat(replica.gainPerUsd()).isEqualTo(replica.gain() / 4);
        assertThat(new Trials(1, Watcher.NOBODY).of(replica.plan()).tenants().getFirst().ttft().p99())
                .isLessThan(new Trials(1, Watcher.NOBODY).of(chat(14, 1)).tenants().getFirst().ttft().p99());
    }

    @Test
    void whoSuffersFromALimitCountsAsMuchAsWhoGains() {
        Plan plan = chat(14, 1);
        Tier tier = plan.tier(SearchFixture.TIER);
        // The only tenant has the only tier: half of its requests refused is no advice, however quick the others are.
        assertThat(advice(plan.withTier(tier.withLimits(tier.limits().withRequests(Rate.perSecond(20)))))).extracting(Advice::action)
                .noneMatch(action -> action instanceof Action.HalveLimits);
    }

    @Test
    void theLaunchOperatorShouldHaveACabin() {
        Plan sample = SamplePlans.launchWindow();
        List<Advice> advice = AdviceStudy.of(sample.withRun(sample.run().withDuration(900).withReplications(2)), new PartitionId("lane-1"), Assurance.USUAL, 1, Watcher.NOBODY);
        assertThat(advice).isNotEmpty().isSortedAccordingTo(Advice.BY_VALUE);
        assertThat(advice).extracting(Advice::action).anyMatch(action -> action instanceof Action.OwnCabin cabin && cabin.tenant().value().equals("launch-operator"));
    }
}
