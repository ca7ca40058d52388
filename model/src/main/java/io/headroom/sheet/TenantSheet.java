package io.headroom.sheet;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Tenants as a sheet: a header line, then a row for each, as tab-separated text that spreadsheets take and give.
///
/// ```java
/// String text = TenantSheet.format(plan, tenants);
/// TenantSheet.Pasted pasted = TenantSheet.read(plan, text);
/// ```
public final class TenantSheet {
    /// Columns that every row must fill.
    static final Set<TenantColumn> NEEDED = EnumSet.of(TenantColumn.NAME, TenantColumn.RATE, TenantColumn.INPUT, TenantColumn.OUTPUT);

    private TenantSheet() {}

    /// What came of a text.
    ///
    /// @param tenants in the tray, each with an id that the plan does not have; none where there are problems
    /// @param problems each names its cell
    public record Pasted(List<Tenant> tenants, List<CellProblem> problems) {
        /// Keeps its own copies.
        public Pasted {
            tenants = List.copyOf(tenants);
            problems = List.copyOf(problems);
        }
    }

    /// What is wrong with a cell.
    ///
    /// @param line line of the sheet, 1 for the header
    /// @param column title of its column; empty where the problem is not about one
    /// @param problem what is wrong and what to write instead, one line
    public record CellProblem(int line, String column, String problem) {}

    /// Whether a text begins with a header line of tenants.
    public static boolean is(String text) {
        List<List<String>> rows = TabText.parse(text);
        return !rows.isEmpty() && rows.getFirst().stream().anyMatch(title -> TenantColumn.titled(title).filter(TenantColumn.NAME::equals).isPresent());
    }

    /// The text of tenants of a plan.
    public static String format(Plan plan, List<Tenant> tenants) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Arrays.stream(TenantColumn.values()).map(TenantColumn::title).toList());
        tenants.forEach(tenant -> rows.add(Arrays.stream(TenantColumn.values()).map(column -> FormulaText.guarded(column.text(plan, tenant))).toList()));
        return TabText.format(rows);
    }

    /// Reads tenants. Columns may stand in any order, and those that no row needs may be missing: then a tenant has the first tier and the first model of the plan, and
    /// independent interactive requests.
    public static Pasted read(Plan plan, String text) {
        List<List<String>> rows = TabText.parse(text);
        List<CellProblem> problems = new ArrayList<>();
        List<TenantColumn> columns = rows.isEmpty() ? List.of() : header(rows.getFirst(), problems);
        if (columns.isEmpty() || plan.tiers().isEmpty() || plan.deployments().isEmpty()) {
            problems.add(new CellProblem(1, "", columns.isEmpty() ? "The first line must name the columns: %s, ...".formatted(titles(List.of(TenantColumn.NAME, TenantColumn.TIER,
                    TenantColumn.RATE, TenantColumn.INPUT, TenantColumn.OUTPUT))) : "The plan has no tier or no deployment yet: a tenant needs both."));
        }
        if (!problems.isEmpty()) {
            return new Pasted(List.of(), problems);
        }
        List<Tenant> tenants = new ArrayList<>();
        Set<TenantId> taken = plan.tenants().stream().map(Tenant::id).collect(Collectors.toCollection(HashSet::new));
        for (int line = 1; line < rows.size(); line++) {
            Tenant tenant = row(plan, columns, rows.get(line), line + 1, taken, problems);
            taken.add(tenant.id());
            tenants.add(tenant);
        }
        if (tenants.isEmpty()) {
            problems.add(new CellProblem(2, "", "There is no row under the header."));
        }
        return new Pasted(problems.isEmpty() ? tenants : List.of(), problems);
    }

    private static String titles(List<TenantColumn> columns) {
        return columns.stream().map(TenantColumn::title).collect(Collectors.joining(", "));
    }

    private static List<TenantColumn> header(List<String> titles, List<CellProblem> problems) {
        List<TenantColumn> columns = new ArrayList<>();
        for (String title : titles) {
            TenantColumn.titled(title).ifPresentOrElse(column -> {
                if (columns.contains(column)) {
                    problems.add(new CellProblem(1, title, "The column is there twice: remove one."));
                }
                columns.add(column);
            }, () -> problems.add(new CellProblem(1, title, "No such column: use %s.".formatted(titles(List.of(TenantColumn.values()))))));
        }
        List<TenantColumn> missing = NEEDED.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty() && problems.isEmpty()) {
            problems.add(new CellProblem(1, "", "The header lacks %s.".formatted(titles(missing))));
        }
        return columns;
    }

    private static Tenant row(Plan plan, List<TenantColumn> columns, List<String> cells, int line, Set<TenantId> taken, List<CellProblem> problems) {
        String name = cell(columns, cells, TenantColumn.NAME).strip();
        Tenant tenant = blank(plan, id(name, taken));
        // A cost needs its deadline, and what is about arrivals needs the others: the order of the enum, whatever that of the sheet.
        for (TenantColumn column : TenantColumn.values()) {
            String text = cell(columns, cells, column);
            if (!columns.contains(column) || (text.isBlank() && !NEEDED.contains(column))) {
                continue;
            }
            try {
                if (text.isBlank()) {
                    throw new InvalidPlan("The cell is empty: every tenant needs it.");
                }
                tenant = column.with(plan, tenant, text);
            } catch (InvalidPlan wrong) {
                problems.add(new CellProblem(line, column.title(), Objects.requireNonNullElse(wrong.getMessage(), "")));
            }
        }
        for (int i = columns.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                problems.add(new CellProblem(line, "", "\"%s\" stands beyond the last column: give it a title, or clear it.".formatted(cells.get(i))));
            }
        }
        return tenant;
    }

    private static String cell(List<TenantColumn> columns, List<String> cells, TenantColumn column) {
        int at = columns.indexOf(column);
        return at >= 0 && at < cells.size() ? FormulaText.unguarded(cells.get(at)) : "";
    }

    /// A tenant to begin with, of which every needed cell is still to be set.
    static Tenant blank(Plan plan, TenantId id) {
        TierId tier = plan.tiers().getFirst().id();
        ModelId model = plan.deployments().getFirst().model();
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(1)), new Distribution.Fixed(1), new Distribution.Fixed(1));
        return new Tenant(id, "Tenant", tier, null, List.of(new Workload("Requests", List.of(model), traffic, Workload.Kind.INTERACTIVE, null)), List.of());
    }

    /// An id made of a name that is not taken.
    ///
    /// @param taken ids that others have
    public static TenantId id(String name, Set<TenantId> taken) {
        return new TenantId(new FreshIds("tenant", taken.stream().map(TenantId::value).toList()).of(name));
    }
}
