package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/*
 * Two runs are recorded. The whole run of the newest plan is simulated once more after its verdict, as its first replication, and looked at moment by moment; the next edit cancels
 * that. What was known of the plan before stays, as a guess, until the new moments take its place one by one, so that two recordings never take more than one. The run being watched
 * is the same run until an edit comes into it: only from then on has it a past of its own, which begins with what both share.
 */
/// Keeps the moments of the newest plan's run and of the run being watched. Belongs to the front.
@SuppressWarnings("ReferenceEquality")
public final class Recorder {
    /// How a moment is known.
    public enum Kind {
        /// It was simulated under the plan as it is, or watched.
        SIMULATED,
        /// It was simulated, and the run being watched has not come so far.
        AHEAD,
        /// It was simulated under the plan before the last edit.
        EARLIER
    }

    /// How long later replications of a verdict are waited for before the whole run is simulated beside them.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PUBLISHED_EVERY = 200_000_000;
    /// A cancel is heard after as many simulated seconds.
    private static final double STRIDE = 10;

    private static final class Pass {
        private final Plan plan;
        private final Recording into;
        private volatile boolean cancelled;

        Pass(Plan plan, Recording into) {
            this.plan = plan;
            this.into = into;
        }
    }

    private final Simulator simulator;
    private final TaskRunner runner;
    private final Clock clock;
    private final Live live;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper(this, "changes", 0);
    private Recording whole;
    private @Nullable Recording earlier;
    private @Nullable Recording watched;
    private Plan plan;
    private boolean untouched = true;
    private @Nullable Pass pass;
    private boolean passed;
    private Clock.@Nullable Timer patience;

    /// @param runner runs a pass beside all other work
    public Recorder(Simulator simulator, TaskRunner runner, Clock clock, Session session, Verdicts verdicts, Live live) {
        this.simulator = simulator;
        this.runner = runner;
        this.clock = clock;
        this.live = live;
        plan = session.plan();
        whole = new Recording(plan);
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan edited) {
                Recorder.this.edited(edited);
            }

