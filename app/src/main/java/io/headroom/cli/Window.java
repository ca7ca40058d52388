package io.headroom.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The window, for those who ask for one.
@FunctionalInterface
public interface Window {
    /// Opens the window and returns when it is closed.
    ///
    /// @param plan the file to open in it, which exists, or null to start without
    /// @param running whether the run starts at once
    void open(@Nullable Path plan, boolean running);

    /// The same window, used by a script and timed; empty where a window is only opened.
    default Optional<TimedWindow> timed() {
        return Optional.empty();
    }
}
