package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which moment is looked at: that of the run being watched, or, once the scrub head is set, a recorded one. The run goes on underneath. Belongs to the front.
public final class TimeMachine {
    /// Loads handed out at a time.
    private static final int LOADS = 48;

    private final Recorder recorder;
    private final Live live;
    private final ReadOnlyDoubleWrapper head = new ReadOnlyDoubleWrapper(this, "headSeconds", Double.NaN);
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment", null);
    private @Nullable RecordedMoment shown;

    /// Begins at the moment of the run being watched.
    public TimeMachine(Recorder recorder, Live live, Session session) {
        this.recorder = recorder;
        this.live = live;
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                look();
            }

            @Override
            public void opened(Plan plan) {
                back();
            }
        });
        live.momentProperty().subscribe(_ -> look());
        recorder.changesProperty().subscribe(_ -> look());
    }

    /// Where the scrub head is, in seconds since the start of the run; NaN while one looks at the run being watched.
    public ReadOnlyDoubleProperty headSecondsProperty() {
        return head.getReadOnlyProperty();
    }

    /// Whether one looks at another time than that of the run being watched.
    public boolean scrubbed() {
        return !Double.isNaN(head.get());
    }

    /// The moment that is looked at; null where there is none.
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// The time that is looked at, in seconds since the start of the run.
    public double clockSeconds() {
        return scrubbed() ? head.get() : live.clockSecondsProperty().get();
    }

    /// What is recorded.
    public Recorder recorder() {
        return recorder;
    }

    /// Moves the scrub head to the known moment nearest to a time.
    ///
    /// @return whether any is known
    public boolean scrub(double seconds) {
        int number = recorder.known(seconds);
        if (number < 0) {
            return false;
        }
        head.set(recorder.whole().clock(number));
        look();
        return true;
    }

    /// Moves the scrub head by a number of moments.
    ///
    /// @param moments negative goes back
    public boolean step(int moments) {
        double from = scrubbed() ? head.get() : Double.isNaN(recorder.watchedSeconds()) ? 0 : recorder.watchedSeconds();
        return scrub(from + moments * recorder.whole().stepSeconds());
    }

    /// Looks at the run being watched again.
    public void back() {
        head.set(Double.NaN);
        look();
    }

    /// A tenant's load up to the scrub head, or over the whole run while no run is watched, in requests per second, oldest first; empty where the run being watched is looked at, or where
    /// nothing is known.
    public List<Double> loads(TenantId tenant) {
        Recording whole = recorder.whole();
        int last = scrubbed() ? whole.nearest(head.get()) : whole.size() - 1;
        if (!scrubbed() && live.momentProperty().get() != null) {
            return List.of();
        }
        int stride = scrubbed() ? 1 : Math.max(1, Math.ceilDiv(last, LOADS));
        List<Double> loads = new ArrayList<>();
        for (int number = Math.max(1, last - stride * LOADS); number <= last; number += stride) {
            RecordedMoment then = recorder.at(number);
            int row = then == null ? -1 : then.tenant(tenant);
            if (then != null && row >= 0) {
                loads.add((double) then.load(row));
            }
        }
        return loads.size() < 2 ? List.of() : loads;
    }

    private void look() {
        if (head.get() > recorder.whole().endSeconds()) {
            head.set(recorder.whole().endSeconds());
        }
        if (!scrubbed()) {
            shown = null;
            moment.set(live.momentProperty().get());
            return;
        }
        RecordedMoment now = recorder.at(recorder.whole().nearest(head.get()));
        // While a new plan is being recorded the old moment stays until its successor is there.
        if (now != null && now != shown) {
            shown = now;
            moment.set(now.moment());
        }
    }
}
