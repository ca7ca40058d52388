package io.headroom.cli;

import java.util.Locale;
import java.util.Map;

/// Whether there is a display to open a window on.
///
/// @param available whether a window can be opened
public record Display(boolean available) {
    /// The display of this process: JavaFX's own in memory if `-Dglass.platform=Headless` asks for it; else on Linux what `DISPLAY` and `WAYLAND_DISPLAY` name;
    /// elsewhere there is one unless `java.awt.headless` denies it.
    public static Display here() {
        return "Headless".equals(System.getProperty("glass.platform")) ? new Display(true) : of(System.getProperty("os.name", ""), System.getenv(), Boolean.getBoolean("java.awt.headless"));
    }

    static Display of(String system, Map<String, String> environment, boolean headless) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac") || name.startsWith("windows")) {
            return new Display(!headless);
        }
        return new Display(!environment.getOrDefault("DISPLAY", "").isEmpty() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty());
    }
}
