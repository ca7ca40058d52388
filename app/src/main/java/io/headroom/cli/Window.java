package io.headroom.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The window, for those who ask for one.
@FunctionalInterface
public interface Window {
    /// Opens the window and returns when it is closed.
    ///
    /// @param plan the file to open in it, which exists, or null to start without
    /// @param running whether the run starts at once
    void open(@Nullable Path plan, boolean running);

    /// The same window, used by a script and timed.
    default TimedWindow timed() {
        throw new UnsupportedOperationException("This window cannot be timed.");
    }
}
