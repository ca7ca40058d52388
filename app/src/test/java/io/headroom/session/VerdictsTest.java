package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.WallEdits;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final FakeSimulator engine = new FakeSimulator();
    private final Plan first = TestPlans.plan();
    private final Plan second = TestPlans.rename(first, "B").applyTo(first);
    private final Verdicts verdicts = new Verdicts(engine, runner, clock, () -> 1, first);

    private int replications() {
        Results results = Objects.requireNonNull(verdicts.verdict().results());
        return results.engine().replications();
    }

    @Test
    void theFirstReplicationConfirmsAndTheLastEnds() {
        List<Verdict.Phase> phases = new ArrayList<>();
        verdicts.verdictProperty().subscribe(verdict -> phases.add(verdict.phase()));
        runner.runAll();
        assertThat(phases).containsExactly(Verdict.Phase.RUNNING, Verdict.Phase.CONFIRMED, Verdict.Phase.CONFIRMED, Verdict.Phase.FINAL);
        assertThat(replications()).isEqualTo(3);
        assertThat(verdicts.progressProperty().get()).isEqualTo(1);
        assertThat(clock.timers()).isZero();
    }

    @Test
    void afterAnEditTheOldResultsArePending() {
        runner.runAll();
        verdicts.evaluate(second);
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.RUNNING);
        assertThat(verdicts.verdict().pending()).isTrue();
        assertThat(verdicts.verdict().confirmed()).isFalse();
        runner.runAll();
        assertThat(verdicts.verdict().pending()).isFalse();
        assertThat(verdicts.verdict().plan()).isSameAs(second);
    }

    @Test
    void ofSeveralEditsOnlyTheLastReachesTheEngine() {
        runner.runAll();
        engine.calls.clear();
        verdicts.evaluate(second);
        verdicts.evaluate(TestPlans.rename(first, "C").applyTo(first));
        runner.runAll();
        assertThat(engine.calls).containsExactly("evaluate C on 1");
    }

    @Test
    void aResultThatComesTooLateIsNotShown() {
        // The edit comes while the engine works on the plan before it.
        engine.duringReplication = () -> {
            engine.duringReplication = () -> {};
            verdicts.evaluate(second);
        };
        runner.runFront();
        runner.runOneBehind();
        assertThat(verdicts.verdict().plan()).isSameAs(second);
        assertThat(verdicts.verdict().results()).isNull();
        runner.runAll();
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.FINAL);
        assertThat(verdicts.verdict().plan()).isSameAs(second);
    }

    @Test
    void undoShowsItsVerdictAtOnce() {
        runner.runAll();
        verdicts.evaluate(second);
        runner.runAll();
        engine.calls.clear();
        verdicts.evaluate(first);
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.FINAL);
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void cancelKeepsWhatFinishedReplicationsSay() {
        engine.duringReplication = () -> {
            if (engine.calls.size() == 1 && verdicts.verdict().confirmed()) {
                verdicts.cancel();
            }
            runner.runFront();
        };
        runner.runAll();
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.CANCELLED);
        assertThat(verdicts.verdict().confirmed()).isTrue();
        engine.duringReplication = () -> {};
        verdicts.restart();
        runner.runAll();
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.FINAL);
    }

    @Test
    void anotherDocumentShowsNothingOfTheOneBefore() {
        runner.runAll();
        verdicts.open(second);
        assertThat(verdicts.verdict().results()).isNull();
        assertThat(verdicts.verdict().pending()).isFalse();
    }

    @Test
    void aFaultOfTheEngineIsSaidAndNotShownAsAResult() {
        runner.runAll();
        engine.fault = new IllegalStateException("Replica 3 does not fit its node.");
        verdicts.evaluate(second);
        runner.runAll();
        assertThat(verdicts.verdict().phase()).isEqualTo(Verdict.Phase.FAILED);
        assertThat(verdicts.verdict().results()).isNull();
        assertThat(verdicts.verdict().failure()).isEqualTo("Replica 3 does not fit its node.");
    }

    @Test
    void elapsedTimeGoesOnWhileItRuns() {
        clock.pass(Duration.ofSeconds(2));
        assertThat(verdicts.elapsedSecondsProperty().get()).isEqualTo(2);
    }

    @Test
    void otherGaugesKeepTheVerdictAndWhatGoesOn() {
        Plan chosen = WallEdits.remove(0, "p99 TTFT").applyTo(first);
        runner.runAll();
        engine.calls.clear();
        verdicts.evaluate(chosen);
        assertThat(verdicts.verdict()).isEqualTo(new Verdict(chosen, Verdict.Phase.FINAL, verdicts.verdict().results(), false, ""));
        verdicts.evaluate(second);
        verdicts.evaluate(WallEdits.remove(0, "p99 TTFT").applyTo(second));
        runner.runAll();
        assertThat(engine.calls).containsExactly("evaluate B on 1");
        assertThat(verdicts.verdict().confirmed()).isTrue();
        assertThat(verdicts.verdict().plan().wall().gauges()).hasSize(7);
        verdicts.evaluate(chosen);
        runner.runAll();
        assertThat(engine.calls).as("undo finds it where it was").containsExactly("evaluate B on 1");
    }
}