            @Override
            public void opened(Plan opened) {
                Recorder.this.opened(opened);
            }
        });
        verdicts.verdictProperty().subscribe(this::follow);
        live.momentProperty().subscribe(this::watch);
    }

    /// Goes up whenever something else is known.
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// The times at which moments are kept: those of the newest plan's run.
    public Recording whole() {
        return whole;
    }

    /// The clock of the run being watched in seconds since its start; NaN before there is one.
    public double watchedSeconds() {
        Moment moment = live.momentProperty().get();
        return moment == null ? Double.NaN : moment.clockSeconds();
    }

    /// Whether the run of the newest plan is being recorded, or waits for that.
    public boolean recording() {
        return pass != null || patience != null;
    }

    /// What is known of a time of [#whole()], null if nothing.
    public @Nullable RecordedMoment at(int number) {
        if (past(number)) {
            Recording seen = Objects.requireNonNull(watched);
            RecordedMoment own = seen.at(seen.nearest(whole.clock(number)));
            return own != null || !untouched ? own : whole.at(number);
        }
        RecordedMoment known = whole.at(number);
        return known != null || earlier == null ? known : earlier.at(number);
    }

    /// How it is known.
    public Kind kind(int number) {
        if (past(number)) {
            return Kind.SIMULATED;
        }
        return whole.at(number) == null ? Kind.EARLIER : watched == null || over() ? Kind.SIMULATED : Kind.AHEAD;
    }

    private boolean past(int number) {
        return watched != null && whole.clock(number) <= watchedSeconds();
    }

    private boolean over() {
        Moment moment = live.momentProperty().get();
        return moment == null || moment.finished();
    }

    /// The number of the known moment nearest to a time, -1 if none is known.
    public int known(double seconds) {
        int nearest = whole.nearest(seconds);
        for (int away = 0; away < whole.size(); away++) {
            for (int number : new int[] {nearest - away, nearest + away}) {
                if (number > 0 && number < whole.size() && at(number) != null) {
                    return number;
                }
            }
        }
        return -1;
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    private void watch(@Nullable Moment moment) {
        Recording seen = watched;
        if (moment == null) {
            watched = null;
            untouched = true;
        } else {
            if (seen == null) {
                seen = new Recording(plan);
                watched = seen;
            }
            int number = seen.nearest(moment.clockSeconds());
            if (number > 0 && seen.at(number) == null) {
                RecordedMoment packed = seen.pack(moment, plan);
                if (packed != null) {
                    seen.put(number, packed);
                }
            }
        }
        changed();
    }

    private void edited(Plan edited) {
        if (watched != null && untouched) {
            // From here on its past is its own.
            watched.fill(whole);
            untouched = false;
        }
        halt();
        Recording before = whole;
        plan = edited;
        whole = new Recording(edited);
        if (before.alike(whole)) {
            if (earlier != null && earlier.alike(before)) {
                before.fill(earlier);
            }
            earlier = before.empty() ? null : before;
        } else {
            earlier = null;
        }
        changed();
    }

    private void opened(Plan opened) {
        halt();
        plan = opened;
        whole = new Recording(opened);
        earlier = null;
        watched = null;
        untouched = true;
        changed();
    }

    private void follow(Verdict verdict) {
        if (verdict.plan() != plan || pass != null || passed) {
            return;
        }
        switch (verdict.phase()) {
            case FINAL -> begin();
            case CONFIRMED -> {
                if (patience == null) {
                    patience = clock.after(PATIENCE, this::begin);
                }
            }
            case RUNNING, CANCELLED, FAILED -> { }
        }
    }

    private void begin() {
        rest();
        if (plan.partitions().isEmpty()) {
            return;
        }
        Pass next = new Pass(plan, whole);
        pass = next;
        runner.apart(() -> work(next));
        changed();
    }

    private void work(Pass mine) {
        try {
            Simulator.Run run = simulator.start(mine.plan);
            List<RecordedMoment> fresh = new ArrayList<>();
            int first = 1;
            long published = clock.nanos();
            for (int number = 1; number < mine.into.size(); number++) {
                while (run.clockSeconds() < mine.into.clock(number) && !mine.cancelled) {
                    run.advance(Math.min(mine.into.clock(number), run.clockSeconds() + STRIDE));
                }
                if (mine.cancelled) {
                    return;
                }
                // Only this thread packs into this recording.
                fresh.add(Objects.requireNonNull(mine.into.pack(run.moment(mine.into.windowSeconds()), mine.plan)));
                long now = clock.nanos();
                if (now - published > PUBLISHED_EVERY || number == mine.into.size() - 1) {
                    int from = first;
                    List<RecordedMoment> some = List.copyOf(fresh);
                    runner.front(() -> publish(mine, from, some));
                    fresh.clear();
                    first = number + 1;
                    published = now;
                }
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            // The verdict has run the same plan, and has said what is wrong with it.
            System.getLogger(Recorder.class.getName()).log(System.Logger.Level.DEBUG, "Not recorded", failure);
            runner.front(() -> publish(mine, mine.into.size(), List.of()));
        }
    }

    private void publish(Pass mine, int from, List<RecordedMoment> fresh) {
        if (mine != pass) {
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            mine.into.put(from + i, fresh.get(i));
            if (earlier != null) {
                earlier.remove(from + i);
            }
        }
        if (from + fresh.size() >= mine.into.size()) {
            pass = null;
            passed = true;
            earlier = null;
        }
        changed();
    }

    private void halt() {
        passed = false;
        rest();
        if (pass != null) {
            pass.cancelled = true;
            pass = null;
        }
    }

    private void rest() {
        if (patience != null) {
            patience.stop();
            patience = null;
        }
    }

    /// Ends what goes on.
    public void close() {
        halt();
    }

    /// Bytes that all moments take, about.
    public long bytes() {
        return whole.bytes() + (earlier == null ? 0 : earlier.bytes()) + (watched == null ? 0 : watched.bytes());
    }
}
