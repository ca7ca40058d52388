package io.headroom.sheet;

import io.headroom.catalog.Catalogue;
import io.headroom.edit.Edit;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/// Tenants, clusters or prices read from a sheet under a mapping.
///
/// A row whose id the plan knows changes that tenant or cluster, and only in the cells that say something else than the plan: what a cell cannot hold, such as the requests of a
/// trace, stays what it is in the plan. Every other row is a new tenant in the tray, or a new cluster. A row of prices changes the clusters of its GPU type, or the cluster it names,
/// which goes before its type. The example that a template holds is left out.
///
/// @param subject what the rows are about
/// @param tenants tenants as the sheet has them, new and changed; none where there is a problem
/// @param clusters clusters as the sheet has them, new and changed; of a sheet of prices those whose prices it has
/// @param added how many of them are new
/// @param changed how many of them the plan has otherwise
/// @param problems what is wrong, by cell
/// @param notes what was taken for something or left out, by cell, where nothing is wrong
public record SheetImport(Subject subject, List<Tenant> tenants, List<Cluster> clusters, int added, int changed, List<Grid.Problem> problems, List<Grid.Problem> notes) {
    /// Rows of one import.
    public static final int MOST_ROWS = 100_000;

    /// What a template calls its examples.
    static final String EXAMPLE = "example";

    /// Rows tried one by one for what does not fit; each takes as long as checking the whole plan.
    private static final int MOST_TRIED = 200;

