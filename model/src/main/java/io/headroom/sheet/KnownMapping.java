package io.headroom.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mapping as it is kept: what the columns of a sheet with these titles hold, wherever in the file and in whichever order they stand.
///
/// @param subject what the rows are about
/// @param columns one for each title; a column without a title is not kept
public record KnownMapping(Subject subject, List<Column> columns) {
    private static final int LINES_SEARCHED = 50;

    /// Keeps its own copy.
    public KnownMapping {
        columns = List.copyOf(columns);
    }

    /// A column.
    ///
    /// @param title what stands over it, not empty
    /// @param field key of what it holds, such as `rate`; empty where it is left out
    /// @param unit unit of bare numbers in it; empty for none
    public record Column(String title, String field, String unit) {}

    /// What there is to keep of a mapping.
    public static KnownMapping of(SheetMapping mapping) {
        return new KnownMapping(mapping.subject(), mapping.columns().stream().filter(column -> !column.title().isBlank())
                .map(column -> new Column(column.title(), column.field() == null ? "" : column.field().key(), column.field() == null ? "" : column.unit())).toList());
    }

    /// The titles without order and case: sheets with the same ones are of the same kind.
    List<String> titles() {
        return key(columns.stream().map(Column::title).toList());
    }

    private static List<String> key(List<String> titles) {
        return titles.stream().map(title -> title.strip().toLowerCase(Locale.ROOT)).filter(title -> !title.isEmpty()).sorted().toList();
    }

    /// This mapping for a sheet that has a line with the same titles; empty for any other sheet.
    public Optional<SheetMapping> in(Grid grid) {
        List<String> titles = titles();
        for (int line = 0; line < Math.min(LINES_SEARCHED, grid.rows().size()); line++) {
            if (!titles.isEmpty() && key(grid.rows().get(line).cells()).equals(titles)) {
                return Optional.of(at(grid, line));
            }
        }
        return Optional.empty();
    }

    private SheetMapping at(Grid grid, int line) {
        Map<String, Deque<Column>> byTitle = new HashMap<>();
        columns.forEach(column -> byTitle.computeIfAbsent(column.title().strip().toLowerCase(Locale.ROOT), title -> new ArrayDeque<>()).add(column));
        List<SheetMapping.Mapped> mapped = new ArrayList<>();
        for (String title : grid.rows().get(line).cells()) {
            Deque<Column> of = byTitle.get(title.strip().toLowerCase(Locale.ROOT));
            @Nullable Column column = of == null ? null : of.poll();
            // A key that names no field, such as that of a column that is left out, is none.
            Field field = column == null ? null : Field.of(subject, column.field()).orElse(null);
            mapped.add(new SheetMapping.Mapped(title.strip(), field, column == null || field == null ? "" : column.unit()));
        }
        return new SheetMapping(subject, line, mapped);
    }
}
