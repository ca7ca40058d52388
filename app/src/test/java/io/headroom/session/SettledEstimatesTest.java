package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is known of an edit between the drop and the simulation, and of several at once.
class SettledEstimatesTest {
    private final ManualRunner runner = new ManualRunner();
    private final Estimates estimates = new Estimates(runner);
    private final Plan plan = TestPlans.plan();
    private final Edit move = Edits.move(plan, TestPlans.TRAY, new MoveTarget.Into(TestPlans.LANE));
    private final Edit other = Edits.resize(plan, TestPlans.LANE, 20);

    @Test
    void whatWasTriedHoldsFromTheDropOn() {
        estimates.attempt(plan, move);
        runner.runAll();
        Estimates.Tried tried = estimates.triedProperty().get();
        estimates.stop();
        estimates.prepare(move.applyTo(plan));
        estimates.settle(plan, move);
        assertThat(estimates.madeProperty().get()).isSameAs(tried);
        estimates.confirmed();
        assertThat(estimates.madeProperty().get()).isNull();
    }

    @Test
    void whatWasNotTriedIsEstimatedAfterwards() {
        estimates.settle(plan, move);
        assertThat(estimates.madeProperty().get()).isNull();
        runner.runAll();
        assertThat(estimates.madeProperty().get()).isNotNull();
    }

    @Test
    void whatTheSimulationConfirmedFirstIsNotShownAnyMore() {
        estimates.settle(plan, move);
        estimates.confirmed();
        runner.runAll();
        assertThat(estimates.madeProperty().get()).isNull();
    }

    @Test
    void aSurveyAnswersOneByOneAndCanBeEnded() {
        List<Edit> known = new ArrayList<>();
        estimates.survey(plan, List.of(move, other), tried -> known.add(tried.edit()));
        runner.runAll();
        assertThat(known).containsExactly(move, other);
        known.clear();
        estimates.survey(plan, List.of(move, other), tried -> known.add(tried.edit()));
        estimates.endSurvey();
        runner.runAll();
        assertThat(known).isEmpty();
    }
}
