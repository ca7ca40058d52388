package io.headroom.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which columns of a sheet mean what.
///
/// @param header index in the grid of the line with the titles
/// @param columns what each column holds, in the order of the sheet
public record SheetMapping(int header, List<Mapped> columns) {
    private static final int LINES_SEARCHED = 50;

    /// Keeps its own copy.
    public SheetMapping {
        columns = List.copyOf(columns);
    }

    /// A column.
    ///
    /// @param title what stands over it
    /// @param field what it holds, or null where it is left out
    /// @param unit unit of bare numbers in it, such as `ms` or `/min`; empty for none
    public record Mapped(String title, @Nullable Field field, String unit) {}

    /// The mapping that titles suggest: the line that names most is the header, and of two columns that seem to hold the same the first does.
    ///
    /// @return empty where no line names two columns or more
    public static Optional<SheetMapping> guess(Grid grid) {
        int header = -1;
        long most = 1;
        for (int i = 0; i < Math.min(LINES_SEARCHED, grid.rows().size()); i++) {
            long named = grid.rows().get(i).cells().stream().map(Field::guess).flatMap(Optional::stream).distinct().count();
            if (named > most) {
                most = named;
                header = i;
            }
        }
        return header < 0 ? Optional.empty() : Optional.of(at(grid, header));
    }

    /// The mapping that the titles of a line suggest.
    ///
    /// @param header index of the line in the grid
    public static SheetMapping at(Grid grid, int header) {
        Set<Field> taken = new HashSet<>();
        List<Mapped> columns = new ArrayList<>();
        for (String title : grid.rows().get(header).cells()) {
            Field field = Field.guess(title).filter(taken::add).orElse(null);
            columns.add(new Mapped(title.strip(), field, Field.unit(title)));
        }
        return new SheetMapping(header, columns);
    }

    /// The same with another meaning of a column; another column that had it loses it.
    public SheetMapping with(int column, @Nullable Field field, String unit) {
        List<Mapped> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Mapped mapped = columns.get(i);
            changed.add(i == column ? new Mapped(mapped.title(), field, unit) : field != null && field.equals(mapped.field()) ? new Mapped(mapped.title(), null, mapped.unit()) : mapped);
        }
        return new SheetMapping(header, changed);
    }

    /// The column that holds a field, or -1.
    public int of(Field field) {
        for (int i = 0; i < columns.size(); i++) {
            if (field.equals(columns.get(i).field())) {
                return i;
            }
        }
        return -1;
    }
}
