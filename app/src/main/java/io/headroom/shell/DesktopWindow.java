package io.headroom.shell;

import io.headroom.cli.Window;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens the window on the desktop.
public final class DesktopWindow implements Window {
    @Override
    public void open(@Nullable Path plan) {
        HeadroomApp.open(plan == null ? List.of() : List.of(plan.toString()));
    }
}
