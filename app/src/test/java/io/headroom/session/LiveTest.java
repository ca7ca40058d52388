package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final FakeSimulator engine = new FakeSimulator();
    private final List<String> problems = new ArrayList<>();
    private final Plan first = TestPlans.plan();
    private final Plan second = TestPlans.rename(first, "B").applyTo(first);
    private boolean judging;
    private final Live live = new Live(engine, runner, clock, () -> judging, problems::add, first);

    /// Lets time pass with the background keeping up.
    private void pass(double seconds) {
        for (double passed = 0; passed < seconds - 1e-9; passed += 0.1) {
            clock.pass(Duration.ofMillis(100));
            runner.runAll();
        }
    }

    private double seconds() {
        return live.clockSecondsProperty().get();
    }

    @Test
    void nothingRunsBeforeItIsStarted() {
        pass(1);
        assertThat(engine.calls).isEmpty();
        assertThat(live.momentProperty().get()).isNull();
    }

    @Test
    void theClockKeepsItsPace() {
        live.pace(Pace.X10);
        live.start();
        pass(5);
        assertThat(seconds()).isCloseTo(50, within(3.0));
        live.pace(Pace.X1);
        double before = seconds();
        pass(5);
        assertThat(seconds() - before).isCloseTo(5, within(3.0));
    }

    @Test
    void momentsComeFourToFiveTimesASecond() {
        List<Double> moments = new ArrayList<>();
        live.momentProperty().subscribe(moment -> moments.add(moment == null ? 0 : moment.clockSeconds()));
        live.start();
        pass(10);
        assertThat(moments).hasSizeBetween(40, 52);
    }

    @Test
    void nowIsTheClockOfARunUnderWayAndElseTheEndOfTheWarmUp() {
        engine.horizon = 50;
        assertThat(live.nowSeconds()).isEqualTo(first.run().warmupSeconds());
        live.pace(Pace.X10);
        live.start();
        pass(2);
        assertThat(live.nowSeconds()).isBetween(seconds(), seconds() + 0.1).isLessThan(50);
        pass(10);
        assertThat(Objects.requireNonNull(live.momentProperty().get()).finished()).isTrue();
        assertThat(live.nowSeconds()).as("the run is over").isEqualTo(first.run().warmupSeconds());
    }

    @Test
    void pauseStopsTheClockAndStartGoesOn() {
        live.start();
        pass(2);
        live.pause();
        double before = seconds();
        pass(5);
        assertThat(seconds()).isEqualTo(before);
        assertThat(clock.timers()).isZero();
        live.start();
        pass(1);
        assertThat(seconds()).isGreaterThan(before);
        assertThat(engine.calls).containsExactly("start Launch operator");
    }

    @Test
    void anEditKeepsTheClock() {
        live.start();
        pass(2);
        double before = seconds();
        live.adopt(second);
        runner.runAll();
        assertThat(engine.calls).containsExactly("start Launch operator", "adopt B at " + Math.round(before));
        assertThat(seconds()).isEqualTo(before);
    }

    @Test
    void anEditWhilePausedShowsItsMomentAtOnce() {
        live.start();
        pass(1);
        live.pause();
        live.adopt(second);
        runner.runAll();
        assertThat(engine.calls).hasSize(2);
        assertThat(live.playingProperty().get()).isFalse();
    }

    @Test
    void anEditDuringASliceComesWithTheNext() {
        live.start();
        live.adopt(second);
        assertThat(runner.waiting()).isEqualTo(1);
        runner.runAll();
        assertThat(engine.calls).containsExactly("start Launch operator", "adopt B at 0");
    }

    @Test
    void aSlowEngineFallsBehindAndPilesUpNothing() {
        live.start();
        clock.pass(Duration.ofSeconds(10));
        assertThat(runner.waiting()).isEqualTo(1);
        runner.runAll();
        clock.pass(Duration.ofMillis(300));
        runner.runAll();
        assertThat(seconds()).isLessThan(31);
    }

    @Test
    void atTheEndItStopsAndStartBeginsAgain() {
        engine.horizon = 60;
        live.start();
        pass(3);
        assertThat(live.playingProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(live.momentProperty().get()).finished()).isTrue();
        live.start();
        pass(0.5);
        assertThat(seconds()).isLessThan(60);
        assertThat(engine.calls).containsExactly("start Launch operator", "start Launch operator");
    }

    @Test
    void restartGoesBackToTheStart() {
        live.start();
        pass(2);
        live.restart();
        assertThat(live.momentProperty().get()).isNull();
        pass(0.1);
        assertThat(seconds()).isLessThan(20);
        assertThat(live.playingProperty().get()).isTrue();
    }

    @Test
    void atFullSpeedAVerdictGoesFirst() {
        engine.duringAdvance = () -> clock.pass(Duration.ofMillis(5));
        live.pace(Pace.MAX);
        judging = true;
        live.start();
        pass(2);
        assertThat(seconds()).isZero();
        judging = false;
        clock.pass(Duration.ofMillis(300));
        assertThat(runner.waiting()).isEqualTo(1);
        runner.runOneBehind();
        runner.runFront();
        assertThat(seconds()).isGreaterThan(60);
    }

    @Test
    void anotherDocumentForgetsTheRun() {
        live.start();
        pass(1);
        live.open(second);
        assertThat(live.playingProperty().get()).isFalse();
        assertThat(live.momentProperty().get()).isNull();
        live.start();
        pass(0.3);
        assertThat(engine.calls).containsExactly("start Launch operator", "start B");
    }

    @Test
    void aSliceOfTheDocumentBeforeIsNotShown() {
        live.start();
        live.open(second);
        runner.runAll();
        assertThat(live.momentProperty().get()).isNull();
    }

    @Test
    void aFaultStopsItAndIsSaid() {
        live.start();
        pass(1);
        engine.fault = new IllegalStateException("A replica does not fit its node.");
        live.adopt(second);
        runner.runAll();
        assertThat(problems).containsExactly("A replica does not fit its node.");
        assertThat(live.playingProperty().get()).isFalse();
        engine.fault = null;
        live.start();
        pass(0.5);
        assertThat(live.playingProperty().get()).isTrue();
    }

    @Test
    void oneCoreIsLeftToTheWindow() {
        assertThat(new EngineThreads(1).total()).isEqualTo(1);
        assertThat(new EngineThreads(2).forVerdict(true)).isEqualTo(1);
        assertThat(new EngineThreads(16).forVerdict(false)).isEqualTo(15);
        assertThat(new EngineThreads(16).forVerdict(true)).isEqualTo(14);
    }
}
