package io.headroom.session;

import java.time.Duration;

/// Time on the wall, and timers that fire on the front (see [TaskRunner]).
public interface Clock {
    /// Nanoseconds since some origin; only differences mean anything.
    long nanos();

    /// Calls `tick` again and again until stopped, first after one period.
    Timer every(Duration period, Runnable tick);

    /// Calls `action` once, unless stopped before.
    Timer after(Duration delay, Runnable action);

    /// A timer that runs.
    interface Timer {
        /// Ends it; a second time does nothing.
        void stop();
    }
}
