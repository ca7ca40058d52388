package io.headroom.session;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Keeps the verdict on the newest plan: each new plan cancels the evaluation of the one before and starts its own, replication by replication in the
/// background. Belongs to the front.
///
/// Results are a function of plan, seed and engine version, so those of the last plans are kept by identity: undo shows its verdict at once. The engine itself
/// keeps what it knows of each partition, so that an edit has only those simulated that it touches.
@SuppressWarnings("ReferenceEquality")
public final class Verdicts {
    private static final Duration PROGRESS = Duration.ofMillis(200);
    private static final int KEPT = 16;

    private record Known(Plan plan, Results results) {}

    /// One evaluation, shared with the thread that runs it.
    private static final class Run {
        private volatile Plan plan;
        private final long startNanos;
        private volatile boolean cancelled;
        private volatile Simulator.@Nullable Verdict evaluation;

        Run(Plan plan, long startNanos) {
            this.plan = plan;
            this.startNanos = startNanos;
        }
    }

    private final Simulator simulator;
    private final TaskRunner runner;
    private final Clock clock;
    private final IntSupplier threads;
    private final ReadOnlyObjectWrapper<Verdict> verdict;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyDoubleWrapper elapsed = new ReadOnlyDoubleWrapper(this, "elapsedSeconds", 0);
    private final Deque<Known> known = new ArrayDeque<>();
    private @Nullable Run run;
    private Clock.@Nullable Timer timer;

    /// @param runner its background should be one thread: a cancelled evaluation leaves it within 200 ms
    /// @param threads how many threads the next evaluation may use
    /// @param plan the first plan; it is evaluated at once
    public Verdicts(Simulator simulator, TaskRunner runner, Clock clock, IntSupplier threads, Plan plan) {
        this.simulator = simulator;
        this.runner = runner;
        this.clock = clock;
        this.threads = threads;
        verdict = new ReadOnlyObjectWrapper<>(this, "verdict", new Verdict(plan, Verdict.Phase.RUNNING, null, false, ""));
        evaluate(plan);
    }

    /// The verdict on the newest plan.
    public ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// The verdict on the newest plan.
    public Verdict verdict() {
        return verdict.get();
    }

    /// Share of the evaluation that is done, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Seconds on the wall since the evaluation began.
    public ReadOnlyDoubleProperty elapsedSecondsProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /// Judges another plan; the evaluation of the one before is cancelled, and its results are pending from now on.
    ///
    /// Other gauges on the wall are no reason to judge again: what is known stays, and what goes on goes on, for the newer plan.
    public void evaluate(Plan plan) {
        Verdict now = verdict.get();
        if (now.plan().differsInWallAlone(plan)) {
            keep(now, plan);
            return;
        }
        halt();
        for (Known earlier : known) {
            if (earlier.plan() == plan) {
                progress.set(1);
                verdict.set(new Verdict(plan, Verdict.Phase.FINAL, earlier.results(), false, ""));
                return;
            }
        }
        begin(plan);
    }

    private void keep(Verdict now, Plan plan) {
        Run mine = run;
        if (mine != null) {
            mine.plan = plan;
        }
        if (now.phase() == Verdict.Phase.FINAL && now.results() != null) {
            remember(plan, now.results());
        }
        verdict.set(new Verdict(plan, now.phase(), now.results(), now.pending(), now.failure()));
    }

    private void remember(Plan plan, Results results) {
        known.addFirst(new Known(plan, results));
        if (known.size() > KEPT) {
            known.removeLast();
        }
    }

    /// Forgets every result: another document was opened, whose tenants may have the same ids.
    public void open(Plan plan) {
        halt();
        known.clear();
        verdict.set(new Verdict(plan, Verdict.Phase.RUNNING, null, false, ""));
        begin(plan);
    }

    /// Stops the evaluation; what its finished replications say stays.
    public void cancel() {
        if (run != null) {
            halt();
            Verdict now = verdict.get();
            verdict.set(new Verdict(now.plan(), Verdict.Phase.CANCELLED, now.results(), now.pending(), ""));
        }
    }

    /// Judges the same plan again from the start, e.g. after a cancel.
    public void restart() {
        Plan plan = verdict.get().plan();
        known.removeIf(earlier -> earlier.plan() == plan);
        halt();
        begin(plan);
    }

    private void begin(Plan plan) {
        Verdict before = verdict.get();
        verdict.set(new Verdict(plan, Verdict.Phase.RUNNING, before.results(), before.results() != null, ""));
        progress.set(0);
        elapsed.set(0);
        Run next = new Run(plan, clock.nanos());
        run = next;
        timer = clock.every(PROGRESS, this::measure);
        // By way of the front: of several edits in a row only the last one reaches the engine.
        runner.front(() -> {
            if (!next.cancelled) {
                int share = threads.getAsInt();
                runner.background(() -> work(next, share));
            }
        });
    }

    private void work(Run mine, int share) {
        if (mine.cancelled) {
            return;
        }
        try {
            Simulator.Verdict evaluation = simulator.evaluate(mine.plan, share);
            mine.evaluation = evaluation;
            boolean more = true;
            while (more) {
                if (evaluation.hasNext() && !evaluation.runNext(() -> mine.cancelled)) {
                    return;
                }
                Results results = evaluation.results();
                more = evaluation.hasNext();
                Verdict.Phase phase = more ? Verdict.Phase.CONFIRMED : Verdict.Phase.FINAL;
                runner.front(() -> publish(mine, results, phase));
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            runner.front(() -> fail(mine, failure));
        }
    }

    private void publish(Run mine, Results results, Verdict.Phase phase) {
        if (mine != run) {
            return;
        }
        measure();
        if (phase == Verdict.Phase.FINAL) {
            halt();
            progress.set(1);
            remember(mine.plan, results);
        }
        verdict.set(new Verdict(mine.plan, phase, results, false, ""));
    }

    private void fail(Run mine, Throwable failure) {
        if (mine == run) {
            halt();
            verdict.set(new Verdict(mine.plan, Verdict.Phase.FAILED, null, false, Problems.said(failure)));
        }
    }

    private void measure() {
        Run mine = run;
        if (mine != null) {
            elapsed.set((clock.nanos() - mine.startNanos) / 1e9);
            Simulator.Verdict evaluation = mine.evaluation;
            if (evaluation != null) {
                progress.set(Math.clamp(evaluation.progress(), 0, 1));
            }
        }
    }

    private void halt() {
        if (run != null) {
            run.cancelled = true;
            run = null;
        }
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }
}
