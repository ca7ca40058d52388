package io.headroom.tenants;

import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.words.Format;
import io.headroom.words.Typed;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All tenants of a plan as rows and columns, and what can be done to their cells: each time one edit, or nothing and a reason. Knows no scene graph.
public final class TenantsModel {
    private final Words words = Words.of(TenantsModel.class);
    private final Plan plan;
    private final Format format;
    private final Map<TenantId, TenantRow> rows;
    private final Map<String, Column> columns;

    /// A cell of the table.
    ///
    /// @param column key of the column
    public record Cell(TenantId tenant, String column) {}

    /// What the rows are sorted by.
    ///
    /// @param column key of the column
    public record Order(String column, boolean rising) {}

    private TenantsModel(Plan plan, Map<TenantId, TenantRow> rows, List<Column> columns, Format format) {
        this.plan = plan;
        this.rows = rows;
        this.format = format;
        Map<String, Column> byKey = new LinkedHashMap<>();
        columns.forEach(column -> byKey.put(column.key(), column));
        this.columns = byKey;
    }

    /// Reads a plan.
    ///
    /// @param results results of this plan, or of the one before it where `pending`; null before there are any
    public static TenantsModel of(Plan plan, @Nullable Results results, boolean pending, Format format) {
        Map<TierId, Tier> tiers = plan.tiers().stream().collect(Collectors.toMap(Tier::id, Function.identity()));
        Map<PartitionId, Partition> partitions = plan.partitions().stream().collect(Collectors.toMap(Partition::id, Function.identity()));
        Map<DeploymentId, Deployment> deployments = plan.deployments().stream().collect(Collectors.toMap(Deployment::id, Function.identity()));
        Map<TenantId, TenantResult> known = results == null ? Map.of() : results.tenants().stream().collect(Collectors.toMap(TenantResult::id, Function.identity()));
        Map<TenantId, TenantRow> rows = new LinkedHashMap<>();
        for (Tenant tenant : plan.tenants()) {
            Partition partition = tenant.partition() == null ? null : partitions.get(tenant.partition());
            rows.put(tenant.id(), new TenantRow(rows.size(), tenant, Objects.requireNonNull(tiers.get(tenant.tier())), partition,
                    partition == null ? null : deployments.get(partition.deployment()), partition == null ? null : known.get(tenant.id()), pending));
        }
        return new TenantsModel(plan, rows, Columns.of(plan, format), format);
    }

    /// All columns there are.
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /// The column with a key.
    public Column column(String key) {
        return Objects.requireNonNull(columns.get(key));
    }

    /// The tiers of the plan.
    public List<Tier> tiers() {
        return plan.tiers();
    }

    /// How many tenants there are in all.
    public int size() {
        return rows.size();
    }

    /// The row of a tenant.
    public @Nullable TenantRow row(TenantId tenant) {
        return rows.get(tenant);
    }

    /// How entries are read.
    Typed typed() {
        return format.typed();
    }

    /// What stands in a cell, as it is shown; empty where the tenant is gone.
    public String shown(TenantId tenant, Column column) {
        TenantRow row = rows.get(tenant);
        return row == null ? "" : column.shown(row, format.typed());
    }

    /// Why a cell cannot be entered; empty where it can.
    public String obstacle(TenantId tenant, Column column) {
        TenantRow row = rows.get(tenant);
        return row == null ? words.text("problem.gone") : column.editable() ? column.obstacle().apply(row) : words.text("problem.readOnly", column.title());
    }

    /// Says whose limits a row shows.
    String tierNote(TenantRow row) {
        return words.count("tenants.tierOf", rows.values().stream().filter(each -> each.tier().id().equals(row.tier().id())).count(), row.tier().name());
    }

    /// The tenants that a filter takes, in order; those that are alike stay in the order of the plan.
    public List<TenantId> visible(TenantFilter filter, List<Order> orders) {
        Comparator<TenantRow> order = Comparator.comparingInt(TenantRow::number);
        for (int i = orders.size() - 1; i >= 0; i--) {
            Comparator<TenantRow> one = column(orders.get(i).column()).order();
            order = (orders.get(i).rising() ? one : one.reversed()).thenComparing(order);
        }
        return rows.values().stream().filter(filter::takes).sorted(order).map(row -> row.tenant().id()).toList();
    }

    /// Enters one cell.
    public Entered enter(CellEntry entry) {
        TenantRow row = rows.get(entry.tenant());
        return entry("edit.cell", List.of(column(entry.column()).title(), row == null ? "" : row.tenant().name()), List.of(entry));
    }

    /// Enters the same into all cells of a column.
    public Entered enter(List<TenantId> tenants, String column, String text) {
        if (tenants.size() == 1) {
            return enter(new CellEntry(tenants.getFirst(), column, text));
        }
        return entry("edit.cells", List.of(column(column).title(), format.whole(tenants.size())), tenants.stream().map(tenant -> new CellEntry(tenant, column, text)).toList());
    }

    /// Takes out what stands in cells; those that must not be empty are wrong.
    public Entered clear(List<Cell> chosen) {
        return entry("edit.clearCells", List.of(format.whole(chosen.size())), chosen.stream().map(cell -> new CellEntry(cell.tenant(), cell.column(), "")).toList());
    }

