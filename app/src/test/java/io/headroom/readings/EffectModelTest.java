package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Effect;
import io.headroom.catalog.EstimateErrors;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.GroupEdits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.PartitionEdits;
import io.headroom.engine.Results;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Plan;
import io.headroom.session.Estimates;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectModelTest {
    private final Plan plan = TestPlans.plan();
    private final Results results = TestResults.of(plan, Map.of(TestPlans.LAUNCH, 1.9), 38);

    private Effect effect(Edit edit) {
        Estimate estimate = new Estimate();
        Plan then = edit.applyTo(plan);
        return new EffectModel(plan, new Estimates.Tried(edit, then, estimate.of(plan), new Estimate().of(then)), results, EstimateErrors.shipped(), Format.of(Locale.ENGLISH)).effect();
    }

    private static Effect.Row row(Effect effect, String label) {
        return effect.rows().stream().filter(row -> row.label().startsWith(label)).findFirst().orElseThrow();
    }

    @Test
    void aMoveShowsOwnAndNeighbourCapCostAndGpus() {
        Effect effect = effect(Edits.move(plan, TestPlans.LAUNCH, new MoveTarget.NewCabin(TestPlans.CLUSTER, plan.deployments().getFirst().id(), 8)));
        assertThat(effect.title()).isEqualTo("Into a new cabin, 8 GPUs");
        Effect.Row own = row(effect, "Own p99 TTFT");
        assertThat(own.before()).isEqualTo("1.90 s");
        assertThat(own.after()).startsWith("≈ ");
        assertThat(own.stateWord()).startsWith("≈ ");
        assertThat(row(effect, "Worst neighbour").who()).isEqualTo("Speech start-up");
        assertThat(row(effect, "Cost").change()).isEqualTo("+18.80");
        assertThat(row(effect, "GPUs held").after()).isEqualTo("32");
        assertThat(effect.brief()).contains("≈").contains("+18.80 $/h").contains("Speech start-up");
    }

    @Test
    void someoneFromTheTrayHasNoNow() {
        Effect effect = effect(Edits.move(plan, TestPlans.TRAY, new MoveTarget.Into(TestPlans.LANE)));
        assertThat(row(effect, "Own").before()).isEqualTo(Format.NONE);
        assertThat(row(effect, "Own").change()).isEmpty();
        assertThat(row(effect, "Cost").change()).isEqualTo("unchanged");
    }

    @Test
    void aResizeShowsWhoIsWorstThere() {
        assertThat(row(effect(Edits.resize(plan, TestPlans.LANE, 20)), "Worst there").who()).isIn("Launch operator", "Speech start-up");
    }

    @Test
    void aGroupShowsItsWorst() {
        Effect effect = effect(GroupEdits.move(plan, List.of(TestPlans.LAUNCH, TestPlans.STARTUP), new MoveTarget.Tray()));
        assertThat(row(effect, "Own").after()).isEqualTo("not simulated while unplaced");
        assertThat(row(effect, "Worst neighbour").after()).isEqualTo("nobody else is there");
    }

    @Test
    void aSplitCostsNothing() {
        Effect effect = effect(PartitionEdits.split(plan, TestPlans.LANE, 1, List.of()));
        assertThat(row(effect, "GPUs held").change()).isEqualTo("unchanged");
        assertThat(row(effect, "Worst there").after()).startsWith("≈ ");
    }
}
