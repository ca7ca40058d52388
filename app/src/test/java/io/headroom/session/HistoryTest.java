package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.edit.Edits;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Plan first = TestPlans.plan();
    private final History history = new History(first);

    @Test
    void undoGivesBackTheVeryPlanThatWas() {
        history.apply(TestPlans.rename(first, "Other"));
        assertThat(history.undo()).isTrue();
        assertThat(history.plan()).isSameAs(first);
        assertThat(history.undo()).isFalse();
    }

    @Test
    void redoMakesTheSamePlanAgain() {
        history.apply(TestPlans.rename(first, "Other"));
        Plan second = history.plan();
        history.undo();
        assertThat(history.redo()).isTrue();
        assertThat(history.plan()).isSameAs(second);
    }

    @Test
    void twoEditsOfOneFieldAreTwoSteps() {
        history.apply(TestPlans.rename(first, "B"));
        history.apply(TestPlans.rename(first, "BC"));
        history.undo();
        assertThat(history.plan().tenant(TestPlans.LAUNCH).name()).isEqualTo("B");
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        history.apply(TestPlans.rename(first, "B"));
        history.undo();
        history.apply(TestPlans.rename(first, "C"));
        assertThat(history.redoable()).isEmpty();
    }

    @Test
    void anEditThatChangesNothingLeavesNoStep() {
        assertThat(history.apply(TestPlans.rename(first, first.tenant(TestPlans.LAUNCH).name()))).isFalse();
        assertThat(history.undoable()).isEmpty();
    }

    @Test
    void anEditThatDoesNotFitLeavesThePlan() {
        assertThatThrownBy(() -> history.apply(Edits.resize(first, TestPlans.LANE, 6))).isInstanceOf(InvalidPlan.class);
        assertThat(history.plan()).isSameAs(first);
        assertThat(history.undoable()).isEmpty();
    }

    @Test
    void theOldestStepsAreForgotten() {
        for (int i = 0; i <= History.STEPS; i++) {
            history.apply(TestPlans.rename(first, "Name " + i));
        }
        int steps = 0;
        while (history.undo()) {
            steps++;
        }
        assertThat(steps).isEqualTo(History.STEPS);
    }

    @Test
    void anyStepIsOneJumpAwayAndTheSavedOneIsMarked() {
        Plan opened = history.plan();
        history.apply(TestPlans.rename(history.plan(), "One"));
        Plan saved = history.plan();
        history.apply(TestPlans.rename(history.plan(), "Two"));
        history.apply(TestPlans.rename(history.plan(), "Three"));
        assertThat(history.goTo(1)).isTrue();
        assertThat(history.plan()).isSameAs(saved);
        Steps steps = history.steps(saved);
        assertThat(steps.edits()).hasSize(3);
        assertThat(steps.position()).isEqualTo(1);
        assertThat(steps.saved()).isEqualTo(1);
        assertThat(history.goTo(1)).as("there already").isFalse();
        assertThat(history.goTo(99)).as("as far as there are any").isTrue();
        assertThat(history.steps(saved).position()).isEqualTo(3);
        assertThat(history.goTo(0)).isTrue();
        assertThat(history.plan()).isSameAs(opened);
        assertThat(history.steps(opened).saved()).isZero();
        history.apply(TestPlans.rename(history.plan(), "Other"));
        assertThat(history.steps(saved).saved()).as("that branch is gone").isEqualTo(-1);
    }
}
