package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import io.headroom.problems.Problems;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The run being watched: its pace, its clock, and the moment it shows. Belongs to the front.
///
/// A tick comes [#PERIOD] apart and hands the engine one slice of work; while a slice runs, ticks pass. So a run that cannot keep its pace falls behind
/// the wall instead of piling up work, and the engine is never used by two threads at once.
public final class Live {
    /// Time between two moments, about 4.5 Hz.
    public static final Duration PERIOD = Duration.ofMillis(220);

    /// Length of the trailing window of a moment, simulated seconds.
    public static final double WINDOW_SECONDS = 300;

    /// Wall time a slice at full speed takes.
    private static final long SLICE_NANOS = 160_000_000;

    /// Longest wall time one tick makes up for: after a standby the run goes on, it does not leap.
    private static final double LONGEST_TICK_SECONDS = 0.5;

    /// What one slice does, decided on the front and done in the background.
    private record Slice(Plan plan, boolean restart, boolean adopt, double seconds, int generation) {}

    private final Simulator simulator;
    private final TaskRunner runner;
    private final Clock clock;
    private final BooleanSupplier verdictRunning;
    private final Consumer<String> problem;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(this, "pace", Pace.X60);
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment", null);
    private final ReadOnlyDoubleWrapper clockSeconds = new ReadOnlyDoubleWrapper(this, "clockSeconds", 0);
    private Plan plan;
    private boolean restart = true;
    private boolean adopt;
    private boolean busy;
    private int generation;
    private long lastTick;
    private Clock.@Nullable Timer timer;

    /// Only slices touch these two; one slice runs at a time.
    private Simulator.@Nullable Run run;
    private double stride = 1;

    /// @param runner its background should be a thread of its own
    /// @param verdictRunning whether a verdict is being worked out: at full speed the run waits for it
    /// @param problem told one line when the engine cannot go on
    public Live(Simulator simulator, TaskRunner runner, Clock clock, BooleanSupplier verdictRunning, Consumer<String> problem, Plan plan) {
        this.simulator = simulator;
        this.runner = runner;
        this.clock = clock;
        this.verdictRunning = verdictRunning;
        this.problem = problem;
        this.plan = plan;
    }

    /// Whether the clock goes on.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// How fast it goes.
    public ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /// What the run shows now; null before it is started.
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// Simulated seconds since the start of the run.
    public ReadOnlyDoubleProperty clockSecondsProperty() {
        return clockSeconds.getReadOnlyProperty();
    }

    /// When something that happens now happens, in seconds since the start of the run with its warm-up: at the clock of the run being watched, to the next tenth of a second;
    /// at the end of the warm-up while no run is under way.
    public double nowSeconds() {
        Moment shown = moment.get();
        return shown == null || shown.finished() ? plan.run().warmupSeconds() : Math.ceil(shown.clockSeconds() * 10) / 10;
    }

    /// Chooses how fast the clock goes.
    public void pace(Pace chosen) {
        pace.set(chosen);
    }

    /// Goes on, or from the start if the run was over.
    public void start() {
        if (playing.get()) {
            return;
        }
        Moment shown = moment.get();
        if (shown != null && shown.finished()) {
            restart = true;
        }
        playing.set(true);
        lastTick = clock.nanos();
        timer = clock.every(PERIOD, this::tick);
        submit(0);
    }

    /// Stops the clock where it is.
    public void pause() {
        playing.set(false);
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }

    /// Stops the clock, and moves it on by some simulated seconds; nothing while the engine is at work.
    public void step(double seconds) {
        pause();
        Moment shown = moment.get();
        if (!busy) {
            restart |= shown != null && shown.finished();
            submit(seconds);
        }
    }

    /// Back to time 0, playing or not as before.
    public void restart() {
        restart = true;
        generation++;
        clockSeconds.set(0);
        moment.set(null);
        if (playing.get()) {
            submit(0);
        }
    }

    /// Goes on under an edited plan at the same clock.
    public void adopt(Plan edited) {
        boolean same = plan.differsInWallAlone(edited);
        plan = edited;
        if (same) {
            return;
        }
        adopt = true;
        if (!restart) {
            submit(0);
        }
    }

    /// Another document: stops, and forgets the run.
    public void open(Plan other) {
        pause();
        plan = other;
        restart();
    }

    private void tick() {
        long now = clock.nanos();
        double wall = Math.min((now - lastTick) / 1e9, LONGEST_TICK_SECONDS);
        boolean fullSpeed = pace.get() == Pace.MAX;
        if (busy || (fullSpeed && verdictRunning.getAsBoolean())) {
            lastTick = now;
            return;
        }
        lastTick = now;
        submit(fullSpeed ? Double.POSITIVE_INFINITY : wall * pace.get().factor());
    }

    private void submit(double seconds) {
        if (busy) {
            return;
        }
        busy = true;
        Slice slice = new Slice(plan, restart, adopt, seconds, generation);
        restart = false;
        adopt = false;
        runner.background(() -> work(slice));
    }

    private void work(Slice slice) {
        try {
            Simulator.Run mine = run;
            if (mine == null || slice.restart()) {
                mine = simulator.start(slice.plan());
                run = mine;
                stride = 1;
            } else if (slice.adopt()) {
                mine.adopt(slice.plan());
            }
            advance(mine, slice.seconds());
            Moment shown = mine.moment(WINDOW_SECONDS);
            runner.front(() -> publish(slice, shown));
        } catch (RuntimeException | OutOfMemoryError failure) {
            run = null;
            runner.front(() -> fail(failure));
        }
    }

    private void advance(Simulator.Run mine, double seconds) {
        if (Double.isFinite(seconds)) {
            mine.advance(mine.clockSeconds() + seconds);
            return;
        }
        long end = clock.nanos() + SLICE_NANOS;
        long now = clock.nanos();
        while (now < end && !mine.finished()) {
            mine.advance(mine.clockSeconds() + stride);
            long after = clock.nanos();
            // Strides of about a tenth of the slice: short enough to keep its length, long enough that asking the time costs nothing.
            stride = Math.clamp(after - now < SLICE_NANOS / 10 ? stride * 2 : stride / 2, 0.1, 3600);
            now = after;
        }
    }

    private void publish(Slice slice, Moment shown) {
        busy = false;
        if (slice.generation() == generation) {
            moment.set(shown);
            clockSeconds.set(shown.clockSeconds());
            if (shown.finished()) {
                pause();
            }
        }
        if (restart ? playing.get() : adopt) {
            submit(0);
        }
    }

    private void fail(Throwable failure) {
        busy = false;
        restart = true;
        pause();
        problem.accept(Problems.said(failure));
    }
}
