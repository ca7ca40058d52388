package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Serving;
import io.headroom.store.SamplePlans;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoefficientEditsTest {
    private final Plan plan = SamplePlans.launchWindow();
    private final Partition partition = plan.partitions().getFirst();

    private static double value(Plan plan, Partition partition, Coefficient coefficient) {
        Deployment deployment = plan.deploymentOf(partition);
        return plan.efficiency(plan.cluster(partition.cluster()).gpu(), plan.model(deployment.model()), (Serving.Batching) deployment.serving()).get(coefficient);
    }

    @Test
    void whatIsSetCountsOverEveryOtherProfile() {
        Deployment deployment = plan.deploymentOf(partition);
        Serving.Batching batching = (Serving.Batching) deployment.serving();
        Profile fitted = new Profile(new ProfileId("fitted"), "Fitted", new Profile.Scope(plan.cluster(partition.cluster()).gpu(), batching.engine(), null, null,
                deployment.model(), batching.precision()), Map.of(Coefficient.STEP, 2e-3, Coefficient.LAYER, 2e-5), null, null, "test");
        Plan calibrated = plan.withProfile(fitted);
        Plan set = CoefficientEdits.set(calibrated, partition.id(), Coefficient.STEP, 3e-3).applyTo(calibrated);
        assertThat(value(set, partition, Coefficient.STEP)).isEqualTo(3e-3);
        assertThat(value(set, partition, Coefficient.LAYER)).as("the others stay").isEqualTo(2e-5);
        assertThat(set.profiles()).contains(fitted).hasSize(calibrated.profiles().size() + 1);
    }

    @Test
    void takenBackTheOthersCountAgain() {
        Plan set = CoefficientEdits.set(plan, partition.id(), Coefficient.STEP, 3e-3).applyTo(plan);
        Plan both = CoefficientEdits.set(set, partition.id(), Coefficient.API, 0.05).applyTo(set);
        assertThat(both.profiles()).as("one profile holds all that is set").hasSameSizeAs(set.profiles());
        Plan one = CoefficientEdits.reset(both, partition.id(), Coefficient.STEP).applyTo(both);
        assertThat(value(one, partition, Coefficient.STEP)).isEqualTo(value(plan, partition, Coefficient.STEP));
        assertThat(value(one, partition, Coefficient.API)).isEqualTo(0.05);
        assertThat(CoefficientEdits.reset(one, partition.id(), Coefficient.API).applyTo(one)).as("nothing is left behind").isEqualTo(plan);
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> CoefficientEdits.set(plan, partition.id(), Coefficient.WEIGHT_BANDWIDTH, 59).applyTo(plan)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("weightBandwidth is 59").hasMessageContaining("0.05 to 1");
    }

    @Test
    void anotherPrecisionIsNotTouched() {
        Plan set = CoefficientEdits.set(plan, partition.id(), Coefficient.STEP, 3e-3).applyTo(plan);
        Profile mine = CoefficientEdits.setFor(set, partition).orElseThrow();
        Deployment deployment = set.deploymentOf(partition);
        Serving.Batching batching = (Serving.Batching) deployment.serving();
        Precision other = batching.precision() == Precision.FP8 ? Precision.BF16 : Precision.FP8;
        assertThat(mine.scope().covers(set.cluster(partition.cluster()).gpu(), set.model(deployment.model()), batching)).isTrue();
        assertThat(mine.scope().covers(set.cluster(partition.cluster()).gpu(), set.model(deployment.model()), Serving.Batching.of(other, batching.tensorParallel()))).isFalse();
        assertThat(mine.source()).isEqualTo("set by hand");
    }

    @Test
    void slotsHaveNoCoefficients() {
        Deployment before = plan.deploymentOf(partition);
        Plan slots = plan.withDeployment(new Deployment(before.id(), before.name(), before.model(),
                new Serving.Slots(1, new io.headroom.plan.Distribution.Fixed(1), before.gpusPerReplica())));
        assertThat(CoefficientEdits.setFor(slots, partition)).isEmpty();
        assertThatThrownBy(() -> CoefficientEdits.set(slots, partition.id(), Coefficient.STEP, 1e-3)).isInstanceOf(InvalidPlan.class).hasMessageContaining("slots");
    }
}
