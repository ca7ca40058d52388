package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.layout.PanelLayout;
import io.headroom.look.Icon;
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
        add("view.palette", List.of("Shortcut+Shift+P"), null, window::palette);
        panel(PanelLayout.Part.LEFT, "Alt+1");
        panel(PanelLayout.Part.TIMELINE, "Alt+2");
        panel(PanelLayout.Part.RIGHT, "Alt+3");
        panel(PanelLayout.Part.GAUGES, "Alt+4");
        panel(PanelLayout.Part.HISTORY, "Shortcut+H");
        add("view.focus.next", List.of("F6"), null, window::nextPanel);
        add("view.focus.previous", List.of("Shift+F6"), null, window::previousPanel);
        all.add(new Command("view.errors", () -> words.text("command.view.errors"), Icon.MISSED, List.of("F8"),
                () -> window.anyErrors() ? "" : words.text("obstacle.noErrors"), null, window::errors));
        add("view.layout.reset", List.of(), null, layout::reset);
        add("view.highContrast", List.of(), window::highContrast, () -> window.highContrast(!window.highContrast()));
        add("view.reducedMotion", List.of(), window::reducedMotion, () -> window.reducedMotion(!window.reducedMotion()));
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
