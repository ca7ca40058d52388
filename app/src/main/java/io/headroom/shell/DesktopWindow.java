package io.headroom.shell;

import io.headroom.cli.Window;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens the window on the desktop.
public final class DesktopWindow implements Window {
    @Override
    public void open(@Nullable Path plan, boolean running) {
        HeadroomApp.open(plan, running);
    }
}
