package io.headroom.shell;

import io.headroom.board.CellFigure;
import io.headroom.commands.Command;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Commands for how the board is looked at.
final class BoardCommands {
    private static final Map<CellFigure, String> KEYS = Map.of(CellFigure.LOAD, "Alt+L", CellFigure.KV, "Alt+K", CellFigure.OWNER, "Alt+O");

    private final Words words = Words.of(BoardCommands.class);
    private final List<Command> all = new ArrayList<>();

    BoardCommands(BoardLens lens) {
        add("board.find", Icon.SEARCH, List.of("Shortcut+F"), null, lens::find);
        // The plus is the shifted equals sign on many keyboards, and a key of its own on others.
        add("board.zoomIn", Icon.PLUS, List.of("Shortcut+Equals", "Shortcut+Plus", "Shortcut+Add", "Shortcut+Shift+Equals"), null, () -> lens.zoomBy(1));
        add("board.zoomOut", Icon.MINUS, List.of("Shortcut+Minus", "Shortcut+Subtract"), null, () -> lens.zoomBy(-1));
        add("board.zoomUsual", null, List.of("Shortcut+0", "Shortcut+Numpad 0"), null, lens::usual);
        add("board.zoomFit", Icon.FIT, List.of("Shortcut+9", "Shortcut+Numpad 9"), null, lens::fit);
        for (CellFigure figure : CellFigure.values()) {
            add("board.cells." + figure, null, List.of(KEYS.getOrDefault(figure, "")), () -> lens.cells() == figure, () -> lens.cells(figure));
        }
    }

    /// All of them.
    List<Command> all() {
        return List.copyOf(all);
    }

    private void add(String id, @Nullable Icon icon, List<String> keys, @Nullable BooleanSupplier on, Runnable action) {
        all.add(new Command(id, () -> words.text("command." + id), icon, keys, () -> "", on, action));
    }
}
