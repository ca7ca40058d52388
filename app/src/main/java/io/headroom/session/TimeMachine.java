package io.headroom.session;

import io.headroom.engine.Moment;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which moment is looked at: that of the run being watched, or, once the scrub head is set, a recorded one. The run goes on underneath. Belongs to the front.
public final class TimeMachine {
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
            public void edited(io.headroom.plan.Plan plan) {
                look();
            }

            @Override
            public void opened(io.headroom.plan.Plan plan) {
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
