package io.headroom.sheet;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tenants read from a sheet under a mapping.
///
/// A row whose id a tenant of the plan has changes that tenant, and only in the cells that say something else than the plan: what a cell cannot hold, such as the requests of a
/// trace, stays what it is in the plan. Every other row is a new tenant in the tray.
///
/// @param tenants tenants as the sheet has them, new and changed; none where there is a problem
/// @param added how many of them are new
/// @param changed how many of them the plan has otherwise
/// @param problems what is wrong, by cell
public record SheetImport(List<Tenant> tenants, int added, int changed, List<Grid.Problem> problems) {
    /// Rows of one import.
    public static final int MOST_ROWS = 100_000;

    private static final Pattern BARE = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /// Keeps its own copies.
    public SheetImport {
        tenants = List.copyOf(tenants);
        problems = List.copyOf(problems);
    }

    /// Reads a sheet.
    public static SheetImport read(Plan plan, Grid grid, SheetMapping mapping) {
        List<Grid.Problem> problems = new ArrayList<>();
        List<Grid.Line> rows = grid.rows().subList(mapping.header() + 1, grid.rows().size()).stream().filter(row -> !row.blank()).toList();
        int headerRow = grid.rows().get(mapping.header()).number();
        if (mapping.of(nameField()) < 0) {
            problems.add(new Grid.Problem(headerRow, 0, "No column is mapped to the name of the tenants: map one."));
        }
        if (rows.isEmpty()) {
            problems.add(new Grid.Problem(headerRow + 1, 0, "There is no row under the header."));
        }
        if (rows.size() > MOST_ROWS) {
            problems.add(new Grid.Problem(rows.get(MOST_ROWS).number(), 0, "The sheet has more than 100000 rows: split it."));
        }
        grid.problems().stream().filter(problem -> problem.row() > headerRow && used(mapping, problem.column())).forEach(problems::add);
        if (!problems.isEmpty()) {
            return new SheetImport(List.of(), 0, 0, problems);
        }
        return new Reading(plan, mapping, problems).of(rows);
    }

    private static boolean used(SheetMapping mapping, int column) {
        return column < mapping.columns().size() && mapping.columns().get(column).field() != null;
    }

    private static Field nameField() {
        return Field.of("name").orElseThrow();
    }

    /// One import under way.
    private static final class Reading {
        private final Plan plan;
        private final SheetMapping mapping;
        private final List<Grid.Problem> problems;
        private final Map<String, Tenant> known;
        private final Set<TenantId> taken;
        private final Set<String> seen = new HashSet<>();

        Reading(Plan plan, SheetMapping mapping, List<Grid.Problem> problems) {
            this.plan = plan;
            this.mapping = mapping;
            this.problems = problems;
            known = plan.tenants().stream().collect(Collectors.toMap(tenant -> tenant.id().value(), Function.identity()));
            taken = plan.tenants().stream().map(Tenant::id).collect(Collectors.toCollection(HashSet::new));
        }

        SheetImport of(List<Grid.Line> rows) {
            List<Tenant> tenants = new ArrayList<>();
            int added = 0;
            int changed = 0;
            for (Grid.Line row : rows) {
                String id = text(row, Field.ID);
                if (!id.isEmpty() && !seen.add(id)) {
                    problems.add(new Grid.Problem(row.number(), mapping.of(Field.ID), "The id %s is there twice: every tenant has its own.".formatted(id)));
                    continue;
                }
                Tenant before = known.get(id);
                Tenant tenant = before == null ? created(row, id) : updated(row, before);
                tenants.add(tenant);
                added += before == null ? 1 : 0;
                changed += before != null && !before.equals(tenant) ? 1 : 0;
            }
            return problems.isEmpty() ? new SheetImport(tenants, added, changed, List.of()) : new SheetImport(List.of(), 0, 0, problems);
        }

        private Tenant updated(Grid.Line row, Tenant before) {
            Tenant tenant = before;
            for (TenantColumn column : TenantColumn.values()) {
                int at = column(column);
                if (at < 0 || column == TenantColumn.MORE) {
                    continue;
                }
                String text = text(row, column);
                if (!text.equals(column.text(plan, before).strip())) {
                    tenant = set(tenant, column, text, row.number(), at);
                }
            }
            return tenant;
        }

        private Tenant created(Grid.Line row, String id) {
            String name = text(row, TenantColumn.NAME);
            Tenant tenant;
            try {
                TenantId own = id.isEmpty() ? TenantSheet.id(name, taken) : new TenantId(id);
                taken.add(own);
                tenant = TenantSheet.blank(plan, own);
            } catch (InvalidPlan wrong) {
                problems.add(new Grid.Problem(row.number(), mapping.of(Field.ID), Objects.requireNonNullElse(wrong.getMessage(), "")));
                return TenantSheet.blank(plan, TenantSheet.id(name, taken));
            }
            for (TenantColumn column : TenantColumn.values()) {
                int at = column(column);
                String text = at < 0 ? "" : text(row, column);
                boolean needed = TenantSheet.NEEDED.contains(column);
                if (text.isEmpty() && needed) {
                    problems.add(new Grid.Problem(row.number(), Math.max(0, at), at < 0 ? "A new tenant needs %s: map a column to it.".formatted(column.title())
                            : "The cell is empty: a new tenant needs %s.".formatted(column.title())));
                } else if (!text.isEmpty()) {
                    tenant = set(tenant, column, text, row.number(), at);
                }
            }
            return tenant;
        }

        private Tenant set(Tenant tenant, TenantColumn column, String text, int row, int at) {
            try {
                return column.with(plan, tenant, text);
            } catch (InvalidPlan wrong) {
                problems.add(new Grid.Problem(row, at, Objects.requireNonNullElse(wrong.getMessage(), "")));
                return tenant;
            }
        }

        /// The first column of the sheet that fills one of ours, or -1.
        private int column(TenantColumn column) {
            for (int i = 0; i < mapping.columns().size(); i++) {
                Field field = mapping.columns().get(i).field();
                if (field != null && column == field.column()) {
                    return i;
                }
            }
            return -1;
        }

        private String text(Grid.Line row, Field field) {
            int at = mapping.of(field);
            return at < 0 ? "" : row.cell(at);
        }

        /// What a row says for a column of ours; several columns may each hold an objective.
        private String text(Grid.Line row, TenantColumn column) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < mapping.columns().size(); i++) {
                SheetMapping.Mapped mapped = mapping.columns().get(i);
                if (mapped.field() != null && column == mapped.field().column() && !row.cell(i).isEmpty()) {
                    String cell = withUnit(row.cell(i), mapped.unit(), mapped.field());
                    parts.add(mapped.field().objective().isEmpty() ? cell : mapped.field().objective() + " " + cell);
                }
            }
            return String.join("; ", parts);
        }

        private static String withUnit(String cell, String unit, Field field) {
            boolean bare = BARE.matcher(cell).matches();
            if (!bare || unit.isEmpty()) {
                return bare && field.column() == TenantColumn.RATE ? cell + "/s" : cell;
            }
            return cell + unit;
        }
    }
}
