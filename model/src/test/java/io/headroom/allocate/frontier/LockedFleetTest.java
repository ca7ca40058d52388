package io.headroom.allocate.frontier;

import static io.headroom.allocate.frontier.FrontierPlans.LANE;
import static io.headroom.allocate.frontier.FrontierPlans.plan;
import static io.headroom.allocate.frontier.FrontierPlans.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockedFleetTest {
    @Test
    void theFleetIsLockedInTenthsUpToEight() {
        Plan plan = plan(30, 5, 100, tenant("Shop", LANE, 5));
        List<LockedFleet> steps = LockedFleet.of(plan);
        assertThat(steps).extracting(LockedFleet::share).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
        assertThat(steps).extracting(step -> step.gpusOf(LANE)).containsExactly(30, 30, 30, 28, 24, 20, 16, 12, 8);
        assertThat(steps.getFirst().plan()).isEqualTo(plan);
        assertThat(steps.getLast().plan().partitions().stream().filter(Partition::reserved)).hasSize(3).allMatch(cabin -> cabin.owner() == null)
                .extracting(Partition::gpus).containsExactlyInAnyOrder(10, 11, 11);
        steps.forEach(step -> assertThat(step.plan().tenants()).isEqualTo(plan.tenants()));
    }

    @Test
    void whatCabinsHoldIsLockedAlready() {
        Plan plan = plan(8, 2, 100, tenant("Shop", LANE, 5), tenant("Bank", new PartitionId("own"), 1));
        List<LockedFleet> steps = LockedFleet.of(plan);
        assertThat(steps.getFirst().share()).isEqualTo(0.25);
        assertThat(steps.getFirst().added()).isZero();
        assertThat(steps.get(1).gpus()).isEqualTo(6);
        assertThat(steps.get(1).added()).isEqualTo(2);
        assertThat(steps.get(1).gpusOf(new PartitionId("own"))).isEqualTo(4);
    }

    @Test
    void lanesKeepOneReplica() {
        Plan plan = plan(3, 1, 100, tenant("Shop", LANE, 5));
        LockedFleet last = LockedFleet.of(plan.withCluster(new Cluster(plan.fleet().getFirst().id(), "A", plan.fleet().getFirst().gpu(), 1, 3, null, plan.fleet().getFirst().prices()))).getLast();
        assertThat(last.gpusOf(LANE)).isEqualTo(1);
        assertThat(last.gpus()).isEqualTo(2);
    }

    @Test
    void randomPlansAreLockedSoThatTheyCanStand() {
        for (int seed = 0; seed < 40; seed++) {
            Plan plan = RandomPlans.plain(seed);
            int problems = Feasibility.problems(plan).size();
            List<LockedFleet> steps = LockedFleet.of(plan);
            for (int i = 1; i < steps.size(); i++) {
                assertThat(steps.get(i).gpus()).isGreaterThan(steps.get(i - 1).gpus());
                assertThat(steps.get(i).share()).isLessThanOrEqualTo(0.8 + 1e-9);
                assertThat(Feasibility.problems(steps.get(i).plan())).hasSizeLessThanOrEqualTo(problems);
                assertThat(steps.get(i).plan().tenants()).isEqualTo(plan.tenants());
            }
        }
    }
}
