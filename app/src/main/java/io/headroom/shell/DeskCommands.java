package io.headroom.shell;

import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Commands that arrange what is round the board.
final class DeskCommands {
    private final Words words = Words.of(DeskCommands.class);
    private final PanelLayout layout;
    private final List<Command> all = new ArrayList<>();

    DeskCommands(Workbench bench, WindowActions window) {
        this.layout = bench.layout();
        panel(PanelLayout.Part.LEFT, "Alt+1");
        panel(PanelLayout.Part.TIMELINE, "Alt+2");
        panel(PanelLayout.Part.RIGHT, "Alt+3");
        panel(PanelLayout.Part.GAUGES, "Alt+4");
        add("view.layout.reset", List.of(), null, layout::reset);
        add("view.fullScreen", List.of("F11"), window::fullScreenOn, window::fullScreen);
    }

    /// All of them.
    List<Command> all() {
        return List.copyOf(all);
    }

    private void panel(PanelLayout.Part part, String key) {
        add("view.panel." + part, List.of(key), () -> layout.shown(part), () -> layout.toggle(part));
    }

    private void add(String id, List<String> keys, @Nullable BooleanSupplier on, Runnable action) {
        all.add(new Command(id, () -> words.text("command." + id), null, keys, () -> "", on, action));
    }
}
