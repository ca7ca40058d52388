package io.headroom.sheet;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows that are tenants.
final class TenantRows {
    private static final Pattern BARE = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> SCALED = Set.of("k", "M");

    private final Plan plan;
    private final SheetMapping mapping;
    private final RowCells cells;
    /// The columns of the sheet that fill one of ours.
    private final Map<TenantColumn, List<Integer>> columns = new EnumMap<>(TenantColumn.class);
    private final Map<String, Tenant> known;
    private final FreshIds ids;
    private final Set<String> seen = new HashSet<>();

    TenantRows(Plan plan, SheetMapping mapping, RowCells cells) {
        this.plan = plan;
        this.mapping = mapping;
        this.cells = cells;
        known = plan.tenants().stream().collect(Collectors.toMap(tenant -> tenant.id().value(), Function.identity()));
        ids = new FreshIds("tenant", known.keySet());
        for (int i = 0; i < mapping.columns().size(); i++) {
            Field field = mapping.columns().get(i).field();
            if (field != null && field.column() instanceof TenantColumn column) {
                columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    SheetImport read(List<Grid.Line> rows) {
        // An id that a later row names is not one to be made of an earlier row's name.
        rows.stream().map(row -> cells.text(row, Field.ID)).filter(id -> !id.isEmpty()).forEach(ids::take);
        List<Tenant> tenants = new ArrayList<>();
        int added = 0;
        int changed = 0;
        for (Grid.Line row : rows) {
            cells.begin();
            String id = cells.text(row, Field.ID);
            if (!id.isEmpty() && !seen.add(id)) {
                cells.problem(row, Field.ID, "The id %s is there twice: every tenant has its own.".formatted(id));
                continue;
            }
            Tenant before = known.get(id);
            Tenant tenant = before == null ? created(row, id) : updated(row, before);
            tenants.add(tenant);
            cells.origins().add(row);
            added += before == null ? 1 : 0;
            changed += before != null && !before.equals(tenant) ? 1 : 0;
        }
        return new SheetImport(Subject.TENANTS, tenants, List.of(), added, changed, List.of(), cells.notes());
    }

    private Tenant updated(Grid.Line row, Tenant before) {
        Tenant tenant = before;
        for (TenantColumn column : TenantColumn.values()) {
            if (!cells.has(column) || column == TenantColumn.MORE) {
                continue;
            }
            String text = column == TenantColumn.OBJECTIVES && mapping.of(Field.of(column)) < 0 ? objectives(row, before) : text(row, column);
            if (!RowCells.same(text, column.text(plan, before))) {
                tenant = set(tenant, column, text, row);
            }
        }
        return tenant;
    }

    /// The objectives of a known tenant under columns for single ones: those that no column is for stay, in their order.
    private String objectives(Grid.Line row, Tenant before) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Objective objective : before.objectives()) {
            all.put(TenantColumn.name(objective), TenantColumn.text(objective));
        }
        for (int i = 0; i < mapping.columns().size(); i++) {
            SheetMapping.Mapped mapped = mapping.columns().get(i);
            if (mapped.field() != null && !mapped.field().objective().isEmpty()) {
                String name = mapped.field().objective();
                all.put(name, row.cell(i).isEmpty() ? "" : name + " " + withUnit(row, row.cell(i), mapped.unit(), mapped.field()));
            }
        }
        return all.values().stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private Tenant created(Grid.Line row, String id) {
        String name = text(row, TenantColumn.NAME);
        Tenant tenant;
        try {
            tenant = TenantSheet.blank(plan, new TenantId(id.isEmpty() ? ids.of(name) : id));
        } catch (InvalidPlan wrong) {
            cells.problem(row, Field.ID, Objects.requireNonNullElse(wrong.getMessage(), ""));
            return TenantSheet.blank(plan, new TenantId(ids.of(name)));
        }
        for (TenantColumn column : TenantColumn.values()) {
            String text = text(row, column);
            if (text.isEmpty() && TenantSheet.NEEDED.contains(column)) {
                cells.problem(row, column, cells.has(column) ? "The cell is empty: a new tenant needs %s.".formatted(column.title())
                        : "A new tenant needs %s: map a column to it.".formatted(column.title()));
            } else if (!text.isEmpty()) {
                tenant = set(tenant, column, text, row);
            }
        }
        return tenant;
    }

    private Tenant set(Tenant tenant, TenantColumn column, String text, Grid.Line row) {
        try {
            return column.with(plan, tenant, text);
        } catch (InvalidPlan wrong) {
            cells.problem(row, column, Objects.requireNonNullElse(wrong.getMessage(), ""));
            return tenant;
        }
    }

    /// What a row says for a column of ours; several columns may each hold an objective.
    private String text(Grid.Line row, TenantColumn column) {
        List<String> parts = new ArrayList<>();
        for (int at : columns.getOrDefault(column, List.of())) {
            SheetMapping.Mapped mapped = mapping.columns().get(at);
            Field field = Objects.requireNonNull(mapped.field());
            String text = row.cell(at);
            if (!text.isEmpty()) {
                String cell = withUnit(row, text, mapped.unit(), field);
                parts.add(field.objective().isEmpty() ? cell : field.objective() + " " + cell);
            }
        }
        return String.join("; ", parts);
    }

    private String withUnit(Grid.Line row, String cell, String unit, Field field) {
        if (!BARE.matcher(cell).matches()) {
            if (SCALED.contains(unit) && Arrays.stream(cell.split("\\s+")).anyMatch(word -> BARE.matcher(word).matches())) {
                cells.problem(row, field, "The column is in %s, and \"%s\" has figures without a unit: write it with each of them, such as 1.8k.".formatted(unit, cell));
            }
            // An objective is three words.
            return field.objective().isEmpty() ? cell : BLANKS.matcher(cell).replaceAll("");
        }
        return unit.isEmpty() && field.column() == TenantColumn.RATE ? cell + "/s" : cell + unit;
    }
}
