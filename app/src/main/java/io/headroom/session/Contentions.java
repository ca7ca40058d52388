package io.headroom.session;

import io.headroom.engine.Contention;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Finds out who makes whom wait in the newest plan, in the background, once the verdict on it is final. The next edit cancels it, so that nobody waits for it.
/// Belongs to the front.
@SuppressWarnings("ReferenceEquality")
public final class Contentions {
    /// Requests that it simulates without being asked: a few seconds of one core.
    private static final double MOST_UNASKED = 20e6;
    private static final int KEPT = 16;

    private static final class Run {
        private volatile boolean cancelled;
    }

    private final Simulator simulator;
    private final TaskRunner runner;
    private final IntSupplier threads;
    private final ReadOnlyObjectWrapper<Contended> contended;
    /// Those of the last plans, by identity: undo shows them at once.
    private final Deque<Contended> known = new ArrayDeque<>();
    private @Nullable Run run;

    /// @param runner runs a study beside all other work: an evaluation need not wait until it has left
    /// @param threads how many threads the next study may use
    public Contentions(Simulator simulator, TaskRunner runner, IntSupplier threads, Verdicts verdicts) {
        this.simulator = simulator;
        this.runner = runner;
        this.threads = threads;
        contended = new ReadOnlyObjectWrapper<>(this, "contended", waiting(verdicts.verdict().plan()));
        verdicts.verdictProperty().subscribe(this::follow);
    }

    private static Contended waiting(Plan plan) {
        return Contended.of(plan, Contended.Phase.WAITING, 0);
    }

    /// Who makes whom wait in the newest plan, as far as it is known.
    public ReadOnlyObjectProperty<Contended> contendedProperty() {
        return contended.getReadOnlyProperty();
    }

    /// What is known of a plan, if it is.
    public Optional<Contention> of(Plan plan) {
        return contended.get().plan() == plan ? Optional.ofNullable(contended.get().contention()) : Optional.empty();
    }

    /// Finds it out however long it takes; does nothing unless it was left out.
    public void ask() {
        if (contended.get().phase() == Contended.Phase.LEFT_OUT) {
            begin(contended.get().plan(), true);
        }
    }

    /// Stops what goes on.
    public void cancel() {
        halt();
        if (contended.get().phase() == Contended.Phase.RUNNING) {
            contended.set(waiting(contended.get().plan()));
        }
    }

    private void follow(Verdict verdict) {
        Contended now = contended.get();
        if (now.plan().differsInWallAlone(verdict.plan())) {
            contended.set(now.in(verdict.plan()));
        } else if (now.plan() != verdict.plan()) {
            halt();
            contended.set(known.stream().filter(earlier -> earlier.plan() == verdict.plan()).findFirst().orElseGet(() -> waiting(verdict.plan())));
        }
        if (verdict.phase() == Verdict.Phase.FINAL && contended.get().phase() == Contended.Phase.WAITING) {
            begin(verdict.plan(), false);
        }
    }

    private void begin(Plan plan, boolean asked) {
        Run next = new Run();
        run = next;
        int share = threads.getAsInt();
        contended.set(Contended.of(plan, Contended.Phase.RUNNING, contended.get().requests()));
        runner.apart(() -> work(next, plan, share, asked));
    }

    private void work(Run mine, Plan plan, int share, boolean asked) {
        if (mine.cancelled) {
            return;
        }
        try {
            Simulator.Study study = simulator.study(plan, share);
            if (!asked && study.requests() > MOST_UNASKED) {
                publish(mine, Contended.of(plan, Contended.Phase.LEFT_OUT, study.requests()));
                return;
            }
            Contention found = study.run(() -> mine.cancelled);
            if (found != null) {
                publish(mine, new Contended(plan, Contended.Phase.KNOWN, found, study.requests(), ""));
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            publish(mine, new Contended(plan, Contended.Phase.FAILED, null, 0, Problems.said(failure)));
        }
    }

    private void publish(Run mine, Contended found) {
        runner.front(() -> {
            if (mine == run) {
                run = null;
                // The plan may have other gauges by now.
                Contended latest = found.in(contended.get().plan());
                known.addFirst(latest);
                if (known.size() > KEPT) {
                    known.removeLast();
                }
                contended.set(latest);
            }
        });
    }

    private void halt() {
        if (run != null) {
            run.cancelled = true;
            run = null;
        }
    }
}
