package io.headroom.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Where a user's settings are kept.
public final class ConfigFolder {
    private ConfigFolder() {}

    /// The folder on this machine; it need not exist yet.
    public static Path here() {
        return of(System.getProperties(), System.getenv());
    }

    /// The folder by the rules of each system; the system property `headroom.config` overrides them.
    static Path of(Properties system, Map<String, String> environment) {
        String chosen = system.getProperty("headroom.config", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path home = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Headroom");
        }
        if (os.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve("Headroom");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG rules say that a relative path is to be ignored.
        return (xdg.isBlank() || !Path.of(xdg).isAbsolute() ? home.resolve(".config") : Path.of(xdg)).resolve("headroom");
    }
}
