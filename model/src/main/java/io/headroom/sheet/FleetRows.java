package io.headroom.sheet;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows that are clusters.
final class FleetRows {
    private static final int MOST_NODES = 100_000;
    private static final int MOST_GPUS = 128;

    private final Plan plan;
    private final RowCells cells;
    private final KnownGpus gpus;
    private final Map<String, Cluster> known;
    private final Set<String> names;
    private final FreshIds ids;
    private final Set<String> seen = new HashSet<>();

    FleetRows(Plan plan, SheetMapping mapping, RowCells cells) {
        this.plan = plan;
        this.cells = cells;
        gpus = new KnownGpus(plan);
        known = plan.fleet().stream().collect(Collectors.toMap(cluster -> cluster.id().value(), Function.identity()));
        names = plan.fleet().stream().map(Cluster::name).collect(Collectors.toSet());
        ids = new FreshIds("cluster", known.keySet());
    }

    SheetImport read(List<Grid.Line> rows) {
        rows.stream().map(row -> cells.text(row, Field.CLUSTER_ID)).filter(id -> !id.isEmpty()).forEach(ids::take);
        List<Cluster> clusters = new ArrayList<>();
        int added = 0;
        int changed = 0;
        for (Grid.Line row : rows) {
            cells.begin();
            String id = cells.text(row, Field.CLUSTER_ID);
            if (!id.isEmpty() && !seen.add(id)) {
                cells.problem(row, Field.CLUSTER_ID, "The id %s is there twice: every cluster has its own.".formatted(id));
                continue;
            }
            Cluster before = known.get(id);
            Cluster cluster = cluster(row, id, before);
            if (cluster != null) {
                clusters.add(cluster);
                cells.origins().add(row);
                added += before == null ? 1 : 0;
                changed += before != null && !before.equals(cluster) ? 1 : 0;
            }
        }
        return new SheetImport(Subject.FLEET, List.of(), clusters, added, changed, List.of(), cells.notes());
    }

    /// The cluster of a row; null where a cell is wrong.
    private @Nullable Cluster cluster(Grid.Line row, String id, @Nullable Cluster before) {
        int wrong = cells.problems().size();
        String name = name(row, before);
        GpuType gpu = gpu(row, before);
        Integer nodes = count(row, ClusterColumn.NODES, before == null ? null : Integer.valueOf(before.nodes()), MOST_NODES);
        Integer width = count(row, ClusterColumn.GPUS_PER_NODE, before != null ? Integer.valueOf(before.gpusPerNode()) : gpu == null ? null : Integer.valueOf(gpu.gpusPerNode()), MOST_GPUS);
        LocalDate from = day(row, ClusterColumn.FROM, before == null ? null : before.availableFrom());
        LocalDate until = day(row, ClusterColumn.UNTIL, before == null ? null : before.availableUntil());
        if (from != null && until != null && !until.isAfter(from)) {
            cells.problem(row, ClusterColumn.UNTIL, "The cluster leaves on %s, but comes on %s: let it leave later.".formatted(until, from));
        }
        Prices prices = gpu == null || width == null ? null : before == null ? prices(row, gpu, width) : changed(row, before.prices(), width);
        if (cells.problems().size() > wrong || name == null || gpu == null || nodes == null || width == null || prices == null) {
            return null;
        }
        try {
            return new Cluster(before != null ? before.id() : new ClusterId(id.isEmpty() ? ids.of(name) : id), name, gpu.id(), nodes, width, from, until, prices);
        } catch (InvalidPlan unusable) {
            cells.problem(row, id.isEmpty() ? Field.of(ClusterColumn.NAME) : Field.CLUSTER_ID, Objects.requireNonNullElse(unusable.getMessage(), ""));
            return null;
        }
    }

    private @Nullable String name(Grid.Line row, @Nullable Cluster before) {
        String text = cells.text(row, ClusterColumn.NAME);
        if (before != null && (!cells.has(ClusterColumn.NAME) || RowCells.same(text, before.name()))) {
            return before.name();
        }
        if (text.isEmpty()) {
            empty(row, ClusterColumn.NAME);
            return null;
        }
        if (before == null && names.contains(text)) {
            cells.note(row, ClusterColumn.NAME, "The plan has a cluster %s already, and this is another one: to change the first, give the row its id.".formatted(text));
        }
        return text;
    }

    private @Nullable GpuType gpu(Grid.Line row, @Nullable Cluster before) {
        String text = cells.text(row, ClusterColumn.GPU);
        if (before != null && (!cells.has(ClusterColumn.GPU) || text.equals(before.gpu().value()))) {
            return plan.gpuType(before.gpu());
        }
        if (text.isEmpty()) {
            empty(row, ClusterColumn.GPU);
            return null;
        }
        KnownGpus.@Nullable Found found = cells.read(row, ClusterColumn.GPU, gpus::get);
        if (found != null && !found.exact()) {
            cells.note(row, ClusterColumn.GPU, "%s was taken for the GPU type %s.".formatted(text, found.gpu().id()));
        }
        return found == null ? null : found.gpu();
    }

