package io.headroom.answers;

import io.headroom.allocate.SearchCancelled;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import io.headroom.session.Job;
import io.headroom.session.Jobs;
import io.headroom.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Runs a search on the open plan in the background, one at a time, and keeps what it found. Belongs to the front; knows no scene graph.
///
/// An edit leaves the answer as it is and says that it is of before the edit; undoing the edit makes it current again. A search that is ended leaves the plan as it is and
/// keeps the best answer it had shown.
///
/// @param <R> what is found
public final class Searching<R> {
    /// How far a search is.
    public enum Phase {
        /// Nothing was asked yet.
        READY,
        /// Under way.
        RUNNING,
        /// Done, and of the plan as it is.
        DONE,
        /// Done, and the plan has changed since.
        OUTDATED,
        /// Ended by the user; what was best until then is the answer, if there was any.
        CANCELLED,
        /// It could not be done.
        FAILED
    }

    /// What came of the last search.
    ///
    /// @param phase how far it is
    /// @param answer what was found, while running the best so far
    /// @param failure why nothing was found, one line; empty unless the phase is `FAILED`
    /// @param progress share done, 0 to 1
    /// @param <R> what is found
    public record State<R>(Phase phase, Optional<R> answer, String failure, double progress) {
        /// Whether a search is under way.
        public boolean running() {
            return phase == Phase.RUNNING;
        }
    }

    /// Steps in which progress is told: a search may report it far more often than anyone can see.
    private static final int STEPS = 200;

    private final Session session;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<State<R>> state = new ReadOnlyObjectWrapper<>(this, "state", new State<>(Phase.READY, Optional.empty(), "", 0));
    private @Nullable Job running;
    private @Nullable Plan asked;
    private Phase ended = Phase.DONE;

    /// Asks nothing yet.
    public Searching(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                follow();
            }

            @Override
            public void opened(Plan plan) {
                halt();
                asked = null;
                state.set(new State<>(Phase.READY, Optional.empty(), "", 0));
            }
        });
    }

    /// What came of the last search.
    public ReadOnlyObjectProperty<State<R>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What came of the last search.
    public State<R> state() {
        return state.get();
    }

    /// The plan that was searched last, as it was then; null before the first search.
    public @Nullable Plan asked() {
        return asked;
    }

    /// Begins a search on the plan as it is now. One that is under way ends.
    ///
    /// @param name what the status bar calls it
    /// @param work runs in the background; throws [SearchCancelled] when it was ended, or [io.headroom.plan.InvalidPlan] with one line where it cannot be done
    public void start(String name, Function<Search<R>, R> work) {
        halt();
        asked = session.plan();
        state.set(new State<>(Phase.RUNNING, Optional.empty(), "", 0));
        Job job = jobs.startApart(name, mine -> (Callable<R>) () -> work.apply(watch(mine)), this::found, this::fail);
        running = job;
        job.onCancel(() -> {
            if (job.equals(running)) {
                running = null;
                end(Phase.CANCELLED, state().answer());
            }
        });
    }

    private Search<R> watch(Job job) {
        return new Search<>() {
            private final AtomicInteger told = new AtomicInteger(-1);

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }

            @Override
            public void progress(double share) {
                int step = (int) (STEPS * Math.clamp(share, 0, 1));
                if (told.getAndSet(step) != step) {
                    job.report(share);
                    job.front(() -> show(job, state().answer(), Math.clamp(share, 0, 1)));
                }
            }

            @Override
            public void best(R soFar) {
                job.front(() -> show(job, Optional.of(soFar), state().progress()));
            }
        };
    }

    private void show(Job job, Optional<R> answer, double progress) {
        if (job.equals(running)) {
            state.set(new State<>(Phase.RUNNING, answer, "", progress));
        }
    }

    /// Ends the search that is under way; the best answer it has shown stays.
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    private void halt() {
        Job job = running;
        running = null;
        if (job != null) {
            job.cancel();
        }
    }

    private void found(R answer) {
        running = null;
        end(Phase.DONE, Optional.of(answer));
    }

    private void fail(Exception failure) {
        running = null;
        if (failure instanceof SearchCancelled) {
            end(Phase.CANCELLED, state().answer());
        } else {
            state.set(new State<>(Phase.FAILED, Optional.empty(), Problems.said(failure), 0));
        }
    }

    private void end(Phase phase, Optional<R> answer) {
        ended = phase;
        state.set(new State<>(phase, answer, "", 1));
        follow();
    }

    // Identity is the point: undo gives back the very plan that was searched.
    @SuppressWarnings("ReferenceEquality")
    private void follow() {
        State<R> now = state();
        boolean over = now.phase() == Phase.DONE || now.phase() == Phase.CANCELLED || now.phase() == Phase.OUTDATED;
        if (over && now.answer().isPresent()) {
            Phase phase = session.plan() == asked ? ended : Phase.OUTDATED;
            if (phase != now.phase()) {
                state.set(new State<>(phase, now.answer(), "", 1));
            }
        }
    }
}
