package io.headroom.cli;

import io.headroom.bench.WindowTimes;
import io.headroom.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/// A window that is used by a script and timed, for those who ask how fast it is.
@FunctionalInterface
public interface TimedWindow {
    /// A plan on which drops are timed.
    ///
    /// @param name what to call it
    record Dropped(String name, Plan plan) {}

    /// Opens a window on a plan, uses it, closes it and says how it kept up. Drops are timed before.
    ///
    /// @param seconds how long to use it
    /// @param dropped plans to drop tenants on
    /// @param progress told the share that is done, 0 to 1
    WindowTimes use(Plan plan, Duration seconds, List<Dropped> dropped, DoubleConsumer progress) throws InterruptedException;
}
