package io.headroom.comparison;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.engine.PairedRuns;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import io.headroom.session.Clock;
import io.headroom.session.Job;
import io.headroom.session.Jobs;
import io.headroom.session.Session;
import io.headroom.session.Simulator;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Sets two states of the open plan side by side, in the background. Belongs to the front; knows no scene graph.
///
/// What is chosen is compared at once. An edit leaves the comparison as it is and says that it is of before the edit, until someone asks again.
public final class ComparisonDesk {
    private static final Duration PROGRESS = Duration.ofMillis(200);

    /// What is chosen and what came of it.
    ///
    /// @param sides what can be chosen
    /// @param before the side to begin with, or null where there is none
    /// @param after the side to compare it with, or null where there is no second
    /// @param measure what they are compared by
    /// @param phase how far it is
    /// @param model what came out last, if anything did
    /// @param failure why nothing came out, one line; empty unless the phase is `FAILED`
    /// @param progress share done, 0 to 1
    public record State(List<Side> sides, @Nullable Side before, @Nullable Side after, Measure measure, Phase phase, Optional<ComparisonModel> model, String failure,
            double progress) {
        /// Keeps its own copy.
        public State {
            sides = List.copyOf(sides);
        }

        State phase(Phase other) {
            return new State(sides, before, after, measure, other, model, "", 0);
        }
    }

    /// How far a comparison is.
    public enum Phase {
        /// There are no two different sides to compare.
        NOTHING,
        /// Under way.
        RUNNING,
        /// Done, and of the plan as it is.
        DONE,
        /// Done, and the plan has changed since.
        OUTDATED,
        /// Ended by the user.
        CANCELLED,
        /// One of the sides could not be simulated.
        FAILED
    }

    private record Ran(Plan before, Plan after) {}

