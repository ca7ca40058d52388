package io.headroom.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.session.TestPlans;
import org.junit.jupiter.api.Test;

class FlagMoveTest {
    private final Plan before = TestPlans.plan();
    private final Incident burst = new Incident(new Incident.What.Burst(TestPlans.LAUNCH, 10), 100, 60);
    private final Plan plan = IncidentEdits.add(before, burst).applyTo(before);

    @Test
    void aDragAndArrowsMakeTheSameEdit() {
        FlagMove dragged = new FlagMove(plan, 0, false);
        dragged.to(151.7, 10);
        FlagMove typed = new FlagMove(plan, 0, false);
        for (int i = 0; i < 5; i++) {
            typed.by(1, 10);
        }
        Plan moved = dragged.edit().orElseThrow().applyTo(plan);
        assertThat(moved.incidents()).containsExactly(new Incident(burst.what(), 150, 60));
        assertThat(typed.edit().orElseThrow().applyTo(plan)).isEqualTo(moved);
    }

    @Test
    void arrowsGoToRoundTimesFirst() {
        FlagMove move = new FlagMove(plan, 0, false);
        move.by(1, 30);
        assertThat(move.now().atSeconds()).isEqualTo(120);
        move.by(-2, 30);
        assertThat(move.now().atSeconds()).isEqualTo(60);
    }

    @Test
    void itStaysWithinTheRun() {
        FlagMove move = new FlagMove(plan, 0, false);
        move.to(-40, 10);
        assertThat(move.now().atSeconds()).isZero();
        move.to(9000, 10);
        assertThat(move.now().atSeconds()).isEqualTo(660);
    }

    @Test
    void theEndChangesHowLongItLasts() {
        FlagMove move = new FlagMove(plan, 0, true);
        assertThat(move.seconds()).isEqualTo(160);
        move.to(200, 10);
        assertThat(move.now()).isEqualTo(new Incident(burst.what(), 100, 100));
        move.to(20, 10);
        assertThat(move.now().lastsSeconds()).as("it lasts at least one step").isEqualTo(10);
    }

    @Test
    void whereItWasThereIsNoEdit() {
        FlagMove move = new FlagMove(plan, 0, false);
        move.by(3, 10);
        move.by(-3, 10);
        assertThat(move.edit()).isEmpty();
    }
}
