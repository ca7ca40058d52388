package io.headroom.comparison;

import io.headroom.compare.BoardDiff;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.edit.ScenarioEdits;
import io.headroom.engine.PairedRuns;
import io.headroom.plan.Plan;
import io.headroom.plan.Wall;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// Most states that are set side by side.
    public static final int MOST = 4;

    /// What is chosen and what came of it.
    ///
    /// @param sides what can be chosen
    /// @param before the side to begin with, or null where there is none
    /// @param others the sides to compare it with, at most three; none where there is no second
    /// @param measure what they are compared by
    /// @param phase how far it is
    /// @param outcome what came out last, if anything did
    /// @param failure why nothing came out, one line; empty unless the phase is `FAILED`
    /// @param progress share done, 0 to 1
    public record State(List<Side> sides, @Nullable Side before, List<Side> others, Measure measure, Phase phase, Optional<Outcome> outcome, String failure,
            double progress) {
        /// Keeps its own copies.
        public State {
            sides = List.copyOf(sides);
            others = List.copyOf(others);
        }

        /// The first of the sides to compare with, or null where there is none.
        public @Nullable Side after() {
            return others.isEmpty() ? null : others.getFirst();
        }

        /// How the first of them compares, if that came out.
        public Optional<ComparisonModel> model() {
            return outcome.map(Outcome::models).map(List::getFirst);
        }

        State phase(Phase other) {
            return new State(sides, before, others, measure, other, outcome, "", 0);
        }

        State phase(Phase other, double share) {
            return new State(sides, before, others, measure, other, outcome, failure, share);
        }
    }

    /// What a comparison came to.
    ///
    /// @param first the side the others are compared with
    /// @param others the others, one for each model
    /// @param models how each compares
    /// @param boards the board of the first, then that of each other as it is seen from the first
    /// @param gauges those of the plan's wall
    public record Outcome(Side first, List<Side> others, List<ComparisonModel> models, List<BoardDiff> boards, List<ComparedGauge> gauges) {
        /// Keeps its own copies.
        public Outcome {
            others = List.copyOf(others);
            models = List.copyOf(models);
            boards = List.copyOf(boards);
            gauges = List.copyOf(gauges);
        }
    }

    /// Reads the gauges of a wall for all sides.
    public interface Gauges {
        /// @param pairs run to their end; the first plan is the same in all of them
        List<ComparedGauge> of(Wall wall, List<PairedRuns> pairs);
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

    private record Ran(Plan before, List<Plan> others) {}

    private final Words words = Words.of(ComparisonDesk.class);
    private final Session session;
    private final Jobs jobs;
    private final Simulator simulator;
    private final Clock clock;
    private final IntSupplier threads;
    private final Format format;
    private final Gauges gauges;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state",
            new State(List.of(), null, List.of(), Measure.USUAL, Phase.NOTHING, Optional.empty(), "", 0));
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
    private @Nullable Job running;
    private Clock.@Nullable Timer timer;
    private @Nullable Ran ran;

    /// A desk without gauges.
    ///
    /// @param threads how many threads a comparison may use
    public ComparisonDesk(Session session, Jobs jobs, Simulator simulator, Clock clock, IntSupplier threads, Format format) {
        this(session, jobs, simulator, clock, threads, format, (_, _) -> List.of());
    }

    /// @param threads how many threads a comparison may use
    /// @param gauges reads gauges in the background
    public ComparisonDesk(Session session, Jobs jobs, Simulator simulator, Clock clock, IntSupplier threads, Format format, Gauges gauges) {
        this.gauges = gauges;
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
            choose(state().before(), state().others());
            open.set(true);
            compare();
        }
    }

    /// Ends the comparison and forgets it.
    public void close() {
        halt();
        open.set(false);
        ran = null;
        state.set(new State(List.of(), null, List.of(), state().measure(), Phase.NOTHING, Optional.empty(), "", 0));
    }

    /// Compares the others with another side.
    public void before(Side side) {
        if (!side.equals(state().before())) {
            choose(side, state().others());
            compare();
        }
    }

    /// Compares the first side with another one.
    public void after(Side side) {
        other(0, side);
    }

    /// Puts another side in place of one of those that the first is compared with.
    ///
    /// @param index counted from 0
    public void other(int index, Side side) {
        List<Side> others = new ArrayList<>(state().others());
        if (!side.equals(others.get(index))) {
            others.set(index, side);
            choose(state().before(), others);
            compare();
        }
    }

    /// Whether one more side can be compared.
    public boolean canAdd() {
        return state().others().size() + 1 < Math.min(MOST, state().sides().size());
    }

    /// Compares one more side with the first: the first that is not there yet.
    public void add() {
        State now = state();
        if (canAdd()) {
            List<Side> others = new ArrayList<>(now.others());
            now.sides().stream().filter(side -> !side.equals(now.before()) && !others.contains(side)).findFirst().ifPresent(others::add);
            choose(now.before(), others);
            compare();
        }
    }

    /// Compares one side less; one remains.
    ///
    /// @param index counted from 0
    public void drop(int index) {
        List<Side> others = new ArrayList<>(state().others());
        if (others.size() > 1) {
            others.remove(index);
            choose(state().before(), others);
            compare();
        }
    }

    /// Puts each of the first two sides in the place of the other.
    public void swap() {
        State now = state();
        List<Side> others = new ArrayList<>(now.others());
        Side first = now.before();
        if (first != null && !others.isEmpty()) {
            Side second = others.set(0, first);
            choose(second, others);
            compare();
        }
    }

    /// Why a side cannot become what the plan shows, as a key of its words; empty where it can.
    public String obstacle(Side side) {
        return switch (side) {
            case Side.Saved() -> "promote.saved";
            case Side.OfScenario(String name) -> name.equals(session.plan().scenarios().current()) ? "promote.current" : "";
        };
    }

    /// Makes a scenario the one that the plan shows: one step of the history.
    public void promote(Side side) {
        if (side instanceof Side.OfScenario(String name) && obstacle(side).isEmpty()) {
            session.apply(ScenarioEdits.promote(name));
        }
    }

    /// Compares by another measure.
    public void measure(Measure measure) {
        State now = state();
        if (!measure.equals(now.measure())) {
            state.set(new State(now.sides(), now.before(), now.others(), measure, now.phase(), now.outcome(), now.failure(), now.progress()));
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
        if (before == null || now.others().isEmpty()) {
            state.set(new State(now.sides(), before, now.others(), now.measure(), Phase.NOTHING, Optional.empty(), "", 0));
            return;
        }
        Ran plans = ran(before, now.others());
        state.set(now.phase(Phase.RUNNING));
        List<PairedRuns> runs = new CopyOnWriteArrayList<>();
        Asked asked = new Asked(before, now.others(), now.measure(), session.plan().wall(), threads.getAsInt());
        String names = now.others().stream().map(Side::label).collect(Collectors.joining(", "));
        Job job = jobs.startApart(words.text("job", before.label(), names), mine -> work(mine, plans, asked, runs), done -> done.ifPresent(outcome -> show(outcome, plans)),
                this::fail);
        running = job;
        job.onCancel(() -> {
            if (job.equals(running)) {
                over();
                state.set(state().phase(Phase.CANCELLED));
            }
        });
        timer = clock.every(PROGRESS, () -> measured(job, runs, asked.others().size()));
    }

    private Ran ran(Side before, List<Side> others) {
        return new Ran(before.in(session).orElseThrow(), others.stream().map(side -> side.in(session).orElseThrow()).toList());
    }

    private record Asked(Side before, List<Side> others, Measure measure, Wall wall, int threads) {}

    /// Empty where it was cancelled.
    private Callable<Optional<Outcome>> work(Job job, Ran plans, Asked asked, List<PairedRuns> runs) {
        return () -> {
            List<ComparisonModel> models = new ArrayList<>();
            for (int i = 0; i < plans.others().size(); i++) {
                PairedRuns pair = simulator.pair(plans.before(), plans.others().get(i), asked.threads());
                runs.add(pair);
                while (pair.hasNext()) {
                    if (!pair.runNext(job::cancelled)) {
                        return Optional.empty();
                    }
                }
                models.add(ComparisonModel.of(Comparison.of(pair, asked.before().label(), asked.others().get(i).label(), asked.measure()), format));
            }
            List<BoardDiff> boards = Stream.concat(Stream.of(plans.before()), plans.others().stream()).map(plan -> BoardDiff.of(plans.before(), plan)).toList();
            return Optional.of(new Outcome(asked.before(), asked.others(), models, boards, gauges.of(asked.wall(), List.copyOf(runs))));
        };
    }

    private void measured(Job job, List<PairedRuns> runs, int all) {
        if (job.equals(running)) {
            double done = Math.clamp(runs.stream().mapToDouble(PairedRuns::progress).sum() / all, 0, 1);
            job.report(done);
            state.set(state().phase(state().phase(), done));
        }
    }

    private void show(Outcome outcome, Ran plans) {
        over();
        ran = plans;
        State now = state();
        state.set(new State(now.sides(), now.before(), now.others(), now.measure(), Phase.DONE, Optional.of(outcome), "", 1));
        follow();
    }

    private void fail(Exception failure) {
        over();
        State now = state();
        state.set(new State(now.sides(), now.before(), now.others(), now.measure(), Phase.FAILED, Optional.empty(),
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
        List<Side> others = state().others();
        choose(before, others);
        if (!Objects.equals(before, state().before()) || !others.equals(state().others())) {
            compare();
        } else if (state().phase() == Phase.DONE || state().phase() == Phase.OUTDATED) {
            state.set(state().phase(outdated() ? Phase.OUTDATED : Phase.DONE));
        }
    }

    private boolean outdated() {
        Side before = state().before();
        return before != null && !state().others().isEmpty() && !ran(before, state().others()).equals(ran);
    }

    /// Chooses sides, others where these are not there any more.
    private void choose(@Nullable Side before, List<Side> wanted) {
        List<Side> sides = sides();
        Side current = new Side.OfScenario(session.plan().scenarios().current());
        // A side that had nothing to be compared with was not chosen by anyone.
        Side first = before != null && !wanted.isEmpty() && sides.contains(before) ? before : sides.contains(new Side.Saved()) && sides.size() == 2 ? new Side.Saved() : current;
        List<Side> others = new ArrayList<>(wanted.stream().filter(side -> sides.contains(side) && !side.equals(first)).distinct().toList());
        if (others.isEmpty()) {
            sides.stream().filter(side -> !side.equals(first)).findFirst().ifPresent(others::add);
        }
        State now = state();
        state.set(new State(sides, first, others, now.measure(), now.phase(), now.outcome(), now.failure(), now.progress()));
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
