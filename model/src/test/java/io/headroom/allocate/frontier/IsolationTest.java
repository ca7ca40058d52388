package io.headroom.allocate.frontier;

import static io.headroom.allocate.frontier.FrontierPlans.LANE;
import static io.headroom.allocate.frontier.FrontierPlans.ON_DEMAND;
import static io.headroom.allocate.frontier.FrontierPlans.RESERVED;
import static io.headroom.allocate.frontier.FrontierPlans.meanWait;
import static io.headroom.allocate.frontier.FrontierPlans.plan;
import static io.headroom.allocate.frontier.FrontierPlans.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import org.junit.jupiter.api.Test;

class IsolationTest {
    /// Least servers of an M/M/c queue with service of one second whose mean wait is within a target (Erlang C by the recursion of Erlang B).
    private static int erlangC(double rate, double target) {
        double blocking = 1;
        for (int servers = 1;; servers++) {
            blocking = rate * blocking / (servers + rate * blocking);
            if (servers > rate && blocking / (1 - rate / servers * (1 - blocking)) / (servers - rate) <= target) {
                return servers;
            }
        }
    }

    @Test
    void everybodyApartAndEverybodyTogetherNeedWhatErlangCAsksFor() {
        // Requests wait at replicas of one server each, not in one line before all of them: that costs one server at most.
        Plan plan = plan(10, 4, 6000, tenant("Shop", LANE, 2, meanWait(0.25)), tenant("Clinic", LANE, 3.5, meanWait(0.25)), tenant("Bank", LANE, 6, meanWait(0.25)));
        Isolation isolation = Isolation.of(plan, LANE, new TenantId("shop"), Assurance.USUAL, new Trials(1, Watcher.NOBODY));
        double[] rates = {2, 3.5, 6};
        for (int i = 0; i < rates.length; i++) {
            assertThat(isolation.apart().get(i).gpus()).isBetween(erlangC(rates[i], 0.25), erlangC(rates[i], 0.25) + 1);
        }
        assertThat(isolation.pooledGpus()).isBetween(erlangC(11.5, 0.25), erlangC(11.5, 0.25) + 1).isLessThan(isolation.apartGpus());
        assertThat(isolation.apartUsdPerHour()).isEqualTo(isolation.apartGpus() * RESERVED);
        assertThat(isolation.pooledUsdPerHour()).isEqualTo(isolation.pooledGpus() * ON_DEMAND);
        assertThat(isolation.possible()).isTrue();
    }

    @Test
    void whatNoSizeCanDoIsZeroGpus() {
        Plan plan = plan(4, 1, 500, tenant("Shop", LANE, 1, new Objective(Objective.Metric.E2E, Objective.Statistic.MEAN, 0.5)), tenant("Clinic", LANE, 0.4));
        Isolation isolation = Isolation.of(plan, LANE, new TenantId("shop"), Assurance.USUAL, new Trials(1, Watcher.NOBODY));
        assertThat(isolation.possible()).isFalse();
        assertThat(isolation.apart().getFirst().gpus()).isZero();
        assertThat(isolation.apart().getLast().simulated()).isFalse();
        assertThat(isolation.apart().getLast().gpus()).isEqualTo(1);
    }
}
