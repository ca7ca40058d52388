package io.headroom.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rows of a sheet are about, and which of its columns mean what.
///
/// @param subject what the rows are about
/// @param header index in the grid of the line with the titles
/// @param columns what each column holds, in the order of the sheet
public record SheetMapping(Subject subject, int header, List<Mapped> columns) {
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

    /// The mapping that titles suggest: the subject and the line that name most, a subject whose rows can be told by what is named before any other. Of two columns that seem to hold
    /// the same the first does.
    ///
    /// @return empty where no line names two columns or more
    public static Optional<SheetMapping> guess(Grid grid) {
        return Stream.of(Subject.values()).flatMap(subject -> guess(grid, subject).stream())
                .max(Comparator.comparing(SheetMapping::fits).thenComparingInt(SheetMapping::named).thenComparing(SheetMapping::subject, Comparator.reverseOrder()));
    }

    /// The mapping that titles suggest if the rows are about a subject.
    ///
    /// @return empty where no line names two columns or more
    public static Optional<SheetMapping> guess(Grid grid, Subject subject) {
        int header = -1;
        long most = 1;
        for (int i = 0; i < Math.min(LINES_SEARCHED, grid.rows().size()); i++) {
            long named = grid.rows().get(i).cells().stream().map(title -> Field.guess(subject, title)).flatMap(Optional::stream).distinct().count();
            if (named > most) {
                most = named;
                header = i;
            }
        }
        return header < 0 ? Optional.empty() : Optional.of(at(grid, subject, header));
    }

    /// The mapping that the titles of a line suggest.
    ///
    /// @param header index of the line in the grid
    public static SheetMapping at(Grid grid, Subject subject, int header) {
        Set<Field> taken = new HashSet<>();
        List<Mapped> columns = new ArrayList<>();
        for (String title : grid.rows().get(header).cells()) {
            Field field = Field.guess(subject, title).filter(taken::add).orElse(null);
            columns.add(new Mapped(Grid.stripped(title), field, field == null ? "" : field.unit(title)));
        }
        return new SheetMapping(subject, header, columns);
    }

    /// The same with another meaning of a column; another column that had it loses it.
    public SheetMapping with(int column, @Nullable Field field, String unit) {
        List<Mapped> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Mapped mapped = columns.get(i);
            changed.add(i == column ? new Mapped(mapped.title(), field, unit) : field != null && field.equals(mapped.field()) ? new Mapped(mapped.title(), null, "") : mapped);
        }
        return new SheetMapping(subject, header, changed);
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

    /// The first column that fills one of ours, or -1.
    int of(SheetColumn column) {
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.get(i).field();
            if (field != null && column.equals(field.column())) {
                return i;
            }
        }
        return -1;
    }

    /// How many columns mean something.
    public int named() {
        return (int) columns.stream().filter(column -> column.field() != null).count();
    }

    /// Whether rows of the subject can be told from what is named: all that a new row needs, or an id and something to change.
    public boolean fits() {
        return switch (subject) {
            case TENANTS -> Field.values(subject).stream().filter(Field::needed).allMatch(field -> of(field) >= 0) || (of(Field.ID) >= 0 && named() > 1 && of(TenantColumn.NAME) >= 0);
            case FLEET -> (of(ClusterColumn.NODES) >= 0 && of(ClusterColumn.GPU) >= 0 && of(ClusterColumn.NAME) >= 0)
                    || (of(Field.CLUSTER_ID) >= 0 && (of(ClusterColumn.NODES) >= 0 || of(ClusterColumn.GPU) >= 0));
            case PRICES -> of(PriceColumn.OF) >= 0 && (of(PriceColumn.ON_DEMAND) >= 0 || of(PriceColumn.RESERVED) >= 0);
        };
    }

    /// Whether its titles are those of our own sheets, all of them, as in a workbook or a template that Headroom wrote.
    public boolean ours() {
        return Field.values(subject).stream().filter(field -> field.objective().isEmpty() && field.column() != TenantColumn.MORE)
                .allMatch(field -> columns.stream().anyMatch(column -> column.title().equals(field.title())));
    }

    /// Columns that hold something and are left out, by their title, or by their letters where they have none.
    public List<String> leftOut(Grid grid) {
        int width = grid.rows().stream().skip(header).mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            boolean mapped = i < columns.size() && columns.get(i).field() != null;
            if (!mapped && grid.rows().stream().skip(header + 1L).anyMatch(row -> !row.cell(column).isEmpty())) {
                names.add(i < columns.size() && !columns.get(i).title().isEmpty() ? columns.get(i).title() : Grid.letters(i));
            }
        }
        return names;
    }
}
