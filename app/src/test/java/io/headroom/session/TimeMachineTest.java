package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.IncidentEdits;
import io.headroom.engine.LiveRun;
import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import io.headroom.session.Recorder.Kind;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The run of a small plan on the real engine, with work that runs when the test says so.
@NullUnmarked
class TimeMachineTest {
    @TempDir
    Path folder;

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final Simulator engine = Simulator.engine();
    private Session session;
    private Verdicts verdicts;
    private Live live;
    private Recorder recorder;
    private TimeMachine time;

    @BeforeEach
    void open() {
        session = new Session(PlanFiles.onDisk(), new Jobs(runner), new FakeDialogs(), new RecentFiles(new Settings(folder, runner, clock)));
        live = new Live(engine, runner, clock, () -> false, problem -> { }, session.plan());
        verdicts = new Verdicts(engine, runner, clock, () -> 1, session.plan());
        recorder = new Recorder(engine, runner, clock, session, verdicts, live);
        time = new TimeMachine(recorder, live, session);
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                verdicts.evaluate(plan);
                live.adopt(plan);
            }

            @Override
            public void opened(Plan plan) {
                verdicts.open(plan);
                live.open(plan);
            }
        });
        session.openCopy(PlanDocument.of(TestPlans.plan()));
    }

    private void watch(double seconds) {
        live.pace(Pace.X60);
        live.start();
        while (live.clockSecondsProperty().get() < seconds) {
            clock.pass(Duration.ofMillis(220));
            runner.runAll();
        }
        live.pause();
    }

    @Test
    void theWholeRunIsThereSoonAfterTheVerdict() {
        assertThat(recorder.known(300)).isEqualTo(-1);
        runner.runAll();
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.FINAL);
        assertThat(recorder.recording()).isFalse();
        LiveRun run = new LiveRun(session.plan());
        for (int i = 1; i < recorder.whole().size(); i++) {
            run.advance(recorder.whole().clock(i));
            assertThat(recorder.kind(i)).isEqualTo(Kind.SIMULATED);
            assertThat(recorder.at(i).moment()).isEqualTo(RecordedMoment.of(new RecordedLayout(session.plan()), run.moment(300)).moment());
        }
    }

    @Test
    void aScrubShowsTheMomentOfThatTimeAndBackTheRunAgain() {
        runner.runAll();
        assertThat(time.momentProperty().get()).isNull();
        assertThat(time.scrub(123.4)).isTrue();
        assertThat(time.clockSeconds()).isEqualTo(124);
        Moment shown = time.momentProperty().get();
        assertThat(shown.clockSeconds()).isEqualTo(124);
        assertThat(time.step(-2)).isTrue();
        assertThat(time.momentProperty().get().clockSeconds()).isEqualTo(120);
        time.scrub(1e9);
        assertThat(time.clockSeconds()).isEqualTo(660);
        time.scrub(-5);
        assertThat(time.clockSeconds()).isEqualTo(2);
        time.back();
        assertThat(time.scrubbed()).isFalse();
        assertThat(time.momentProperty().get()).isNull();
    }

    @Test
    void nothingIsKnownBeforeTheVerdict() {
        assertThat(time.scrub(100)).isFalse();
        assertThat(time.scrubbed()).isFalse();
    }

    @Test
    void theRunGoesOnUnderneathAScrub() {
        runner.runAll();
        watch(200);
        time.scrub(100);
        Moment shown = time.momentProperty().get();
        watch(300);
        assertThat(time.momentProperty().get()).isSameAs(shown);
        assertThat(recorder.watchedSeconds()).isGreaterThanOrEqualTo(300);
        time.back();
        assertThat(time.momentProperty().get().clockSeconds()).isEqualTo(recorder.watchedSeconds());
    }

    @Test
    void whatIsAheadOfTheRunBeingWatchedIsMarked() {
        runner.runAll();
        watch(200);
        assertThat(recorder.kind(recorder.whole().nearest(150))).isEqualTo(Kind.SIMULATED);
        assertThat(recorder.kind(recorder.whole().nearest(400))).isEqualTo(Kind.AHEAD);
        watch(660);
        assertThat(recorder.kind(recorder.whole().nearest(400))).isEqualTo(Kind.SIMULATED);
    }

    @Test
    void anEditLeavesThePastOfTheRunAndMakesAGuessOfTheRest() {
        runner.runAll();
        watch(200);
        RecordedMoment past = recorder.at(recorder.whole().nearest(150));
        RecordedMoment before = recorder.at(recorder.whole().nearest(400));
        session.apply(IncidentEdits.burst(session.plan(), TestPlans.LAUNCH, 300));
        assertThat(recorder.kind(recorder.whole().nearest(400))).isEqualTo(Kind.EARLIER);
        assertThat(recorder.at(recorder.whole().nearest(400))).isSameAs(before);
        runner.runAll();
        assertThat(recorder.at(recorder.whole().nearest(150))).as("what was watched").isSameAs(past);
        RecordedMoment after = recorder.at(recorder.whole().nearest(400));
        assertThat(recorder.kind(recorder.whole().nearest(400))).isEqualTo(Kind.AHEAD);
        assertThat(after.load(after.tenant(TestPlans.LAUNCH))).isGreaterThan(2 * before.load(before.tenant(TestPlans.LAUNCH)));
    }

    @Test
    void anEditWhileScrubbedShowsTheSameTimeUnderTheNewPlanOnceItIsKnown() {
        runner.runAll();
        time.scrub(400);
        Moment before = time.momentProperty().get();
        session.apply(IncidentEdits.burst(session.plan(), TestPlans.LAUNCH, 300));
        assertThat(time.momentProperty().get()).isSameAs(before);
        runner.runAll();
        Moment after = time.momentProperty().get();
        assertThat(after.clockSeconds()).isEqualTo(400);
        assertThat(after.tenant(TestPlans.LAUNCH).orElseThrow().offered()).isGreaterThan(2 * before.tenant(TestPlans.LAUNCH).orElseThrow().offered());
    }

    @Test
    void anEditCancelsThePassOfThePlanBefore() {
        while (!recorder.recording()) {
            runner.runFront();
            if (!recorder.recording()) {
                runner.runOneBehind();
            }
        }
        session.apply(TestPlans.rename(session.plan(), "B"));
        assertThat(recorder.recording()).isFalse();
        runner.runAll();
        assertThat(recorder.recording()).isFalse();
        assertThat(recorder.known(300)).isPositive();
    }

    @Test
    void anotherDocumentForgetsEverything() {
        runner.runAll();
        watch(100);
        time.scrub(50);
        session.openCopy(PlanDocument.of(TestPlans.plan()));
        assertThat(time.scrubbed()).isFalse();
        assertThat(recorder.known(50)).isEqualTo(-1);
        assertThat(recorder.bytes()).isZero();
    }

    @Test
    void aShorterRunDoesNotKeepTheHeadBeyondItsEnd() {
        runner.runAll();
        time.scrub(600);
        session.apply(io.headroom.edit.Edit.of("edit.run", java.util.List.of(), plan -> plan.withRun(plan.run().withDuration(240))));
        runner.runAll();
        assertThat(time.clockSeconds()).isEqualTo(300);
        assertThat(Objects.requireNonNull(time.momentProperty().get()).clockSeconds()).isEqualTo(300);
    }
}