    /// @param otherwise what holds where the sheet does not say; null if it has to
    private @Nullable Integer count(Grid.Line row, ClusterColumn column, @Nullable Integer otherwise, int most) {
        String text = cells.text(row, column);
        if (text.isEmpty()) {
            // For a cluster that the plan knows an empty cell is a figure taken away.
            if (otherwise == null || (cells.has(column) && known.containsKey(cells.text(row, Field.CLUSTER_ID)))) {
                empty(row, column);
            }
            return otherwise;
        }
        return cells.read(row, column, words -> {
            double count = Units.count(words);
            if (count != Math.rint(count) || count < 1 || count > most) {
                throw new InvalidPlan("\"%s\" cannot be the %s of a cluster: write a whole number from 1 to %d.".formatted(words, column.title(), most));
            }
            return (int) count;
        });
    }

    private @Nullable LocalDate day(Grid.Line row, ClusterColumn column, @Nullable LocalDate before) {
        return !cells.has(column) ? before : cells.text(row, column).isEmpty() ? null : cells.read(row, column, DayText::read);
    }

    private void empty(Grid.Line row, ClusterColumn column) {
        cells.problem(row, column, cells.has(column) ? "The cell is empty: a cluster needs %s.".formatted(column.title()) : "A new cluster needs %s: map a column to it.".formatted(column.title()));
    }

    private @Nullable Prices changed(Grid.Line row, Prices before, int width) {
        Double onDemand = price(row, ClusterColumn.ON_DEMAND, width, before.onDemandUsdPerGpuHour());
        Double reserved = price(row, ClusterColumn.RESERVED, width, before.reservedUsdPerGpuHour());
        LocalDate asOf = before.asOf();
        if (cells.has(ClusterColumn.AS_OF)) {
            asOf = cells.read(row, ClusterColumn.AS_OF, DayText::read);
        }
        String source = cells.text(row, ClusterColumn.SOURCE);
        boolean same = !cells.has(ClusterColumn.SOURCE) || RowCells.same(source, before.source());
        return onDemand == null || reserved == null || asOf == null ? null : new Prices(onDemand, reserved, asOf, same ? before.source() : source);
    }

    private @Nullable Double price(Grid.Line row, ClusterColumn column, int width, double before) {
        return cells.has(column) ? cells.read(row, column, text -> PriceText.read(text, cells.unit(column), width)) : Double.valueOf(before);
    }

    /// The prices of a new cluster: those of its row, or those of the catalogue where the row has none at all.
    private @Nullable Prices prices(Grid.Line row, GpuType gpu, int width) {
        String onDemandText = cells.text(row, ClusterColumn.ON_DEMAND);
        String reservedText = cells.text(row, ClusterColumn.RESERVED);
        if (onDemandText.isEmpty() && reservedText.isEmpty()) {
            return usual(row, gpu);
        }
        if (onDemandText.isEmpty()) {
            cells.problem(row, ClusterColumn.ON_DEMAND, "The row has a reserved price alone: a cluster needs %s too.".formatted(ClusterColumn.ON_DEMAND.title()));
            return null;
        }
        Double onDemand = cells.read(row, ClusterColumn.ON_DEMAND, text -> PriceText.read(text, cells.unit(ClusterColumn.ON_DEMAND), width));
        Double reserved = reservedText.isEmpty() ? onDemand : cells.read(row, ClusterColumn.RESERVED, text -> PriceText.read(text, cells.unit(ClusterColumn.RESERVED), width));
        if (reservedText.isEmpty()) {
            cells.note(row, ClusterColumn.ON_DEMAND, "No reserved price is given: the on-demand price stands for it.");
        }
        LocalDate asOf = null;
        if (cells.text(row, ClusterColumn.AS_OF).isEmpty()) {
            cells.problem(row, ClusterColumn.AS_OF, "A price needs the day it was read: fill a column %s.".formatted(ClusterColumn.AS_OF.title()));
        } else {
            asOf = cells.read(row, ClusterColumn.AS_OF, DayText::read);
        }
        return onDemand == null || reserved == null || asOf == null ? null : new Prices(onDemand, reserved, asOf, cells.text(row, ClusterColumn.SOURCE));
    }

    private @Nullable Prices usual(Grid.Line row, GpuType gpu) {
        Optional<Prices> known = Catalogue.shipped().prices(gpu.id());
        if (known.isEmpty()) {
            cells.problem(row, ClusterColumn.ON_DEMAND, "The catalogue knows no price of %s: give %s, %s and %s.".formatted(gpu.id(), ClusterColumn.ON_DEMAND.title(), ClusterColumn.RESERVED.title(),
                    ClusterColumn.AS_OF.title()));
            return null;
        }
        cells.note(row, ClusterColumn.GPU, "No price is given: those of the catalogue for %s, of %s, were taken.".formatted(gpu.id(), known.get().asOf()));
        return known.get();
    }
}
