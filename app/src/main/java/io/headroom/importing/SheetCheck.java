package io.headroom.importing;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetImport;
import io.headroom.sheet.SheetMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a sheet would bring into a plan under a mapping, and what stands in the way.
///
/// @param plan the plan it was read for
/// @param tenants those that are new or other than in the plan; where there are problems, those of the rows without
/// @param added how many of them are new
/// @param changed how many of them the plan has otherwise
/// @param same rows that say what the plan says already
/// @param leftOut titles of the columns that are left out and hold something
/// @param problems what is wrong, each thing once
/// @param wrongRows numbers of the rows that have a problem; empty if a problem is of the whole sheet, so that no row is without
record SheetCheck(Plan plan, List<Tenant> tenants, int added, int changed, int same, List<String> leftOut, List<Grid.Problem> problems, Set<Integer> wrongRows) {
    /// A cell by its place.
    ///
    /// @param row number of its row in the file
    /// @param column its column, from 0
    record Place(int row, int column) {}

    SheetCheck {
        tenants = List.copyOf(tenants);
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
    }

    /// Reads a sheet for a plan. May take a second for a hundred thousand rows.
    static SheetCheck of(Plan plan, Grid grid, SheetMapping mapping) {
        SheetImport read = SheetImport.read(plan, grid, mapping);
        List<String> leftOut = leftOut(grid, mapping);
        if (read.problems().isEmpty()) {
            return of(plan, read, leftOut, List.of(), Set.of());
        }
        List<Grid.Problem> once = List.copyOf(new LinkedHashSet<>(read.problems()));
        SheetImport good = withoutWrongRows(plan, grid, mapping, once);
        return good == null ? new SheetCheck(plan, List.of(), 0, 0, 0, leftOut, once, Set.of())
                : of(plan, good, leftOut, once, once.stream().map(Grid.Problem::row).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static SheetCheck of(Plan plan, SheetImport read, List<String> leftOut, List<Grid.Problem> problems, Set<Integer> wrongRows) {
        Map<TenantId, Tenant> known = plan.tenants().stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
        List<Tenant> other = read.tenants().stream().filter(tenant -> !tenant.equals(known.get(tenant.id()))).toList();
        return new SheetCheck(plan, other, read.added(), read.changed(), read.tenants().size() - other.size(), leftOut, problems, wrongRows);
    }

    /// Null where a problem is of the header, or no row is left.
    private static @Nullable SheetImport withoutWrongRows(Plan plan, Grid grid, SheetMapping mapping, List<Grid.Problem> problems) {
        Set<Integer> wrong = problems.stream().map(Grid.Problem::row).collect(Collectors.toCollection(HashSet::new));
        int header = grid.rows().get(mapping.header()).number();
        if (wrong.stream().anyMatch(row -> row <= header)) {
            return null;
        }
        Grid rest = new Grid(grid.name(), grid.rows().stream().filter(row -> !wrong.contains(row.number())).toList(),
                grid.problems().stream().filter(problem -> !wrong.contains(problem.row())).toList());
        SheetImport read = SheetImport.read(plan, rest, mapping);
        return read.problems().isEmpty() ? read : null;
    }

    private static List<String> leftOut(Grid grid, SheetMapping mapping) {
        boolean[] filled = new boolean[mapping.columns().size()];
        for (Grid.Line row : grid.rows().subList(mapping.header() + 1, grid.rows().size())) {
            for (int i = 0; i < Math.min(filled.length, row.cells().size()); i++) {
                filled[i] |= !row.cell(i).isEmpty();
            }
        }
        List<String> titles = new java.util.ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] && mapping.columns().get(i).field() == null) {
                titles.add(mapping.columns().get(i).title().isEmpty() ? Grid.letters(i) : mapping.columns().get(i).title());
            }
        }
        return titles;
    }

    /// The first problem of each cell.
    Map<Place, Grid.Problem> byPlace() {
        Map<Place, Grid.Problem> byPlace = new HashMap<>();
        problems.forEach(problem -> byPlace.putIfAbsent(new Place(problem.row(), problem.column()), problem));
        return byPlace;
    }

    /// Whether something would come in as the sheet is.
    boolean ready() {
        return problems.isEmpty() && !tenants.isEmpty();
    }

    /// Whether something would come in without the rows that have a problem.
    boolean readyWithoutWrongRows() {
        return !problems.isEmpty() && !wrongRows.isEmpty() && !tenants.isEmpty();
    }
}