    /// Keeps its own copies.
    public SheetImport {
        tenants = List.copyOf(tenants);
        clusters = List.copyOf(clusters);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /// Reads a sheet. A sheet without any row is a problem, for who asked for it by itself.
    public static SheetImport read(Plan plan, Grid grid, SheetMapping mapping) {
        SheetImport read = rows(plan, grid, mapping, _ -> {});
        int headerRow = grid.rows().get(mapping.header()).number();
        boolean empty = read.problems().isEmpty() && read.notes().isEmpty() && read.tenants().isEmpty() && read.clusters().isEmpty();
        return empty ? failed(mapping, List.of(new Grid.Problem(headerRow + 1, 0, "There is no row under the header."))) : read;
    }

    /// Reads the rows of a sheet, if any.
    ///
    /// @param heard hears the share of them that was read, 0 to 1, and may end it by an exception
    static SheetImport rows(Plan plan, Grid grid, SheetMapping mapping, DoubleConsumer heard) {
        List<Grid.Line> rows = grid.rows().subList(mapping.header() + 1, grid.rows().size()).stream().filter(row -> !row.blank()).toList();
        List<Grid.Problem> problems = new ArrayList<>(whole(plan, grid, mapping, rows));
        if (!problems.isEmpty()) {
            return failed(mapping, problems);
        }
        RowCells cells = new RowCells(mapping, rows.size(), heard);
        List<Grid.Line> own = rows.stream().filter(row -> !example(plan, mapping, row, cells)).toList();
        SheetImport read = switch (mapping.subject()) {
            case TENANTS -> new TenantRows(plan, mapping, cells).read(own);
            case FLEET -> new FleetRows(plan, mapping, cells).read(own);
            case PRICES -> new PriceRows(plan, mapping, cells, grid.name()).read(own);
        };
        if (cells.problems().isEmpty()) {
            read.fit(plan, cells);
        }
        return cells.problems().isEmpty() ? read : failed(mapping, cells.problems().stream().distinct().toList());
    }

    private static SheetImport failed(SheetMapping mapping, List<Grid.Problem> problems) {
        return new SheetImport(mapping.subject(), List.of(), List.of(), 0, 0, problems, List.of());
    }

    /// What is wrong with the sheet as a whole, before any row is looked at.
    private static List<Grid.Problem> whole(Plan plan, Grid grid, SheetMapping mapping, List<Grid.Line> rows) {
        List<Grid.Problem> problems = new ArrayList<>();
        int headerRow = grid.rows().get(mapping.header()).number();
        Field key = Field.of(switch (mapping.subject()) {
            case TENANTS -> TenantColumn.NAME;
            case FLEET -> ClusterColumn.NAME;
            case PRICES -> PriceColumn.OF;
        });
        if (mapping.of(key) < 0 && !(mapping.subject() == Subject.FLEET && mapping.of(Field.CLUSTER_ID) >= 0)) {
            problems.add(new Grid.Problem(headerRow, 0, switch (mapping.subject()) {
                case TENANTS -> "No column is mapped to the name of the tenants: map one.";
                case FLEET -> "No column is mapped to the name of the clusters: map one.";
                case PRICES -> "No column is mapped to the GPU type or cluster that the prices are of: map one.";
            }));
        }
        for (int i = 0; i < mapping.columns().size(); i++) {
            SheetMapping.Mapped column = mapping.columns().get(i);
            if (column.field() != null) {
                int at = i;
                refused(column.field(), column.unit()).ifPresent(why -> problems.add(new Grid.Problem(headerRow, at, why)));
            }
        }
        if (mapping.subject() == Subject.TENANTS && !rows.isEmpty() && (plan.tiers().isEmpty() || plan.deployments().isEmpty())) {
            problems.add(new Grid.Problem(headerRow, 0, "The plan has no tier or no deployment yet: a tenant needs both."));
        }
        if (rows.size() > MOST_ROWS) {
            problems.add(new Grid.Problem(rows.get(MOST_ROWS).number(), 0, "The sheet has more than 100000 rows: split it."));
        }
        grid.problems().stream().filter(problem -> problem.row() > headerRow && used(mapping, problem.column())).forEach(problems::add);
        grid.merged().forEach(block -> covered(mapping, block, headerRow).ifPresent(problems::add));
        return problems;
    }

    /// Why figures in a unit cannot be what a column is to hold; empty where they can.
    private static Optional<String> refused(Field field, String unit) {
        List<String> units = field.units();
        if (units.contains(PriceText.PER_GPU)) {
            return PriceText.refused(unit);
        }
        if (unit.isEmpty() || units.contains(unit)) {
            return Optional.empty();
        }
        String others = units.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        return Optional.of(others.isEmpty() ? "What the column holds has no unit, but it is said to be in %s: leave that out.".formatted(unit)
                : !PriceText.currency(unit.toLowerCase(Locale.ROOT)).isEmpty() ? "The figures are in %s: they must be in US dollars. Convert them, or map the column to something else.".formatted(unit)
                : "The figures are in %s: convert them, or say that they are in another unit, such as %s.".formatted(unit, others));
    }

    private static boolean used(SheetMapping mapping, int column) {
        return column < mapping.columns().size() && mapping.columns().get(column).field() != null;
    }

    /// The first cell below the header that a block covers in a column that is used: only the first cell of a block holds its text, and whether it holds for all is for people to say.
    private static Optional<Grid.Problem> covered(SheetMapping mapping, Grid.Block block, int headerRow) {
        for (int column = block.firstColumn(); column <= Math.min(block.lastColumn(), mapping.columns().size() - 1); column++) {
            int row = Math.max(headerRow + 1, block.firstRow() + (column == block.firstColumn() ? 1 : 0));
            if (row <= block.lastRow() && used(mapping, column)) {
                return Optional.of(new Grid.Problem(row, column, "The cells %s are merged: split them, so that each row has its own.".formatted(block)));
            }
        }
        return Optional.empty();
    }

    private static boolean example(Plan plan, SheetMapping mapping, Grid.Line row, RowCells cells) {
        int at = switch (mapping.subject()) {
            case TENANTS -> mapping.of(Field.ID);
            case FLEET -> mapping.of(Field.CLUSTER_ID);
            case PRICES -> mapping.of(PriceColumn.OF);
        };
        boolean example = at >= 0 && row.cell(at).equalsIgnoreCase(EXAMPLE) && plan.tenants().stream().noneMatch(tenant -> tenant.id().value().equals(EXAMPLE))
                && plan.fleet().stream().noneMatch(cluster -> cluster.id().value().equals(EXAMPLE) || cluster.name().equalsIgnoreCase(EXAMPLE));
        if (example) {
            cells.notes().add(new Grid.Problem(row.number(), at, "The row is the example of the template: it was left out."));
        }
        return example;
    }

    /// How many of them are what the plan has already.
    public int unchanged() {
        return tenants.size() + clusters.size() - added - changed;
    }

    /// The edit that takes in what was read.
    ///
    /// @param name what it comes from, such as the name of a file
    public Edit edit(String name) {
        return Edit.of("edit.importSheet", List.of(name, Integer.toString(added), Integer.toString(changed)), this::applyTo);
    }

    /// The plan with what was read in place of what has its id, or added at the end; with the facts of GPU types that are new to it.
    ///
    /// @throws InvalidPlan if the plan has changed since, so that they do not fit it any more
    public Plan applyTo(Plan plan) {
        return withClusters(withTenants(plan, tenants), clusters);
    }

    private static Plan withTenants(Plan plan, List<Tenant> tenants) {
        if (tenants.isEmpty()) {
            return plan;
        }
        Map<TenantId, Tenant> all = new LinkedHashMap<>();
        plan.tenants().forEach(tenant -> all.put(tenant.id(), tenant));
        tenants.forEach(tenant -> all.put(tenant.id(), tenant));
        return plan.withTenants(List.copyOf(all.values()));
    }

    private static Plan withClusters(Plan plan, List<Cluster> clusters) {
        if (clusters.isEmpty()) {
            return plan;
        }
        Map<ClusterId, Cluster> all = new LinkedHashMap<>();
        plan.fleet().forEach(cluster -> all.put(cluster.id(), cluster));
        clusters.forEach(cluster -> all.put(cluster.id(), cluster));
        return withGpuTypes(plan, clusters).withFleet(List.copyOf(all.values()));
    }

    /// With the facts that a plan file would take from the catalogue for GPU types that the plan does not have yet.
    private static Plan withGpuTypes(Plan plan, List<Cluster> clusters) {
        Set<GpuTypeId> missing = new LinkedHashSet<>(clusters.stream().map(Cluster::gpu).toList());
        plan.gpuTypes().forEach(gpu -> missing.remove(gpu.id()));
        if (missing.isEmpty()) {
            return plan;
        }
        List<GpuType> gpuTypes = new ArrayList<>(plan.gpuTypes());
        Map<Profile.Scope, Profile> profiles = new LinkedHashMap<>();
        plan.profiles().forEach(profile -> profiles.put(profile.scope(), profile));
        Set<ProfileId> taken = plan.profiles().stream().map(Profile::id).collect(Collectors.toSet());
        for (GpuTypeId id : missing) {
            gpuTypes.add(Catalogue.shipped().gpuType(id).orElseThrow());
            Catalogue.shipped().profiles(id).stream().filter(profile -> !taken.contains(profile.id())).forEach(profile -> profiles.putIfAbsent(profile.scope(), profile));
        }
        return plan.withGpuTypes(gpuTypes).withProfiles(List.copyOf(profiles.values()));
    }

    /// Finds what does not fit the plan although each cell is sound, such as a cluster too small for what stands on it: all at once, and one by one only where that fails.
    private void fit(Plan plan, RowCells cells) {
        try {
            applyTo(plan);
        } catch (InvalidPlan wrong) {
            for (int i = 0; i < Math.min(MOST_TRIED, cells.origins().size()); i++) {
                SheetImport one = new SheetImport(subject, tenants.isEmpty() ? List.of() : List.of(tenants.get(i)), clusters.isEmpty() ? List.of() : List.of(clusters.get(i)), 0, 0, List.of(), List.of());
                try {
                    one.applyTo(plan);
                } catch (InvalidPlan culprit) {
                    cells.problems().add(new Grid.Problem(cells.origins().get(i).number(), 0, Objects.requireNonNullElse(culprit.getMessage(), "")));
                }
            }
            if (cells.problems().isEmpty()) {
                cells.problems().add(new Grid.Problem(cells.origins().getFirst().number(), 0, Objects.requireNonNullElse(wrong.getMessage(), "")));
            }
        }
    }
}
