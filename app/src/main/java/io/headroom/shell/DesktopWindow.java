package io.headroom.shell;

import io.headroom.cli.TimedWindow;
import io.headroom.cli.Window;
import io.headroom.session.ConfigFolder;
import io.headroom.session.Settings;
import io.headroom.words.Language;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the window on the desktop.
public final class DesktopWindow implements Window {
    private final @Nullable Language asked;

    /// A window that speaks the language it is asked to, or else the one chosen in its View menu.
    ///
    /// @param asked the language, or null if none was asked for
    public DesktopWindow(@Nullable Language asked) {
        this.asked = asked;
    }

    @Override
    public void open(@Nullable Path plan, boolean running) {
        Objects.requireNonNullElseGet(asked, () -> Settings.saved(ConfigFolder.here(), LanguageCommands.SETTING, Language.class).orElse(Language.DESKTOP)).use();
        HeadroomApp.open(plan, running);
    }

    @Override
    public Optional<TimedWindow> timed() {
        return Optional.of(new WindowBench());
    }
}
