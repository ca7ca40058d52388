package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.allocate.caps.TierCap;
import io.headroom.plan.LimitKind;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.TierId;
import io.headroom.store.SamplePlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapEditsTest {
    private static final Plan PLAN = SamplePlans.launchWindow();
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final TierCap REQUESTS = new TierCap(new TierId("bronze"), LimitKind.REQUESTS);
    private static final List<Raise.Change> CHANGES = List.of(new Raise.Change(REQUESTS, 300, 360), new Raise.Change(new TierCap(new TierId("bronze"), LimitKind.TOKENS), 400_000, 480_000));

    @Test
    void limitsAreSetTogetherAndNothingElseChanges() {
        Plan raised = CapEdits.raise(PLAN, LANE, new Relief.None(), CHANGES).applyTo(PLAN);
        assertThat(raised.tier(new TierId("bronze")).limits().requests()).isEqualTo(new Rate(360, Rate.Per.MINUTE));
        assertThat(raised.tier(new TierId("bronze")).limits().tokens()).isEqualTo(new Rate(480_000, Rate.Per.MINUTE));
        assertThat(raised.withTier(PLAN.tier(new TierId("bronze")))).isEqualTo(PLAN);
    }

    @Test
    void theGpusComeWithTheLimitsThatNeedThem() {
        Plan raised = CapEdits.raise(PLAN, LANE, new Relief.Gpus(8), CHANGES).applyTo(PLAN);
        assertThat(raised.partition(LANE).gpus()).isEqualTo(32);
        assertThat(REQUESTS.amount(raised)).isEqualTo(360);
    }

    @Test
    void theScenarioIsShownAndTheOneBeforeKept() {
        Plan raised = CapEdits.raise(PLAN, LANE, new Relief.Scenario("Operator in a cabin"), CHANGES).applyTo(PLAN);
        assertThat(raised.scenarios().current()).isEqualTo("Operator in a cabin");
        assertThat(REQUESTS.amount(raised)).isEqualTo(360);
        assertThat(raised.variant("Everyone in the lane")).isEqualTo(PLAN.variant("Everyone in the lane"));
    }
}
