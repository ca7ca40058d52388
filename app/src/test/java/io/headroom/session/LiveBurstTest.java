package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.IncidentEdits;
import io.headroom.engine.Moment;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A burst let loose by one click on the run being watched, on the real engine: each run has a twin of the same seed that is left alone.
class LiveBurstTest {
    private static final TenantId LAUNCH = new TenantId("launch-operator");
    private static final double CLICKED_AFTER = 600;

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final Plan plan = sample();
    private final PartitionId lane = Objects.requireNonNull(plan.tenant(LAUNCH).partition());

    private static Plan sample() {
        try (InputStream in = Objects.requireNonNull(LiveBurstTest.class.getResourceAsStream("/io/headroom/samples/launch-window.headroom"))) {
            return PlanFile.read("launch-window", in).plan();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// The engine, on which every stride takes 40 ms of the clock: four strides make a slice at full speed.
    private final class Striding implements Simulator {
        private final Simulator engine = Simulator.engine();

        @Override
        public Verdict evaluate(Plan asked, int threads) {
            return engine.evaluate(asked, threads);
        }

        @Override
        public Run start(Plan started) {
            Run run = engine.start(started);
            return new Run() {
                @Override
                public double clockSeconds() {
                    return run.clockSeconds();
                }

                @Override
                public boolean finished() {
                    return run.finished();
                }

                @Override
                public void advance(double toSeconds) {
                    run.advance(toSeconds);
                    clock.pass(Duration.ofMillis(40));
                }

                @Override
                public void adopt(Plan edited) {
                    run.adopt(edited);
                }

                @Override
                public Moment moment(double windowSeconds) {
                    return run.moment(windowSeconds);
                }
            };
        }
    }

    /// The moments of a run from shortly before the click on, each at another time of its clock.
    private List<Moment> watched(Pace pace, boolean clicked) {
        Live live = new Live(new Striding(), runner, clock, () -> false, problem -> {
            throw new AssertionError(problem);
        }, plan);
        List<Moment> moments = new ArrayList<>();
        live.pace(Pace.X60);
        live.start();
        while (live.clockSecondsProperty().get() < CLICKED_AFTER) {
            step(live);
        }
        live.pace(pace);
        step(live);
        moments.add(Objects.requireNonNull(live.momentProperty().get()));
        if (clicked) {
            live.adopt(IncidentEdits.burst(plan, LAUNCH, live.nowSeconds()).applyTo(plan));
            runner.runAll();
        }
        step(live);
        moments.add(Objects.requireNonNull(live.momentProperty().get()));
        live.pause();
        return moments;
    }

    /// Lets time pass until the gauges step.
    private void step(Live live) {
        double before = live.clockSecondsProperty().get();
        while (live.clockSecondsProperty().get() <= before) {
            clock.pass(Duration.ofMillis(20));
            runner.runAll();
        }
    }

    private static Moment.TenantMoment launch(Moment moment) {
        return moment.tenant(LAUNCH).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void aBurstShowsInArrivalsAndQueueAtTheNextStepOfTheGauges(Pace pace) {
        List<Moment> left = watched(pace, false);
        List<Moment> burst = watched(pace, true);
        assertThat(burst.getFirst()).as("the same run up to the click").isEqualTo(left.getFirst());
        Moment next = burst.getLast();
        Moment twin = left.getLast();
        assertThat(launch(next).offered()).isGreaterThan(launch(twin).offered());
        assertThat(next.partition(lane).orElseThrow().waiting()).isGreaterThan(twin.partition(lane).orElseThrow().waiting());
    }
}
