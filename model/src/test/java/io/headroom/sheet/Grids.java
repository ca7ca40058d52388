package io.headroom.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sheets for tests.
final class Grids {
    private Grids() {}

    static Grid of(List<? extends List<String>> rows) {
        return named("sheet", rows);
    }

    static Grid named(String name, List<? extends List<String>> rows) {
        List<Grid.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(new Grid.Line(i + 1, rows.get(i)));
        }
        return new Grid(name, lines, List.of());
    }

    /// @param lines cells with bars between them
    static Grid named(String name, String... lines) {
        return named(name, Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList());
    }
}