    private final Words words = Words.of(ComparisonDesk.class);
    private final Session session;
    private final Jobs jobs;
    private final Simulator simulator;
    private final Clock clock;
    private final IntSupplier threads;
    private final Format format;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state",
            new State(List.of(), null, null, Measure.USUAL, Phase.NOTHING, Optional.empty(), "", 0));
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
    private @Nullable Job running;
    private Clock.@Nullable Timer timer;
    private @Nullable Ran ran;

    /// @param threads how many threads a comparison may use
    public ComparisonDesk(Session session, Jobs jobs, Simulator simulator, Clock clock, IntSupplier threads, Format format) {
        this.session = session;
        this.jobs = jobs;
        this.simulator = simulator;
        this.clock = clock;
        this.threads = threads;
        this.format = format;
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                follow();
            }

            @Override
            public void opened(Plan plan) {
                close();
            }
        });
    }

    /// What is chosen and what came of it.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is chosen and what came of it.
    public State state() {
        return state.get();
    }

    /// Whether someone looks.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Begins to look, and compares what is chosen: at first what the plan shows with the first of its other scenarios, or what was saved with what it shows.
    public void open() {
        if (!open.get()) {
            choose(state().before(), state().after());
            open.set(true);
            compare();
        }
    }

    /// Ends the comparison and forgets it.
    public void close() {
        halt();
        open.set(false);
        ran = null;
        state.set(new State(List.of(), null, null, state().measure(), Phase.NOTHING, Optional.empty(), "", 0));
    }

    /// Compares another side with the second.
    public void before(Side side) {
        if (!side.equals(state().before())) {
            choose(side, state().after());
            compare();
        }
    }

    /// Compares the first side with another one.
    public void after(Side side) {
        if (!side.equals(state().after())) {
            choose(state().before(), side);
            compare();
        }
    }

    /// Puts each side in the place of the other.
    public void swap() {
        choose(state().after(), state().before());
        compare();
    }

    /// Compares by another measure.
    public void measure(Measure measure) {
        State now = state();
        if (!measure.equals(now.measure())) {
            state.set(new State(now.sides(), now.before(), now.after(), measure, now.phase(), now.model(), now.failure(), now.progress()));
            compare();
        }
    }

    /// Ends the comparison that is under way; the one before stays.
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    /// Compares what is chosen, from the plan as it is now.
    public void compare() {
        halt();
        State now = state();
        Side before = now.before();
        Side after = now.after();
        if (before == null || after == null || before.equals(after)) {
            state.set(new State(now.sides(), before, after, now.measure(), Phase.NOTHING, Optional.empty(), "", 0));
            return;
        }
        Ran plans = new Ran(before.in(session).orElseThrow(), after.in(session).orElseThrow());
        state.set(now.phase(Phase.RUNNING));
        AtomicReference<@Nullable PairedRuns> runs = new AtomicReference<>();
        int share = threads.getAsInt();
        Job job = jobs.startApart(words.text("job", before.label(), after.label()), mine -> work(mine, plans, before, after, now.measure(), share, runs),
                done -> done.ifPresent(model -> show(model, plans)), this::fail);
        running = job;
        job.onCancel(() -> {
            if (job.equals(running)) {
                over();
                state.set(state().phase(Phase.CANCELLED));
            }
        });
        timer = clock.every(PROGRESS, () -> measured(job, runs.get()));
    }

    /// Empty where it was cancelled.
    private Callable<Optional<ComparisonModel>> work(Job job, Ran plans, Side before, Side after, Measure measure, int share, AtomicReference<@Nullable PairedRuns> runs) {
        return () -> {
            PairedRuns pair = simulator.pair(plans.before(), plans.after(), share);
            runs.set(pair);
            while (pair.hasNext()) {
                if (!pair.runNext(job::cancelled)) {
                    return Optional.empty();
                }
            }
            return Optional.of(ComparisonModel.of(Comparison.of(pair, before.label(), after.label(), measure), format));
        };
    }

    private void measured(Job job, @Nullable PairedRuns runs) {
        if (job.equals(running) && runs != null) {
            job.report(runs.progress());
            State now = state();
            state.set(new State(now.sides(), now.before(), now.after(), now.measure(), now.phase(), now.model(), now.failure(), Math.clamp(runs.progress(), 0, 1)));
        }
    }

    private void show(ComparisonModel model, Ran plans) {
        over();
        ran = plans;
        State now = state();
        state.set(new State(now.sides(), now.before(), now.after(), now.measure(), Phase.DONE, Optional.of(model), "", 1));
        follow();
    }

    private void fail(Exception failure) {
        over();
        State now = state();
        state.set(new State(now.sides(), now.before(), now.after(), now.measure(), Phase.FAILED, Optional.empty(),
                Problems.said(failure), 0));
    }

    private void halt() {
        Job job = running;
        over();
        if (job != null) {
            job.cancel();
        }
    }

    private void over() {
        running = null;
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }

    /// Takes the plan as it is now: other scenarios to choose from, and a comparison that may be of before.
    private void follow() {
        if (!open.get()) {
            return;
        }
        Side before = state().before();
        Side after = state().after();
        choose(before, after);
        if (!Objects.equals(before, state().before()) || !Objects.equals(after, state().after())) {
            compare();
        } else if (state().phase() == Phase.DONE || state().phase() == Phase.OUTDATED) {
            state.set(state().phase(outdated() ? Phase.OUTDATED : Phase.DONE));
        }
    }

    private boolean outdated() {
        Side before = state().before();
        Side after = state().after();
        return before != null && after != null && !new Ran(before.in(session).orElseThrow(), after.in(session).orElseThrow()).equals(ran);
    }

    /// Chooses two sides, others where these are not there any more.
    private void choose(@Nullable Side before, @Nullable Side after) {
        List<Side> sides = sides();
        Side current = new Side.OfScenario(session.plan().scenarios().current());
        // A side that had nothing to be compared with was not chosen by anyone.
        Side first = before != null && after != null && sides.contains(before) ? before : sides.contains(new Side.Saved()) && sides.size() == 2 ? new Side.Saved() : current;
        Side second = after != null && sides.contains(after) && !after.equals(first) ? after : sides.stream().filter(side -> !side.equals(first)).findFirst().orElse(null);
        State now = state();
        state.set(new State(sides, first, second, now.measure(), now.phase(), now.model(), now.failure(), now.progress()));
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        session.plan().variants().forEach(name -> sides.add(new Side.OfScenario(name)));
        if (session.dirtyProperty().get()) {
            sides.add(new Side.Saved());
        }
        return sides;
    }
}
