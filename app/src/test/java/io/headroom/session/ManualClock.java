package io.headroom.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A clock that a test moves.
public final class ManualClock implements Clock {
    private final class Alarm implements Timer {
        private final @Nullable Duration period;
        private final Runnable action;
        private long due;

        Alarm(long due, @Nullable Duration period, Runnable action) {
            this.due = due;
            this.period = period;
            this.action = action;
        }

        long due() {
            return due;
        }

        @Override
        public void stop() {
            alarms.remove(this);
        }
    }

    private final List<Alarm> alarms = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Timer every(Duration period, Runnable tick) {
        return add(new Alarm(now + period.toNanos(), period, tick));
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        return add(new Alarm(now + delay.toNanos(), null, action));
    }

    private Timer add(Alarm alarm) {
        alarms.add(alarm);
        return alarm;
    }

    /// Timers that run.
    public int timers() {
        return alarms.size();
    }

    /// Lets time pass; timers fire in their order.
    public void pass(Duration time) {
        long end = now + time.toNanos();
        Optional<Alarm> next = next(end);
        while (next.isPresent()) {
            Alarm alarm = next.get();
            now = Math.max(now, alarm.due);
            if (alarm.period == null) {
                alarm.stop();
            } else {
                alarm.due += alarm.period.toNanos();
            }
            alarm.action.run();
            next = next(end);
        }
        now = end;
    }

    private Optional<Alarm> next(long end) {
        return alarms.stream().filter(alarm -> alarm.due <= end).min(Comparator.comparingLong(Alarm::due));
    }
}