    /// Copies, column by column, what stands in the first of the chosen cells into the others.
    ///
    /// @param tenants the rows as they are listed
    public Entered fillDown(List<TenantId> tenants, List<Cell> chosen) {
        List<CellEntry> entries = new ArrayList<>();
        Map<TenantId, Integer> places = places(tenants);
        Map<String, List<TenantId>> byColumn = new LinkedHashMap<>();
        chosen.stream().sorted(Comparator.comparingInt(cell -> places.getOrDefault(cell.tenant(), -1))).forEach(cell -> byColumn.computeIfAbsent(cell.column(), _ -> new ArrayList<>()).add(cell.tenant()));
        byColumn.forEach((column, cells) -> {
            List<TenantId> filled = cells.size() == 1 ? withOneAbove(tenants, cells.getFirst()) : cells;
            if (filled.size() > 1) {
                String text = shown(filled.getFirst(), column(column));
                filled.subList(1, filled.size()).forEach(tenant -> entries.add(new CellEntry(tenant, column, text)));
            }
        });
        if (entries.isEmpty()) {
            return Entered.nothing(words.text("problem.fill"));
        }
        return entry("edit.fillCells", List.of(byColumn.keySet().stream().map(key -> column(key).title()).collect(Collectors.joining(", ")), format.whole(entries.size())), entries);
    }

    private static Map<TenantId, Integer> places(List<TenantId> tenants) {
        Map<TenantId, Integer> places = new HashMap<>();
        tenants.forEach(tenant -> places.put(tenant, places.size()));
        return places;
    }

    /// A cell alone is filled from the one above it, as in a spreadsheet.
    private static List<TenantId> withOneAbove(List<TenantId> tenants, TenantId one) {
        int at = tenants.indexOf(one);
        return at > 0 ? List.of(tenants.get(at - 1), one) : List.of(one);
    }

    /// The chosen cells for a spreadsheet: every row and column that one of them is in.
    ///
    /// @param tenants the rows as they are listed
    /// @param shown keys of the columns as they are shown
    /// @param header whether the headings come first
    public String copy(List<TenantId> tenants, List<String> shown, List<Cell> chosen, boolean header) {
        Set<String> columnsChosen = chosen.stream().map(Cell::column).collect(Collectors.toSet());
        List<String> wide = shown.stream().filter(columnsChosen::contains).toList();
        Map<TenantId, Integer> places = places(tenants);
        List<TenantId> chosenRows = chosen.stream().map(Cell::tenant).distinct().sorted(Comparator.comparingInt(tenant -> places.getOrDefault(tenant, -1))).toList();
        List<List<String>> block = new ArrayList<>();
        if (header) {
            block.add(wide.stream().map(key -> column(key).title()).toList());
        }
        chosenRows.forEach(tenant -> block.add(wide.stream().map(key -> shown(tenant, column(key))).toList()));
        return new Block(block).text();
    }

    /// The rows of the chosen cells for a spreadsheet, with all columns shown and their headings.
    public String copyRows(List<TenantId> tenants, List<String> shown, List<Cell> chosen) {
        List<TenantId> rowsChosen = chosen.stream().map(Cell::tenant).distinct().toList();
        return copy(tenants, shown, rowsChosen.stream().flatMap(tenant -> shown.stream().map(key -> new Cell(tenant, key))).toList(), true);
    }

    /// Pastes a block with its first cell at one of the table. A single value goes into all chosen cells. A block that begins with headings of the table, such as
    /// [#copyRows] gives, goes into the columns they name. Where one cell is wrong, nothing is pasted.
    ///
    /// @param tenants the rows as they are listed
    /// @param shown keys of the columns as they are shown
    /// @param at the cell that the block begins at
    public Entered paste(String text, List<TenantId> tenants, List<String> shown, Cell at, List<Cell> chosen) {
        Block block = Block.of(text);
        if (block.rows().isEmpty()) {
            return Entered.nothing(words.text("problem.nothing"));
        }
        List<CellEntry> entries = new ArrayList<>();
        if (block.single()) {
            String value = block.rows().getFirst().getFirst();
            (chosen.isEmpty() ? List.of(at) : chosen).forEach(cell -> entries.add(new CellEntry(cell.tenant(), cell.column(), value)));
        } else {
            List<String> named = headings(block);
            List<List<String>> lines = named.isEmpty() ? block.rows() : block.rows().subList(1, block.rows().size());
            List<String> into = named.isEmpty() ? shown.subList(shown.indexOf(at.column()), shown.size()) : named;
            int row = tenants.indexOf(at.tenant());
            if (row + lines.size() > tenants.size()) {
                return Entered.nothing(words.text("problem.rows", format.whole(lines.size()), format.whole(tenants.size() - row)));
            }
            if (block.width() > into.size()) {
                return Entered.nothing(words.text(named.isEmpty() ? "problem.columns" : "problem.headings", format.whole(block.width()), format.whole(into.size())));
            }
            for (int i = 0; i < lines.size(); i++) {
                List<String> cells = lines.get(i);
                for (int j = 0; j < cells.size(); j++) {
                    entries.add(new CellEntry(tenants.get(row + i), into.get(j), cells.get(j)));
                }
            }
        }
        return entry("edit.pasteCells", List.of(format.whole(entries.size())), entries);
    }

    /// Keys of the columns that the first line of a block names; none where it is no line of headings.
    private List<String> headings(Block block) {
        List<String> named = block.rows().getFirst().stream().map(cell -> columns.values().stream().filter(column -> column.title().equalsIgnoreCase(cell.strip())).findFirst()
                .map(Column::key).orElse("")).toList();
        boolean all = block.rows().size() > 1 && !named.contains("") && named.stream().distinct().count() == named.size();
        return all ? named : List.of();
    }

    private Entered entry(String labelKey, List<String> labelArguments, List<CellEntry> entries) {
        return new Entry(plan, rows, columns, format.typed()).of(labelKey, labelArguments, entries);
    }
}
