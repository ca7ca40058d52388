package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    private final ManualRunner runner = new ManualRunner();
    private final Estimates estimates = new Estimates(runner);
    private final Plan plan = TestPlans.plan();
    private final Edit move = Edits.move(plan, TestPlans.TRAY, new MoveTarget.Into(TestPlans.LANE));

    @Test
    void anEditIsEstimatedBehindAndTheFrontIsToldWhenItIsDone() {
        estimates.attempt(plan, move);
        assertThat(estimates.triedProperty().get()).isNull();
        runner.runAll();
        Estimates.Tried tried = estimates.triedProperty().get();
        assertThat(tried).isNotNull();
        assertThat(tried.plan().tenant(TestPlans.TRAY).partition()).isEqualTo(TestPlans.LANE);
        assertThat(tried.after().load(TestPlans.LAUNCH)).isGreaterThan(tried.before().load(TestPlans.LAUNCH));
        assertThat(tried.after().load(TestPlans.DESK)).isEqualTo(tried.before().load(TestPlans.DESK));
    }

    @Test
    void whatComesTooLateIsNotShown() {
        estimates.attempt(plan, move);
        runner.runOneBehind();
        estimates.stop();
        runner.runAll();
        assertThat(estimates.triedProperty().get()).isNull();
    }

    @Test
    void onlyTheLastOfTwoIsShown() {
        estimates.attempt(plan, move);
        estimates.attempt(plan, TestPlans.rename(plan, "Second"));
        runner.runAll();
        Estimates.Tried tried = estimates.triedProperty().get();
        assertThat(tried).isNotNull();
        assertThat(tried.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("Second");
    }

    @Test
    void anEditThatDoesNotFitIsNotEstimated() {
        estimates.attempt(plan, new Edit("edit.move", java.util.List.of(), _ -> {
            throw new InvalidPlan("no");
        }));
        runner.runAll();
        assertThat(estimates.triedProperty().get()).isNull();
    }

    @Test
    void anotherPlanEndsWhatWasTried() {
        estimates.attempt(plan, move);
        runner.runAll();
        estimates.prepare(move.applyTo(plan));
        assertThat(estimates.triedProperty().get()).isNull();
        runner.runAll();
        assertThat(estimates.triedProperty().get()).isNull();
    }
}
